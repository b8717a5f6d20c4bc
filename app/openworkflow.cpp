// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/openworkflow.h"

#include <QFileInfo>

#include <utility>

namespace app {

OpenWorkflow::OpenWorkflow(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

int OpenWorkflow::begin(const QString &path)
{
    m_tasks.cancelAll();
    m_running = true;
    m_cancelled = false;
    m_glimpse.reset();
    emit started(path);
    return ++m_run;
}

template <class Work>
void OpenWorkflow::start(int run, const QString &path, Work work, Finish finish)
{
    m_tasks.start(
        this, std::move(work),
        [this, run, path, finish = std::move(finish)](const model::Result<Read> &result) {
            if (!isOver(run, path, result))
                finish(*result);
        },
        [this, run](double fraction) {
            if (run == m_run && m_running)
                emit progressed(fraction);
        });
}

void OpenWorkflow::open(const QString &given)
{
    const QString path = QFileInfo(given).absoluteFilePath();
    const auto held = isProject(path) ? hold(path) : std::make_shared<ProjectHold>();
    if (!held)
        return;
    const int run = begin(path);
    start(
        run, path,
        [path, growing = glimpsesOf(run, path)](const model::CancelToken &cancel,
            const model::Progress &progress) -> model::Result<Read> {
            const bool project = isProject(path);
            // Before it is read: what is written in between counts as news.
            const QByteArray content = project ? contentOf(path) : QByteArray();
            auto view = project ? openProject(path, progress, cancel)
                                : openPath(path, progress, cancel, growing);
            if (!view)
                return tl::unexpected(view.error());
            return Read{*std::move(view), content};
        },
        [this, path, held](const Read &read) {
            m_session.open(read.view, holdOf(path, *held, read.content));
            emit opened(path);
        });
}

void OpenWorkflow::recover(const Recoverable &found)
{
    const QString path = found.note.path;
    const auto held = path.isEmpty() ? std::make_shared<ProjectHold>() : hold(path);
    if (!held)
        return;
    const int run = begin(found.note.title);
    start(
        run, found.note.title,
        [copy = found.copy](const model::CancelToken &cancel,
            const model::Progress &progress) -> model::Result<Read> {
            auto view = openProject(copy, progress, cancel);
            if (!view)
                return tl::unexpected(view.error());
            return Read{*std::move(view), {}};
        },
        [this, path, held, found](const Read &read) {
            m_session.recover(
                read.view, holdOf(path, *held, found.note.content), found.note.unsavedFolder);
            emit recovered(found);
        });
}

std::shared_ptr<ProjectHold> OpenWorkflow::hold(const QString &path)
{
    // What is open already is opened anew: the session has it until then.
    if (m_session.hold().isOf(path))
        return std::make_shared<ProjectHold>();
    auto taken = ProjectHold::take(path);
    if (taken)
        return std::make_shared<ProjectHold>(*std::move(taken));
    m_tasks.cancelAll();
    ++m_run;
    m_running = false;
    m_glimpse.reset();
    emit failed(path, taken.error());
    return nullptr;
}

ProjectHold OpenWorkflow::holdOf(const QString &path, ProjectHold &taken, const QByteArray &content)
{
    ProjectHold held = std::move(taken);
    if (!path.isEmpty() && m_session.hold().isOf(path))
        held = m_session.releaseHold();
    held.setContent(content);
    return held;
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

bool OpenWorkflow::isOver(int run, const QString &path, const model::Result<Read> &result)
{
    if (run != m_run)
        return true; // a newer wish took its place
    m_running = false;
    m_glimpse.reset();
    if (result && !m_cancelled)
        return false;
    emit failed(path,
        m_cancelled ? model::Error{model::Error::Kind::Cancelled, QStringLiteral("cancelled")}
                    : result.error());
    return true;
}

} // namespace app
