// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/packetkind.h"

#include <algorithm>
#include <optional>

namespace timeline::media {

using model::KeyKind;
using Bytes = std::span<const std::uint8_t>;

namespace {

// Where the next start code (00 00 01) begins, or the end.
std::size_t findStartCode(Bytes data, std::size_t from)
{
    for (std::size_t i = from; i + 3 <= data.size(); ++i) {
        if (data[i] == 0 && data[i + 1] == 0 && data[i + 2] == 1)
            return i;
    }
    return data.size();
}

// Calls `see` with each NAL unit until it returns false.
template <class See> void forEachNal(Bytes data, int lengthSize, See see)
{
    std::size_t at = lengthSize > 0 ? 0 : findStartCode(data, 0);
    while (at < data.size()) {
        if (lengthSize == 0) {
            const std::size_t begin = at + 3;
            const std::size_t end = findStartCode(data, begin);
            if (begin >= end || !see(data.subspan(begin, end - begin)))
                return;
            at = end;
            continue;
        }
        if (data.size() - at < std::size_t(lengthSize))
            return;
        std::size_t size = 0;
        for (int i = 0; i < lengthSize; ++i)
            size = size << 8 | data[at++];
        size = std::min(size, data.size() - at);
        if (size == 0 || !see(data.subspan(at, size)))
            return;
        at += size;
    }
}

// The size of the length field in avcC and hvcC (ISO/IEC 14496-15 §5.3.3.1, §8.3.3.1).
int lengthSizeOf(const AVCodecParameters &codec)
{
    const std::size_t at = codec.codec_id == AV_CODEC_ID_HEVC ? 21 : 4;
    const bool isPacked =
        codec.extradata && std::size_t(codec.extradata_size) > at + 1 && codec.extradata[0] == 1;
    return isPacked ? (codec.extradata[at] & 3) + 1 : 0;
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

// The NAL units in hvcC (ISO/IEC 14496-15 §8.3.3.1): arrays of some type each.
template <class See> void forEachNalOfHeader(Bytes header, See see)
{
    const auto number = [&header](std::size_t at) {
        return at + 2 <= header.size() ? std::size_t(header[at] << 8 | header[at + 1]) : 0;
    };
    std::size_t at = 23;
    for (int arrays = header.size() > 22 ? header[22] : 0; arrays > 0; --arrays) {
        std::size_t count = number(at + 1);
        for (at += 3; count > 0 && at + 2 <= header.size(); --count) {
            const std::size_t begin = at + 2;
            const std::size_t size = std::min(number(at), header.size() - begin);
            see(header.subspan(begin, size));
            at = begin + size;
        }
    }
}

} // namespace

PacketClassifier::PacketClassifier(const AVCodecParameters &codec)
    : m_codec(codec.codec_id)
    , m_lengthSize(lengthSizeOf(codec))
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
    forEachNal(data, m_lengthSize, [&key](Bytes nal) {
        const int type = nal[0] & 0x1F;
        if (type == 5)
            key = KeyKind::Idr;
        return type != 5 && type != 1;
    });
    return {key};
}

PacketKind PacketClassifier::classifyHevc(Bytes data, bool isKey) const
{
    std::optional<int> picture;
    forEachNal(data, m_lengthSize, [&picture](Bytes nal) {
        const int type = (nal[0] >> 1) & 0x3F;
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
    : m_lengthSize(lengthSizeOf(codec))
{
    const Bytes header = codec.extradata
        ? Bytes(codec.extradata, std::size_t(std::max(codec.extradata_size, 0)))
        : Bytes();
    const auto see = [this](Bytes nal) {
        learn(nal);
        return true;
    };
    if (m_lengthSize > 0)
        forEachNalOfHeader(header, see);
    else
        forEachNal(header, 0, see);
}

// ITU-T H.265 §7.3.2.2.1: sps_max_sub_layers_minus1 stands behind the NAL header and four bits.
void DisposablePictures::learn(Bytes nal)
{
    constexpr int sequenceParameters = 33;
    if (nal.size() > 2 && ((nal[0] >> 1) & 0x3F) == sequenceParameters)
        m_highest = std::max(m_highest, (nal[2] >> 1) & 7);
}

bool DisposablePictures::contains(Bytes packet)
{
    bool hasSlices = false, isNeeded = false;
    forEachNal(packet, m_lengthSize, [&](Bytes nal) {
        learn(nal);
        const int type = (nal[0] >> 1) & 0x3F;
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
