// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/media/colortags.h"
#include "timeline/media/tonecurve.h"
#include "timeline/model/error.h"

#include <QRect>
#include <QSize>

#include <vector>

namespace timeline::media {

// A picture with memory of its own, not yet filled. TooLarge when there is none.
model::Result<FramePtr> newPicture(QSize size, AVPixelFormat format);

// Whether `rect` begins on whole chroma samples, so that it can be cut out without resampling.
bool canCrop(const QRect &rect, AVPixelFormat format);
// The part `rect` of the same memory.
model::Result<FramePtr> cropped(const AVFrame &picture, const QRect &rect);

// Turned clockwise by 90, 180 or 270 degrees; only formats whose planes all have full size.
model::Result<FramePtr> rotated(const AVFrame &picture, int degrees);

// Applies `curve` to an RGB48 picture in place.
void applyCurve(AVFrame &picture, const ToneCurve &curve);
// The same as a curve of gain and offset alone, for a BGRA picture.
void applyMatch(AVFrame &picture, const model::Conform &conform);

// Scaling and conversion of format, matrix and range by libswscale. Keeps its last few contexts.
class Scaler {
public:
    enum class Quality { Screen, Encoder };

    // `from` and `to` may differ in range, and in matrix only when one side is RGB.
    model::Result<FramePtr> convert(const AVFrame &picture, const ColorTags &from, QSize size,
        AVPixelFormat format, const ColorTags &to, Quality quality);

private:
    struct Key {
        int width, height, format, newWidth, newHeight, newFormat;
        ColorTags from, to;
        Quality quality;
        bool operator==(const Key &) const = default;
    };
    struct Entry {
        Key key;
        ScalerPtr context;
    };

    static int flagsFor(const Key &key);
    model::Result<SwsContext *> contextFor(const Key &key);

    std::vector<Entry> m_entries; // last used at the back
};

} // namespace timeline::media
