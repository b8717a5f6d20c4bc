// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editdrag.h"

#include "timeline/model/timecode.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ui {

using timeline::model::FrameNumber;

namespace {

// Beyond the video's ends too, where a clip has more pictures than it shows.
void dragEdge(TimelineScene &scene, TimelineDrag &drag, FrameNumber boundary)
{
    const TimelineGeometry &g = scene.geometry;
    const double x = drag.last.x() - drag.grabOffset;
    const double first = g.xOf(FrameNumber{0}), last = g.xOf(FrameNumber{g.grid().count()});
    const double beyond = (x - std::clamp(x, first, last)) / std::max(g.frameWidth(), 1e-9);
    drag.trim.to = boundary + std::llround(beyond);
    drag.trim = limited(drag.trim, *scene.view, scene.clips);
    scene.trimmedTo = drag.trim.to;
    scene.dragText = trimText(drag.trim, g.rate());
}

} // namespace

void beginEdge(const TimelineScene &scene, TimelineDrag &drag, bool isBegin)
{
    drag.kind = TimelineDrag::Kind::Edge;
    drag.trim.clip = scene.geometry.grid().framesIn(*scene.selected);
    drag.trim.isBegin = isBegin;
    drag.trim.to = isBegin ? drag.trim.clip.begin : drag.trim.clip.end;
    drag.grabOffset = drag.pressed.x() - scene.geometry.xOf(drag.trim.to);
}

void beginMarker(TimelineScene &scene, TimelineDrag &drag, std::size_t position)
{
    const auto time = scene.markers()[position].time;
    drag.kind = TimelineDrag::Kind::Marker;
    drag.marker = position;
    drag.grabOffset = drag.pressed.x() - scene.geometry.xOf(time);
    // Snapping to where it is would keep it from being moved a little.
    std::erase(scene.snaps, scene.geometry.grid().frameAt(time));
}

void dragEdit(TimelineScene &scene, TimelineDrag &drag, FrameNumber boundary)
{
    if (drag.kind == TimelineDrag::Kind::Edge) {
        dragEdge(scene, drag, boundary);
    } else {
        const FrameNumber to = scene.geometry.grid().clamp(boundary);
        scene.movedMarker = MovedMarker{drag.marker, to};
        scene.dragText = toTimecode(to, scene.geometry.rate());
    }
    scene.dragLabel = drag.last;
}

void forgetEdit(TimelineScene &scene)
{
    scene.trimmedTo.reset();
    scene.movedMarker.reset();
    scene.dragText.clear();
}

} // namespace ui
