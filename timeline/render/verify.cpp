// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/verify.h"

#include <algorithm>
#include <chrono>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Flicks;
using model::FrameNumber;
using model::FrameRange;
using model::Result;

namespace {

constexpr double closePsnr = 40;
constexpr double packetShare = 0.1;
// New sound reaches beyond its range by a crossfade and by the packets that its codec needs to
// settle, on both sides.
constexpr std::chrono::milliseconds soundReach{700};

// Largest deviation of a shown timestamp, in seconds, each file counted from its first frame. What
// the rounding of two time bases explains is none.
double timeDeviation(const model::FrameIndex &base, const model::FrameIndex &out)
{
    const Flicks rounding = model::toFlicks(1, base.timeBase()) / 2
        + model::toFlicks(1, out.timeBase()) / 2 + Flicks{2};
    // The first frame is rounded too.
    const Flicks allowed = base.timeBase() == out.timeBase() ? Flicks{1} : 2 * rounding;
    Flicks largest{0};
    const std::int64_t count = std::min(base.count(), out.count());
    for (FrameNumber n{0}; n.value < count; n = n + 1) {
        const Flicks deviation =
            std::chrono::abs((out.at(n).time - out.start()) - (base.at(n).time - base.start()));
        if (deviation > allowed)
            largest = std::max(largest, deviation);
    }
    return model::toSeconds(largest);
}

// The GOPs of a file, and which frames are in them. Those before the first key are one as well.
class Gops {
public:
    explicit Gops(const model::FrameIndex &index)
        : m_keys(index.keyFrames())
    {
    }
    std::size_t count() const { return m_keys.size() + 1; }
    std::size_t of(FrameNumber n) const
    {
        return std::size_t(std::ranges::upper_bound(m_keys, n) - m_keys.begin());
    }

private:
    std::vector<FrameNumber> m_keys;
};

class Verification {
public:
    Verification(const media::MediaFile &base, const media::MediaFile &out,
        const WantedRanges &wanted, PacketReport packets)
        : m_base(base)
        , m_out(out)
        , m_wanted(wanted)
        , m_packets(std::move(packets))
        , m_deviation(timeDeviation(*base.index, *out.index))
        , m_gops(*out.index)
        , m_isNew(m_gops.count(), false)
    {
        for (const Flicks time : m_packets.newPictures)
            m_isNew[m_gops.of(out.index->frameAt(time + out.index->start()))] = true;
    }

    Result<Report> run(
        Depth depth, const model::Progress &progress, const model::CancelToken &cancel) const
    {
        const bool isQuick = depth == Depth::Quick && canLeaveOut();
        const double quickShare = isQuick ? 0.5 : 1; // mostly there is nothing behind it
        auto figures = compareFrames(m_base, m_out, m_wanted, framesToDecode(isQuick),
            model::part(progress, 0, quickShare), cancel);
        if (figures && isQuick && surprises(figures->different))
            figures = compareFrames(m_base, m_out, m_wanted, framesToDecode(false),
                model::part(progress, quickShare, 1), cancel);
        if (!figures)
            return tl::unexpected(figures.error());
        if (progress)
            progress(1);
        return reportOf(*figures);
    }

private:
    // Whether frames with the source's own packets are the source's own for certain.
    bool canLeaveOut() const
    {
        const TrackDifference &picture = m_packets.picture();
        return m_base.index->count() == m_out.index->count() && m_deviation <= 0
            && picture.state != TrackState::Rewritten && picture.packets.lost == 0
            && picture.header.isEmpty() && m_packets.displacedPictures == 0
            && !m_packets.hasNewSets;
    }

    std::vector<bool> framesToDecode(bool isQuick) const
    {
        const auto count = std::size_t(m_out.index->count());
        if (!isQuick)
            return std::vector<bool>(count, true);
        std::vector<bool> decodes(count, false);
        for (FrameNumber n{0}; n.value < std::int64_t(count); n = n + 1) {
            const std::size_t gop = m_gops.of(n);
            decodes[std::size_t(n.value)] = m_isNew[gop] || (gop > 0 && m_isNew[gop - 1])
                || (gop + 1 < m_isNew.size() && m_isNew[gop + 1]);
        }
        return decodes;
    }

    // A GOP of copied packets that decodes to something else: then any other may.
    bool surprises(const std::vector<FrameRange> &different) const
    {
        return std::ranges::any_of(different, [this](const FrameRange &range) {
            for (FrameNumber n = range.begin; n < range.end; n = n + 1) {
                if (!m_isNew[m_gops.of(n)])
                    return true;
            }
            return false;
        });
    }

