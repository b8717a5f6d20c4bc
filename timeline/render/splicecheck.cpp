// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/splicecheck.h"

#include "timeline/media/framesource.h"
#include "timeline/render/picturehash.h"

#include <algorithm>

namespace timeline::render {

using media::FrameSource;
using media::MediaFile;
using model::Error;
using model::fail;
using model::FrameNumber;
using model::FrameRange;
using model::Result;

namespace {

// Of a GOP without end no more frames are compared: those further away have the same packets to
// decode from.
constexpr std::int64_t mostBeside = 300;
// Of pictures that were encoded anew for what lies beside them: far below what an encoder leaves,
// far above what a wrong parameter set or a neighbour's picture does.
constexpr double alike = 30;
constexpr int packetsPerProgress = 64;
constexpr double packetShare = 0.3;

tl::unexpected<Error> broken(const QString &what)
{
    return fail(Error::Kind::EncoderFailed, what);
}

Result<> checkFrames(const model::FrameIndex &source, const model::FrameIndex &out)
{
    if (out.count() != source.count())
        return broken(QStringLiteral("the copy has %1 frames instead of %2")
                          .arg(out.count())
                          .arg(source.count()));
    const bool sameClock = out.timeBase() == source.timeBase();
    for (FrameNumber n{0}; n.value < out.count(); n = n + 1) {
        const bool same =
            sameClock ? out.at(n).pts == source.at(n).pts : out.at(n).time == source.at(n).time;
        if (!same)
            return broken(QStringLiteral("frame %1 of the copy is not at its time").arg(n.value));
    }
    // The last frame's length is all that its stamps do not say.
    const auto off = std::chrono::abs(out.end() - source.end());
    if (off > model::toFlicks(1, source.timeBase()) + model::toFlicks(1, out.timeBase()))
        return broken(QStringLiteral("the copy is not as long as the source"));
    return {};
}

Result<> checkPackets(const MediaFile &source, const QString &part, const SpliceClaim &claim,
    const model::Progress &progress, const model::CancelToken &cancel)
{
    const auto demuxer = media::Demuxer::open(part, cancel);
    if (!demuxer)
        return tl::unexpected(demuxer.error());
    const CopiedPackets copied(*source.index, claim.offer.plan, claim.offer.traits);
    const int picture = source.info.video.streamIndex;
    std::map<int, std::pair<int, PacketTally>> tallies; // by the copy's number
    std::vector<int> wanted;
    for (const auto &[stream, track] : claim.tracks) {
        const AVStream *out = (*demuxer)->stream(track.outStream);
        if (!out)
            return broken(QStringLiteral("a track of the copy is missing"));
        if (track.isRewritten && stream != picture)
            continue;
        tallies.emplace(track.outStream, std::pair(stream, PacketTally(PacketTally::kindOf(*out))));
        wanted.push_back(track.outStream);
    }
    (*demuxer)->readOnly(wanted);
    const media::PacketPtr packet = media::makePacket();
    const std::int64_t size = std::max<std::int64_t>(avio_size((*demuxer)->context().pb), 1);
    for (std::int64_t count = 1;; ++count) {
        const auto got = (*demuxer)->read(*packet);
        if (!got)
            return tl::unexpected(got.error());
        if (!*got)
            break;
        if (const auto tally = tallies.find(packet->stream_index); tally != tallies.end()) {
            const bool isPicture = tally->second.first == picture;
            tally->second.second.add(
                *packet, isPicture ? copied.of(packet->pts) : CopiedPackets::Share::All);
        }
        if (progress && packet->pos >= 0 && count % packetsPerProgress == 0)
            progress(std::min(double(packet->pos) / double(size), 1.0));
        av_packet_unref(packet.get());
    }
    for (auto &[out, tally] : tallies) {
        const CopiedTrack &track = claim.tracks.at(tally.first);
        if (tally.second.count() != track.packets || tally.second.digest() != track.digest)
            return broken(
                QStringLiteral("the packets of track %1 are not all as they were").arg(out));
    }
    return {};
}

class SeamCheck {
public:
    static Result<SeamCheck> open(const MediaFile &source, const MediaFile &out)
    {
        auto a = FrameSource::open(source, FrameSource::Use::Playback);
        if (!a)
            return tl::unexpected(a.error());
        auto b = FrameSource::open(out, FrameSource::Use::Playback);
        if (!b)
            return tl::unexpected(b.error());
        return SeamCheck(*source.index, std::move(*a), std::move(*b));
    }

