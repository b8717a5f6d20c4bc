// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/edit/edits.h"

namespace timeline::edit {

// What a user thinks of a take, and what becomes of the parts of a range. Pure, as all edits.

model::Result<model::Project> starTake(model::Project project, model::TakeId take, bool on);
model::Result<model::Project> noteTake(
    model::Project project, model::TakeId take, const QString &note);

// Shows (or sounds) `take` within `range` alone: a range is comped from several takes so. An
// original is chosen where others lie as well; each clip shows its own.
//
//   range             [====)
//   before   |------- shows 1 -------|
//   after    |--- 1 --|- 2 -|--- 1 --|
//
// Fails where the take has no part of the range.
model::Result<model::Project> chooseTakeIn(
    model::Project project, model::TakeId take, Part part, model::TimeRange range);

// Forgets a take and its place for good; what its request cost stays known. Nothing to undo: the
// history before it knows the take. Only a rejected take can be purged.
model::Result<model::Project> purgeTake(model::Project project, model::TakeId take);

} // namespace timeline::edit
