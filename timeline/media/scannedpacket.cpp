// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/scannedpacket.h"

#include "timeline/model/nearlysorted.h"

#include <algorithm>
#include <optional>

namespace timeline::media {

using model::FrameEntry;
using model::FrameIndex;
using model::KeyKind;

namespace {

FrameEntry entryOf(const ScannedPacket &packet)
{
    FrameEntry entry;
    entry.pts = packet.pts;
    entry.dts = packet.dts != AV_NOPTS_VALUE ? packet.dts : packet.pts;
    entry.position = packet.position;
    entry.size = packet.size;
    entry.key = packet.kind.key;
    return entry;
}

// Runs over the packets in file order and knows what can be shown.
class Sieve {
public:
    // True when a decoder that starts at the file's begin shows this packet.
    bool isDecodable(const ScannedPacket &packet)
    {
        if (packet.kind.key != KeyKind::None) {
            const bool isFirst = m_key == nullptr;
            m_dropsLeading =
                packet.kind.key == KeyKind::Bla || (isFirst && packet.kind.key != KeyKind::Idr);
            m_key = &packet;
            return true;
        }
        if (!m_key)
            return false;
        if (packet.kind.skippable)
            return !m_dropsLeading;
        // H.264 and MPEG-2 do not mark leading pictures; H.265 does, and RADL is decodable.
        const bool isOpen =
            m_key->kind.key == KeyKind::Recovery || m_key->kind.key == KeyKind::Refresh;
        const bool leansBack = isLeading(packet) && isOpen;
        return !(leansBack && m_dropsLeading);
    }

