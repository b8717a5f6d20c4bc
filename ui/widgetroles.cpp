// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgetroles.h"

#include "ui/timecodefield.h"

#include <QAccessibleWidget>

#include <algorithm>
#include <array>
#include <memory>

namespace ui {

namespace {

struct RoleOf {
    const char *className;
    QAccessible::Role role;
};

constexpr std::array roles{
    RoleOf{"ui::CompareBar", QAccessible::ToolBar},
    RoleOf{"ui::JobRow", QAccessible::ListItem},
    RoleOf{"ui::MessageBar", QAccessible::AlertMessage},
    RoleOf{"ui::PicturePane", QAccessible::Graphic},
    RoleOf{"ui::StatusLine", QAccessible::StatusBar},
    RoleOf{"ui::TakeCardView", QAccessible::ListItem},
    RoleOf{"ui::TransportBar", QAccessible::ToolBar},
};

// A widget with the role that it has for the eye.
class RoleAccessible : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;
    ~RoleAccessible() override = default;
};

// A painted timecode that becomes a field when it is pressed.
class TimecodeAccessible : public QAccessibleWidget {
public:
    explicit TimecodeAccessible(TimecodeField &field)
        : QAccessibleWidget(&field, QAccessible::Button)
        , m_field(field)
    {
    }

    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Value ? m_field.text() : QAccessibleWidget::text(which);
    }
    QStringList actionNames() const override
    {
        return QStringList{pressAction()} + QAccessibleWidget::actionNames();
    }
    void doAction(const QString &name) override
    {
        if (name == pressAction())
            m_field.edit();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    TimecodeField &m_field;
};

QAccessibleInterface *make(const QString &className, QObject *object)
{
    if (!object || !object->isWidgetType())
        return nullptr;
    if (className == QLatin1String("ui::TimecodeField"))
        return std::make_unique<TimecodeAccessible>(*static_cast<TimecodeField *>(object))
            .release();
    const auto found = std::ranges::find_if(
        roles, [&](const RoleOf &each) { return className == QLatin1String(each.className); });
    return found == roles.end()
        ? nullptr
        : std::make_unique<RoleAccessible>(static_cast<QWidget *>(object), found->role).release();
}

} // namespace

void installWidgetRoles()
{
    QAccessible::installFactory(make);
}

} // namespace ui