    Report reportOf(const FrameFigures &figures) const
    {
        Report report;
        report.frames = m_out.index->count();
        report.identical = figures.identical;
        report.decoded = figures.decoded;
        report.reencoded = figures.different;
        report.packetsCopied = m_packets.picture().packets.copied;
        report.packetsReencoded = m_packets.picture().packets.other;
        for (const TrackDifference &track : m_packets.tracks) {
            if (track.kind != QLatin1String("audio"))
                continue;
            report.soundCopied += track.packets.copied;
            report.soundReencoded += track.packets.other;
        }
        report.tracks = m_packets.tracks;
        report.hasSameChapters = m_packets.hasSameChapters;
        report.fallback = fallbackOf(report);
        report.checks = checksOf(figures);
        report.ok = std::ranges::all_of(report.checks, &Check::ok);
        return report;
    }

    std::vector<Check> checksOf(const FrameFigures &figures) const
    {
        const std::int64_t missing = m_out.index->count() - m_base.index->count();
        std::vector<Check> checks{{QStringLiteral("frame-count"), missing == 0, double(missing)},
            {QStringLiteral("timestamps"), m_deviation <= 0, m_deviation},
            {QStringLiteral("decodes"), figures.failed == 0, double(figures.failed)}};
        const auto none = [&checks](const QString &name, std::int64_t count) {
            checks.push_back({name, count == 0, double(count)});
        };
        none(QStringLiteral("tracks"),
            std::ranges::count(m_packets.tracks, TrackState::Missing, &TrackDifference::state));
        none(QStringLiteral("headers"),
            std::ranges::count_if(m_packets.tracks,
                [](const TrackDifference &track) { return !track.header.isEmpty(); }));
        none(QStringLiteral("chapters"), m_packets.hasSameChapters ? 0 : 1);
        if (!m_wanted)
            return checks;
        checks.push_back({QStringLiteral("outside-range"), figures.leastOutside >= closePsnr,
            std::min(figures.leastOutside, shownPsnr)});
        none(QStringLiteral("sound-outside"), soundOutside());
        return checks;
    }

    // New packets of sound far from what is wanted, in tracks that are copied otherwise.
    std::int64_t soundOutside() const
    {
        std::int64_t count = 0;
        for (const TrackDifference &track : m_packets.tracks) {
            if (track.kind != QLatin1String("audio") || track.state != TrackState::Touched)
                continue;
            count += track.packets.lost;
            for (const PacketRun &run : track.touched)
                count += isNearWanted(run) ? 0 : run.last - run.first + 1;
        }
        return count;
    }

    bool isNearWanted(const PacketRun &run) const
    {
        const model::FrameIndex &index = *m_base.index;
        return std::ranges::any_of(*m_wanted, [&](const FrameRange &range) {
            if (range.isEmpty() || range.begin.value >= index.count())
                return false;
            const Flicks begin = index.at(range.begin).time - index.start();
            const Flicks end =
                (range.end.value < index.count() ? index.at(range.end).time : index.end())
                - index.start();
            return run.begin >= begin - soundReach && run.end <= end + soundReach;
        });
    }

    // Why more than the ranges was encoded, as far as the two files tell.
    std::optional<QString> fallbackOf(const Report &report) const
    {
        const bool all = report.packetsCopied == 0 && report.packetsReencoded > 0;
        std::int64_t wanted = 0;
        for (const FrameRange &range : m_wanted.value_or(std::vector<FrameRange>()))
            wanted += range.count();
        if (all && wanted < report.frames)
            return QStringLiteral("full encode: no picture packet of the source was copied");
        return std::nullopt;
    }

    const media::MediaFile &m_base;
    const media::MediaFile &m_out;
    const WantedRanges &m_wanted;
    PacketReport m_packets;
    double m_deviation; // seconds
    Gops m_gops;
    std::vector<bool> m_isNew; // by GOP: it has a packet that the source has not
};

} // namespace

Result<Report> verify(const media::MediaFile &base, const media::MediaFile &out,
    const WantedRanges &wanted, const model::Progress &progress, const model::CancelToken &cancel,
    Depth depth)
{
    if (!base.index || base.index->isEmpty() || !out.index || out.index->isEmpty())
        return fail(
            Error::Kind::NoPicture, QStringLiteral("a file without frames cannot be verified"));
    auto packets = comparePackets(base.path, base.index->start(), out.path, out.index->start(),
        model::part(progress, 0, packetShare), cancel);
    if (!packets)
        return tl::unexpected(packets.error());
    return Verification(base, out, wanted, std::move(*packets))
        .run(depth, model::part(progress, packetShare, 1), cancel);
}

} // namespace timeline::render
