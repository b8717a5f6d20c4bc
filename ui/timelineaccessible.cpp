// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelineaccessible.h"

#include "ui/timelineitemaccessible.h"
#include "ui/timelineview.h"

#include <QAccessibleWidget>
#include <QHash>

#include <algorithm>
#include <memory>
#include <utility>

namespace ui {

namespace {

using Kind = TimelineItem::Kind;

// The view: its children are made when they are asked for, and kept as long as they are what they
// were.
class TimelineAccessible : public QAccessibleWidget {
public:
    explicit TimelineAccessible(TimelineView &view)
        : QAccessibleWidget(&view, QAccessible::Grouping)
        , m_view(view)
    {
    }
    ~TimelineAccessible() override
    {
        for (const QAccessible::Id each : std::as_const(m_items))
            QAccessible::deleteAccessibleInterface(each);
    }

    int childCount() const override { return itemCount(m_view.scene()); }
    QAccessibleInterface *child(int position) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

private:
    QAccessibleInterface *interfaceOf(const TimelineItem &item) const;

    TimelineView &m_view;
    mutable QHash<QPair<int, std::size_t>, QAccessible::Id> m_items; // by kind and index
};

QAccessibleInterface *TimelineAccessible::interfaceOf(const TimelineItem &item) const
{
    QAccessible::Id &id = m_items[{int(item.kind), item.index}];
    if (id != 0) {
        QAccessibleInterface *made = QAccessible::accessibleInterface(id);
        if (made && static_cast<TimelineItemAccessible *>(made)->item() == item)
            return made;
        QAccessible::deleteAccessibleInterface(id);
    }
    auto made = std::make_unique<TimelineItemAccessible>(m_view, item);
    id = QAccessible::registerAccessibleInterface(made.get());
    return made.release(); // the register's from here on
}

QAccessibleInterface *TimelineAccessible::child(int position) const
{
    const auto item = itemAt(m_view.scene(), position);
    return item ? interfaceOf(*item) : nullptr;
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *item = dynamic_cast<const TimelineItemAccessible *>(child);
    return item ? positionOf(m_view.scene(), item->item()) : -1;
}

QAccessibleInterface *TimelineAccessible::childAt(int x, int y) const
{
    const auto item = itemUnder(m_view.scene(), m_view.mapFromGlobal(QPointF(x, y)));
    return item ? interfaceOf(*item) : nullptr;
}

QAccessibleInterface *TimelineAccessible::focusChild() const
{
    const TimelineItem focused = focusedItem(m_view.scene());
    if (!m_view.scene().focused || positionOf(m_view.scene(), focused) < 0)
        return QAccessibleWidget::focusChild();
    return interfaceOf(focused);
}

QAccessibleInterface *make(const QString &className, QObject *object)
{
    auto *view = className == QLatin1String("ui::TimelineView")
        ? qobject_cast<TimelineView *>(object)
        : nullptr;
    return view ? std::make_unique<TimelineAccessible>(*view).release() : nullptr;
}

std::vector<TimelineEvent> selectionEvents(const TimelineScene &scene)
{
    const auto clip =
        std::ranges::find(scene.clips, scene.selected.value_or(timeline::model::TimeRange{}));
    if (!scene.selected || clip == scene.clips.end())
        return {};
    const auto position = std::size_t(clip - scene.clips.begin());
    return {{QAccessible::Selection, TimelineItem{Kind::Clip, position}}};
}

void send(TimelineView &view, const TimelineEvent &event)
{
    const TimelineScene &scene = view.scene();
    if (event.what == QAccessible::ValueChanged) {
        QAccessibleValueChangeEvent change(
            &view, qlonglong(itemFrames(scene, *event.item).begin.value));
        change.setChild(positionOf(scene, *event.item));
        QAccessible::updateAccessibility(&change);
        return;
    }
    QAccessibleEvent plain(&view, event.what);
    if (event.item)
        plain.setChild(positionOf(scene, *event.item));
    QAccessible::updateAccessibility(&plain);
}

} // namespace

void installTimelineAccessible()
{
    QAccessible::installFactory(make);
}

std::vector<TimelineEvent> eventsFor(const TimelineScene &scene, TimelineNews news)
{
    switch (news) {
    case TimelineNews::Focus:
        if (scene.focused)
            return {{QAccessible::Focus, focusedItem(scene)}};
        return {};
    case TimelineNews::Position:
        return {{QAccessible::ValueChanged, TimelineItem{Kind::Playhead}}};
    case TimelineNews::Range:
        if (!scene.range)
            return {};
        return {{QAccessible::ValueChanged, TimelineItem{Kind::RangeBegin}},
            {QAccessible::ValueChanged, TimelineItem{Kind::RangeEnd}},
            {QAccessible::NameChanged, TimelineItem{Kind::Range}}};
    case TimelineNews::Selection:
        return selectionEvents(scene);
    case TimelineNews::Items:
        break;
    }
    return {{QAccessible::ObjectReorder, {}}};
}

void tellListeners(TimelineView &view, TimelineNews news)
{
    if (!QAccessible::isActive() || view.scene().geometry.grid().isEmpty())
        return;
    for (const TimelineEvent &each : eventsFor(view.scene(), news))
        send(view, each);
}

} // namespace ui
