// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/framegrid.h"
#include "timeline/model/project.h"

#include <cstddef>
#include <cstdint>

namespace timeline::edit {

// Where the frames of clips begin and how far their files reach. Pure. Each fails with InvalidEdit
// when the file of the clip is not among `indexes`.

// What could be shown of the clip, on its own clock, whose 0 is where it begins now: all of its
// original that its chosen takes cover as well.
model::Result<model::TimeRange> materialOf(
    const model::Project &project, const model::FrameIndexes &indexes, const model::Clip &clip);

// The same in whole frames of the original: before the clip's first one and behind its last one.
struct FramesAround {
    std::int64_t before = 0, behind = 0;
    bool operator==(const FramesAround &) const = default;
};
model::Result<FramesAround> framesAround(
    const model::Project &project, const model::FrameIndexes &indexes, const model::Clip &clip);

// The start of a frame of the clip's original, or its end, that is nearest to `offset` on the
// clip's own clock; may lie outside the clip. The clip's own two edges count as well. Beyond the
// file `offset` itself.
model::Result<model::Flicks> nearestEdge(const model::Project &project,
    const model::FrameIndexes &indexes, const model::Clip &clip, model::Flicks offset);

// The same on the sequence's clock, for a time inside the sequence. Fails outside.
model::Result<model::Flicks> nearestEdge(
    const model::Project &project, const model::FrameIndexes &indexes, model::Flicks time);

// The clip's first frame and its last one, as long as they are shown, on its own clock.
model::Result<model::Flicks> endOfFirstFrame(
    const model::Project &project, const model::FrameIndexes &indexes, const model::Clip &clip);
model::Result<model::Flicks> startOfLastFrame(
    const model::Project &project, const model::FrameIndexes &indexes, const model::Clip &clip);

// Where the clip stands in the list. Fails when there is none of that id.
model::Result<std::size_t> positionOf(const model::Project &project, model::ClipId clip);

} // namespace timeline::edit
