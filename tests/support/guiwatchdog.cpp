// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/guiwatchdog.h"

#include <QEventLoop>
#include <QMetaObject>
#include <QTimer>

#include <algorithm>
#include <numeric>

namespace testsupport {

using std::chrono::duration_cast;
using std::chrono::microseconds;

namespace {

constexpr std::chrono::milliseconds interval{1};
constexpr std::chrono::milliseconds askEvery{5};

double milliseconds(microseconds time)
{
    return double(time.count()) / 1000;
}

// The least x for which the moments that waited longer are at most a hundredth of all. A delay L
// was waited for in full only by what came at its beginning: its moments waited from L down to
// nothing.
microseconds ninetyNinth(const std::vector<microseconds> &delays, microseconds watched)
{
    const auto longerThan = [&](microseconds x) {
        return std::accumulate(
            delays.begin(), delays.end(), microseconds{0}, [x](microseconds sum, microseconds l) {
                return sum + std::max(l - x, microseconds{0});
            });
    };
    microseconds low{-1};
    microseconds high = delays.empty() ? microseconds{0} : *std::ranges::max_element(delays);
    while (high - low > microseconds{1}) {
        const microseconds middle = low + (high - low) / 2;
        (longerThan(middle) * 100 <= watched ? high : low) = middle;
    }
    return high;
}

} // namespace

QString GuiWatchdog::Report::text() const
{
    return QStringLiteral("longest block %1 ms, p99 %2 ms, %3 answers in %4 s")
        .arg(milliseconds(longest), 0, 'f', 1)
        .arg(milliseconds(p99), 0, 'f', 1)
        .arg(answers)
        .arg(milliseconds(watched) / 1000, 0, 'f', 1);
}

GuiWatchdog::GuiWatchdog()
{
    m_thread = std::thread([this] { run(); });
}

GuiWatchdog::~GuiWatchdog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void GuiWatchdog::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding) {
        m_wake.wait(lock, [this] { return m_isEnding || (m_isWatching && !m_sent); });
        if (m_isEnding)
            return;
        m_sent = Clock::now();
        QMetaObject::invokeMethod(
            this, [this, number = ++m_number] { answer(number); }, Qt::QueuedConnection);
        m_wake.wait_for(lock, interval, [this] { return m_isEnding; });
    }
}

void GuiWatchdog::note(Clock::duration delay)
{
    m_delays.push_back(duration_cast<microseconds>(delay));
}

void GuiWatchdog::answer(std::uint64_t number)
{
    {
        const std::lock_guard lock(m_mutex);
        if (number != m_number || !m_sent)
            return;
        note(Clock::now() - *m_sent);
        m_sent.reset();
    }
    m_wake.notify_all();
}

void GuiWatchdog::start()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isWatching)
            return;
        m_isWatching = true;
        m_since = Clock::now();
    }
    m_wake.notify_all();
}

void GuiWatchdog::stop()
{
    const std::lock_guard lock(m_mutex);
    if (!m_isWatching)
        return;
    m_isWatching = false;
    m_watched += Clock::now() - m_since;
    if (m_sent)
        note(Clock::now() - *m_sent);
    m_sent.reset();
}

bool GuiWatchdog::waitUntil(const std::function<bool()> &done, std::chrono::milliseconds timeout)
{
    const auto deadline = Clock::now() + timeout;
    bool isDone = done();
    if (isDone)
        return true;
    QEventLoop loop;
    QTimer timer;
    connect(&timer, &QTimer::timeout, &loop, [&] {
        isDone = done();
        if (isDone || Clock::now() > deadline)
            loop.quit();
    });
    timer.start(askEvery);
    start();
    loop.exec();
    stop();
    return isDone;
}

GuiWatchdog::Report GuiWatchdog::report() const
{
    const std::lock_guard lock(m_mutex);
    Report report;
    const auto now = m_isWatching ? Clock::now() - m_since : Clock::duration{0};
    report.watched = duration_cast<microseconds>(m_watched + now);
    report.answers = std::int64_t(m_delays.size());
    if (!m_delays.empty())
        report.longest = *std::ranges::max_element(m_delays);
    report.p99 = ninetyNinth(m_delays, report.watched);
    return report;
}

void GuiWatchdog::reset()
{
    const std::lock_guard lock(m_mutex);
    m_delays.clear();
    m_watched = {};
    m_since = Clock::now();
}

} // namespace testsupport
