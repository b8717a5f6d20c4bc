// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "ui/prompts.h"
#include "ui/values.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

// Where to, as what, and what that will mean, in words, before it starts. GUI thread.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    // Pure and quick: says what an export would do.
    using Planner = std::function<model::Result<render::ExportPlan>(const ExportChoice &choice)>;

    // `prompts` outlives the dialog.
    ExportDialog(const ExportChoice &suggestion, Planner planner, Prompts &prompts,
        QWidget *parent = nullptr);

    ExportChoice choice() const;

signals:
    void exportRequested(const ui::ExportChoice &choice);

private:
    void createRows();
    QWidget *createTarget();
    void go();
    void browse();
    void refresh();

    Planner m_planner;
    Prompts &m_prompts;
    QLineEdit *m_path;
    QComboBox *m_preset;
    QLabel *m_what;
    QLabel *m_why;
    QLabel *m_size;
    QPushButton *m_go;
};

} // namespace ui
