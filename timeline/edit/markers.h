// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/project.h"

#include <vector>

namespace timeline::edit {

// Markers as the user sets them, and how edits of the sequence move them. Pure.

// Sets a marker with a new id; the id of `marker` is not used. Fails outside the sequence.
model::Result<model::Project> addMarker(model::Project project, model::Marker marker);
// The marker of this id becomes this one, wherever it is now.
model::Result<model::Project> changeMarker(model::Project project, model::Marker marker);
model::Result<model::Project> removeMarker(model::Project project, model::MarkerId marker);

// What lies at `at` or behind it moves on.
//
//   gap              [====)
//   before   ---m----M------M---
//   after    ---m--------M------M---
void openGap(std::vector<model::Marker> &markers, model::Flicks at, model::Flicks length);

// What lies inside goes, a stretch that reaches in gets shorter, what lies behind moves up.
//
//   removed      [=====)
//   before   --m----x------M---
//   after    --m-----M---
void closeGap(std::vector<model::Marker> &markers, model::TimeRange removed);

// The markers that begin inside `range`, their times counted from its begin; a stretch ends there
// at the latest.
std::vector<model::Marker> markersIn(
    const std::vector<model::Marker> &markers, model::TimeRange range);
// Lays such markers down again at `at`, in order.
void layMarkers(
    std::vector<model::Marker> &markers, const std::vector<model::Marker> &more, model::Flicks at);

} // namespace timeline::edit
