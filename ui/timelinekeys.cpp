// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelinehit.h"
#include "ui/timelinepainters.h"
#include "ui/timelineview.h"

#include <QFocusEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <cmath>

namespace ui {

using timeline::model::FrameNumber;
using timeline::model::FrameRange;

namespace {

bool isPlain(const QKeyEvent *event)
{
    return (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
}

} // namespace

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return showToolTip(static_cast<QHelpEvent *>(event));
    if (event->type() == QEvent::ShortcutOverride) {
        // The window has these keys too; here they mean the edge that has the focus, or the running
        // drag.
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool arrow = (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right)
            && (isPlain(key) || key->modifiers() == Qt::ShiftModifier);
        if ((arrow && m_scene.part != TimelinePart::Playhead)
            || (key->key() == Qt::Key_Escape && m_drag)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

bool TimelineView::showToolTip(const QHelpEvent *event)
{
    const TimelineHit hit = hitTest(m_scene, event->pos());
    if (hit.block && !m_drag)
        QToolTip::showText(event->globalPos(), takeText(m_scene.blocks[*hit.block]), this);
    else if (hit.marker && !m_drag)
        QToolTip::showText(event->globalPos(), markerText(m_scene.markers()[*hit.marker]), this);
    else if (const QString words = differenceText(m_scene, event->pos()); !words.isEmpty())
        QToolTip::showText(event->globalPos(), words, this);
    else
        QToolTip::hideText();
    return true;
}

void TimelineView::focusPart(TimelinePart part)
{
    m_scene.part = part;
    update();
    emit changed(TimelineNews::Focus);
}

bool TimelineView::focusNextPrevChild(bool next)
{
    const int part = int(m_scene.part) + (next ? 1 : -1);
    if (!m_scene.range || part < int(TimelinePart::Playhead) || part > int(TimelinePart::RangeEnd))
        return QWidget::focusNextPrevChild(next);
    focusPart(TimelinePart(part));
    return true;
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    m_scene.focused = true;
    if (event->reason() == Qt::TabFocusReason)
        m_scene.part = TimelinePart::Playhead;
    else if (event->reason() == Qt::BacktabFocusReason && m_scene.range)
        m_scene.part = TimelinePart::RangeEnd;
    update();
    emit changed(TimelineNews::Focus);
}

void TimelineView::focusOutEvent(QFocusEvent *)
{
    m_scene.focused = false;
    update();
}

bool TimelineView::zoomKey(int key)
{
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return true;
    case Qt::Key_Minus:
        zoomOut();
        return true;
    case Qt::Key_0:
        zoomToFit();
        return true;
    case Qt::Key_Z:
        zoomToRange();
        return true;
    default:
        return false;
    }
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (m_scene.geometry.isEmpty())
        return QWidget::keyPressEvent(event);
    const bool shifted = event->modifiers() == Qt::ShiftModifier;
    if (event->key() == Qt::Key_Escape && m_drag) {
        cancelDrag();
    } else if (event->key() == Qt::Key_Escape && m_scene.range) {
        takeRangeAway();
    } else if (event->key() == Qt::Key_Escape && m_scene.selected) {
        selectClipAt(std::nullopt);
    } else if ((event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        && (isPlain(event) || shifted)) {
        const auto second = std::llround(m_scene.geometry.rate().toDouble());
        const std::int64_t step = shifted ? std::max<std::int64_t>(1, second) : 1;
        movePart(m_scene.part, event->key() == Qt::Key_Left ? -step : step);
    } else if ((!isPlain(event) && event->key() != Qt::Key_Plus) || !zoomKey(event->key())) {
        QWidget::keyPressEvent(event);
    }
}

void TimelineView::takeRangeAway()
{
    setRange(std::nullopt);
    emit rangeSelected(std::nullopt);
}

void TimelineView::movePart(TimelinePart part, std::int64_t frames)
{
    if (m_drag)
        return;
    if (part == TimelinePart::Playhead || !m_scene.range) {
        emit scrubbed(m_scene.geometry.grid().clamp(m_scene.position + frames), false);
        return;
    }
    const bool begin = part == TimelinePart::RangeBegin;
    RangeGesture gesture;
    gesture.kind = begin ? RangeGesture::Kind::Begin : RangeGesture::Kind::End;
    gesture.original = m_scene.range;
    gesture.count = m_scene.geometry.grid().count();
    // An edge stops at the other one instead of changing places with it: the focus would be on the
    // wrong one.
    const FrameNumber edge = begin
        ? std::min(m_scene.range->begin + frames, m_scene.range->end - 1)
        : std::max(m_scene.range->end + frames, m_scene.range->begin + 1);
    const auto range = gesture.at(edge);
    if (!range || range == m_scene.range)
        return;
    showRange(*range);
    m_scene.geometry.reveal(begin ? range->begin : range->end - 1);
    geometryChanged();
    describe();
    emit rangeSelected(m_scene.range);
}

} // namespace ui
