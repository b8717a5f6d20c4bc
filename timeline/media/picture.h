// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/media/videoframe.h"
#include "timeline/model/conform.h"
#include "timeline/model/error.h"
#include "timeline/model/mediainfo.h"

#include <QImage>
#include <QSize>

namespace timeline::media {

// `whole` in its own shape and in whole pixels, no larger than `most`; an empty one is no limit.
QSize fitted(QSizeF whole, QSize most);

// Conversion of decoded pictures. Worker-confined (it keeps its scalers); one per thread.
class PictureConverter {
public:
    PictureConverter();
    ~PictureConverter();

    // Upright, square pixels, RGB32, sRGB-like for a screen, `size` at most as large as is useful;
    // an empty size means the picture's own display size. Matrix and range as the frame says, else
    // by `info`, else by size (BT.709 from 720 lines on). Conform: crop, colour gain and offset.
    model::Result<QImage> toImage(const VideoFrame &frame, const model::VideoInfo &info, QSize size,
        const model::Conform &conform = {});

    // For encoders: upright, square pixels, exactly `size`, in `format` with `color` (empty fields:
    // those of the source). Conform as above. When nothing has to change, the picture is passed
    // through untouched.
    model::Result<FramePtr> toFrame(const VideoFrame &frame, const model::VideoInfo &info,
        QSize size, AVPixelFormat format, const model::ColorInfo &color,
        const model::Conform &conform = {});

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace timeline::media
