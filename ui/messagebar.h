// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/values.h"

#include <QFrame>
#include <QTimer>

class QAction;
class QLabel;
class QToolButton;

namespace ui {

// One sentence to the user, in the window, never in the way. Done and Info go by themselves after a
// while; warnings and problems stay until they are put away. GUI thread.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    // `step`: what to do about it, as a button.
    void showMessage(MessageLevel level, const QString &sentence, const QString &details = {},
        QAction *step = nullptr);
    void clear();
    MessageLevel level() const { return m_level; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void toggleDetails();

    MessageLevel m_level = MessageLevel::Info;
    QLabel *m_sentence;
    QLabel *m_details;
    QToolButton *m_step;
    QToolButton *m_more;
    QToolButton *m_close;
    QTimer m_away;
};

} // namespace ui
