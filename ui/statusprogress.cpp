// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statusprogress.h"

#include "ui/panelparts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace ui {

StatusProgress::StatusProgress(const QString &name, const QString &cancelText, QWidget *parent)
    : QWidget(parent)
    , m_text(parts::figure(this, name + QStringLiteral("Text")))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
{
    m_bar->setObjectName(name + QStringLiteral("Bar"));
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(160);
    m_cancel->setObjectName(name + QStringLiteral("Cancel"));
    m_cancel->setFocusPolicy(Qt::TabFocus);
    m_cancel->setText(cancelText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(parts::gap);
    for (QWidget *each : std::initializer_list<QWidget *>{m_text, m_bar, m_cancel})
        row->addWidget(each);
    connect(m_cancel, &QToolButton::clicked, this, &StatusProgress::cancelled);
    setProgress(-1, {});
}

void StatusProgress::setProgress(double progress, const QString &text)
{
    setVisible(progress >= 0);
    if (progress < 0)
        return;
    m_text->setText(text);
    m_bar->setValue(int(progress * 1000));
}

} // namespace ui
