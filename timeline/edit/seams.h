// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/framegrid.h"
#include "timeline/model/project.h"

#include <optional>

namespace timeline::edit {

// Which end of a take's stretch.
enum class SeamSide { Begin, End };

// Where the take that is shown changes. Sequence time.
struct TakeSeam {
    model::ClipId clip; // begins there: the one that rollEdge() moves
    model::Flicks time{0};
    bool isCut = false; // the video itself jumps there: what meets was never next to each other

    bool operator==(const TakeSeam &) const = default;
};

// A stretch in which one take is seen, or else heard, without a break.
struct TakeRun {
    model::TakeId take; // never an original
    model::TimeRange range; // sequence time
    std::optional<TakeSeam> begin, end; // none: the sequence begins or ends there

    const std::optional<TakeSeam> &seam(SeamSide side) const
    {
        return side == SeamSide::Begin ? begin : end;
    }
    bool operator==(const TakeRun &) const = default;
};

// The one that is on screen at `time`. Pure, as the others.
//
//   clips    |---A---|-A'--|-B--|---B'---|      take 1 is shown in A' and B
//   run              |==========|
//
std::optional<TakeRun> takeRunAt(const model::Project &project, model::Flicks time);
// That of `take` that is nearest to `time`.
std::optional<TakeRun> takeRunOf(
    const model::Project &project, model::TakeId take, model::Flicks time);

// Where the clip begins. Sequence time. Fails when there is none of that id.
model::Result<model::Flicks> beginOf(const model::Project &project, model::ClipId clip);

// From where to where rollEdge() can bring the edge at which `clip` begins, both included. Sequence
// time. Fails for the first clip and where a file is not open.
model::Result<model::TimeRange> seamReach(
    const model::Project &project, const model::FrameIndexes &indexes, model::ClipId clip);

} // namespace timeline::edit
