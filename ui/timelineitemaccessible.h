// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelineitems.h"

#include <QAccessibleInterface>
#include <QPointer>

namespace ui {

class TimelineView;

// What the keyboard is on.
TimelineItem focusedItem(const TimelineScene &scene);

// One thing on a timeline, as assistive technology meets it. Its actions make the view send what
// the mouse would make it send. Not valid any more when something else is in its place; the
// accessible register owns it. GUI thread.
class TimelineItemAccessible : public QAccessibleInterface,
                               public QAccessibleActionInterface,
                               public QAccessibleValueInterface {
public:
    TimelineItemAccessible(TimelineView &view, const TimelineItem &item);

    const TimelineItem &item() const { return m_item; }

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override;
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text which) const override;
    void setText(QAccessible::Text, const QString &) override { }
    QRect rect() const override;
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    QString localizedActionName(const QString &name) const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    // Frame numbers.
    QVariant currentValue() const override;
    void setCurrentValue(const QVariant &value) override;
    QVariant minimumValue() const override;
    QVariant maximumValue() const override;
    QVariant minimumStepSize() const override { return 1; }

private:
    bool isMovable() const; // a boundary that the keyboard moves as well
    void move(std::int64_t frames);
    void press();
    void takeFocus();

    QPointer<TimelineView> m_view;
    TimelineItem m_item;
};

} // namespace ui
