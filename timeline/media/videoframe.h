// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frames.h"

#include <cstdint>
#include <memory>

struct AVFrame;

namespace timeline::media {

// A decoded picture in its native pixel format, shared and never written to. A value; any thread.
struct VideoFrame {
    std::shared_ptr<const AVFrame> picture;
    model::FrameNumber number; // of its file
    std::int64_t pts = 0; // stream ticks, as decoded and checked

    bool isNull() const { return !picture; }
    std::size_t bytes() const; // of memory that it holds, for the cache's budget
};

} // namespace timeline::media
