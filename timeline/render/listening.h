// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/frames.h"
#include "timeline/model/task.h"

#include <optional>

namespace timeline::render {

// How loud a stretch of a sequence is heard to be, in LUFS; of a long one, its first minute.
// Nothing when it is silent, cannot be read or the work was cancelled. Blocking; worker thread.
std::optional<double> loudnessOf(const media::ViewPtr &view, const model::FrameRange &range,
    const model::CancelToken &cancel = {});

// What brings `other` to the loudness of `reference` over the stretch, linear, for listening to one
// after the other; 1 where they sound alike anyway. Blocking; worker thread.
double listeningGain(const media::ViewPtr &reference, const media::ViewPtr &other,
    const model::FrameRange &range, const model::CancelToken &cancel = {});

} // namespace timeline::render
