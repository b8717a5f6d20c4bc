// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "ui/timelinegeometry.h"

#include <optional>
#include <span>
#include <vector>

namespace ui {

inline constexpr double snapDistance = 6; // pixels

// Where a range can begin and end without re-encoding beyond it, and where clips meet: key frames
// of the originals that start anew, cuts, the two ends. Sequence frames, ascending, each once. A
// file in which every frame is a key gives none of those: all places are alike.
std::vector<timeline::model::FrameNumber> entryPoints(const timeline::media::SequenceView &view);

// Where clips meet that do not continue each other in the same take, ascending.
std::vector<timeline::model::Flicks> visibleCuts(const timeline::model::Sequence &sequence);

// The point of `points` (ascending) or `playhead` that is nearest to x and at most snapDistance
// away.
std::optional<timeline::model::FrameNumber> snapPointNear(const TimelineGeometry &geometry,
    double x, std::span<const timeline::model::FrameNumber> points,
    timeline::model::FrameNumber playhead);

} // namespace ui
