// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QUndoStack;

namespace ui {

// Every step since the project was opened; a click goes back to it, or forth. Stays open beside the
// work. GUI thread.
class HistoryDialog : public QDialog {
    Q_OBJECT

public:
    HistoryDialog(QUndoStack &stack, QWidget *parent);
};

} // namespace ui
