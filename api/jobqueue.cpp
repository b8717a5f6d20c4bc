// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jobqueue.h"

#include "api/log.h"
#include "api/redact.h"

#include <QDir>
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
    m_bookAgain.setSingleShot(true);
    connect(&m_bookAgain, &QTimer::timeout, this, &JobQueue::reconcile);
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
    const QString id = record.id;
    m_adding.insert(id);
    RetakeJob *job = make(std::move(record), nullptr);
    job->enrol(reservation());
    emit jobAdded(shown(*job));
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

void JobQueue::sendAgain(const QString &id)
{
    if (RetakeJob *job = jobOf(id))
        job->sendAgain(reservation());
}

void JobQueue::lookAgain(const QString &id)
{
    if (RetakeJob *job = jobOf(id))
        job->lookAgain();
}

void JobQueue::forget(const QString &id)
{
    if (RetakeJob *job = jobOf(id))
        job->forget(settlement());
}

RetakeJob *JobQueue::jobOf(const QString &id) const
{
    const auto it = std::ranges::find_if(
        m_jobs, [&id](const RetakeJob *job) { return job->record().id == id; });
    return it == m_jobs.end() ? nullptr : *it;
}

RetakeJob *JobQueue::make(JobRecord record, std::unique_ptr<QLockFile> lock)
{
    const JobTools tools{m_client, m_journal, m_writer, m_access,
        [] { return QRandomGenerator::global()->generateDouble(); }};
    auto *job = new RetakeJob(std::move(record), std::move(lock), tools, m_timing, this);
    m_jobs.push_back(job);
    connect(job, &RetakeJob::changed, this, [this, job] {
        if (!job->isBusy() && m_adding.remove(job->record().id))
            pumpSoon();
        emit jobChanged(shown(*job));
    });
    connect(job, &RetakeJob::progressChanged, this, [this, job] { emit jobChanged(shown(*job)); });
    connect(
        job, &RetakeJob::stateChanged, this, [this, job](JobState state) { onState(job, state); });
    connect(
        job, &RetakeJob::refused, this, [this, job](const Error &error) { onRefused(job, error); });
    connect(job, &RetakeJob::forgotten, this, [this, job] { drop(job); });
    return job;
}

void JobQueue::adopt(JobRecord record, std::unique_ptr<QLockFile> lock)
{
    emit jobAdded(shown(*make(std::move(record), std::move(lock))));
}

void JobQueue::onState(RetakeJob *job, JobState state)
{
    pumpSoon();
    const JobRecord &record = job->record();
    if (state == JobState::Checking && isLeft(record))
        leave(job);
    else if (state == JobState::Checking)
        emit resultArrived(shown(*job));
    if (!isFinal(state))
        return;
    m_writer.post([settle = settlement(), record] { return settle(record); }, this,
        [this, ended = shown(*job)](const Result<> &settled) {
            // It is entered when the job is forgotten or the journal is read the next time.
            if (!settled)
                qCWarning(apiLog).noquote() << "job" << ended.id << settled.error().message;
            emit jobFinished(ended);
        });
    letIn(record);
}

void JobQueue::onRefused(RetakeJob *job, const Error &error)
{
    const JobSnapshot snapshot = shown(*job);
    qCWarning(apiLog).noquote() << "job" << snapshot.id << redact(error.message);
    if (!m_adding.remove(snapshot.id)) {
        emit wishFailed(snapshot, error);
        // Nobody holds what another process left half-way but we: it goes on.
        if (!isFinal(snapshot.state))
            reconcile();
        return;
    }
    // After whatever was to be written of it meanwhile.
    m_writer.post([journal = m_journal, id = snapshot.id] { return journal.remove(id); });
    drop(job);
    emit addFailed(snapshot, error);
}

void JobQueue::drop(RetakeJob *job)
{
    std::erase(m_jobs, job);
    job->deleteLater();
    emit jobForgotten(job->record().id);
}

JobSnapshot JobQueue::shown(const RetakeJob &job) const
{
    JobSnapshot snapshot = job.snapshot();
    snapshot.isWaitingInLine = !job.isStarted() && !isFinal(snapshot.state);
    if (const auto why = snapshot.isWaitingInLine ? whyHeld(job) : std::nullopt) {
        snapshot.isHeld = true;
        snapshot.error = why;
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

RetakeJob::Allow JobQueue::reservation() const
{
    return [ledger = m_ledger, caps = m_caps](const JobRecord &record) mutable {
        return record.billed ? ledger.reserve(spendOf(record), caps) : Result<>();
    };
}

RetakeJob::Allow JobQueue::settlement() const
{
    return [ledger = m_ledger](const JobRecord &record) mutable {
        return record.billed ? ledger.settle(spendOf(record).id, cameTo(record)) : Result<>();
    };
}

} // namespace api
