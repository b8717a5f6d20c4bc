// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobqueue.h"
#include "app/jobcontext.h"
#include "app/retakeorder.h"
#include "app/services.h"
#include "app/session.h"
#include "app/tasks.h"
#include "timeline/render/align.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>
#include <utility>

namespace app {

// From a range to a take: plan → window → job → check → take. The user goes on editing meanwhile;
// each step that takes long runs in the pool or in api::JobQueue. GUI thread.
class RetakeWorkflow : public QObject {
    Q_OBJECT

public:
    RetakeWorkflow(
        Session &session, Services &services, api::JobQueue &jobs, QObject *parent = nullptr);

    // What would be sent and what it would cost. Starts nothing.
    model::Result<model::WindowPlan> plan(const RetakeOrder &order);
    model::Result<model::WindowPlan> plan(
        const RetakeOrder &order, const api::Service &service) const;
    // Whether the user's caps allow what the order would cost; CapReached, or the ledger's fault.
    api::Result<> checkCaps(const RetakeOrder &order) const;
    // Lays pending takes in, cuts the window and hands one job a take to the queue. An error here
    // means that nothing was changed and nothing sent; later ones arrive by `failed`.
    model::Result<model::RetakeId> start(const RetakeOrder &order);
    // For a project just opened: places results that arrived meanwhile or whose placing was never
    // saved, and takes out pending takes that were never sent (the program ended while their window
    // was being cut).
    void adoptResults();
    // Called with what is to go on once the open project is safely on disk, or with why it is not,
    // before an order is handed to the queue: what is not kept is not sent. None: it goes on at
    // once.
    using Keep = std::function<void(std::function<void(const model::Result<> &kept)> then)>;
    void setKeep(Keep keep) { m_keep = std::move(keep); }
    // Takes a finished job off the list; a take that never came leaves the sequence.
    void dismiss(const QString &jobId);

    // Orders whose window is still being cut, as the tray shows them: `bytesDone` of `bytesTotal`
    // are frames.
    QList<api::JobSnapshot> preparing() const;
    // Nothing was sent yet: the pending takes leave the sequence. False when it is no such order.
    bool stopPreparing(const QString &id);

    // The job behind a take of the open project, newest first.
    std::optional<api::JobSnapshot> jobOf(model::TakeId take) const;
    // Alignment of a take of the open project that arrived in this session, for reports.
    std::optional<render::Alignment> alignmentOf(model::TakeId take) const;

signals:
    void preparingChanged(); // preparing() has moved on
    // It is in its place, and shown if nothing else was chosen there.
    void takeReady(timeline::model::TakeId take);
    void failed(timeline::model::RetakeId retake, const timeline::model::Error &error);
    // The queue did not take it: a cap, the ledger or the disk. Its takes are withdrawn.
    void notSent(timeline::model::RetakeId retake, const api::Error &error);
    // The result of this job is here, but the open project has no place for it, or only a newer
    // version knows its place.
    void resultKept(const QString &jobId);

private:
    struct Sending { // one order under way to the queue
        RetakeOrder order;
        api::Service service;
        LaidRetake laid;
        model::WindowPlan plan;
        QString projectPath;
        QString folder;
    };
    struct Cutting {
        api::JobSnapshot shown;
        QString projectUid;
        std::vector<model::TakeId> takes;
        model::CancelToken cancel;
    };
    struct Checked {
        media::MediaFile file;
        render::Alignment alignment;
        QString hash;
    };

    void cutWindow(Sending sending);
    std::vector<Cutting>::iterator cutting(const QString &id);
    void windowCut(
        const QString &id, const Sending &sending, const model::Result<render::WindowFile> &window);
    void proceed(
        const QString &id, const Sending &sending, const model::Result<render::WindowFile> &window);
    static QString titleOf(const model::Take &take);
    static api::JobSnapshot preparingSnapshot(const Sending &sending, const QString &id);
    void showCutting(const QString &id, double fraction);
    void send(const Sending &sending, const render::WindowFile &window);
    void recordJob(const Sending &sending, const QString &jobId);
    void withdraw(const Sending &sending, const model::Error &error);
    void liftUnsent(const std::vector<model::TakeId> &takes);
    std::vector<model::TakeId> neverSent() const;
    bool isBeingCut(model::TakeId take) const;
    bool isOpen(const Sending &sending) const;
    bool hasPlace(const Sending &sending) const;
    void onAddFailed(const api::JobSnapshot &job, const api::Error &error);
    void onResult(const api::JobSnapshot &job);
    void placeAgain(const api::JobSnapshot &job);
    void check(const api::JobSnapshot &job, const JobContext &context);
    void place(const QString &jobId, const JobContext &context, model::Result<Checked> checked);
    void showArrived(model::TakeId take);
    bool isOurs(const JobContext &context) const;

    Session &m_session;
    Services &m_services;
    api::JobQueue &m_jobs;
    Keep m_keep;
    std::vector<Cutting> m_cutting;
    QSet<QString> m_checking;
    // Of every project: each begins its ids anew.
    QHash<std::pair<QString, model::TakeId>, render::Alignment> m_alignments;
    Tasks m_tasks; // last: waits for its work before the rest goes
};

} // namespace app
