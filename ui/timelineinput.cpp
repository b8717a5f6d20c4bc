// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editdrag.h"
#include "ui/rangesnap.h"
#include "ui/timelinepainters.h"
#include "ui/timelineview.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui {

using timeline::model::FrameNumber;
using timeline::model::FrameRange;
using Zone = TimelineHit::Zone;

namespace {

constexpr double dragThreshold = 4;
constexpr int scrollInterval = 16; // ms, while a drag hangs over the side

} // namespace

void TimelineView::hover(QPointF at)
{
    const TimelineHit hit = hitTest(m_scene, at);
    const bool overRange =
        hit.zone == Zone::RangeBegin || hit.zone == Zone::RangeEnd || hit.zone == Zone::RangeBody;
    if (hit.block != m_scene.hoveredBlock || overRange != m_scene.rangeHovered
        || hit.marker != m_scene.hoveredMarker) {
        m_scene.hoveredBlock = hit.block;
        m_scene.hoveredMarker = hit.marker;
        m_scene.rangeHovered = overRange;
        update();
    }
    if (hit.zone == Zone::RangeBegin || hit.zone == Zone::RangeEnd)
        setCursor(Qt::SizeHorCursor);
    else if (hit.zone == Zone::ClipBegin || hit.zone == Zone::ClipEnd)
        setCursor(Qt::SplitHCursor);
    else if (hit.zone == Zone::RangeBody || hit.zone == Zone::ClipHandle)
        setCursor(Qt::OpenHandCursor);
    else if (hit.zone == Zone::Take || hit.zone == Zone::Marker)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void TimelineView::leaveEvent(QEvent *)
{
    if (!m_drag)
        hover({-1, -1});
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (m_scene.geometry.isEmpty() || m_drag)
        return;
    const QPointF at = event->position();
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag{};
        m_drag->kind = Drag::Kind::Pan;
        m_drag->pressed = m_drag->last = at;
        setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton) {
        const TimelineHit hit = hitTest(m_scene, at);
        if (hit.zone == Zone::Outside)
            return;
        m_drag = Drag{};
        m_drag->pressed = m_drag->last = at;
        m_drag->snapping = !event->modifiers().testFlag(Qt::ShiftModifier);
        m_drag->trim.isRoll = event->modifiers().testFlag(Qt::ControlModifier);
        beginDrag(hit, at);
    }
}

void TimelineView::beginDrag(const TimelineHit &hit, QPointF at)
{
    Drag &drag = *m_drag;
    drag.before = m_scene.range;
    drag.gesture.count = m_scene.geometry.grid().count();
    switch (m_rangeLocked && hit.zone != Zone::Minimap ? Zone::Ruler : hit.zone) {
    case Zone::Minimap:
        drag.kind = Drag::Kind::Minimap;
        break;
    case Zone::Marker:
        beginMarker(m_scene, drag, *hit.marker);
        break;
    case Zone::ClipBegin:
    case Zone::ClipEnd:
        beginEdge(m_scene, drag, hit.zone == Zone::ClipBegin);
        break;
    case Zone::Ruler:
        drag.kind = Drag::Kind::Scrub;
        break;
    case Zone::ClipHandle:
        drag.kind = Drag::Kind::Clip;
        setCursor(Qt::ClosedHandCursor);
        break;
    case Zone::Take:
        drag.kind = Drag::Kind::Take;
        drag.block = hit.block;
        break;
    case Zone::RangeBegin:
    case Zone::RangeEnd:
    case Zone::RangeBody: {
        const FrameNumber edge =
            hit.zone == Zone::RangeEnd ? m_scene.range->end : m_scene.range->begin;
        drag.kind = Drag::Kind::Range;
        drag.gesture.original = m_scene.range;
        drag.gesture.grabbed = edge;
        drag.grabOffset = at.x() - m_scene.geometry.xOf(edge);
        drag.gesture.kind = hit.zone == Zone::RangeBody ? RangeGesture::Kind::Body
            : hit.zone == Zone::RangeEnd                ? RangeGesture::Kind::End
                                                        : RangeGesture::Kind::Begin;
        focusPart(hit.zone == Zone::RangeBody ? TimelinePart::Playhead
                : hit.zone == Zone::RangeEnd  ? TimelinePart::RangeEnd
                                              : TimelinePart::RangeBegin);
        break;
    }
    case Zone::Strip:
    case Zone::Outside:
        drag.kind = Drag::Kind::Range;
        drag.gesture.grabbed = draggedBoundary(at.x());
        m_scene.snappedTo.reset();
        focusPart(TimelinePart::Playhead);
        break;
    }
    if (drag.kind == Drag::Kind::Minimap || drag.kind == Drag::Kind::Scrub)
        continueDrag(at);
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_drag)
        return hover(event->position());
    m_drag->snapping = !event->modifiers().testFlag(Qt::ShiftModifier);
    continueDrag(event->position());
    const bool scrolls =
        m_drag && m_drag->kind != Drag::Kind::Pan && m_drag->kind != Drag::Kind::Minimap;
    const bool beyond = event->position().x() < 0 || event->position().x() > width();
    if (scrolls && beyond && !m_autoScroll.isActive())
        m_autoScroll.start(scrollInterval, this);
    else if (!beyond)
        m_autoScroll.stop();
}

