// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/framegrid.h"
#include "timeline/model/frameindex.h"
#include "timeline/model/framemap.h"
#include "timeline/model/frames.h"
#include "timeline/model/windowplan.h"
#include "timeline/render/window.h"

#include <cstdint>
#include <vector>

namespace timeline::render {

// The frame of `index` on screen `time` after its first one. Goes on counting behind the last frame
// at the average rate, and before the first with −1, −2 …, so that an offset can still be added.
// Pure.
std::int64_t frameByTime(const model::FrameIndex &index, model::Flicks time);

// Where each of the window's `count` frames lies in the result by time: the frame on screen in the
// middle of the window frame, so that roundings of either file do not matter, or `shift` later. May
// lie outside the result. Pure.
std::vector<std::int64_t> mapByTime(model::Rational rate, std::int64_t count,
    const model::FrameIndex &result, model::Flicks shift = model::Flicks{0});

// Window frames at least `distance` from the section, outside the frames that are only held: what
// the result must show again unchanged. Pure.
std::vector<std::int64_t> contextFrames(
    const model::WindowPlan &plan, model::Flicks sequenceLength, model::Flicks distance);

// Window frames that start in the section. Pure.
std::vector<std::int64_t> sectionFrames(const model::WindowPlan &plan);

// Each sequence frame that starts in the window: when, and the window frame that shows it. Pure.
std::vector<WindowPlace> placesInWindow(const model::WindowPlan &plan,
    const std::vector<model::FrameNumber> &shown, const model::FrameGrid &grid);

// One entry for each of `places`: `mapped` + `offset` of the window frame that shows it, −1 where
// that is no frame of a result of `resultCount` frames. Pure.
model::FrameMap layOnSequence(const model::WindowPlan &plan, const std::vector<WindowPlace> &places,
    const std::vector<std::int64_t> &mapped, int offset, std::int64_t resultCount);

} // namespace timeline::render
