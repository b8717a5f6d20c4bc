// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace testsupport {

// Measures how long the event loop of the thread it is made on is kept from answering: a thread of
// its own posts an event every millisecond, and the time until it arrives is what a click at that
// moment would have waited. Built and destroyed on the GUI thread.
//
// Only an event loop that runs can be watched. QTRY_* and QTest::qWait sleep between rounds, which
// looks like a block of 10 ms; use waitUntil() instead, or start() before a real exec().
class GuiWatchdog : public QObject {
public:
    struct Report {
        std::chrono::microseconds longest{0};
        // Of 100 clicks at random moments, 99 wait no longer than that.
        std::chrono::microseconds p99{0};
        std::chrono::microseconds watched{0};
        std::int64_t answers = 0;

        QString text() const; // "longest block 12.3 ms, p99 1.2 ms, 5012 answers in 6.0 s"
    };

    GuiWatchdog();
    ~GuiWatchdog() override;

    void start();
    void stop(); // an event that is still waiting counts with its time so far
    // Runs an event loop, watched, until `done` (asked every few milliseconds); false: time is up.
    bool waitUntil(const std::function<bool()> &done,
        std::chrono::milliseconds timeout = std::chrono::seconds(30));
    // Of everything watched since the last reset().
    Report report() const;
    void reset();

private:
    using Clock = std::chrono::steady_clock;

    void run();
    void answer(std::uint64_t number);
    void note(Clock::duration delay);

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isWatching = false;
    bool m_isEnding = false;
    std::uint64_t m_number = 0; // of the event under way
    std::optional<Clock::time_point> m_sent;
    Clock::time_point m_since; // of the stretch being watched
    Clock::duration m_watched{0}; // in the stretches before
    std::vector<std::chrono::microseconds> m_delays;
    std::thread m_thread; // the last to be built
};

} // namespace testsupport
