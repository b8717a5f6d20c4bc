// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/error.h"
#include "api/jobstate.h"
#include "api/request.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace api {

struct StageTime {
    JobState state = JobState::Preparing;
    QDateTime entered; // UTC

    bool operator==(const StageTime &) const = default;
};

// One job as shown: all that a tray, a list or a script wants to know. A value, never the key, no
// signed URL.
struct JobSnapshot {
    QString id; // ours; the name of its journal file
    QString title;
    JobState state = JobState::Preparing;
    QString serviceId;
    bool billed = true;
    QString serviceJobId; // empty until the service accepted
    QString requestId; // of the submit, else of the last answer
    QString statusWord; // the service's own, also when unknown to us
    qint64 bytesDone = 0; // of the upload or download that runs now
    qint64 bytesTotal = 0; // 0: not known
    QList<StageTime> stages; // when each state was entered
    std::optional<Error> error; // the end's reason; while running, what is being tried again
    QDateTime nextTry; // valid while waiting to try again
    QString windowPath;
    QString resultPath; // there from Checking on
    qint64 uploadedBytes = 0;
    double uploadedSeconds = 0;
    double price = 0; // USD as estimated when the job was made
    RetakeRequest request;
    bool moneyMayBeSpent = false; // a submit was sent and not refused; always false for practice
    bool isElsewhere = false; // another process acts on it
    bool isLeft = false; // nobody acts on it here: another program is to finish it
    bool isBusy = false; // what was asked for is on its way to the disk
    bool isWaitingInLine = false;
    bool isHeld = false; // in the line until something changes that `error` names
    bool isSending = false; // the answer with the service's id is due: ending now would lose it
    qint64 turn = 0; // JobRecord
    QJsonObject context; // the application's own, untouched

    bool operator==(const JobSnapshot &) const = default;
};

} // namespace api
