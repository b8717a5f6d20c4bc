// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace ui {

// Work that takes a while, in the status line: what it is, how far, and a stop. Hidden while there
// is none. GUI thread.
class StatusProgress : public QWidget {
    Q_OBJECT

public:
    // Its parts are called `name`Text, `name`Bar and `name`Cancel.
    StatusProgress(const QString &name, const QString &cancelText, QWidget *parent);

    void setProgress(double progress, const QString &text); // 0…1; below 0: none

signals:
    void cancelled();

private:
    QLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
};

} // namespace ui
