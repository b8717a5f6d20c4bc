// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "app/cli/runreport.h"
#include "app/delivery.h"
#include "app/exportworkflow.h"
#include "app/retakeworkflow.h"
#include "app/session.h"
#include "app/tasks.h"

#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QStringList>

namespace app::cli {

// From the takes of one retake to the finished video and its proof: shows the first take, saves the
// project, exports, verifies, writes the report, and takes the jobs that are done off the journal.
// GUI thread.
class TakeDelivery : public QObject {
    Q_OBJECT

public:
    struct Wish {
        model::RetakeId retake;
        model::FrameRange range; // of the base
        Delivery delivery;
        QStringList jobs; // their ids
    };
    struct Done {
        QJsonObject json; // as --report has it
        QStringList lines, notes;
        ExitCode code = ExitCode::Done;

        void tell(Console &console) const; // the lines and notes
    };

    TakeDelivery(
        Session &session, api::JobQueue &jobs, RetakeWorkflow &retakes, QObject *parent = nullptr);

    // The open project must hold an arrived take of the retake; false when it does not.
    bool start(const Wish &wish);
    void cancel();

signals:
    void progressed(const QString &step, double fraction);
    void delivered(const app::cli::TakeDelivery::Done &done);
    void failed(const app::cli::Failure &failure);

private:
    struct Proof {
        render::Report report;
        std::vector<TakeReport> takes;
    };

    model::Result<> save();
    void prove(const QString &path, const render::ExportDone &done);
    void close(const Proof &proof);
    void onDismissed(const QString &job, const QString &note);
    QList<api::JobSnapshot> jobs() const;
    std::vector<const model::Take *> arrived() const;
    std::vector<TakeReport> reports() const;

    Session &m_session;
    api::JobQueue &m_jobs;
    RetakeWorkflow &m_retakes;
    ExportWorkflow m_export;
    Wish m_wish;
    QStringList m_notes;
    Done m_done;
    QSet<QString> m_dismissed; // jobs on their way off the journal
    Tasks m_tasks; // last: waits for its work before the rest goes
};

} // namespace app::cli
