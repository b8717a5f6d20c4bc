// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/ledger.h"
#include "api/retakejob.h"

#include <QFileSystemWatcher>
#include <QSet>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace api {

// Owns the jobs of this process: a few in flight, the rest in line, all of them in the journal.
// GUI thread. Jobs that another process acts on are shown as they change, but not touched until it
// lets them go or is dead.
class JobQueue : public QObject {
    Q_OBJECT

public:
    JobQueue(Client &client, Journal &journal, AccessProvider access, JobTiming timing = {},
        QObject *parent = nullptr);
    ~JobQueue() override;

    // Takes over the journal and lets every unfinished job go on, or those named alone. Returns the
    // damaged files, as set aside.
    QStringList load(const QStringList &only = {});
    // Starts when its turn comes and it is journalled and, when billed, its price reserved. Until
    // then it is busy; when the disk or a cap does not allow it, it goes again with addFailed().
    // Fails at once, without side effects, when it could never be sent.
    Result<QString> add(const JobDraft &draft);
    // Jobs that this program fetches, if at all, but that another is to finish: they are let go of
    // once their result is here. Set before load().
    using IsLeft = std::function<bool(const JobRecord &record)>;
    void setLeft(IsLeft isLeft) { m_isLeft = std::move(isLeft); }
    // Tries jobs that could not go on: call it when a key was entered or the service is up.
    // What a damaged ledger holds back is tried by itself as well.
    void wake();

    QList<JobSnapshot> snapshot() const; // in the order in which they have their turns
    std::optional<JobSnapshot> find(const QString &id) const;
    // What billed jobs may cost from now on; those already in line go on.
    void setCaps(const SpendCaps &caps) { m_caps = caps; }
    const SpendCaps &caps() const { return m_caps; }
    // Whether so many billed jobs of this price could be added; CapReached, or the ledger's fault.
    Result<> allows(const QString &projectUid, double usd, int submits) const;
    // Of all programs that share the journal's folder. What a job came to is entered soon after its
    // end, before jobFinished().
    const Ledger &ledger() const { return m_ledger; }
    int maxInFlight() const { return m_maxInFlight; }
    void setMaxInFlight(int count);

    // Each does nothing when the id is unknown or the state does not fit; see RetakeJob.
    void stop(const QString &id);
    void markReady(const QString &id);
    void markUnusable(const QString &id, const QString &reason);
    void sendAgain(const QString &id); // reserves its price a second time
    void lookAgain(const QString &id);
    // Changes places with the neighbour in the line; what has begun, or is the last, stays.
    enum class Move { Earlier, Later };
    void moveInLine(const QString &id, Move move);
    // Takes a finished job off the list and deletes its journal file, once the ledger has what it
    // came to; its media stay.
    void forget(const QString &id);
    // Blocks until all that has happened is on the disk; going away does that too.
    void flush() { m_writer.flush(); }

signals:
    void jobAdded(const api::JobSnapshot &job);
    void jobChanged(const api::JobSnapshot &job); // also for progress
    void resultArrived(
        const api::JobSnapshot &job); // Checking: answer with markReady or markUnusable
    void jobFinished(const api::JobSnapshot &job); // when that is on the disk
    void jobForgotten(const QString &id);
    void addFailed(const api::JobSnapshot &job, const api::Error &error); // it is off the list
    // Of sendAgain(), lookAgain() and forget(): the job stands as it was.
    void wishFailed(const api::JobSnapshot &job, const api::Error &error);

private:
    RetakeJob *jobOf(const QString &id) const;
    RetakeJob *make(JobRecord record, std::unique_ptr<QLockFile> lock);
    void adopt(JobRecord record, std::unique_ptr<QLockFile> lock);
    void onState(RetakeJob *job, JobState state);
    void onRefused(RetakeJob *job, const Error &error);
    void drop(RetakeJob *job);
    void leave(RetakeJob *job);
    bool isLeft(const JobRecord &record) const { return m_isLeft && m_isLeft(record); }
    bool take(const QString &id);
    JobSnapshot shownElsewhere(const JobRecord &record) const;
    void watchElsewhere();
    void lookSoon();
    void lookElsewhere();
    JobSnapshot shown(const RetakeJob &job) const;
    void pumpSoon();
    void pump();
    bool mayStart(const RetakeJob &job) const;
    void shareUpload(RetakeJob &job) const;
    int inFlight() const;
    std::vector<RetakeJob *> byTurn() const;
    std::vector<RetakeJob *> inLine() const; // not begun, first come first
    qint64 lastTurn() const;
    void letIn(const JobRecord &ended);
    RetakeJob::Allow reservation() const;
    RetakeJob::Allow settlement() const;
    void reconcile();
    void withdraw(const QString &id, const Error &error);
    void setBookFault(std::optional<Error> fault);
    std::optional<Error> whyHeld(const RetakeJob &job) const;

    Client &m_client;
    Journal &m_journal;
    AccessProvider m_access;
    JobTiming m_timing;
    IsLeft m_isLeft;
    JournalWriter m_writer;
    Ledger m_ledger;
    SpendCaps m_caps;
    int m_maxInFlight = 2;
    bool m_isPumpDue = false;
    int m_reconciling = 0;
    std::optional<Error> m_bookFault; // why the ledger cannot be put right
    QTimer m_bookAgain;
    std::vector<RetakeJob *> m_jobs; // children of this
    QSet<QString> m_adding; // ids of those that are not journalled yet
    std::map<QString, JobSnapshot> m_elsewhere;
    QFileSystemWatcher m_watcher; // of the journal's folder, while there are jobs elsewhere
    QTimer m_look;
};

} // namespace api
