// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/framegrid.h"
#include "timeline/model/project.h"

namespace timeline::edit {

// How clips come in from their predecessors. Pure, as clipedits.h says.
//
// A crossfade stays with the clip that comes in, wherever that goes and whatever comes to lie
// before it; the second part of a clip that is split begins with a cut. Every edit ends with
// model::fitJoins(), which shortens crossfades that clips have become too short for. Whether there
// are pictures for one depends on the takes that are chosen, so nothing is lost when another is
// tried: a crossfade that has not enough of them is played shorter (FrameGrid::crossfade()).

// Mixes the clip with the one before it for `frames` frames of the sequence, half of them on either
// side of the cut; 0 makes it a cut again.
//
//   before   |------A------|------B------|     `clip` is B
//                       ^     ^ frames
//   after    |----A----[x x x]-----B-----|     each x is of A and B
//
// Refused for the first clip, for more frames than Join::mostFrames or than the two clips have room
// for, and where one of them has no pictures beyond the cut.
model::Result<model::Project> setCrossfade(
    model::Project project, const model::FrameIndexes &indexes, model::ClipId clip, int frames);

} // namespace timeline::edit
