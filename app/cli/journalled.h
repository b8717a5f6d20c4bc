// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobsnapshot.h"
#include "api/journal.h"
#include "api/retakejob.h"

#include <QJsonObject>
#include <QUrl>

#include <optional>

// What commands show of jobs and how they treat them.
namespace app::cli {

// A service on this computer is asked more often: nobody else waits for it.
api::JobTiming timingFor(const QUrl &baseUrl);

// It is over, and it is certain that nothing was charged for it. Pure.
bool hasEndedFree(const api::JobSnapshot &job);

// As a report names it. Pure.
QJsonObject jobJson(const api::JobSnapshot &job);

// As `retake jobs` names it: also what was asked for, when, for which files, and who acts on it.
// Pure.
QJsonObject listedJson(
    const api::JobSnapshot &job, const std::optional<api::Journal::Holder> &holder);
QString listedLine(const api::JobSnapshot &job, const std::optional<api::Journal::Holder> &holder);

} // namespace app::cli
