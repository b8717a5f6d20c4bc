// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jobteller.h"

#include "app/cli/journalled.h"

namespace app::cli {

JobTeller::JobTeller(Console &console, api::JobQueue &jobs, const QString &journalFolder)
    : m_console(console)
    , m_jobs(jobs)
    , m_times(journalFolder)
{
    connect(&m_jobs, &api::JobQueue::jobChanged, this, &JobTeller::show);
    connect(&m_jobs, &api::JobQueue::jobFinished, this,
        [this](const api::JobSnapshot &job) { m_times.add(job); });
    connect(&m_waiting, &QTimer::timeout, this, &JobTeller::showWaiting);
    m_waiting.start(std::chrono::seconds(15)); // shows that it lives, and fills no log
}

void JobTeller::show(const api::JobSnapshot &job)
{
    if (job.isElsewhere)
        return;
    const JobStep step = stepOf(job);
    m_console.progress(step.words, step.fraction);
}

void JobTeller::showWaiting()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QList<api::JobSnapshot> jobs = m_jobs.snapshot();
    for (const api::JobSnapshot &job : jobs) {
        const bool isAtService =
            job.state == api::JobState::Queued || job.state == api::JobState::Processing;
        if (isAtService && !job.isElsewhere)
            m_console.note(waitingLine(job, m_times.usual(job), now));
    }
}

} // namespace app::cli
