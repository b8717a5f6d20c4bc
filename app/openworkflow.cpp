// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/openworkflow.h"

#include <QFileInfo>

namespace app {

OpenWorkflow::OpenWorkflow(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void OpenWorkflow::open(const QString &given)
{
    const QString path = QFileInfo(given).absoluteFilePath();
    m_tasks.cancelAll();
    m_running = true;
    m_cancelled = false;
    m_glimpse.reset();
    const int run = ++m_run;
    emit started(path);
    m_tasks.start(
        this,
        [path, growing = glimpsesOf(run, path)](const model::CancelToken &cancel,
            const model::Progress &progress) { return openPath(path, progress, cancel, growing); },
        [this, run, path](
            model::Result<media::ViewPtr> result) { finish(run, path, std::move(result)); },
        [this, run](double fraction) {
            if (run == m_run && m_running)
                emit progressed(fraction);
        });
}

// Called where the file is read; what it has seen comes back to this thread.
media::GrowingMedia OpenWorkflow::glimpsesOf(int run, const QString &path)
{
    using Clock = std::chrono::steady_clock;
    auto next = std::make_shared<Clock::time_point>(Clock::now() + m_pace.first);
    return [this, run, path, next, pause = m_pace.between](const media::MediaFile &soFar) {
        if (Clock::now() < *next)
            return false;
        const media::ViewPtr view = viewOfVideo(soFar);
        QMetaObject::invokeMethod(
            this,
            [this, run, path, view] {
                if (run != m_run || m_cancelled)
                    return;
                m_glimpse = view;
                emit glimpsed(path);
            },
            Qt::QueuedConnection);
        *next = Clock::now() + pause;
        return false;
    };
}

void OpenWorkflow::cancel()
{
    m_cancelled = m_running;
    m_tasks.cancelAll();
}

void OpenWorkflow::finish(int run, const QString &path, model::Result<media::ViewPtr> result)
{
    if (run != m_run)
        return; // a newer wish took its place
    m_running = false;
    m_glimpse.reset();
    if (m_cancelled)
        result = model::fail(model::Error::Kind::Cancelled, QStringLiteral("cancelled"));
    if (!result) {
        emit failed(path, result.error());
        return;
    }
    m_session.open(*result, isProject(path) ? path : QString());
    emit opened(path);
}

} // namespace app
