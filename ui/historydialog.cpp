// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/historydialog.h"

#include "ui/panelparts.h"
#include "ui/theme.h"

#include <QLabel>
#include <QUndoView>
#include <QVBoxLayout>

namespace ui {

HistoryDialog::HistoryDialog(QUndoStack &stack, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("history"));
    setWindowTitle(tr("History"));
    auto *steps = new QUndoView(&stack, this);
    steps->setObjectName(QStringLiteral("historySteps"));
    steps->setAccessibleName(tr("Steps"));
    steps->setSpacing(3);
    steps->setEmptyLabel(tr("As it was opened"));
    auto *hint = parts::quiet(this, QStringLiteral("historyHint"));
    hint->setText(tr("Click a step to go back to it, or forth. Takes that arrived and what was "
                     "sent stay."));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme::gapLarge, theme::gapLarge, theme::gapLarge, theme::gapLarge);
    rows->setSpacing(theme::gap);
    rows->addWidget(steps, 1);
    rows->addWidget(hint);
    resize(320, 420);
}

} // namespace ui
