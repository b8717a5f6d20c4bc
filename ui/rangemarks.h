// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frames.h"

#include <cstdint>
#include <optional>

// What I, O, Alt+I and Alt+O make of the range. `count` is the number of frames of the sequence.
// Pure.
namespace ui {

using MaybeRange = std::optional<timeline::model::FrameRange>;

// From `at` to the old end; to the last frame when there is none behind it.
MaybeRange markIn(const MaybeRange &range, timeline::model::FrameNumber at, std::int64_t count);
// Up to and with the frame `at`; from the first frame when the old begin lies behind it.
MaybeRange markOut(const MaybeRange &range, timeline::model::FrameNumber at, std::int64_t count);
// The range begins with the video, or ends with it; the whole video is no range.
MaybeRange clearIn(const MaybeRange &range, std::int64_t count);
MaybeRange clearOut(const MaybeRange &range, std::int64_t count);

} // namespace ui
