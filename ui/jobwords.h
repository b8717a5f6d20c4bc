// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobtimes.h"

#include <QDateTime>
#include <QHash>
#include <QString>

namespace ui {

// What a user wants of a job.
enum class JobWish { Stop, SendAgain, LookAgain, Dismiss, Earlier, Later };

// One job as the tray shows it. Only what is known: bytes where bytes move, else a busy bar.
struct JobLine {
    QString title;
    QString stage; // "Uploading 1.2 of 4.1 MB"
    QString detail; // what is being tried again, or why it ended; empty when all is well
    QString elapsed; // "0:42"
    QString usual; // "usually 40 s to 2 min", as the user's earlier jobs; empty: not known
    double fraction = -1; // 0…1; below 0: not known
    bool isRunning = false;
    bool canStop = false;
    QString stopMeaning; // what stopping means for the money
    bool isUncertain = false;
    bool canLookAgain = false;
    bool canDismiss = false;
    bool canGoEarlier = false, canGoLater = false; // in the line
    QString requestId;

    bool operator==(const JobLine &) const = default;
};

JobLine jobLine(const api::JobSnapshot &job, const QDateTime &now,
    const std::optional<api::UsualTime> &usual = {});
// By the ids of the jobs that run.
using UsualTimes = QHash<QString, api::UsualTime>;
// For a take's card: "uploading, 40 %".
QString jobStage(const api::JobSnapshot &job);
// For the status line: "2 running: downloading 40 %", "1 needs your decision"; empty: nothing to
// tell.
QString jobSummary(const QList<api::JobSnapshot> &jobs);

// What becomes of the jobs when the program ends now; empty: none is under way here.
QString leavingWords(const QList<api::JobSnapshot> &jobs);

} // namespace ui
