// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messagebar.h"

#include "ui/icons.h"
#include "ui/panelparts.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace ui {

namespace {

constexpr int readingTime = 8000; // ms

Icon iconOf(MessageLevel level)
{
    switch (level) {
    case MessageLevel::Info:
        return Icon::Info;
    case MessageLevel::Done:
        return Icon::Accept;
    case MessageLevel::Warning:
    case MessageLevel::Problem:
        break;
    }
    return Icon::Warning;
}

QColor colorOf(MessageLevel level)
{
    if (level == MessageLevel::Problem)
        return theme::danger;
    return level == MessageLevel::Warning ? theme::accent : theme::textDim;
}

QToolButton *textButton(QWidget *parent, const QString &text, const QString &name)
{
    auto *made = new QToolButton(parent);
    made->setText(text);
    made->setObjectName(name);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_sentence(parts::sentence(this, QStringLiteral("messageText")))
    , m_details(parts::quiet(this, QStringLiteral("messageDetails")))
    , m_step(textButton(this, {}, QStringLiteral("messageStep")))
    , m_more(textButton(this, tr("Details"), QStringLiteral("messageMore")))
    , m_close(textButton(this, tr("Dismiss"), QStringLiteral("messageClose")))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(40, 6, parts::gap, 6);
    grid->setHorizontalSpacing(parts::gap);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_sentence, 0, 0);
    grid->addWidget(m_step, 0, 1);
    grid->addWidget(m_more, 0, 2);
    grid->addWidget(m_close, 0, 3);
    grid->addWidget(m_details, 1, 0, 1, 4);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_more->setCheckable(true);
    m_away.setSingleShot(true);
    m_away.setInterval(readingTime);
    connect(&m_away, &QTimer::timeout, this, &MessageBar::clear);
    connect(m_more, &QToolButton::toggled, this, &MessageBar::toggleDetails);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::clear);
    setVisible(false);
}

void MessageBar::showMessage(
    MessageLevel level, const QString &sentence, const QString &details, QAction *step)
{
    m_level = level;
    m_sentence->setText(sentence);
    m_details->setText(details);
    m_step->setDefaultAction(step);
    m_step->setVisible(step);
    m_more->setChecked(false);
    m_more->setVisible(!details.isEmpty());
    m_details->setVisible(false);
    const bool problem = level == MessageLevel::Problem || level == MessageLevel::Warning;
    setAccessibleName(problem ? tr("Problem: %1").arg(sentence) : sentence);
    if (problem || !details.isEmpty()) // there is more to read
        m_away.stop();
    else
        m_away.start();
    setVisible(true);
    QAccessibleEvent spoken(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
    update();
}

void MessageBar::clear()
{
    m_away.stop();
    setVisible(false);
}

void MessageBar::toggleDetails()
{
    m_details->setVisible(m_more->isChecked());
    if (m_more->isChecked())
        m_away.stop(); // it is being read
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::raised);
    painter.fillRect(QRect(0, 0, 3, height()), colorOf(m_level));
    const int middle = m_sentence->geometry().center().y();
    paintIcon(painter, iconOf(m_level),
        QRectF(14, middle - theme::iconSize / 2.0, theme::iconSize, theme::iconSize),
        colorOf(m_level));
}

} // namespace ui
