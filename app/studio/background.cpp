// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/background.h"

#include "api/errortext.h"
#include "timeline/edit/edits.h"
#include "ui/jobwords.h"

#include <QTimer>

#include <algorithm>

namespace studio {

namespace edit = timeline::edit;
namespace model = timeline::model;

Background::Background(
    Studio &studio, ui::MainWindow &window, ui::Presence &presence, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_window(window)
    , m_presence(presence)
{
    api::JobQueue &jobs = m_studio.jobs;
    connect(&jobs, &api::JobQueue::jobAdded, this, &Background::showSummary);
    connect(&jobs, &api::JobQueue::jobChanged, this, &Background::showSummary);
    connect(&jobs, &api::JobQueue::jobFinished, this, &Background::onJobFinished);
    connect(&m_studio.retaking, &app::RetakeWorkflow::takeReady, this, &Background::onTakeReady);
    connect(&m_window, &ui::MainWindow::putAsideRequested, this, &Background::putAside);
    connect(&jobs, &api::JobQueue::jobChanged, this, &Background::leaveWhenAnswered);
    connect(&m_window, &ui::MainWindow::closed, this, &Background::leave);
    connect(&m_presence, &ui::Presence::openRequested, this, &Background::open);
    connect(&m_presence, &ui::Presence::quitRequested, this, &Background::quit);
    connect(&m_presence, &ui::Presence::noticeClicked, this, &Background::openTake);
}

void Background::onTakeReady(model::TakeId id)
{
    const model::Take *take = m_studio.session.project().findTake(id);
    if (!take)
        return;
    m_told = id;
    tell(tr("Take %1 is ready.").arg(take->number));
}

// What went well is told when its take is in its place.
void Background::onJobFinished(const api::JobSnapshot &job)
{
    showSummary();
    if (job.state == api::JobState::Ready || job.state == api::JobState::Abandoned)
        return;
    m_told.reset();
    const QString words = job.error ? api::errorSentence(*job.error) : QString();
    tell(QStringLiteral("%1: %2").arg(job.title, words));
}

void Background::showSummary()
{
    const QString jobs = ui::jobSummary(m_studio.jobs.snapshot());
    m_presence.setSummary(jobs.isEmpty() ? tr("Retake Studio: all jobs are finished")
                                         : tr("Retake Studio: %1").arg(jobs));
}

void Background::tell(const QString &text)
{
    const bool isSeen =
        m_window.isVisible() && !m_window.isMinimized() && m_window.isActiveWindow();
    if (m_studio.settings.tellWhenDone() && !isSeen)
        m_presence.tell(tr("Retake Studio"), text);
}

// Where nothing would be left to click on, it is made small only.
void Background::putAside()
{
    if (!m_presence.hasTray())
        return m_window.showMinimized();
    showSummary();
    m_presence.setInTray(true);
    m_window.hide();
}

void Background::open()
{
    m_presence.setInTray(false);
    m_window.show();
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.raise();
    m_window.activateWindow();
}

void Background::openTake()
{
    open();
    const auto view = m_studio.session.view();
    if (!m_told || !view)
        return;
    m_window.showTakes();
    const auto places = edit::placesOf(m_studio.session.project(), *m_told);
    if (!places.empty())
        m_studio.player.seek(view->grid->framesIn(places.front()).begin);
}

// The window asks for what would be lost.
void Background::quit()
{
    open();
    m_window.close();
}

void Background::leave()
{
    constexpr std::chrono::seconds longEnough(20); // the answer to a submit takes one or two
    m_isLeaving = true;
    QTimer::singleShot(longEnough, this, &Background::left);
    leaveWhenAnswered();
}

// The id in the answer is the only way to what is paid for.
void Background::leaveWhenAnswered()
{
    const auto jobs = m_isLeaving ? m_studio.jobs.snapshot() : QList<api::JobSnapshot>();
    if (m_isLeaving && std::ranges::none_of(jobs, &api::JobSnapshot::isSending))
        emit left();
}

} // namespace studio
