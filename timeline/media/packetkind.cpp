// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/packetkind.h"

#include "timeline/bitstream/bits.h"
#include "timeline/bitstream/hevcconfig.h"

#include <algorithm>
#include <optional>

namespace timeline::media {

using bitstream::Bytes;
using bitstream::Codec;
using bitstream::findStartCode;
using bitstream::forEachNal;
using bitstream::NalFormat;
using bitstream::nalType;
using model::KeyKind;

namespace {

// As avcC and hvcC tell it (ISO/IEC 14496-15 §5.3.3.1, §8.3.3.1), which may be broken behind it.
NalFormat formatOf(const AVCodecParameters &codec)
{
    const std::size_t at = codec.codec_id == AV_CODEC_ID_HEVC ? 21 : 4;
    const bool isPacked =
        codec.extradata && std::size_t(codec.extradata_size) > at + 1 && codec.extradata[0] == 1;
    return {isPacked ? (codec.extradata[at] & 3) + 1 : 0};
}

PacketKind classifyMpeg2(Bytes data, bool isKey)
{
    if (!isKey)
        return {};
    for (std::size_t at = findStartCode(data, 0); at < data.size();
         at = findStartCode(data, at + 3)) {
        if (at + 8 > data.size() || data[at + 3] != 0xB8)
            continue;
        if (data[at + 7] & 0x20) // broken_link
            return {KeyKind::Bla};
        return {data[at + 7] & 0x40 ? KeyKind::Idr : KeyKind::Recovery};
    }
    return {KeyKind::Recovery};
}

// slice_type of ITU-T H.264 §7.3.3, table 7-6.
bool isIntraSlice(Bytes nal)
{
    constexpr std::size_t head = 16; // the two numbers before and it are no longer
    const bitstream::Buffer raw = bitstream::unescape(nal.first(std::min(nal.size(), head)));
    bitstream::BitReader reader(raw, 8);
    reader.ue(); // first_mb_in_slice
    return reader.ueUpTo(9) % 5 == 2 && reader.isValid();
}

} // namespace

PacketClassifier::PacketClassifier(const AVCodecParameters &codec)
    : m_codec(codec.codec_id)
    , m_format(formatOf(codec))
{
    const AVCodecDescriptor *descriptor = avcodec_descriptor_get(codec.codec_id);
    m_isIntraOnly = descriptor && (descriptor->props & AV_CODEC_PROP_INTRA_ONLY);
}

PacketKind PacketClassifier::classify(Bytes data, bool isKey) const
{
    switch (m_codec) {
    case AV_CODEC_ID_H264:
        return classifyH264(data, isKey);
    case AV_CODEC_ID_HEVC:
        return classifyHevc(data, isKey);
    case AV_CODEC_ID_MPEG1VIDEO:
    case AV_CODEC_ID_MPEG2VIDEO:
        return classifyMpeg2(data, isKey);
    case AV_CODEC_ID_VP8:
        return {isKey ? KeyKind::Idr : KeyKind::None, false, data.empty() || (data[0] & 0x10) != 0};
    default:
        return {isKey || m_isIntraOnly ? KeyKind::Idr : KeyKind::None};
    }
}

PacketKind PacketClassifier::classifyH264(Bytes data, bool isKey) const
{
    if (!isKey)
        return {};
    KeyKind key = KeyKind::Recovery;
    forEachNal(data, m_format, [&key](Bytes nal, bool) {
        const int type = nalType(nal, Codec::H264);
        if (type == 5)
            key = KeyKind::Idr;
        else if (type == 1 && !isIntraSlice(nal))
            key = KeyKind::Refresh;
        return type != 5 && type != 1;
    });
    return {key};
}

PacketKind PacketClassifier::classifyHevc(Bytes data, bool isKey) const
{
    std::optional<int> picture;
    forEachNal(data, m_format, [&picture](Bytes nal, bool) {
        const int type = nalType(nal, Codec::Hevc);
        if (type < 32) // a slice
            picture = type;
        return !picture;
    });
    if (!picture)
        return {isKey ? KeyKind::Idr : KeyKind::None};
    if (*picture >= 16 && *picture <= 18)
        return {KeyKind::Bla};
    if (*picture == 21)
        return {KeyKind::Cra};
    if (*picture == 8 || *picture == 9)
        return {KeyKind::None, true};
    const bool isIdr = *picture == 19 || *picture == 20;
    return {isIdr || isKey ? KeyKind::Idr : KeyKind::None};
}

DisposablePictures::DisposablePictures(const AVCodecParameters &codec)
    : m_format(formatOf(codec))
{
    if (!codec.extradata)
        return;
    const Bytes header(codec.extradata, std::size_t(std::max(codec.extradata_size, 0)));
    if (const auto config = bitstream::readHevcConfig(header); config) {
        for (const bitstream::Buffer &set : config->sets())
            learn(set);
    }
}

// ITU-T H.265 §7.3.2.2.1: sps_max_sub_layers_minus1 stands behind the NAL header and four bits.
void DisposablePictures::learn(Bytes nal)
{
    if (nal.size() > 2 && nalType(nal, Codec::Hevc) == bitstream::hevcSpsType)
        m_highest = std::max(m_highest, (nal[2] >> 1) & 7);
}

bool DisposablePictures::contains(Bytes packet)
{
    bool hasSlices = false, isNeeded = false;
    forEachNal(packet, m_format, [&](Bytes nal, bool) {
        learn(nal);
        const int type = nalType(nal, Codec::Hevc);
        if (type >= 32 || nal.size() < 2)
            return true; // no slice
        hasSlices = true;
        // Even numbers below 16: nothing in their own sub-layer refers to them.
        isNeeded = isNeeded || type >= 16 || type % 2 != 0 || (nal[1] & 7) - 1 != m_highest;
        return true;
    });
    return hasSlices && !isNeeded;
}

} // namespace timeline::media