    bool isLeading(const ScannedPacket &packet) const
    {
        return m_key && packet.kind.key == KeyKind::None && packet.pts < m_key->pts;
    }

private:
    const ScannedPacket *m_key = nullptr;
    bool m_dropsLeading = false;
};

// A picture is shown no earlier than it is decoded, so that nothing to come is shown before the
// newest dts. Some pictures of distance, the most that H.264 and H.265 reorder, forgive muxers that
// guess their dts.
std::optional<std::int64_t> certainBefore(const std::vector<ScannedPacket> &packets)
{
    constexpr std::size_t distance = 16;
    std::int64_t newest = AV_NOPTS_VALUE;
    std::int64_t certain = AV_NOPTS_VALUE;
    for (std::size_t i = 0; i < packets.size(); ++i) {
        const ScannedPacket &packet = packets[i];
        if (packet.pts == AV_NOPTS_VALUE)
            return std::nullopt;
        if (packet.dts == AV_NOPTS_VALUE)
            continue;
        if (newest != AV_NOPTS_VALUE && packet.dts < newest)
            return std::nullopt;
        newest = packet.dts;
        if (i + distance < packets.size())
            certain = newest;
    }
    return certain == AV_NOPTS_VALUE ? std::nullopt : std::optional(certain);
}

// Of frames in the order in which they are shown.
std::int64_t medianDuration(const std::vector<FrameEntry> &frames)
{
    if (frames.size() < 2)
        return 0;
    std::vector<std::int64_t> steps;
    for (std::size_t i = 1; i < frames.size(); ++i)
        steps.push_back(frames[i].pts - frames[i - 1].pts);
    const auto middle = steps.begin() + std::ptrdiff_t(steps.size() / 2);
    std::ranges::nth_element(steps, middle);
    return *middle;
}

std::int64_t lastDuration(
    std::int64_t ofPacket, std::int64_t ofStream, const std::vector<FrameEntry> &frames)
{
    if (ofPacket > 0)
        return ofPacket;
    const std::int64_t median = medianDuration(frames);
    return median > 0 ? median : ofStream;
}

// What is shown, in its order.
struct Shown {
    std::vector<FrameEntry> frames;
    std::vector<FrameIndex::EntryPoint> entryPoints;
    std::int64_t durationOfLast = 0; // as its packet says
};

Shown shownOf(const std::vector<ScannedPacket> &packets)
{
    Shown shown;
    shown.frames.reserve(packets.size());
    const ScannedPacket *last = nullptr;
    Sieve sieve;
    for (const ScannedPacket &packet : packets) {
        if (packet.size == 0)
            continue; // "the picture before goes on": nothing is decoded
        const bool isDecodable = sieve.isDecodable(packet);
        if (packet.kind.key != KeyKind::None)
            shown.entryPoints.push_back({packet.pts, entryOf(packet).dts, packet.kind.key});
        if (!isDecodable || packet.hidden || !packet.kind.shown)
            continue;
        shown.frames.push_back(entryOf(packet));
        shown.frames.back().leading = sieve.isLeading(packet);
        if (!last || packet.pts > last->pts)
            last = &packet;
    }
    shown.durationOfLast = last ? last->duration : 0;
    model::sortNearlySorted(shown.frames, &FrameEntry::pts);
    model::sortNearlySorted(shown.entryPoints, &FrameIndex::EntryPoint::pts);
    // Of those with the same pts the first in the file is shown. (Clang 14, which lints, cannot
    // read this library's ranges::unique.)
    const auto again = std::unique(shown.frames.begin(), shown.frames.end(),
        [](const FrameEntry &a, const FrameEntry &b) { return a.pts == b.pts; });
    shown.frames.erase(again, shown.frames.end());
    return shown;
}

} // namespace

FrameIndex indexOf(
    const std::vector<ScannedPacket> &packets, model::Rational timeBase, std::int64_t frameDuration)
{
    Shown shown = shownOf(packets);
    const std::int64_t duration = lastDuration(shown.durationOfLast, frameDuration, shown.frames);
    return {timeBase, std::move(shown.frames), std::move(shown.entryPoints), duration};
}

FrameIndex certainIndexOf(const std::vector<ScannedPacket> &packets, model::Rational timeBase)
{
    const auto end = certainBefore(packets);
    if (!end)
        return {};
    Shown shown = shownOf(packets);
    const auto isEarlier = [end](const auto &each) { return each.pts < *end; };
    auto &[frames, entries, ofLast] = shown;
    const auto behind = std::ranges::partition_point(frames, isEarlier);
    if (behind == frames.begin() || behind == frames.end())
        return {};
    const std::int64_t duration = behind->pts - std::prev(behind)->pts;
    frames.erase(behind, frames.end());
    entries.erase(std::ranges::partition_point(entries, isEarlier), entries.end());
    return {timeBase, std::move(frames), std::move(entries), duration};
}

FrameIndex indexByOrder(const std::vector<ScannedPacket> &packets,
    const std::vector<std::size_t> &shownOrder, model::Rational timeBase,
    std::int64_t frameDuration, FrameIndex::Stamps stamps)
{
    const bool counts = stamps == FrameIndex::Stamps::Count;
    const std::int64_t step = std::max<std::int64_t>(frameDuration, 1);
    std::vector<std::int64_t> times; // shown times: the stamps there are, in ascending order
    for (std::size_t k = 0; k < shownOrder.size(); ++k)
        times.push_back(counts ? std::int64_t(k) * step : packets[shownOrder[k]].dts);
    std::ranges::sort(times);

    std::vector<FrameEntry> frames;
    std::vector<FrameIndex::EntryPoint> entryPoints;
    for (std::size_t k = 0; k < shownOrder.size(); ++k) {
        FrameEntry entry = entryOf(packets[shownOrder[k]]);
        entry.pts = times[k];
        entry.dts = counts ? std::int64_t(shownOrder[k]) : entry.dts;
        if (entry.isKey())
            entryPoints.push_back({entry.pts, entry.dts, entry.key});
        frames.push_back(entry);
    }
    const std::int64_t duration = lastDuration(0, frameDuration, frames);
    return {timeBase, std::move(frames), std::move(entryPoints), duration, stamps};
}

} // namespace timeline::media
