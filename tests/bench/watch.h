// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QString>

#include <atomic>
#include <thread>
#include <vector>

namespace bench {

// The application, with a note of the event that kept the GUI thread longest.
class WatchedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;

    void forgetLongest();
    // "Paint of ui::TimelineView, 12 ms"
    QString longest() const;

private:
    int m_depth = 0;
    double m_longest = 0;
    QString m_who;
};

// Knocks at the GUI thread every few milliseconds while it lives, and measures how long the door
// stays shut: what a click would have waited.
class Knocking : public QObject {
public:
    Knocking();
    ~Knocking() override;

    const std::vector<double> &waits() const { return m_waits; } // ms

protected:
    bool event(QEvent *event) override;

private:
    std::vector<double> m_waits;
    std::atomic<bool> m_isOver = false, m_isAnswered = true;
    std::thread m_thread; // the last to be built
};

} // namespace bench