void TimelineView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_autoScroll.timerId() || !m_drag)
        return;
    const double x = m_drag->last.x();
    const double beyond = x < 0 ? x : std::max(0.0, x - width());
    m_scene.geometry.scrollBy(std::clamp(beyond / 4, -40.0, 40.0));
    geometryChanged();
    continueDrag(m_drag->last);
}

void TimelineView::continueDrag(QPointF at)
{
    Drag &drag = *m_drag;
    const QPointF step = at - drag.last;
    drag.last = at;
    drag.moved = drag.moved || std::abs(at.x() - drag.pressed.x()) >= dragThreshold;
    switch (drag.kind) {
    case Drag::Kind::Scrub:
        emit scrubbed(m_scene.geometry.frameAt(at.x()), true);
        break;
    case Drag::Kind::Minimap:
        m_scene.geometry.centerOn(m_scene.geometry.minimapTimeAt(at.x()));
        geometryChanged();
        break;
    case Drag::Kind::Pan:
        m_scene.geometry.scrollBy(-step.x());
        geometryChanged();
        break;
    case Drag::Kind::Range:
        if (drag.moved)
            dragRange(at);
        break;
    case Drag::Kind::Clip:
        if (drag.moved)
            dragClip(at.x());
        break;
    case Drag::Kind::Edge:
    case Drag::Kind::Marker:
        if (drag.moved)
            dragEdit(m_scene, drag, draggedBoundary(at.x() - drag.grabOffset));
        update();
        break;
    case Drag::Kind::Take:
        break;
    }
}

FrameNumber TimelineView::draggedBoundary(double x)
{
    m_scene.snappedTo = m_drag->snapping
        ? snapPointNear(m_scene.geometry, x, m_scene.snaps, m_scene.position)
        : std::nullopt;
    return m_scene.snappedTo.value_or(m_scene.geometry.boundaryAt(x));
}

// Where the body's beginning comes to lie: whichever of its ends finds a point takes the other
// along.
FrameNumber TimelineView::draggedBody(double x)
{
    const TimelineGeometry &g = m_scene.geometry;
    const std::int64_t count = m_drag->gesture.original->count();
    const FrameNumber begin = g.boundaryAt(x);
    m_scene.snappedTo.reset();
    if (!m_drag->snapping)
        return begin;
    if (const auto point = snapPointNear(g, x, m_scene.snaps, m_scene.position)) {
        m_scene.snappedTo = point;
        return *point;
    }
    const double endX =
        x + g.xOf(m_drag->gesture.original->end) - g.xOf(m_drag->gesture.original->begin);
    if (const auto point = snapPointNear(g, endX, m_scene.snaps, m_scene.position)) {
        m_scene.snappedTo = point;
        return *point - count;
    }
    return begin;
}

