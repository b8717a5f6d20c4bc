// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/prompts.h"
#include "ui/values.h"

#include <QDialog>

class QGridLayout;

namespace ui {

// What retakes have cost: this project, all projects, today; and the list as a file. GUI thread.
class SpendingDialog : public QDialog {
    Q_OBJECT

public:
    // `prompts` outlives the dialog.
    SpendingDialog(const SpendingValues &values, Prompts &prompts, QWidget *parent = nullptr);

signals:
    void copyRequested(const QString &path); // of the list, as a CSV file

private:
    QWidget *createTable();
    QWidget *createButtons();
    void addRow(QGridLayout *table, const QString &what, const QString &project, const QString &all,
        const QString &name);
    QString limits() const;

    SpendingValues m_values;
    Prompts &m_prompts;
};

} // namespace ui
