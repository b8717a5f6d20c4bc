// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/edit/material.h"
#include "timeline/model/error.h"
#include "timeline/model/project.h"

#include <vector>

namespace timeline::edit {

// Edits of whole clips and of their edges. Pure; times are sequence time and go to the nearest edge
// of a frame, so that nothing is ever shorter than one. Slices of every take, pending ones too, and
// markers move with the pictures that they belong to. The error says in words why nothing changed.

// All of a file as a new clip, and what names it from now on. A file that the project has already
// is used again: `media.id` is that one's.
struct InsertedMedia {
    model::Project project;
    model::MediaId media;
    model::ClipId clip;
};

// Lays all of a file in at `at`; the clip there is split.
//
//   before   |-----A-----|--B--|
//                  ^ at
//   after    |--A--|==N==|--A'-|--B--|
model::Result<InsertedMedia> insertMedia(model::Project project, const model::FrameIndexes &indexes,
    model::Media media, const model::FrameIndex &index, model::Flicks at);

// The same behind the last clip.
//
//   before   |--A--|--B--|
//
//   after    |--A--|--B--|==N==|
model::Result<InsertedMedia> appendMedia(
    model::Project project, model::Media media, const model::FrameIndex &index);

// The file that the project has under this path or with this content; none: nullptr.
const model::Media *knownMedia(const model::Project &project, const model::Media &media);

// Takes a clip out and lays it in again before the clip that stands at position `before` now; at
// the number of clips: behind the last one. Where it stands already nothing changes.
//
//   before   |--A--|--B--|--C--|          B before position 0
//
//   after    |--B--|--A--|--C--|
model::Result<model::Project> moveClip(
    model::Project project, model::ClipId clip, std::size_t before);

// Moves where a clip begins; what lies behind moves up, or makes room when the clip begins earlier.
// `to` counts as the sequence is before the edit.
//
//   before   |--A--|----B----|--C--|
//                     ^ to
//   after    |--A--|--B---|--C--|
model::Result<model::Project> trimBegin(model::Project project, const model::FrameIndexes &indexes,
    model::ClipId clip, model::Flicks to);

// Moves where a clip ends, likewise.
//
//   before   |--A--|----B----|--C--|
//                        ^ to
//   after    |--A--|--B--|--C--|
model::Result<model::Project> trimEnd(model::Project project, const model::FrameIndexes &indexes,
    model::ClipId clip, model::Flicks to);

// Moves the edge between a clip and the one before it: one gets as much longer as the other gets
// shorter. Both must have the pictures for it.
//
//   before   |----A----|----B----|        `clip` is B
//                   ^ to
//   after    |--A---|-----B------|
model::Result<model::Project> rollEdge(model::Project project, const model::FrameIndexes &indexes,
    model::ClipId clip, model::Flicks to);

// Takes clips out; what lies behind moves up. At least one has to stay.
//
//   before   |--A--|--B--|--C--|          B
//
//   after    |--A--|--C--|
model::Result<model::Project> deleteClips(
    model::Project project, const std::vector<model::ClipId> &clips);

} // namespace timeline::edit
