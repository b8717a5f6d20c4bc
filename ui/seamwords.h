// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/edit/seams.h"
#include "timeline/media/sequenceview.h"
#include "ui/comparepanes.h"

#include <QString>

#include <optional>
#include <vector>

// The joins of a take, as the window shows them and speaks of them. Pure.
namespace ui {

// A frame beside a join.
struct SeamFrame {
    model::FrameNumber frame;
    PaneTitle title; // "Last kept  00:00:01:24"

    bool operator==(const SeamFrame &) const = default;
};

// The last kept and the first new frame, the last new and the first kept one; of a join that there
// is not, none.
std::vector<SeamFrame> seamFrames(const edit::TakeRun &run, const media::SequenceView &view);

// The first frame behind the join.
model::FrameNumber frameBehind(const edit::TakeSeam &seam, const model::FrameGrid &grid);

// A second before the join to a second behind it, as far as the sequence has them.
model::FrameRange seamLoop(const edit::TakeSeam &seam, const model::FrameGrid &grid);

// The join that commands mean: the one of `wished`, else the one that is nearer to the playhead;
// the other where that one is none.
std::optional<edit::SeamSide> meantSeam(const edit::TakeRun &run, const model::FrameGrid &grid,
    model::FrameNumber position, std::optional<edit::SeamSide> wished);

// Frames of the crossfade over the join; 0: a cut.
int crossfadeAt(const edit::TakeSeam &seam, const model::Sequence &sequence);

// "Begins  00:00:02:00"
QString seamPlace(edit::SeamSide side, const edit::TakeSeam &seam, const media::SequenceView &view);

} // namespace ui
