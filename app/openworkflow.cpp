// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/openworkflow.h"

#include "timeline/media/mediafile.h"
#include "timeline/model/projectfile.h"

#include <QFileInfo>

namespace app {

OpenWorkflow::OpenWorkflow(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

bool OpenWorkflow::isProject(const QString &path)
{
    return path.endsWith(QLatin1String(".retake"), Qt::CaseInsensitive);
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
            return isProject(path) ? openProject(path, progress, cancel)
                                   : openVideo(path, progress, cancel);
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

model::Result<OpenWorkflow::Opened> OpenWorkflow::openVideo(
    const QString &path, const model::Progress &progress, const model::CancelToken &cancel)
{
    auto file = media::openMedia(path, progress, cancel);
    if (!file)
        return tl::unexpected(file.error());
    model::Media entry;
    entry.path = file->path;
    entry.identity = file->identity;
    entry.info = file->info;
    Opened opened;
    opened.project = model::projectOf(std::move(entry), *file->index);
    opened.files.insert(opened.project.media.front().id, std::move(*file));
    return opened;
}

model::Result<OpenWorkflow::Opened> OpenWorkflow::openProject(
    const QString &path, const model::Progress &progress, const model::CancelToken &cancel)
{
    auto project = model::loadProject(path);
    if (!project)
        return tl::unexpected(project.error());
    auto files = media::openAll(*project, progress, cancel);
    if (!files)
        return tl::unexpected(files.error());
    return Opened{std::move(*project), std::move(*files)};
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
