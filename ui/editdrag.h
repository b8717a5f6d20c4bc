// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelinedrag.h"
#include "ui/timelinescene.h"

// Drags of a clip's edge and of a marker: what they make of what is seen until the button is let
// go. Pure but for the scene and the drag that they are given.
namespace ui {

// Of the selected clip, which there has to be.
void beginEdge(const TimelineScene &scene, TimelineDrag &drag, bool isBegin);
// The scene's snap points are without the marker's own, until they are made anew.
void beginMarker(TimelineScene &scene, TimelineDrag &drag, std::size_t position);
// Either, with the mouse at drag.last. `boundary`: the nearest one, or what it snaps to.
void dragEdit(TimelineScene &scene, TimelineDrag &drag, timeline::model::FrameNumber boundary);
// Nothing is dragged any more.
void forgetEdit(TimelineScene &scene);

} // namespace ui
