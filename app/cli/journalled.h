// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobtimes.h"
#include "api/journal.h"
#include "api/retakejob.h"
#include "app/cli/failure.h"

#include <QJsonObject>
#include <QUrl>

#include <optional>

// What commands show of jobs and how they treat them.
namespace app::cli {

// A service on this computer is asked more often: nobody else waits for it.
api::JobTiming timingFor(const QUrl &baseUrl);

// It is over, and it is certain that nothing was charged for it. Pure.
bool hasEndedFree(const api::JobSnapshot &job);

// Nothing is paid for it, so an interrupted command has it stopped. Pure.
bool isStopping(const api::JobSnapshot &job);
// Whoever is interrupted now would lose the id of what is paid for. Pure.
bool isAnySending(const QList<api::JobSnapshot> &jobs);
QString waitingForAnswer(); // what is said meanwhile

// Why the job did not come to its result. Pure.
Failure failureOf(const api::JobSnapshot &job, const api::Error &error);

// One job under way, for people: its state, how far its bytes are, and while the service is at it
// how long it takes and how long such jobs usually take. Pure.
struct JobStep {
    QString words; // "0:02–0:04: uploading"
    double fraction = -1; // 0…1; below 0: nobody knows
};
JobStep stepOf(const api::JobSnapshot &job);
QString waitingLine(
    const api::JobSnapshot &job, const std::optional<api::UsualTime> &usual, const QDateTime &now);

// As a report names it. Pure.
QJsonObject jobJson(const api::JobSnapshot &job);

// As `retake jobs` names it: also what was asked for, when, for which files, and who acts on it.
// Pure.
QJsonObject listedJson(
    const api::JobSnapshot &job, const std::optional<api::Journal::Holder> &holder);
QString listedLine(const api::JobSnapshot &job, const std::optional<api::Journal::Holder> &holder);

} // namespace app::cli
