// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/project.h"

#include <optional>

namespace timeline::edit {

// Every edit is a pure function: the project as it was in, the project as it is to be out, or the
// reason why nothing changed. Times are sequence time.

// Which half of a clip a choice is about.
enum class Part { Picture, Sound, Both };

// Cuts the clip at `time` in two; the second part gets a new id and every slice moved on, and
// begins with a cut. Nothing happens at an edge.
//
//   before   |--------A--------|----B----|
//                     ^ time
//   after    |----A---|---A'---|----B----|
model::Result<model::Project> split(model::Project project, model::Flicks time);

// Lays a take into every clip of `range`, splitting at its edges; `origin` is the sequence time at
// which the take's own time 0 lies (the window's begin). Nothing is chosen yet, so nothing is seen
// to change, but for a crossfade that a part is too short for.
//
//   range             [========)
//   before   |------A------|----B----|
//   after    |---A---|-A'--|-B'-|-B--|      A' and B' gain a slice of the take
//
// Fails when the range leaves the sequence or the take is unknown or laid in already.
model::Result<model::Project> layTake(
    model::Project project, model::TakeId take, model::TimeRange range, model::Flicks origin);

// Takes the slices of a take out again (its job failed); clips that showed it show their original.
// Clips that were one before it was laid are one again.
model::Result<model::Project> liftTake(model::Project project, model::TakeId take);

// Shows (or sounds) what `take` has of `part` in every clip that has a slice of it, or in `clip`
// alone; fails where it has nothing of that. A number 0 take chooses the original; then `where`
// names the take whose clips are meant.
model::Result<model::Project> chooseTake(model::Project project, model::TakeId take, Part part,
    std::optional<model::TakeId> where = {}, std::optional<model::ClipId> clip = {});

// Whether the take is chosen in any clip, for its picture or its sound. Always false for an
// original.
bool isShown(const model::Project &project, model::TakeId take);

// The user's verdicts. Accepting chooses what the take has unless it is chosen somewhere already,
// and withdraws the acceptance of those in its clips that are chosen nowhere then; rejecting goes
// back to the original where the take was shown. Nothing is deleted.
model::Result<model::Project> acceptTake(model::Project project, model::TakeId take);
model::Result<model::Project> rejectTake(
    model::Project project, model::TakeId take, const QString &reason = {});

// What of a take is brought to its surroundings: its colours, its loudness.
enum class Match { Color, Loudness };

// Why there is nothing to switch; none: there is.
enum class NoMatch { Original, Pending, NotMeasured };
std::optional<NoMatch> whyNoMatch(const model::Take &take, Match what);

// Switches a match on or off, as it was measured. Fails where there is nothing to switch.
model::Result<model::Project> setMatch(
    model::Project project, model::TakeId take, Match what, bool on);

// The stretches of sequence time in which clips hold a slice of `take`, joined where they touch.
std::vector<model::TimeRange> placesOf(const model::Project &project, model::TakeId take);

} // namespace timeline::edit
