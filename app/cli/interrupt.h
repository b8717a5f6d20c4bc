// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace app::cli {

// SIGINT and SIGTERM as a signal of the event loop, once; a second one ends the program at once.
// One object a process; GUI thread.
class Interrupt : public QObject {
    Q_OBJECT

public:
    explicit Interrupt(QObject *parent = nullptr);

signals:
    void requested();

private:
    void look();

    QTimer m_timer;
};

} // namespace app::cli
