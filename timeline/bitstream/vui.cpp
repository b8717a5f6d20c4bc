// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/vui.h"

#include <array>

namespace timeline::bitstream {

namespace {

struct Ratio {
    int width;
    int height;
};

// H.264 table E-1, H.265 table E.1.
constexpr std::array<Ratio, 17> ratios{
    {{0, 0}, {1, 1}, {12, 11}, {10, 11}, {16, 11}, {40, 33}, {24, 11}, {20, 11}, {32, 11}, {80, 33},
        {18, 11}, {15, 11}, {64, 33}, {160, 99}, {4, 3}, {3, 2}, {2, 1}}};
constexpr std::uint32_t extendedRatio = 255;

} // namespace

VuiHead readVuiHead(BitReader &reader)
{
    VuiHead head;
    if (reader.flag()) {
        const std::uint32_t ratio = reader.u(8);
        if (ratio == extendedRatio) {
            head.sarWidth = int(reader.u(16));
            head.sarHeight = int(reader.u(16));
        } else if (ratio < ratios.size()) {
            head.sarWidth = ratios[ratio].width;
            head.sarHeight = ratios[ratio].height;
        }
    }
    if (reader.flag())
        head.overscanAppropriate = reader.flag();
    if (reader.flag()) {
        head.videoFormat = int(reader.u(3));
        head.fullRange = reader.flag();
        if (reader.flag()) {
            head.primaries = int(reader.u(8));
            head.transfer = int(reader.u(8));
            head.matrix = int(reader.u(8));
        }
    }
    if (reader.flag()) {
        head.chromaLocationTop = reader.ueUpTo(5);
        head.chromaLocationBottom = reader.ueUpTo(5);
    }
    return head;
}

} // namespace timeline::bitstream
