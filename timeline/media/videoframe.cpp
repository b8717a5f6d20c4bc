// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/videoframe.h"

#include "timeline/media/ffmpeg.h"

namespace timeline::media {

std::size_t VideoFrame::bytes() const
{
    std::size_t sum = 0;
    if (picture) {
        for (const AVBufferRef *buffer : picture->buf)
            sum += buffer ? std::size_t(buffer->size) : 0;
    }
    return sum;
}

} // namespace timeline::media
