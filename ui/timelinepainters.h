// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelinescene.h"
#include "ui/timelinestamps.h"

#include <QRect>

class QPainter;

namespace timeline::media {
class Filmstrip;
}

// What the timeline paints, a function a layer. They read the scene and nothing else: no decoding,
// no files. Each paints at least what lies in `exposed`.
namespace ui {

void paintMinimap(QPainter &painter, const TimelineScene &scene, TimelineStamps &stamps);
void paintRuler(
    QPainter &painter, const TimelineScene &scene, TimelineStamps &stamps, const QRect &exposed);
void paintCacheStripe(QPainter &painter, const TimelineScene &scene, const QRect &exposed);
void paintStrip(QPainter &painter, const TimelineScene &scene,
    const timeline::media::Filmstrip &filmstrip, const QRect &exposed);
void paintTakes(
    QPainter &painter, const TimelineScene &scene, TimelineStamps &stamps, const QRect &exposed);
// How much the take under the playhead differs from the original, frame by frame.
void paintDifference(QPainter &painter, const TimelineScene &scene, const QRect &exposed);
void paintRange(QPainter &painter, const TimelineScene &scene, const QRect &exposed);
void paintPlayhead(QPainter &painter, const TimelineScene &scene, const QRect &exposed);
// The outline of the selected clip, with its handle.
void paintSelection(
    QPainter &painter, const TimelineScene &scene, TimelineStamps &stamps, const QRect &exposed);
void paintMarkers(
    QPainter &painter, const TimelineScene &scene, TimelineStamps &stamps, const QRect &exposed);
// Where what is dragged would come in.
void paintDrop(QPainter &painter, const TimelineScene &scene, const QRect &exposed);
void paintDragLabel(QPainter &painter, const TimelineScene &scene);

// Width over height of the filmstrip's pictures.
double pictureAspect(const TimelineScene &scene);

// "00:00:04:05 · 4.21 s"
QString lengthText(const TimelineScene &scene);
// "Take 2, picture, ready"
QString takeText(const TakeBlock &block);
// What the lane of differences says at a place; empty where it says nothing.
QString differenceText(const TimelineScene &scene, QPointF at);
// "ready", or "chosen" where it is
QString takeStateText(const TakeBlock &block);
// "eyes shut · retake: eyes stay open"
QString markerText(const timeline::model::Marker &marker);

} // namespace ui
