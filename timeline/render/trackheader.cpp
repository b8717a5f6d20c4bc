// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/trackheader.h"

#include "timeline/bitstream/avcconfig.h"
#include "timeline/bitstream/hevcconfig.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace timeline::render {

using bitstream::Buffer;
using bitstream::Bytes;

namespace {

// A parameter set: the packets name it by its number.
struct Set {
    int type = 0, id = -1;
    Buffer bytes;
};

template <class Parsed> int idOf(const Parsed &parsed)
{
    return parsed ? parsed->id : -1;
}

std::optional<std::vector<Set>> avcSets(Bytes header)
{
    const auto config = bitstream::readAvcConfig(header);
    if (!config)
        return std::nullopt;
    std::vector<Set> sets;
    for (const Buffer &nal : config->sps)
        sets.push_back({bitstream::h264SpsType, idOf(bitstream::parseH264Sps(nal)), nal});
    for (const Buffer &nal : config->pps)
        sets.push_back({bitstream::h264PpsType, idOf(bitstream::parseH264Pps(nal)), nal});
    return sets;
}

int hevcIdOf(int type, const Buffer &nal)
{
    switch (type) {
    case bitstream::hevcVpsType:
        return bitstream::parseHevcVpsId(nal).value_or(-1);
    case bitstream::hevcSpsType:
        return idOf(bitstream::parseHevcSps(nal));
    case bitstream::hevcPpsType:
        return idOf(bitstream::parseHevcPpsIds(nal));
    default:
        return -1; // messages: they decide nothing
    }
}

std::optional<std::vector<Set>> hevcSets(Bytes header)
{
    const auto config = bitstream::readHevcConfig(header);
    if (!config)
        return std::nullopt;
    std::vector<Set> sets;
    for (const Buffer &nal : config->sets()) {
        const int type = bitstream::nalType(nal, bitstream::Codec::Hevc);
        if (type >= bitstream::hevcVpsType && type <= bitstream::hevcPpsType)
            sets.push_back({type, hevcIdOf(type, nal), nal});
    }
    return sets;
}

bool keepsSets(const std::vector<Set> &base, const std::vector<Set> &out)
{
    const auto stands = [&out](const Set &set) {
        bool isThere = false;
        for (const Set &other : out) {
            const bool isSame = other.type == set.type && other.bytes == set.bytes;
            isThere = isThere || isSame;
            if (other.type == set.type && other.id == set.id && !isSame)
                return false; // another one under its number
        }
        return isThere;
    };
    return std::ranges::all_of(base, stands);
}

Bytes headerOf(const AVCodecParameters &p)
{
    return {p.extradata, std::size_t(std::max(p.extradata_size, 0))};
}

bool isRecord(Bytes header)
{
    return !header.empty() && header[0] == 1;
}

bool decodesAlike(const AVCodecParameters &base, const AVCodecParameters &out)
{
    const Bytes a = headerOf(base), b = headerOf(out);
    if (std::ranges::equal(a, b))
        return true;
    constexpr std::array selfContained{
        AV_CODEC_ID_VP8, AV_CODEC_ID_VP9, AV_CODEC_ID_PRORES, AV_CODEC_ID_DNXHD, AV_CODEC_ID_MJPEG};
    if (std::ranges::find(selfContained, base.codec_id) != selfContained.end())
        return true;
    const bool isAvc = base.codec_id == AV_CODEC_ID_H264;
    if ((!isAvc && base.codec_id != AV_CODEC_ID_HEVC) || isRecord(a) != isRecord(b))
        return false;
    if (nalFormatOf(base) != nalFormatOf(out))
        return false;
    const auto of = [isAvc](Bytes header) { return isAvc ? avcSets(header) : hevcSets(header); };
    const auto theirs = of(a), ours = of(b);
    return theirs && ours && keepsSets(*theirs, *ours);
}

AVRational aspectOf(const AVStream &s)
{
    const AVRational said =
        s.sample_aspect_ratio.num > 0 ? s.sample_aspect_ratio : s.codecpar->sample_aspect_ratio;
    return said.num > 0 && said.den > 0 ? said : AVRational{1, 1};
}

// What of the matrix turns and mirrors; where the picture then lies is the player's matter.
std::array<int, 4> turnOf(const AVStream &stream)
{
    std::array<std::int32_t, 9> matrix{1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30};
    const Bytes data = trackSideData(stream, AV_PKT_DATA_DISPLAYMATRIX);
    if (data.size() >= sizeof matrix)
        std::memcpy(matrix.data(), data.data(), sizeof matrix);
    return {matrix[0], matrix[1], matrix[3], matrix[4]};
}

bool hasSameLight(const AVStream &base, const AVStream &out)
{
    constexpr std::array types{AV_PKT_DATA_MASTERING_DISPLAY_METADATA,
        AV_PKT_DATA_CONTENT_LIGHT_LEVEL, AV_PKT_DATA_DOVI_CONF};
    return std::ranges::all_of(types, [&](AVPacketSideDataType type) {
        // Containers write the same numbers as different fractions.
        return trackSideData(base, type).empty() == trackSideData(out, type).empty();
    });
}

QStringList pictureDifferences(const AVStream &base, const AVStream &out)
{
    const AVCodecParameters &a = *base.codecpar, &b = *out.codecpar;
    QStringList found;
    if (a.width != b.width || a.height != b.height)
        found << QStringLiteral("size");
    if (a.format != b.format && a.format >= 0 && b.format >= 0)
        found << QStringLiteral("pixel format");
    if (a.color_range != b.color_range || a.color_primaries != b.color_primaries
        || a.color_trc != b.color_trc || a.color_space != b.color_space
        || a.chroma_location != b.chroma_location)
        found << QStringLiteral("colour");
    if (!hasSameLight(base, out))
        found << QStringLiteral("HDR metadata");
    if (av_cmp_q(aspectOf(base), aspectOf(out)) != 0)
        found << QStringLiteral("pixel aspect ratio");
    if (turnOf(base) != turnOf(out))
        found << QStringLiteral("rotation");
    return found;
}

QStringList soundDifferences(const AVCodecParameters &a, const AVCodecParameters &b)
{
    QStringList found;
    if (a.sample_rate != b.sample_rate)
        found << QStringLiteral("sample rate");
    const bool isSaid = a.ch_layout.order != AV_CHANNEL_ORDER_UNSPEC
        && b.ch_layout.order != AV_CHANNEL_ORDER_UNSPEC;
    if (a.ch_layout.nb_channels != b.ch_layout.nb_channels
        || (isSaid && av_channel_layout_compare(&a.ch_layout, &b.ch_layout) != 0))
        found << QStringLiteral("channels");
    return found;
}

} // namespace

