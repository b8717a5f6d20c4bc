// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jobqueue.h"

#include "api/log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>

namespace api {

namespace {

Result<> checkFiles(const JobDraft &draft)
{
    const QFileInfo window(draft.windowPath);
    if (!window.isFile() || !window.isReadable() || window.size() == 0)
        return fail(
            Error::Kind::FileUnreadable, QStringLiteral("the window's file cannot be read"));
    if (window.size() > draft.service.limits.maxUploadBytes)
        return fail(Error::Kind::InvalidRequest,
            QStringLiteral("the window has %1 bytes").arg(window.size()));
    const QFileInfo result(draft.resultPath);
    if (!result.absoluteDir().exists())
        return fail(
            Error::Kind::FileNotWritable, QStringLiteral("the result's folder does not exist"));
    if (result.exists())
        return fail(
            Error::Kind::FileNotWritable, QStringLiteral("the result's file exists already"));
    return {};
}

} // namespace

JobQueue::JobQueue(
    Client &client, Journal &journal, AccessProvider access, JobTiming timing, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_journal(journal)
    , m_access(std::move(access))
    , m_timing(timing)
    , m_ledger(journal.folder() + QStringLiteral("/ledger.csv"))
{
    connect(&m_look, &QTimer::timeout, this, &JobQueue::lookElsewhere);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &JobQueue::lookSoon);
}

JobQueue::~JobQueue() = default;

Result<QString> JobQueue::add(const JobDraft &draft)
{
    if (const auto valid = checkBaseUrl(draft.service.baseUrl); !valid)
        return tl::unexpected<Error>(valid.error());
    if (const auto valid = check(draft.request, draft.service); !valid)
        return tl::unexpected<Error>(valid.error());
    if (const auto valid = checkFiles(draft); !valid)
        return tl::unexpected<Error>(valid.error());
    JobRecord record = recordOf(draft, QUuid::createUuid().toString(QUuid::WithoutBraces));
    record.turn = std::max(record.turn, lastTurn() + 1);
    const bool isTaken = std::ranges::any_of(m_jobs, [&record](const RetakeJob *job) {
        return job->record().resultPath == record.resultPath && !isFinal(job->record().state);
    });
    if (isTaken)
        return fail(Error::Kind::FileNotWritable, QStringLiteral("another job writes that result"));
    auto lock = m_journal.lock(record.id);
    if (!lock)
        return tl::unexpected<Error>(lock.error());
    if (const auto written = m_journal.write(record); !written)
        return tl::unexpected<Error>(written.error());
    const QString id = record.id;
    if (const auto reserved = reserve(record, m_caps); !reserved) {
        (void)m_journal.remove(id);
        return tl::unexpected<Error>(reserved.error());
    }
    adopt(std::move(record), std::move(*lock));
    pumpSoon();
    return id;
}

QList<JobSnapshot> JobQueue::snapshot() const
{
    QList<JobSnapshot> jobs;
    for (const auto &[id, job] : m_elsewhere)
        jobs.append(job);
    for (const RetakeJob *job : m_jobs)
        jobs.append(shown(*job));
    std::ranges::stable_sort(jobs, {}, &JobSnapshot::turn);
    return jobs;
}

std::optional<JobSnapshot> JobQueue::find(const QString &id) const
{
    if (const RetakeJob *job = jobOf(id))
        return shown(*job);
    const auto it = m_elsewhere.find(id);
    return it == m_elsewhere.end() ? std::nullopt : std::optional(it->second);
}

void JobQueue::setMaxInFlight(int count)
{
    m_maxInFlight = std::max(1, count);
    pumpSoon();
}

void JobQueue::stop(const QString &id)
{
    if (RetakeJob *job = jobOf(id))
        job->stop();
}

void JobQueue::markReady(const QString &id)
{
    if (RetakeJob *job = jobOf(id))
        job->markReady();
}

void JobQueue::markUnusable(const QString &id, const QString &reason)
{
    if (RetakeJob *job = jobOf(id))
        job->markUnusable(reason);
}

Result<> JobQueue::sendAgain(const QString &id)
{
    RetakeJob *job = jobOf(id);
    if (!job)
        return {};
    return job->sendAgain([this](const JobRecord &next) { return reserve(next, m_caps); });
}

void JobQueue::lookAgain(const QString &id)
{
    if (RetakeJob *job = jobOf(id))
        job->lookAgain();
}

void JobQueue::forget(const QString &id)
{
    RetakeJob *job = jobOf(id);
    if (!job || !isFinal(job->record().state))
        return;
    QFile::remove(job->record().resultPath + QStringLiteral(".part"));
    // After whatever is still to be written of it.
    m_writer.post([journal = m_journal, id] { return journal.remove(id); }, this,
        [id](const Result<> &removed) {
            if (!removed)
                qCWarning(apiLog).noquote() << "job" << id << removed.error().message;
        });
    std::erase(m_jobs, job);
    job->deleteLater();
    emit jobForgotten(id);
}

RetakeJob *JobQueue::jobOf(const QString &id) const
{
    const auto it = std::ranges::find_if(
        m_jobs, [&id](const RetakeJob *job) { return job->record().id == id; });
    return it == m_jobs.end() ? nullptr : *it;
}

void JobQueue::adopt(JobRecord record, std::unique_ptr<QLockFile> lock)
{
    const JobTools tools{m_client, m_journal, m_writer, m_access,
        [] { return QRandomGenerator::global()->generateDouble(); }};
    auto *job = new RetakeJob(std::move(record), std::move(lock), tools, m_timing, this);
    m_jobs.push_back(job);
    connect(job, &RetakeJob::changed, this, [this, job] { emit jobChanged(shown(*job)); });
    connect(job, &RetakeJob::progressChanged, this, [this, job] { emit jobChanged(shown(*job)); });
    connect(job, &RetakeJob::stateChanged, this, [this, job](JobState state) {
        pumpSoon();
        if (state == JobState::Checking)
            emit resultArrived(shown(*job));
        if (isFinal(state)) {
            settle(job->record(),
                [this, ended = shown(*job)](const Result<> &) { emit jobFinished(ended); });
            letIn(job->record());
        }
    });
    emit jobAdded(shown(*job));
}

JobSnapshot JobQueue::shown(const RetakeJob &job) const
{
    JobSnapshot snapshot = job.snapshot();
    snapshot.isWaitingInLine = !job.isStarted() && !isFinal(snapshot.state);
    if (snapshot.isWaitingInLine && !m_access(snapshot.serviceId, job.record().baseUrl)) {
        snapshot.error = Error();
        snapshot.error->kind = Error::Kind::NoKey;
    }
    return snapshot;
}

Result<> JobQueue::allows(const QString &projectUid, double usd, int submits) const
{
    auto spends = m_ledger.spends();
    if (!spends)
        return tl::unexpected<Error>(spends.error());
    Spend next;
    next.time = QDateTime::currentDateTimeUtc();
    next.usd = usd;
    next.projectUid = projectUid;
    for (int i = 0; i < submits; ++i) {
        if (const auto allowed = checkCaps(*spends, next, m_caps); !allowed)
            return allowed;
        spends->append(next);
    }
    return {};
}

Result<> JobQueue::reserve(const JobRecord &record, const SpendCaps &caps)
{
    if (!record.billed)
        return {};
    // What jobs that have ended leave free counts already.
    m_writer.flush();
    return m_ledger.reserve(spendOf(record), caps);
}

// What cannot be entered now is entered when the journal is read the next time.
void JobQueue::settle(const JobRecord &record, JournalWriter::Done done)
{
    const SpendState state = record.isSubmitSent ? SpendState::Spent : SpendState::Released;
    m_writer.post(
        [ledger = m_ledger, id = spendOf(record).id, state, isBilled = record.billed]() mutable {
            return isBilled ? ledger.settle(id, state) : Result<>();
        },
        this,
        [id = record.id, done = std::move(done)](const Result<> &settled) {
            if (!settled)
                qCWarning(apiLog).noquote() << "job" << id << settled.error().message;
            if (done)
                done(settled);
        });
}

} // namespace api