    // `before` and `behind` are where the neighbouring seams end and begin.
    Result<> run(
        const Seam &seam, FrameNumber before, FrameNumber behind, const model::CancelToken &cancel)
    {
        const FrameNumber first = std::max(gopBefore(seam.touched.begin), before);
        // What has other headers proves to be the same by nothing but its pictures.
        const FrameNumber end =
            std::min(std::max(gopBehind(seam.touched.end), seam.rebased.end), behind);
        for (FrameNumber n = first; n < seam.touched.begin; n = n + 1) {
            if (auto ok = compare(n, cancel, identicalPsnr); !ok)
                return ok;
        }
        for (FrameNumber n = seam.touched.begin; n < seam.touched.end; n = n + 1) {
            auto ok = seam.changed.contains(n) ? decode(n, cancel) : compare(n, cancel, alike);
            if (!ok)
                return ok;
        }
        for (FrameNumber n = seam.touched.end; n < end; n = n + 1) {
            if (auto ok = compare(n, cancel, identicalPsnr); !ok)
                return ok;
        }
        return {};
    }

private:
    SeamCheck(const model::FrameIndex &index, std::unique_ptr<FrameSource> source,
        std::unique_ptr<FrameSource> out)
        : m_index(index)
        , m_source(std::move(source))
        , m_out(std::move(out))
    {
    }

    FrameNumber gopBefore(FrameNumber end) const
    {
        FrameNumber n = end;
        while (n.value > 0 && end - n < mostBeside) {
            n = n - 1;
            if (m_index.at(n).isKey())
                break;
        }
        return n;
    }

    FrameNumber gopBehind(FrameNumber begin) const
    {
        FrameNumber n = begin;
        while (n.value < m_index.count() && n - begin < mostBeside
            && (n == begin || !m_index.at(n).isKey()))
            n = n + 1;
        return n;
    }

    Result<> decode(FrameNumber n, const model::CancelToken &cancel)
    {
        const auto got = m_out->frame(n, cancel);
        if (!got && got.error().kind == Error::Kind::Cancelled)
            return tl::unexpected(got.error());
        if (!got || got->picture->decode_error_flags != 0)
            return broken(QStringLiteral("frame %1 of the copy does not decode").arg(n.value));
        m_last = *got;
        return {};
    }

    // `least`: dB.
    Result<> compare(FrameNumber n, const model::CancelToken &cancel, double least)
    {
        const auto wanted = m_source->frame(n, cancel);
        if (!wanted && wanted.error().kind == Error::Kind::Cancelled)
            return tl::unexpected(wanted.error());
        if (!wanted)
            return {}; // damaged in the source already
        if (auto ok = decode(n, cancel); !ok)
            return ok;
        if (picturePsnr(*wanted, m_last).value_or(0) < least)
            return broken(QStringLiteral("frame %1 beside a seam has changed").arg(n.value));
        return {};
    }

    const model::FrameIndex &m_index;
    std::unique_ptr<FrameSource> m_source, m_out;
    media::VideoFrame m_last;
};

} // namespace

Result<> checkSplice(const MediaFile &source, const QString &part, const SpliceClaim &claim,
    const model::Progress &progress, const model::CancelToken &cancel)
{
    const auto out = media::openMedia(part, {}, cancel);
    if (!out)
        return tl::unexpected(out.error());
    if (auto ok = checkFrames(*source.index, *out->index); !ok)
        return ok;
    const auto share = [&progress](double from, double to) {
        return progress
            ? model::Progress([&progress, from, to](double x) { progress(from + (to - from) * x); })
            : model::Progress();
    };
    if (auto ok = checkPackets(source, part, claim, share(0, packetShare), cancel); !ok)
        return ok;
    auto seams = SeamCheck::open(source, *out);
    if (!seams)
        return tl::unexpected(seams.error());
    const std::vector<Seam> &all = claim.offer.plan.seams;
    const model::Progress rest = share(packetShare, 1);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const FrameNumber before = i > 0 ? all[i - 1].touched.end : FrameNumber{0};
        const FrameNumber behind =
            i + 1 < all.size() ? all[i + 1].touched.begin : FrameNumber{source.index->count()};
        if (auto ok = seams->run(all[i], before, behind, cancel); !ok)
            return ok;
        if (rest)
            rest(double(i + 1) / double(all.size()));
    }
    return {};
}

} // namespace timeline::render