QStringList headerDifferences(const AVStream &base, const AVStream &out)
{
    const AVCodecParameters &a = *base.codecpar, &b = *out.codecpar;
    if (a.codec_id != b.codec_id)
        return {QStringLiteral("codec")};
    if (a.codec_type != AVMEDIA_TYPE_VIDEO && a.codec_type != AVMEDIA_TYPE_AUDIO)
        return {};
    QStringList found =
        a.codec_type == AVMEDIA_TYPE_VIDEO ? pictureDifferences(base, out) : soundDifferences(a, b);
    if (!decodesAlike(a, b))
        found << QStringLiteral("decoder's setup");
    return found;
}

std::optional<bitstream::NalFormat> nalFormatOf(const AVCodecParameters &track)
{
    const Bytes header = headerOf(track);
    if (track.codec_id != AV_CODEC_ID_H264 && track.codec_id != AV_CODEC_ID_HEVC)
        return std::nullopt;
    if (!isRecord(header))
        return bitstream::NalFormat{};
    if (track.codec_id == AV_CODEC_ID_H264) {
        const auto config = bitstream::readAvcConfig(header);
        return config ? std::optional(config->format()) : std::nullopt;
    }
    const auto config = bitstream::readHevcConfig(header);
    return config ? std::optional(config->format()) : std::nullopt;
}

bool carriesSets(Bytes packet, const bitstream::NalFormat &format, AVCodecID codec)
{
    const bool isAvc = codec == AV_CODEC_ID_H264;
    bool found = false;
    bitstream::forEachNal(packet, format, [&](Bytes nal, bool) {
        const int type =
            bitstream::nalType(nal, isAvc ? bitstream::Codec::H264 : bitstream::Codec::Hevc);
        found = isAvc ? type == bitstream::h264SpsType || type == bitstream::h264PpsType
                      : type >= bitstream::hevcVpsType && type <= bitstream::hevcPpsType;
        return !found;
    });
    return found;
}

Bytes trackSideData(const AVStream &stream, AVPacketSideDataType type)
{
#if LIBAVCODEC_VERSION_MAJOR >= 61
    const AVPacketSideData *data = av_packet_side_data_get(
        stream.codecpar->coded_side_data, stream.codecpar->nb_coded_side_data, type);
    return data ? Bytes(data->data, data->size) : Bytes();
#else
    std::size_t size = 0;
    const std::uint8_t *data = av_stream_get_side_data(&stream, type, &size);
    return data ? Bytes(data, size) : Bytes();
#endif
}

} // namespace timeline::render
