// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/packettally.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace timeline::render {

using model::FrameNumber;

namespace {

constexpr int emptyText = 2; // bytes: the length of no text

} // namespace

CopiedPackets::CopiedPackets(
    const model::FrameIndex &index, const SplicePlan &plan, SpliceTraits traits)
    : m_whole(traits.derivedDts ? Share::Shown : Share::All)
{
    for (const Seam &seam : plan.seams) {
        Gap gap;
        gap.begin = index.at(seam.touched.begin).pts;
        const bool isRebased = seam.entry == Entry::Rebased;
        const FrameNumber behind = isRebased ? seam.rebased.end : seam.touched.end;
        gap.end = behind.value < index.count() ? index.at(behind).pts
                                               : std::numeric_limits<std::int64_t>::max();
        if (isRebased)
            gap.atEnd = m_whole;
        else if (seam.entry == Entry::BrokenLink)
            gap.atEnd = Share::None;
        // Hidden pictures before the first frame lean on each other, and may lean on it.
        if (seam.touched.begin.value == 0)
            gap.begin = std::numeric_limits<std::int64_t>::min();
        // Rebased up to the next seam.
        if (!m_gaps.empty() && m_gaps.back().end == gap.begin) {
            gap.begin = m_gaps.back().begin;
            m_gaps.pop_back();
        }
        m_gaps.push_back(gap);
    }
}

CopiedPackets::Share CopiedPackets::of(std::int64_t pts) const
{
    const auto gap =
        std::ranges::partition_point(m_gaps, [pts](const Gap &g) { return g.end < pts; });
    if (gap == m_gaps.end() || pts < gap->begin)
        return m_whole;
    return pts < gap->end ? Share::None : gap->atEnd;
}

PacketTally::Kind PacketTally::kindOf(const AVStream &stream)
{
    const AVCodecParameters &p = *stream.codecpar;
    if (p.codec_type == AVMEDIA_TYPE_SUBTITLE)
        return Kind::Texts;
    if (stream.disposition & AV_DISPOSITION_ATTACHED_PIC)
        return Kind::Still;
    return av_get_exact_bits_per_sample(p.codec_id) > 0 ? Kind::Samples : Kind::Packets;
}

PacketTally::PacketTally(Kind kind)
    : m_kind(kind)
{
}

void PacketTally::add(const AVPacket &packet, CopiedPackets::Share share)
{
    using Share = CopiedPackets::Share;
    if (share == Share::None)
        return;
    if (m_kind == Kind::Texts && packet.size <= emptyText)
        return; // a pause: containers put them in where they need them
    if (m_kind == Kind::Samples && !std::exchange(m_hasBegun, true))
        m_sum.add(packet.pts);
    if (m_kind == Kind::Packets || m_kind == Kind::Texts) {
        ++m_count;
        m_sum.add(packet.pts);
        if (share == Share::All && m_kind == Kind::Packets)
            m_sum.add(packet.dts);
        m_sum.add(std::int64_t(packet.flags & AV_PKT_FLAG_KEY));
        m_sum.add(std::int64_t(packet.size));
    }
    addBytes({packet.data, std::size_t(std::max(packet.size, 0))});
}

void TrackSpan::add(const AVPacket &packet, AVRational timeBase)
{
    if (packet.pts == AV_NOPTS_VALUE)
        return;
    const model::Rational base{timeBase.num, timeBase.den};
    const model::TimeRange there{model::toFlicks(packet.pts, base),
        model::toFlicks(packet.pts + std::max<std::int64_t>(packet.duration, 1), base)};
    m_range = m_range.isEmpty()
        ? there
        : model::TimeRange{std::min(m_range.begin, there.begin), std::max(m_range.end, there.end)};
}

CopiedSound::CopiedSound(
    media::SoundClock clock, std::vector<SampleRange> replaced, int sampleBytes)
    : m_clock(clock)
    , m_replaced(std::move(replaced))
    , m_sampleBytes(sampleBytes)
{
}

void CopiedSound::add(const AVPacket &packet, PacketTally &tally)
{
    const std::int64_t begin = m_clock.placeOf(packet.pts);
    if (m_sampleBytes == 0) {
        m_clock.endsAt(begin + m_clock.packetSize());
        const bool isReplaced = std::ranges::any_of(
            m_replaced, [begin](SampleRange r) { return begin >= r.begin && begin < r.end; });
        return isReplaced ? tally.skip() : tally.add(packet);
    }
    const std::span<const std::uint8_t> bytes(packet.data, std::size_t(std::max(packet.size, 0)));
    const std::int64_t end = begin + std::int64_t(bytes.size()) / m_sampleBytes;
    m_clock.endsAt(end);
    std::int64_t at = begin;
    const auto addUpTo = [&](std::int64_t next) {
        if (next > at)
            tally.addBytes(bytes.subspan(std::size_t((at - begin) * m_sampleBytes),
                std::size_t((next - at) * m_sampleBytes)));
        at = std::max(at, next);
    };
    for (const SampleRange &range : m_replaced) {
        addUpTo(std::clamp(range.begin, begin, end));
        at = std::max(at, std::clamp(range.end, begin, end));
    }
    addUpTo(end);
}

} // namespace timeline::render
