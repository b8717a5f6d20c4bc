// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobsnapshot.h"
#include "api/spending.h"

#include <QUrl>

namespace api {

// What an application asks for. `request.videoUri` stays empty: the job fills it.
struct JobDraft {
    QString title;
    Service service;
    QString windowPath; // the file to upload; kept until the job ends
    QString windowHash; // of what it shows and sounds like: equal ones share an upload
    double uploadedSeconds = 0;
    RetakeRequest request;
    QString resultPath; // where the result shall lie; its folder exists
    double price = 0; // USD, estimated
    QString projectUid; // what is spent is summed up for it
    QJsonObject context; // opaque, e.g. project path and take id

    bool operator==(const JobDraft &) const = default;
};

// One job as journalled: all that going on after a crash needs, and never the key or a signed URL.
struct JobRecord {
    QString id;
    QString title;
    QString serviceId;
    QUrl baseUrl;
    ProtocolKind protocol = ProtocolKind::RetakeApi;
    bool billed = true;
    qint64 maxResultBytes = 0;
    QString windowPath;
    qint64 windowBytes = 0;
    QString windowHash;
    double uploadedSeconds = 0;
    RetakeRequest request; // videoUri: where the window lies for the service
    QDateTime uploadedAt; // the service keeps uploads for 24 h
    QString resultPath;
    QByteArray resultEtag; // of the part file, so that it can be continued
    JobState state = JobState::Preparing;
    bool isSubmitSent =
        false; // true from just before a submit until it is known not to be accepted
    QString serviceJobId;
    QString madeFile; // the result as a service on this computer named it, until it is copied
    QString requestId;
    QString statusWord;
    double price = 0;
    QString projectUid;
    int sends = 1; // 2: the user sent it a second time after an uncertain outcome
    qint64 turn = 0; // who has the lower one is sent earlier; ms since 1970 unless it was moved
    QList<StageTime> stages;
    std::optional<Error> error;
    QJsonObject context;

    bool operator==(const JobRecord &) const = default;
};

JobRecord recordOf(const JobDraft &draft, const QString &id);
JobSnapshot snapshotOf(const JobRecord &record);
// Of a submit that was not taken, or is to be made anew.
void forgetSubmit(JobRecord &record);
QString partPathOf(const JobRecord &record); // the result while it is being downloaded
// The money of the job's last submit, as the ledger enters it.
Spend spendOf(const JobRecord &record);
// What becomes of it when the job ends as it stands.
SpendState cameTo(const JobRecord &record);
// It is over, and all that was ever sent of it was turned down: nothing was charged, so whoever
// wants it may send it as if for the first time. Never true of an uncertain outcome. Pure.
bool isNeverCharged(const JobRecord &record);

QJsonObject toJson(const JobRecord &record);
Result<JobRecord> recordFromJson(const QJsonObject &json); // JournalDamaged

} // namespace api
