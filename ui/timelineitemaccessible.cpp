// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelineitemaccessible.h"

#include "ui/timelineview.h"

#include <QCoreApplication>
#include <QWindow>

namespace ui {

namespace {

using Kind = TimelineItem::Kind;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

QString chooseAction()
{
    return QStringLiteral("choose");
}

QString removeAction()
{
    return QStringLiteral("remove");
}

QString pressWord(Kind kind)
{
    switch (kind) {
    case Kind::Clip:
        return tr("Go there and select");
    case Kind::Take:
        return tr("Show its takes");
    case Kind::Marker:
        return tr("Open");
    default:
        return tr("Zoom to the range");
    }
}

bool hasArrived(const TakeBlock &block)
{
    return block.state == TakeState::Ready || block.state == TakeState::Rejected;
}

} // namespace

TimelineItem focusedItem(const TimelineScene &scene)
{
    switch (scene.part) {
    case TimelinePart::RangeBegin:
        return {Kind::RangeBegin};
    case TimelinePart::RangeEnd:
        return {Kind::RangeEnd};
    case TimelinePart::Playhead:
        break;
    }
    return {Kind::Playhead};
}

TimelineItemAccessible::TimelineItemAccessible(TimelineView &view, const TimelineItem &item)
    : m_view(&view)
    , m_item(item)
{
}

bool TimelineItemAccessible::isValid() const
{
    return m_view && positionOf(m_view->scene(), m_item) >= 0;
}

QWindow *TimelineItemAccessible::window() const
{
    return m_view ? m_view->window()->windowHandle() : nullptr;
}

QAccessibleInterface *TimelineItemAccessible::parent() const
{
    return QAccessible::queryAccessibleInterface(m_view);
}

QString TimelineItemAccessible::text(QAccessible::Text which) const
{
    if (!isValid())
        return {};
    const TimelineScene &scene = m_view->scene();
    if (which == QAccessible::Name)
        return itemName(scene, m_item);
    if (which == QAccessible::Value)
        return itemValue(scene, m_item);
    if (which == QAccessible::Description && m_item.kind == Kind::Range)
        return scene.hint.text;
    return {};
}

QRect TimelineItemAccessible::rect() const
{
    if (!isValid())
        return {};
    const QRect inside = itemRect(m_view->scene(), m_item);
    return {m_view->mapToGlobal(inside.topLeft()), inside.size()};
}

QAccessible::Role TimelineItemAccessible::role() const
{
    switch (m_item.kind) {
    case Kind::Playhead:
    case Kind::RangeBegin:
    case Kind::RangeEnd:
        return QAccessible::Slider;
    case Kind::Range:
        return QAccessible::Section;
    case Kind::Clip:
    case Kind::Take:
        return QAccessible::ListItem;
    case Kind::Marker:
        break;
    }
    return QAccessible::Button;
}

QAccessible::State TimelineItemAccessible::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const TimelineScene &scene = m_view->scene();
    state.focusable = isMovable();
    state.focused = scene.focused && m_item == focusedItem(scene);
    if (m_item.kind == Kind::Clip) {
        state.selectable = scene.clips.size() > 1;
        state.selected = scene.selected == scene.clips[m_item.index];
    } else if (m_item.kind == Kind::Take) {
        const TakeBlock &block = scene.blocks[m_item.index];
        state.selectable = hasArrived(block);
        state.selected = block.chosen;
        state.busy = block.state == TakeState::Running;
    }
    state.offscreen = !itemRect(scene, m_item).intersects(m_view->rect());
    state.invisible = !m_view->isVisible();
    return state;
}

void *TimelineItemAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface *>(this);
    if (type == QAccessible::ValueInterface && isMovable())
        return static_cast<QAccessibleValueInterface *>(this);
    return nullptr;
}

bool TimelineItemAccessible::isMovable() const
{
    return role() == QAccessible::Slider;
}

QStringList TimelineItemAccessible::actionNames() const
{
    if (!isValid())
        return {};
    if (isMovable())
        return {increaseAction(), decreaseAction(), setFocusAction()};
    if (m_item.kind == Kind::Range)
        return {pressAction(), setFocusAction(), removeAction()};
    if (m_item.kind == Kind::Take && hasArrived(m_view->scene().blocks[m_item.index]))
        return {pressAction(), chooseAction()};
    return {pressAction()};
}

QString TimelineItemAccessible::localizedActionName(const QString &name) const
{
    if (name == chooseAction())
        return tr("Choose");
    if (name == removeAction())
        return tr("Take the range away");
    if (name == pressAction())
        return pressWord(m_item.kind);
    return QAccessibleActionInterface::localizedActionName(name);
}

void TimelineItemAccessible::doAction(const QString &name)
{
    if (!actionNames().contains(name))
        return;
    if (name == increaseAction())
        move(1);
    else if (name == decreaseAction())
        move(-1);
    else if (name == setFocusAction())
        takeFocus();
    else if (name == removeAction())
        m_view->takeRangeAway();
    else if (name == chooseAction())
        emit m_view->takeChosen(m_view->scene().blocks[m_item.index].take);
    else
        press();
}

void TimelineItemAccessible::press()
{
    const TimelineScene &scene = m_view->scene();
    if (m_item.kind == Kind::Range) {
        m_view->zoomToRange();
    } else if (m_item.kind == Kind::Take) {
        emit m_view->takeClicked(scene.blocks[m_item.index].take);
    } else if (m_item.kind == Kind::Marker) {
        m_view->openMarker(m_item.index);
    } else {
        const auto begin = itemFrames(scene, m_item).begin;
        emit m_view->scrubbed(begin, false);
        m_view->selectClipAt(begin);
    }
}

void TimelineItemAccessible::takeFocus()
{
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->focusPart(m_item.kind == Kind::Playhead ? TimelinePart::Playhead
            : m_item.kind == Kind::RangeEnd         ? TimelinePart::RangeEnd
                                                    : TimelinePart::RangeBegin);
}

void TimelineItemAccessible::move(std::int64_t frames)
{
    m_view->movePart(m_item.kind == Kind::Playhead ? TimelinePart::Playhead
            : m_item.kind == Kind::RangeBegin      ? TimelinePart::RangeBegin
                                                   : TimelinePart::RangeEnd,
        frames);
}

QVariant TimelineItemAccessible::currentValue() const
{
    return isValid()
        ? QVariant::fromValue(qlonglong(itemFrames(m_view->scene(), m_item).begin.value))
        : QVariant();
}

void TimelineItemAccessible::setCurrentValue(const QVariant &value)
{
    if (isValid())
        move(value.toLongLong() - currentValue().toLongLong());
}

QVariant TimelineItemAccessible::minimumValue() const
{
    return qlonglong(
        isValid() && m_item.kind == Kind::RangeEnd ? m_view->scene().range->begin.value + 1 : 0);
}

QVariant TimelineItemAccessible::maximumValue() const
{
    if (!isValid())
        return qlonglong(0);
    const TimelineScene &scene = m_view->scene();
    if (m_item.kind == Kind::RangeBegin)
        return qlonglong(scene.range->end.value - 1);
    return qlonglong(scene.geometry.grid().count() - (m_item.kind == Kind::Playhead ? 1 : 0));
}

} // namespace ui
