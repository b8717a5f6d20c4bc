// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace ui {

// Every command with its keys, and what the mouse does. GUI thread.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutsDialog(QWidget *parent = nullptr);

private:
    QWidget *createColumn(const QStringList &menus);
    QWidget *createMouse();
};

} // namespace ui
