// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/packetdiff.h"

#include "timeline/render/packetlane.h"
#include "timeline/render/trackheader.h"
#include "timeline/render/trackpairs.h"

#include <algorithm>
#include <map>
#include <memory>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Flicks;

namespace {

// Silence comes out of an encoder as the same bytes again.
constexpr std::int64_t mostByChance = 10;

// One of the two files, read packet by packet.
class Side {
public:
    Side(std::unique_ptr<media::Demuxer> demuxer, Flicks start)
        : m_demuxer(std::move(demuxer))
        , m_packet(media::makePacket())
        , m_start(start)
    {
    }

    const media::Demuxer &demuxer() const { return *m_demuxer; }
    bool atEnd() const { return m_atEnd; }
    Flicks position() const { return m_position; }
    PacketLane *lane(std::size_t pair)
    {
        for (auto &[stream, lane] : m_lanes) {
            if (lane.pair == pair)
                return &lane.packets;
        }
        return nullptr;
    }

    void follow(int stream, std::size_t pair)
    {
        const AVStream *found = m_demuxer->stream(stream);
        if (found && !isStill(*found))
            m_lanes.emplace(stream, Lane{pair, PacketLane(*found, m_start)});
    }

    void begin()
    {
        std::vector<int> streams;
        for (const auto &[stream, lane] : m_lanes)
            streams.push_back(stream);
        m_demuxer->readOnly(streams);
    }

    // Reads one packet and hands what is in order now to `take(pair, prints, isLast)`.
    template <class Take> model::Result<> advance(const Take &take)
    {
        const auto more = m_demuxer->read(*m_packet);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more) {
            m_atEnd = true;
            for (auto &[stream, lane] : m_lanes)
                take(lane.pair, lane.packets.finish(), true);
            return {};
        }
        const auto lane = m_lanes.find(m_packet->stream_index);
        if (lane != m_lanes.end()) {
            const AVRational base = m_demuxer->stream(m_packet->stream_index)->time_base;
            if (m_packet->dts != AV_NOPTS_VALUE)
                m_position = std::max(
                    m_position, model::toFlicks(m_packet->dts, {base.num, base.den}) - m_start);
            take(lane->second.pair, lane->second.packets.add(*m_packet), false);
        }
        av_packet_unref(m_packet.get());
        return {};
    }

private:
    struct Lane {
        std::size_t pair;
        PacketLane packets;
    };

    std::unique_ptr<media::Demuxer> m_demuxer;
    media::PacketPtr m_packet;
    Flicks m_start;
    std::map<int, Lane> m_lanes; // by the stream's number
    Flicks m_position = Flicks::min();
    bool m_atEnd = false;
};

TrackState stateOf(TrackPair pair, const PacketCount &packets)
{
    if (pair.base < 0)
        return TrackState::New;
    if (pair.out < 0)
        return TrackState::Missing;
    if (packets.other == 0 && packets.lost == 0)
        return TrackState::Copied;
    return packets.copied * mostByChance < packets.other ? TrackState::Rewritten
                                                         : TrackState::Touched;
}

class Comparison {
public:
    Comparison(Side base, Side out)
        : m_base(std::move(base))
        , m_out(std::move(out))
        , m_pairs(pairTracks(m_base.demuxer(), m_out.demuxer()))
        , m_matchers(m_pairs.size())
    {
        for (std::size_t i = 0; i < m_pairs.size(); ++i) {
            m_base.follow(m_pairs[i].base, i);
            m_out.follow(m_pairs[i].out, i);
            // Nothing waits for a track that is not there.
            if (m_pairs[i].base < 0)
                m_matchers[i].endBase();
            if (m_pairs[i].out < 0)
                m_matchers[i].endOut();
            const PacketLane *theirs = m_base.lane(i);
            PacketLane *ours = m_out.lane(i);
            if (theirs && ours)
                ours->beginLike(*theirs);
        }
        m_base.begin();
        m_out.begin();
    }

    model::Result<PacketReport> run(
        const model::Progress &progress, const model::CancelToken &cancel)
    {
        std::int64_t done = 0;
        while (!m_base.atEnd() || !m_out.atEnd()) {
            if (cancel.isCancelled())
                return fail(Error::Kind::Cancelled);
            if (auto ok = readNext(); !ok)
                return tl::unexpected(ok.error());
            if (progress && ++done % 64 == 0)
                progress(1 - 1 / (1 + double(done) / 5000)); // how many there are is not known
        }
        return report();
    }

private:
    // The one that is behind reads on, so that little waits for its partner.
    model::Result<> readNext()
    {
        const bool readsBase =
            m_out.atEnd() || (!m_base.atEnd() && m_base.position() <= m_out.position());
        if (readsBase)
            return m_base.advance(
                [this](std::size_t pair, std::vector<PacketPrint> prints, bool isLast) {
                    m_matchers[pair].addBase(std::move(prints));
                    if (isLast)
                        m_matchers[pair].endBase();
                });
        return m_out.advance(
            [this](std::size_t pair, std::vector<PacketPrint> prints, bool isLast) {
                m_matchers[pair].addOut(std::move(prints));
                if (isLast)
                    m_matchers[pair].endOut();
            });
    }

    PacketReport report()
    {
        PacketReport report;
        for (std::size_t i = 0; i < m_pairs.size(); ++i)
            report.tracks.push_back(difference(m_pairs[i], m_matchers[i]));
        const PacketMatcher &pictures = m_matchers.front();
        report.newPictures = pictures.otherTimes();
        report.displacedPictures = pictures.displaced();
        report.hasNewSets = pictures.bringsSets();
        report.hasSameChapters =
            hasSameChapters(m_base.demuxer().context(), m_out.demuxer().context());
        return report;
    }

    TrackDifference difference(TrackPair pair, PacketMatcher &matcher) const
    {
        const AVStream *base = m_base.demuxer().stream(pair.base);
        const AVStream *out = m_out.demuxer().stream(pair.out);
        const AVStream &either = out ? *out : *base;
        TrackDifference d;
        d.kind = kindOfTrack(either);
        d.codec = QString::fromLatin1(avcodec_get_name(either.codecpar->codec_id));
        d.base = pair.base;
        d.out = pair.out;
        d.packets = matcher.finish();
        if (isStill(either)) {
            const bool isSame = base && out && std::ranges::equal(stillOf(*base), stillOf(*out));
            d.packets = {isSame ? 1 : 0, out && !isSame ? 1 : 0, base && !isSame ? 1 : 0};
        }
        d.touched = matcher.others();
        d.late = matcher.late().value_or(Flicks{0});
        d.state = stateOf(pair, d.packets);
        const bool isKept = d.state == TrackState::Copied || d.state == TrackState::Touched;
        if (isKept && d.packets.copied > 0)
            d.header = headerDifferences(*base, *out);
        return d;
    }

    Side m_base, m_out;
    std::vector<TrackPair> m_pairs;
    std::vector<PacketMatcher> m_matchers;
};

} // namespace

model::Result<PacketReport> comparePackets(const QString &base, Flicks baseStart,
    const QString &out, Flicks outStart, const model::Progress &progress,
    const model::CancelToken &cancel)
{
    auto left = media::Demuxer::open(base, cancel);
    if (!left)
        return tl::unexpected(left.error());
    auto right = media::Demuxer::open(out, cancel);
    if (!right)
        return tl::unexpected(right.error());
    return Comparison(Side(std::move(*left), baseStart), Side(std::move(*right), outStart))
        .run(progress, cancel);
}

} // namespace timeline::render
