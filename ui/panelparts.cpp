// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panelparts.h"

#include "ui/theme.h"

#include <QFormLayout>
#include <QFrame>
#include <QLabel>
#include <QPalette>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui::parts {

namespace {

QLabel *label(QWidget *parent, const QString &name, const QColor &color)
{
    auto *made = new QLabel(parent);
    made->setObjectName(name);
    made->setTextFormat(Qt::PlainText);
    QPalette palette = made->palette();
    palette.setColor(QPalette::Active, QPalette::WindowText, color);
    palette.setColor(QPalette::Inactive, QPalette::WindowText, color);
    made->setPalette(palette);
    return made;
}

} // namespace

QLabel *heading(QWidget *parent, const QString &text)
{
    QLabel *made = label(parent, QString(), theme::textDim);
    made->setText(text);
    return made;
}

QLabel *title(QWidget *parent, const QString &text)
{
    auto *made = new QLabel(text, parent);
    made->setFont(theme::font(1.08, QFont::DemiBold));
    return made;
}

QLabel *sentence(QWidget *parent, const QString &name)
{
    QLabel *made = label(parent, name, theme::text);
    made->setWordWrap(true);
    return made;
}

QLabel *quiet(QWidget *parent, const QString &name)
{
    QLabel *made = label(parent, name, theme::textDim);
    made->setWordWrap(true);
    return made;
}

QLabel *figure(QWidget *parent, const QString &name)
{
    return label(parent, name, theme::textDim);
}

QPushButton *button(QWidget *parent, const QString &text, const QString &name)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(name);
    made->setFocusPolicy(Qt::TabFocus);
    made->setAutoDefault(false);
    return made;
}

QPushButton *primaryButton(QWidget *parent, const QString &text, const QString &name)
{
    QPushButton *made = button(parent, text, name);
    made->setProperty("primary", true);
    return made;
}

QPushButton *link(QWidget *parent, const QString &text, const QString &name)
{
    QPushButton *made = button(parent, text, name);
    made->setProperty("link", true);
    made->setCursor(Qt::PointingHandCursor);
    return made;
}

QFormLayout *form(QWidget *parent)
{
    auto *made = new QFormLayout(parent);
    made->setContentsMargins(0, 0, 0, 0);
    made->setHorizontalSpacing(margin);
    made->setVerticalSpacing(gap);
    made->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    return made;
}

QFrame *line(QWidget *parent)
{
    auto *made = new QFrame(parent);
    made->setFixedHeight(1);
    made->setAutoFillBackground(true);
    QPalette palette = made->palette();
    palette.setColor(QPalette::Window, theme::line);
    made->setPalette(palette);
    return made;
}

QScrollArea *scroller(QWidget *parent, QVBoxLayout *&content)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *inner = new QWidget(area);
    content = new QVBoxLayout(inner);
    content->setContentsMargins(margin, margin, margin, margin);
    content->setSpacing(gap);
    area->setWidget(inner);
    return area;
}

void setOptional(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

void name(QWidget *widget, const QString &objectName, const QString &spoken)
{
    widget->setObjectName(objectName);
    widget->setAccessibleName(spoken);
}

} // namespace ui::parts
