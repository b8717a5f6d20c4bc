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
    const int run = ++m_run;
    emit started(path);
    m_tasks.start(
        this,
        [path](const model::CancelToken &cancel, const model::Progress &progress) {
            return openPath(path, progress, cancel);
        },
        [this, run, path](model::Result<Opened> result) { finish(run, path, std::move(result)); },
        [this, run](double fraction) {
            if (run == m_run && m_running)
                emit progressed(fraction);
        });
}

void OpenWorkflow::cancel()
{
    m_tasks.cancelAll();
}

void OpenWorkflow::finish(int run, const QString &path, model::Result<Opened> result)
{
    if (run != m_run)
        return; // a newer wish took its place
    m_running = false;
    if (!result) {
        emit failed(path, result.error());
        return;
    }
    m_session.open(
        std::move(result->project), std::move(result->files), isProject(path) ? path : QString());
    emit opened(path);
}

} // namespace app
