// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "timeline/model/task.h"

#include <QFuture>
#include <QObject>
#include <QtConcurrentRun>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace app {

// Work in the pool whose answers come back to the GUI thread. Owned by a workflow; its destructor
// asks the work to stop and waits. GUI thread.
class Tasks {
public:
    Tasks() = default;
    Tasks(const Tasks &) = delete;
    Tasks &operator=(const Tasks &) = delete;

    ~Tasks()
    {
        cancelAll();
        for (Running &task : m_running)
            task.future.waitForFinished();
    }

    // Runs work(token, progress) in the pool, then done(its answer) in the thread of `context`,
    // which owns these Tasks. `progress` may be called from the worker; `reported` hears it in that
    // thread too. Not QFuture::then(context, …): Qt 6.4 runs that after the future counts as
    // finished, when the wait below may be over and the context gone.
    template <class Work, class Done>
    model::CancelToken start(
        QObject *context, Work work, Done done, std::function<void(double)> reported = {})
    {
        std::erase_if(m_running, [](const Running &task) { return task.future.isFinished(); });
        model::CancelToken token;
        auto future =
            QtConcurrent::run([context, work = std::move(work), done = std::move(done), token,
                                  progress = forwarded(context, std::move(reported))]() mutable {
                auto answer =
                    std::make_shared<decltype(work(token, progress))>(work(token, progress));
                QMetaObject::invokeMethod(
                    context,
                    [done = std::move(done), answer]() mutable { done(std::move(*answer)); },
                    Qt::QueuedConnection);
            });
        m_running.push_back({token, std::move(future)});
        return token;
    }

    void cancelAll()
    {
        for (Running &task : m_running)
            task.token.cancel();
    }

private:
    struct Running {
        model::CancelToken token;
        QFuture<void> future;
    };

    // Half a per cent apart, or the event loop would drown.
    static model::Progress forwarded(QObject *context, std::function<void(double)> reported)
    {
        if (!reported)
            return {};
        auto last = std::make_shared<double>(-1);
        return [context, reported = std::move(reported), last](double value) {
            if (value < 1 && value - *last < 0.005)
                return;
            *last = value;
            QMetaObject::invokeMethod(
                context, [reported, value] { reported(value); }, Qt::QueuedConnection);
        };
    }

    std::vector<Running> m_running;
};

} // namespace app