void TimelineView::dragRange(QPointF at)
{
    const double x = at.x() - m_drag->grabOffset;
    const bool body = m_drag->gesture.kind == RangeGesture::Kind::Body;
    const auto range = m_drag->gesture.at(body ? draggedBody(x) : draggedBoundary(x));
    m_scene.dragLabel = at;
    setCursor(body ? Qt::ClosedHandCursor : Qt::SizeHorCursor);
    if (range)
        showRange(*range);
    update();
}

void TimelineView::showRange(FrameRange range)
{
    if (m_scene.range == range)
        return;
    const bool isNew = !std::exchange(m_scene.range, range);
    emit changed(isNew ? TimelineNews::Items : TimelineNews::Range);
    emit rangeChanging(range);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool ours = m_drag
        && event->button() == (m_drag->kind == Drag::Kind::Pan ? Qt::MiddleButton : Qt::LeftButton);
    if (!ours)
        return;
    if (event->position() != m_drag->last)
        continueDrag(event->position());
    endDrag();
    hover(event->position());
}

void TimelineView::endDrag()
{
    const Drag drag = *std::exchange(m_drag, std::nullopt);
    m_autoScroll.stop();
    m_scene.dragLabel.reset();
    m_scene.snappedTo.reset();
    update();
    const FrameNumber under = m_scene.geometry.frameAt(drag.last.x());
    const bool isClick =
        !drag.moved && (drag.kind == Drag::Kind::Range || drag.kind == Drag::Kind::Edge);
    if (drag.kind == Drag::Kind::Scrub || isClick) {
        emit scrubbed(under, false);
        if (drag.kind == Drag::Kind::Range)
            selectClipAt(under);
    } else if (drag.kind == Drag::Kind::Range) {
        describe();
        if (m_scene.range != drag.before)
            emit rangeSelected(m_scene.range);
    } else if (drag.kind == Drag::Kind::Take && drag.block
        && hitTest(m_scene, drag.last).block == drag.block) {
        emit takeClicked(m_scene.blocks[*drag.block].take);
    } else {
        endEdit(drag);
    }
}

void TimelineView::cancelDrag()
{
    if (!m_drag)
        return;
    const Drag drag = *std::exchange(m_drag, std::nullopt);
    m_autoScroll.stop();
    m_scene.dragLabel.reset();
    m_scene.snappedTo.reset();
    m_scene.dropAt.reset();
    forgetEdit(m_scene);
    refreshSnaps();
    unsetCursor();
    update();
    if (drag.kind != Drag::Kind::Range || m_scene.range == drag.before)
        return;
    m_scene.range = drag.before;
    describe();
    emit rangeSelected(m_scene.range); // whoever followed the drag learns what it is again
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const TimelineHit hit = hitTest(m_scene, event->position());
    const bool isLeft = event->button() == Qt::LeftButton;
    if (isLeft && hit.zone == Zone::RangeBody)
        zoomToRange();
    else if (isLeft && hit.marker)
        openMarker(*hit.marker);
    else
        mousePressEvent(event);
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    if (m_scene.geometry.isEmpty())
        return event->ignore();
    const QPoint angle = event->angleDelta(), pixels = event->pixelDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        m_scene.geometry.zoomBy(std::pow(1.3, angle.y() / 120.0), event->position().x());
    } else {
        const QPoint delta = pixels.isNull() ? angle : pixels;
        m_scene.geometry.scrollBy(
            -(std::abs(delta.x()) > std::abs(delta.y()) ? delta.x() : delta.y()));
    }
    geometryChanged();
    if (m_drag)
        continueDrag(m_drag->last);
    event->accept();
}

} // namespace ui
