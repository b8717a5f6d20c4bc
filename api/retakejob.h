// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobtools.h"

#include <QObject>
#include <QTimer>

namespace api {

// Takes one retake from its window file to its result file. Lives in the thread of its network
// manager (the GUI thread) and never waits for the disk: a step that can cost money is taken when
// the writer has told that its journal is there. Sends a submit once: see answer.h for what may be
// repeated.
class RetakeJob : public QObject {
    Q_OBJECT

public:
    // `lock` is held until the job is final: only its holder acts. A job that is final has none.
    RetakeJob(JobRecord record, std::unique_ptr<QLockFile> lock, JobTools tools, JobTiming timing,
        QObject *parent = nullptr);
    ~RetakeJob() override;

    const JobRecord &record() const { return m_record; }
    JobSnapshot snapshot() const;
    bool isStarted() const { return m_started; }
    // Waits because the service took no more for now; nothing was begun there.
    bool isTurnedAway() const;
    void tryNow(); // does not wait any longer for its next try
    void setTurn(qint64 turn); // JobRecord

    void start(); // begins, or goes on where the record stands (resumeplan.h)
    // Preparing to uploading: nothing was spent. Later: `moneyMayBeSpent` says so. Checking: no
    // longer stoppable. The answer to a submit that is under way is waited for, and a service that
    // can be told to stop is told first; a second stop() waits for neither.
    void stop();
    // The application's word on a job in Checking.
    void markReady();
    void markUnusable(const QString &reason);
    // Each of these waits for the disk; meanwhile the job is busy and only stop() is heard. `allow`
    // is asked in the writer's thread, once nobody else can act on the job; what it or the disk
    // does not allow comes as refused(), with the job as it was.
    using Allow = std::function<Result<>(const JobRecord &next)>;
    bool isBusy() const { return m_isBusy; }
    // A new job is locked and journalled; refused, nothing of it is left.
    void enrol(Allow allow);
    // The user's word on Uncertain: send once more, knowing that it may be charged twice.
    void sendAgain(const Allow &allow);
    void lookAgain(); // failed or abandoned, but known at the service: asks once more
    void forget(const Allow &allow); // final: its journal goes
    bool hasUploadOf(const QByteArray &key) const; // made with this key, since the program began
    void reuseUpload(const RetakeJob &other); // of the same file, and still kept by the service

signals:
    void stateChanged(api::JobState state);
    void progressChanged(qint64 done, qint64 total);
    void changed(); // anything of the snapshot but the bytes
    // A final state is on the disk; once per start(), sendAgain() or lookAgain().
    void finished();
    void refused(const api::Error &error);
    void forgotten(); // here, or by another process

private:
    using Next = void (RetakeJob::*)();
    using Done = void (RetakeJob::*)(const HttpOutcome &);

    // retakejob.cpp: the states and what is kept of them
    // `next` once all is on the disk; without it the job fails as long as nothing is spent.
    void enter(JobState state, Next next = nullptr);
    void save();
    void onSaved(const Result<> &saved);
    void goOn();
    void end(JobState state, std::optional<Error> error = {});
    void conclude();
    void beginAnew(const QUrl &baseUrl);
    void retryLater(std::chrono::milliseconds delay, const Error &error, Next step);
    void retryUnpaid(const Error &error, Next step);
    void retryPaid(const Error &error, Next step);
    bool isSending() const;
    std::optional<Access> access() const;
    const Protocol &protocol() const;
    void begin(CallPtr call, Done done);
    void showProgress(qint64 done, qint64 total);

    // jobhold.cpp: how it comes to be ours to move
    void holdAgain(void (*change)(JobRecord &), Allow allow, std::function<void()> next);
    void askOnceMore();

    // retakesteps.cpp: one exchange after the other
    void prepare();
    void requestSlot();
    void askForSlot();
    void onSlot(const HttpOutcome &outcome);
    void upload(const UploadSlot &slot);
    void onUploaded(const HttpOutcome &outcome);
    void submit();
    Next nextSubmit() const;
    void sendSubmit();
    void onSubmitted(const HttpOutcome &outcome);
    void stopAnswered(const Answer &answer, const QByteArray &body);
    void onAccepted(const JobStatus &status);
    void onSubmitRefused(const Error &error);
    void onSubmitLost(const Error &error);
    void onNotAccepted(const Error &error);
    void schedulePoll();
    void poll();
    void onPolled(const HttpOutcome &outcome);
    void onPollRefused(const Error &error);
    void onStatus(const JobStatus &status);
    void onCompleted(const QUrl &url);
    void download(const QUrl &url);
    void onDownloaded(const HttpOutcome &outcome);
    void onDownloadFailed(const Answer &answer);
    void keepResult();

    // inplacesteps.cpp: what only a service on this computer is told and asked
    void ask();
    void onAsked(const HttpOutcome &outcome);
    void watchSoon();
    void watch();
    void onWatched(const HttpOutcome &outcome);
    bool tellToStop();
    void cancel();
    void onCancelled(const HttpOutcome &outcome);
    void retryLost(const Error &error);
    void endLost(const QString &message);

    JobRecord m_record;
    std::optional<JobRecord> m_saved; // as last given to the writer
    int m_saving = 0; // writes under way
    Next m_next = nullptr, m_onSaved = nullptr;
    std::shared_ptr<QLockFile> m_lock; // of what is being written, too
    JobTools m_tools;
    JobTiming m_timing;
    QTimer m_wait;
    CallPtr m_call, m_look; // the second beside a submit that takes as long as the making
    QString m_slotUri; // of the upload that runs
    QByteArray m_uploadMark; // of the key that it is made with
    qint64 m_done = 0, m_total = 0;
    QDateTime m_nextTry;
    Tries m_tries; // since something last went well
    qsizetype m_asked = 0; // questions that were answered
    int m_refusedPolls = 0, m_cancels = 0; // in a row; times that it was told to stop
    bool m_started = false, m_isBusy = false, m_isStopping = false;
    bool m_freshUrlAsked = false, m_isUploadFresh = false;
};

} // namespace api
