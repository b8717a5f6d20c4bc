// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/ffmpeg.h"
#include "timeline/model/mediainfo.h"

namespace timeline::media {

// What the numbers in a picture mean, in FFmpeg's enums and without gaps: matrix and range are
// always known, primaries and transfer may stay unspecified.
struct ColorTags {
    AVColorSpace matrix = AVCOL_SPC_BT709;
    AVColorRange range = AVCOL_RANGE_MPEG;
    AVColorPrimaries primaries = AVCOL_PRI_UNSPECIFIED;
    AVColorTransferCharacteristic transfer = AVCOL_TRC_UNSPECIFIED;

    bool operator==(const ColorTags &) const = default;
};

// The frame's own tags first, then the file's, then by size: BT.709 from 720 lines on, else BT.601.
// RGB is full range. Pure.
ColorTags colorOf(const AVFrame &frame, const model::VideoInfo &info);

// `wanted` with its empty fields filled from `source`. An RGB source gets BT.709 for a YUV format.
ColorTags colorFor(const model::ColorInfo &wanted, const ColorTags &source, AVPixelFormat format);

// The same format under its present name: yuvj420p is yuv420p, full range said apart.
AVPixelFormat withoutRangeInName(AVPixelFormat format);

} // namespace timeline::media
