// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace bench {

// Runs the event loop until `isDone`, which is asked whenever `signal` was emitted; false after
// `milliseconds`.
template <class Sender, class Signal>
bool waitFor(Sender &sender, Signal signal, const std::function<bool()> &isDone, int milliseconds);

// Runs the event loop for so long, or until `isDone`, which is asked after each event.
bool runLoop(int milliseconds, const std::function<bool()> &isDone = {});

} // namespace bench

#include <QEventLoop>
#include <QTimer>

namespace bench {

template <class Sender, class Signal>
bool waitFor(Sender &sender, Signal signal, const std::function<bool()> &isDone, int milliseconds)
{
    if (isDone())
        return true;
    QEventLoop loop;
    QObject::connect(&sender, signal, &loop, [&] {
        if (isDone())
            loop.quit();
    });
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
    return isDone();
}

} // namespace bench
