// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/model/error.h"

#include <QSize>

namespace practice {

// Brings decoded pictures into the take's shape: upright, YUV 4:2:0 in 8 bits, letterboxed. The
// colour matrix and range stay those of the input. Confined to one thread.
class PictureShaper {
public:
    // `display` is the upright size of the input with square pixels.
    PictureShaper(QSize display, int rotation, QSize target);

    timeline::model::Result<timeline::media::FramePtr> shape(const AVFrame &picture);

private:
    timeline::model::Result<timeline::media::FramePtr> scaled(const AVFrame &picture);

    int m_rotation; // degrees clockwise
    QSize m_target;
    QSize m_content; // the picture's part of the target, even sides
    timeline::media::ScalerPtr m_scaler;
};

// What a retaken picture looks like: hues turned around, light bands that move diagonally, and the
// word PRACTICE. `seconds` moves the bands. Changes `picture` (YUV 4:2:0, 8 bits) in place.
void restyle(AVFrame &picture, double seconds);

void blacken(AVFrame &picture);

} // namespace practice
