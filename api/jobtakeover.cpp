// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the queue makes of the journal that it shares with other processes.
#include "api/jobqueue.h"
#include "api/log.h"

#include <QLockFile>

#include <algorithm>
#include <memory>

namespace api {

namespace {

using namespace std::chrono_literals;

// One save is several changes of the folder.
constexpr auto settling = 50ms;

struct Refused {
    QString id;
    Error error;
};

// Of a job whose journal is lost nobody will ever tell what became of it, so it counts as spent.
Result<> settleLost(Ledger &ledger, const QList<Spend> &spends, const Journal &journal)
{
    Result<> all;
    for (const Spend &spend : spends) {
        const bool isLost = spend.state == SpendState::Reserved
            && !journal.has(spend.id.section(QLatin1Char('/'), 0, 0));
        if (!isLost)
            continue;
        if (const auto made = ledger.settle(spend.id, SpendState::Spent); !made)
            all = made;
    }
    return all;
}

// Puts the book right by the journal, in the writer's thread.
Result<> enter(Ledger ledger, const Journal &journal, const QList<JobRecord> &billed,
    const SpendCaps &caps, std::vector<Refused> &refused)
{
    const auto spends = ledger.spends();
    if (!spends)
        return tl::unexpected<Error>(spends.error());
    Result<> all = settleLost(ledger, *spends, journal);
    for (const JobRecord &record : billed) {
        const Spend spend = spendOf(record);
        const auto entry = std::ranges::find(*spends, spend.id, &Spend::id);
        const bool isEntered = entry != spends->end();
        const bool isAsked = !isEntered && !record.isSubmitSent && !isFinal(record.state);
        Result<> made;
        if (!isEntered)
            made = ledger.reserve(spend, isAsked ? caps : SpendCaps{});
        const bool isOpen = !isEntered || entry->state == SpendState::Reserved;
        if (made && isOpen && isFinal(record.state))
            made = ledger.settle(spend.id, cameTo(record));
        if (isAsked && !made && made.error().kind == Error::Kind::CapReached)
            refused.push_back({record.id, made.error()});
        else if (!made)
            all = made;
    }
    return all;
}

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
    if (m_bookFault)
        reconcile();
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
    if (isAnyTaken)
        reconcile();
    m_look.stop();
    watchElsewhere();
}

// A process may have been killed between its journal and the ledger. What a cap does not allow, and
// was not sent, goes as if it had just been added; until that is known nothing begins.
void JobQueue::reconcile()
{
    QList<JobRecord> billed;
    for (const RetakeJob *job : m_jobs) {
        // One that is being added is not allowed yet.
        if (job->record().billed && !m_adding.contains(job->record().id))
            billed.append(job->record());
    }
    ++m_reconciling;
    const auto refused = std::make_shared<std::vector<Refused>>();
    m_writer.post([ledger = m_ledger, journal = m_journal, billed, caps = m_caps,
                      refused] { return enter(ledger, journal, billed, caps, *refused); },
        this,
        [this, refused](const Result<> &made) {
            for (const Refused &each : *refused)
                withdraw(each.id, each.error);
            setBookFault(made ? std::nullopt : std::optional(made.error()));
            --m_reconciling;
            pumpSoon();
        });
}

// What is not reserved for certain does not begin; the book is looked at again and again.
void JobQueue::setBookFault(std::optional<Error> fault)
{
    if (fault)
        m_bookAgain.start(m_timing.lookElsewhere);
    if (fault == m_bookFault)
        return;
    if (fault)
        qCWarning(apiLog).noquote() << "the ledger:" << fault->message;
    m_bookFault = std::move(fault);
    for (const RetakeJob *job : m_jobs) {
        if (!job->isStarted() && !isFinal(job->record().state))
            emit jobChanged(shown(*job));
    }
}

void JobQueue::withdraw(const QString &id, const Error &error)
{
    RetakeJob *job = jobOf(id);
    if (!job || isFinal(job->record().state))
        return; // stopped meanwhile
    m_adding.insert(id);
    onRefused(job, error);
}

} // namespace api
