// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the queue makes of the journal that it shares with other processes.
#include "api/jobqueue.h"
#include "api/log.h"

#include <QLockFile>

#include <algorithm>

namespace api {

namespace {

using namespace std::chrono_literals;

// One save is several changes of the folder.
constexpr auto settling = 50ms;

} // namespace

QStringList JobQueue::load(const QStringList &only)
{
    Journal::Contents contents = m_journal.load();
    for (JobRecord &record : contents.records) {
        if (jobOf(record.id) || (!only.isEmpty() && !only.contains(record.id)))
            continue;
        if (isFinal(record.state)) {
            adopt(std::move(record), nullptr);
        } else if (isLeft(record) || !take(record.id)) {
            m_elsewhere.insert_or_assign(record.id, shownElsewhere(record));
            emit jobAdded(m_elsewhere.at(record.id));
        }
    }
    watchElsewhere();
    reconcile();
    pumpSoon();
    return contents.setAside;
}

JobSnapshot JobQueue::shownElsewhere(const JobRecord &record) const
{
    JobSnapshot job = snapshotOf(record);
    job.isElsewhere = true;
    job.isLeft = isLeft(record);
    return job;
}

// Its result is on the disk; whoever is to finish it can.
void JobQueue::leave(RetakeJob *job)
{
    m_writer.post([] { return Result<>(); }, job,
        [this, job](const Result<> &) {
            const JobSnapshot left = shownElsewhere(job->record());
            m_elsewhere.insert_or_assign(left.id, left);
            std::erase(m_jobs, job);
            job->deleteLater();
            emit jobChanged(left);
            watchElsewhere();
        });
}

bool JobQueue::take(const QString &id)
{
    auto lock = m_journal.lock(id);
    if (!lock)
        return false;
    // Read under the lock: its last holder may have written since.
    auto record = m_journal.read(id);
    if (!record)
        return false;
    if (isLeft(*record))
        return false;
    if (isFinal(record->state))
        lock->reset();
    adopt(std::move(*record), std::move(*lock));
    return true;
}

void JobQueue::wake()
{
    lookElsewhere();
    pumpSoon();
}

// The watcher tells of what a holder writes; that one was killed only its lock tells, and nobody
// is told of that.
void JobQueue::watchElsewhere()
{
    if (m_elsewhere.empty()) {
        m_look.stop();
    } else if (!m_look.isActive()) {
        m_watcher.addPath(m_journal.folder());
        m_look.start(m_timing.lookElsewhere);
    }
}

void JobQueue::lookSoon()
{
    if (m_look.isActive() && m_look.remainingTimeAsDuration() > settling)
        m_look.start(settling);
}

void JobQueue::lookElsewhere()
{
    const auto elsewhere = m_elsewhere;
    bool isAnyTaken = false;
    for (const auto &[id, known] : elsewhere) {
        const auto record = m_journal.read(id);
        if (!record) {
            if (!m_journal.has(id) && m_elsewhere.erase(id) > 0)
                emit jobForgotten(id);
        } else if (!isLeft(*record) && take(id)) {
            m_elsewhere.erase(id);
            isAnyTaken = true;
        } else if (const JobSnapshot job = shownElsewhere(*record); job != known) {
            m_elsewhere.insert_or_assign(id, job);
            emit jobChanged(job);
        }
    }
    if (isAnyTaken) {
        reconcile();
        pumpSoon();
    }
    m_look.stop();
    watchElsewhere();
}

// A process may have been killed between its journal and the ledger. What is in line already was
// allowed once, so no cap holds it up now.
void JobQueue::reconcile()
{
    QList<JobRecord> billed;
    for (const RetakeJob *job : m_jobs) {
        // One that is being added is not allowed yet.
        if (job->record().billed && !m_adding.contains(job->record().id))
            billed.append(job->record());
    }
    m_writer.post(
        [ledger = m_ledger, billed, settle = settlement()]() mutable -> Result<> {
            const auto spends = ledger.spends();
            if (!spends)
                return {}; // it blocks new jobs, and they say why
            Result<> all;
            for (const JobRecord &record : std::as_const(billed)) {
                const auto entry = std::ranges::find(*spends, spendOf(record).id, &Spend::id);
                const bool isEntered = entry != spends->end();
                Result<> made;
                if (!isEntered)
                    made = ledger.reserve(spendOf(record), {});
                const bool isOpen = !isEntered || entry->state == SpendState::Reserved;
                if (made && isOpen && isFinal(record.state))
                    made = settle(record);
                if (!made)
                    all = made;
            }
            return all;
        },
        this,
        [](const Result<> &made) {
            if (!made)
                qCWarning(apiLog).noquote() << "the ledger:" << made.error().message;
        });
}

} // namespace api
