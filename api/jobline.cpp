// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which of the queue's jobs begin, and in what order.
#include "api/jobqueue.h"
#include "api/resumeplan.h"

#include <algorithm>

namespace api {

namespace {

// Limits count per account, and each service has one here at a time.
bool isSameAccount(const JobRecord &a, const JobRecord &b)
{
    return a.serviceId == b.serviceId && a.baseUrl == b.baseUrl;
}

bool hasSameWindow(const JobRecord &a, const JobRecord &b)
{
    return isSameAccount(a, b) && !a.windowHash.isEmpty() && a.windowHash == b.windowHash;
}

bool lacksKey(const JobRecord &record)
{
    return record.error
        && (record.error->kind == Error::Kind::NoKey || record.error->httpStatus == 401);
}

// What has been sent goes on whatever the line looks like: the service is at it already.
bool isUnderWay(const JobRecord &record)
{
    return record.isSubmitSent || !record.serviceJobId.isEmpty()
        || record.state == JobState::Checking;
}

} // namespace

// Never from inside a caller's own call: a job's first signals come from the event loop.
void JobQueue::pumpSoon()
{
    if (std::exchange(m_isPumpDue, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isPumpDue = false;
            pump();
        },
        Qt::QueuedConnection);
}

void JobQueue::pump()
{
    if (m_reconciling > 0)
        return;
    for (RetakeJob *job : byTurn()) {
        if (lacksKey(job->record()) && isUnderWay(job->record()))
            job->tryNow(); // one may have been entered
        if (job->isStarted() || job->isBusy() || isFinal(job->record().state) || !mayStart(*job))
            continue;
        shareUpload(*job);
        job->start();
    }
}

std::optional<Error> JobQueue::whyHeld(const RetakeJob &job) const
{
    const JobRecord &record = job.record();
    if (!m_access(record.serviceId, record.baseUrl)) {
        Error error;
        error.kind = Error::Kind::NoKey;
        return error;
    }
    return record.billed && !isUnderWay(record) ? m_bookFault : std::nullopt;
}

bool JobQueue::mayStart(const RetakeJob &job) const
{
    const JobRecord &record = job.record();
    if (record.state == JobState::Checking)
        return true;
    if (whyHeld(job))
        return false;
    if (isUnderWay(record))
        return true;
    // Who was turned away would only be followed by others that are.
    const bool isHeld = std::ranges::any_of(m_jobs, [&record](const RetakeJob *other) {
        return other->isTurnedAway() && isSameAccount(other->record(), record);
    });
    // Several takes of one window: the first one uploads it for all.
    const bool isBeingUploaded = std::ranges::any_of(m_jobs, [&record](const RetakeJob *other) {
        return other->isStarted() && other->record().state == JobState::Uploading
            && hasSameWindow(other->record(), record);
    });
    return !isHeld && !isBeingUploaded && inFlight() < m_maxInFlight;
}

void JobQueue::shareUpload(RetakeJob &job) const
{
    const auto now = m_access(job.record().serviceId, job.record().baseUrl);
    if (!now)
        return;
    for (const RetakeJob *other : m_jobs) {
        if (other != &job && other->hasUploadOf(now->key)
            && hasSameWindow(other->record(), job.record())
            && isUploadKept(other->record().uploadedAt, QDateTime::currentDateTimeUtc()))
            job.reuseUpload(*other);
    }
}

int JobQueue::inFlight() const
{
    return static_cast<int>(std::ranges::count_if(m_jobs,
        [](const RetakeJob *job) { return job->isStarted() && isInFlight(job->record().state); }));
}

std::vector<RetakeJob *> JobQueue::byTurn() const
{
    auto jobs = m_jobs;
    std::ranges::stable_sort(jobs, {}, [](const RetakeJob *job) { return job->record().turn; });
    return jobs;
}

qint64 JobQueue::lastTurn() const
{
    qint64 last = 0;
    for (const RetakeJob *job : m_jobs)
        last = std::max(last, job->record().turn);
    return last;
}

// The first that found the account full, unless the service said when to ask again.
void JobQueue::letIn(const JobRecord &ended)
{
    const auto jobs = byTurn();
    const auto waiting = std::ranges::find_if(jobs, [&ended](const RetakeJob *job) {
        return job->isTurnedAway() && isSameAccount(job->record(), ended)
            && isAccountFull(*job->record().error) && !job->record().error->retryAfter;
    });
    if (waiting != jobs.end())
        (*waiting)->tryNow();
}

std::vector<RetakeJob *> JobQueue::inLine() const
{
    auto jobs = byTurn();
    std::erase_if(jobs, [](const RetakeJob *job) {
        return job->isStarted() || isFinal(job->record().state) || isUnderWay(job->record());
    });
    return jobs;
}

void JobQueue::moveInLine(const QString &id, Move move)
{
    const auto line = inLine();
    const auto found =
        std::ranges::find_if(line, [&id](const RetakeJob *job) { return job->record().id == id; });
    if (found == line.end() || (move == Move::Earlier && found == line.begin())
        || (move == Move::Later && std::next(found) == line.end()))
        return;
    RetakeJob *other = move == Move::Earlier ? *std::prev(found) : *std::next(found);
    const qint64 turn = (*found)->record().turn;
    (*found)->setTurn(other->record().turn);
    other->setTurn(turn);
    pumpSoon();
}

} // namespace api
