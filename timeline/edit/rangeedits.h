// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/edit/material.h"
#include "timeline/model/error.h"
#include "timeline/model/project.h"

#include <QString>

#include <vector>

namespace timeline::edit {

// Edits of a stretch of the sequence, whatever clips it holds. Pure, as clipedits.h says.

// What a user takes for one clip: neighbours that continue each other, as a take laid into a part
// leaves them, are one; where he split, they are two. The stretches cover the sequence.
std::vector<model::TimeRange> shownClips(const model::Sequence &sequence);

// What was copied: clips with their slices (the takes stay the project's), and the markers there,
// whose times count from its begin.
struct Excerpt {
    QString projectUid; // the only project that knows these takes
    std::vector<model::Clip> clips;
    std::vector<model::Marker> markers;

    model::Flicks length() const;
    bool isEmpty() const { return clips.empty(); }
    bool operator==(const Excerpt &) const = default;
};

// Takes a stretch out; what lies behind moves up. A clip that loses its begin alone keeps its
// crossfade.
//
//   range          [=======)
//   before   |-----A----|-----B----|
//   after    |--A--|--B'---|
model::Result<model::Project> deleteRange(
    model::Project project, const model::FrameIndexes &indexes, model::TimeRange range);

// Takes a stretch out and lays it in again at `at`, which lies outside it and counts as the
// sequence is before the edit.
//
//   range          [=======)           ^ at
//   before   |-----A----|-----B----|---C---|
//   after    |--A--|--B'---|-C-|-A'-|-B-|-C'-|
model::Result<model::Project> moveRange(model::Project project, const model::FrameIndexes &indexes,
    model::TimeRange range, model::Flicks at);

// The stretch as it is now; changes nothing.
//
//   range          [=======)
//   project  |-----A----|-----B----|
//   excerpt        |-A'-|-B-|
model::Result<Excerpt> copyRange(
    const model::Project &project, const model::FrameIndexes &indexes, model::TimeRange range);

// Lays an excerpt in at `at`, under new ids; the clip there is split. Takes that were purged since
// it was copied stay out; where its video itself is gone, it fails.
//
//   before   |-----A-----|--B--|
//                  ^ at
//   after    |--A--|==E==|--A'-|--B--|
model::Result<model::Project> paste(model::Project project, const model::FrameIndexes &indexes,
    const Excerpt &excerpt, model::Flicks at);

} // namespace timeline::edit
