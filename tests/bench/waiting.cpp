// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/waiting.h"

#include "tests/bench/rows.h"

#include <QElapsedTimer>

namespace bench {

bool runLoop(int milliseconds, const std::function<bool()> &isDone)
{
    QEventLoop loop;
    bool isOver = false;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, [&isOver] { isOver = true; });
    while (!isOver) {
        if (isDone && isDone())
            return true;
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
    return isDone && isDone();
}

Line notRun(const QString &work, const QString &why)
{
    Line line;
    line.work = work;
    line.note = QStringLiteral("cannot run: ") + why;
    return line;
}

double timed(const std::function<void()> &work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return double(clock.nsecsElapsed()) / 1e6;
}

std::vector<double> interleaved(int rounds, const std::vector<std::function<double()>> &runs)
{
    std::vector<std::vector<double>> figures(runs.size());
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < runs.size(); ++i)
            figures[i].push_back(runs[i]());
    }
    std::vector<double> medians;
    for (const auto &each : figures)
        medians.push_back(median(each));
    return medians;
}

} // namespace bench
