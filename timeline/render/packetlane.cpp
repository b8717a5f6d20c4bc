// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/packetlane.h"

#include "timeline/render/trackheader.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

namespace timeline::render {

using model::Flicks;

namespace {

constexpr int emptyText = 2; // bytes: the length of no text

// Bytes of one sample of all channels; 0: not PCM, or not of whole bytes.
int pcmBytes(const AVCodecParameters &p)
{
    if (p.codec_type != AVMEDIA_TYPE_AUDIO
        || std::strncmp(avcodec_get_name(p.codec_id), "pcm_", 4) != 0)
        return 0;
    const int bits = av_get_exact_bits_per_sample(p.codec_id) * p.ch_layout.nb_channels;
    return bits % 8 == 0 ? bits / 8 : 0;
}

void addBytes(QCryptographicHash &hash, const std::uint8_t *data, std::size_t size)
{
    hash.addData(QByteArray::fromRawData(reinterpret_cast<const char *>(data), qsizetype(size)));
}

} // namespace

PacketLane::PacketLane(const AVStream &stream, Flicks start)
    : m_stream(&stream)
    , m_start(start)
    , m_isText(stream.codecpar->codec_type == AVMEDIA_TYPE_SUBTITLE)
    , m_format(nalFormatOf(*stream.codecpar))
{
    if (const int bytes = pcmBytes(*stream.codecpar); bytes > 0)
        m_blocks.emplace(stream.codecpar->sample_rate, bytes);
}

Flicks PacketLane::timeOf(std::int64_t ticks) const
{
    return model::toFlicks(ticks, {m_stream->time_base.num, m_stream->time_base.den}) - m_start;
}

std::int64_t PacketLane::sampleOf(Flicks time) const
{
    return model::toTicks(time, {1, std::max(m_stream->codecpar->sample_rate, 1)});
}

void PacketLane::beginLike(const PacketLane &other)
{
    const std::int64_t theirs = other.m_stream->start_time, ours = m_stream->start_time;
    if (!m_blocks || theirs == AV_NOPTS_VALUE || ours == AV_NOPTS_VALUE
        || av_cmp_q(m_stream->time_base, other.m_stream->time_base) == 0)
        return;
    const Flicks wanted = other.timeOf(theirs), there = timeOf(ours);
    if (std::chrono::abs(wanted - there) <= PacketMatcher::tolerance)
        m_shift = sampleOf(wanted) - sampleOf(there);
}

PacketPrint PacketLane::printOf(const AVPacket &packet)
{
    const auto size = std::size_t(std::max(packet.size, 0));
    QCryptographicHash hash(QCryptographicHash::Md5);
    addBytes(hash, packet.data, size);
    constexpr std::array handed{
        AV_PKT_DATA_NEW_EXTRADATA, AV_PKT_DATA_PALETTE, AV_PKT_DATA_PARAM_CHANGE};
    for (const AVPacketSideDataType type : handed) {
        std::size_t sideSize = 0;
        if (const std::uint8_t *side = av_packet_get_side_data(&packet, type, &sideSize))
            addBytes(hash, side, sideSize);
    }
    const std::int64_t pts = packet.pts == AV_NOPTS_VALUE ? packet.dts : packet.pts;
    PacketPrint print{pts == AV_NOPTS_VALUE ? Flicks{0} : timeOf(pts), packet.size, hash.result(),
        m_place++, (packet.flags & AV_PKT_FLAG_KEY) != 0, false};
    if (m_format)
        print.hasSets = carriesSets({packet.data, size}, *m_format, m_stream->codecpar->codec_id);
    return print;
}

std::vector<PacketPrint> PacketLane::add(const AVPacket &packet)
{
    if (m_isText && packet.size <= emptyText)
        return {}; // a pause: containers put them in where they need them
    const std::int64_t pts = packet.pts == AV_NOPTS_VALUE ? packet.dts : packet.pts;
    if (m_blocks && pts != AV_NOPTS_VALUE)
        return m_blocks->add(
            sampleOf(timeOf(pts)) + m_shift, {packet.data, std::size_t(std::max(packet.size, 0))});
    const Flicks dts = packet.dts == AV_NOPTS_VALUE ? Flicks::min() : timeOf(packet.dts);
    return m_order.add(printOf(packet), dts);
}

std::vector<PacketPrint> PacketLane::finish()
{
    return m_blocks ? m_blocks->finish() : m_order.finish();
}

} // namespace timeline::render
