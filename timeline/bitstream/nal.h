// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// NAL units in packets (ITU-T H.264 §7.3.1 and annex B, ITU-T H.265 §7.3.1 and annex B, ISO/IEC
// 14496-15 §4.3.2). Pure functions, any thread; they never read outside of their input.
namespace timeline::bitstream {

template <class T = void> using Result = model::Result<T>;
using Bytes = std::span<const std::uint8_t>;
using Buffer = std::vector<std::uint8_t>;

enum class Codec { H264, Hevc };

// How the units of a packet are set apart.
struct NalFormat {
    int lengthSize = 0; // bytes of the length before each unit, 1–4; 0: start codes

    bool operator==(const NalFormat &) const = default;
};

// Where the next start code (00 00 01) begins, or the end.
std::size_t findStartCode(Bytes data, std::size_t from);

// Calls `see(Bytes nal, bool isWhole)` with each unit, none of them empty, until it returns false.
// A length that reaches beyond the end gives what is there as the last unit, which is not whole;
// a length of zero ends the walk.
template <class See> void forEachNal(Bytes packet, NalFormat format, See see)
{
    const auto lengthSize = std::size_t(format.lengthSize);
    std::size_t at = lengthSize > 0 ? 0 : findStartCode(packet, 0);
    while (at < packet.size()) {
        if (lengthSize == 0) {
            const std::size_t begin = at + 3;
            at = findStartCode(packet, begin);
            std::size_t end = at;
            while (end > begin && packet[end - 1] == 0) // belongs to the next start code
                --end;
            if (end > begin && !see(packet.subspan(begin, end - begin), true))
                return;
            continue;
        }
        if (packet.size() - at < lengthSize)
            return;
        std::size_t size = 0;
        for (std::size_t i = 0; i < lengthSize; ++i)
            size = size << 8 | packet[at++];
        const std::size_t there = std::min(size, packet.size() - at);
        if (there == 0 || !see(packet.subspan(at, there), there == size))
            return;
        at += there;
    }
}

// The whole units of a packet, in order; ends before the first broken length.
std::vector<Bytes> nalsOf(Bytes packet, NalFormat format);
// As nalsOf, but an error (Damaged) when the packet holds anything else than whole units.
Result<std::vector<Bytes>> wholeNalsOf(Bytes packet, NalFormat format);

// The units as one packet. An error (InvalidRequest) when one is too long for the length field.
Result<Buffer> joinNals(std::span<const Bytes> nals, NalFormat format);
Result<Buffer> joinNals(std::span<const Buffer> nals, NalFormat format);

// Without and with emulation prevention (00 00 03), H.264 §7.4.1.1, H.265 §7.4.2.3: of a unit or of
// its beginning. A trailing zero byte is closed with 03, as both standards ask.
Buffer unescape(Bytes nal);
Buffer escape(Bytes raw);

inline int nalType(Bytes nal, Codec codec)
{
    if (nal.empty())
        return -1;
    return codec == Codec::H264 ? nal[0] & 0x1F : (nal[0] >> 1) & 0x3F;
}

} // namespace timeline::bitstream
