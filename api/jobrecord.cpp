// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jobrecord.h"

#include "api/protocol.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace api {

namespace {

constexpr int schema = 1;

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

QJsonArray toJson(const QList<StageTime> &stages)
{
    QJsonArray json;
    for (const StageTime &stage : stages) {
        json.append(QJsonObject{
            {QStringLiteral("state"), stateName(stage.state)},
            {QStringLiteral("entered"), timeText(stage.entered)},
        });
    }
    return json;
}

QList<StageTime> stagesFromJson(const QJsonArray &json)
{
    QList<StageTime> stages;
    for (const auto &value : json) {
        const QJsonObject stage = value.toObject();
        if (const auto state = stateFromName(stage.value(QStringLiteral("state")).toString()))
            stages.append({*state, timeOf(stage.value(QStringLiteral("entered")))});
    }
    return stages;
}

void readPlaces(const QJsonObject &json, JobRecord &record)
{
    record.title = json.value(QStringLiteral("title")).toString();
    record.baseUrl = QUrl(json.value(QStringLiteral("baseUrl")).toString(), QUrl::StrictMode);
    record.billed = json.value(QStringLiteral("billed")).toBool(true);
    record.maxResultBytes = json.value(QStringLiteral("maxResultBytes")).toInteger();
    record.windowPath = json.value(QStringLiteral("windowPath")).toString();
    record.windowBytes = json.value(QStringLiteral("windowBytes")).toInteger();
    record.windowHash = json.value(QStringLiteral("windowHash")).toString();
    record.resultPath = json.value(QStringLiteral("resultPath")).toString();
    record.resultEtag = json.value(QStringLiteral("resultEtag")).toString().toLatin1();
}

void readProgress(const QJsonObject &json, JobRecord &record)
{
    record.uploadedSeconds = json.value(QStringLiteral("uploadedSeconds")).toDouble();
    record.uploadedAt = timeOf(json.value(QStringLiteral("uploadedAt")));
    // A file without the mark is read as the dearer case.
    record.isSubmitSent =
        json.value(QStringLiteral("submitSent")).toBool(record.state == JobState::Submitting);
    record.serviceJobId = json.value(QStringLiteral("serviceJobId")).toString();
    record.madeFile = json.value(QStringLiteral("madeFile")).toString();
    record.requestId = json.value(QStringLiteral("requestId")).toString();
    record.statusWord = json.value(QStringLiteral("statusWord")).toString();
    record.price = json.value(QStringLiteral("price")).toDouble();
    record.projectUid = json.value(QStringLiteral("project")).toString();
    record.sends = std::max(1, json.value(QStringLiteral("sends")).toInt(1));
    record.stages = stagesFromJson(json.value(QStringLiteral("stages")).toArray());
    const QDateTime begun = record.stages.value(0).entered;
    record.turn = json.value(QStringLiteral("turn"))
                      .toInteger(begun.isValid() ? begun.toMSecsSinceEpoch() : 0);
    record.context = json.value(QStringLiteral("context")).toObject();
    if (const QJsonValue error = json.value(QStringLiteral("error")); error.isObject())
        record.error = errorFromJson(error.toObject());
}

} // namespace

JobRecord recordOf(const JobDraft &draft, const QString &id)
{
    const QFileInfo window(draft.windowPath);
    JobRecord record;
    record.id = id;
    record.title = draft.title;
    record.serviceId = draft.service.id;
    record.baseUrl = draft.service.baseUrl;
    record.protocol = draft.service.protocol;
    record.billed = draft.service.billed;
    record.maxResultBytes = draft.service.limits.maxResultBytes;
    record.windowPath = window.absoluteFilePath();
    record.windowBytes = window.size();
    record.windowHash = draft.windowHash;
    record.uploadedSeconds = draft.uploadedSeconds;
    record.request = draft.request;
    record.request.videoUri.clear();
    record.resultPath = QFileInfo(draft.resultPath).absoluteFilePath();
    record.price = draft.price;
    record.projectUid = draft.projectUid;
    record.context = draft.context;
    record.stages = {{JobState::Preparing, QDateTime::currentDateTimeUtc()}};
    record.turn = record.stages.first().entered.toMSecsSinceEpoch();
    return record;
}

JobSnapshot snapshotOf(const JobRecord &record)
{
    JobSnapshot job;
    job.id = record.id;
    job.title = record.title;
    job.state = record.state;
    job.serviceId = record.serviceId;
    job.billed = record.billed;
    job.serviceJobId = record.serviceJobId;
    job.requestId = record.requestId;
    job.statusWord = record.statusWord;
    job.turn = record.turn;
    job.stages = record.stages;
    job.error = record.error;
    job.windowPath = record.windowPath;
    job.resultPath = record.resultPath;
    job.uploadedBytes = record.windowBytes;
    job.uploadedSeconds = record.uploadedSeconds;
    job.price = record.price;
    job.request = record.request;
    // An earlier submit whose outcome is not known was one as well.
    job.moneyMayBeSpent = record.billed && (record.isSubmitSent || record.sends > 1);
    job.context = record.context;
    return job;
}

void forgetSubmit(JobRecord &record)
{
    record.isSubmitSent = false;
    record.serviceJobId.clear();
    record.madeFile.clear();
    record.statusWord.clear();
}

QString partPathOf(const JobRecord &record)
{
    return record.resultPath + QStringLiteral(".part");
}

Spend spendOf(const JobRecord &record)
{
    Spend spend;
    spend.id =
        record.sends < 2 ? record.id : QStringLiteral("%1/%2").arg(record.id).arg(record.sends);
    spend.usd = record.price;
    spend.seconds = record.uploadedSeconds;
    spend.serviceId = record.serviceId;
    spend.projectUid = record.projectUid;
    return spend;
}

SpendState cameTo(const JobRecord &record)
{
    return record.isSubmitSent ? SpendState::Spent : SpendState::Released;
}

bool isNeverCharged(const JobRecord &record)
{
    switch (record.state) {
    case JobState::Refused:
    case JobState::Failed:
    case JobState::Abandoned:
        // It was sent a second time because of the first time's uncertain outcome.
        return !record.isSubmitSent && record.serviceJobId.isEmpty() && record.sends == 1;
    default:
        return false;
    }
}

QJsonObject toJson(const JobRecord &record)
{
    QJsonObject json{
        {QStringLiteral("schema"), schema},
        {QStringLiteral("id"), record.id},
        {QStringLiteral("title"), record.title},
        {QStringLiteral("service"), record.serviceId},
        {QStringLiteral("baseUrl"), record.baseUrl.toString(QUrl::FullyEncoded)},
        {QStringLiteral("protocol"), protocolName(record.protocol)},
        {QStringLiteral("billed"), record.billed},
        {QStringLiteral("maxResultBytes"), record.maxResultBytes},
        {QStringLiteral("windowPath"), record.windowPath},
        {QStringLiteral("windowBytes"), record.windowBytes},
        {QStringLiteral("windowHash"), record.windowHash},
        {QStringLiteral("uploadedSeconds"), record.uploadedSeconds},
        {QStringLiteral("request"), toJson(record.request)},
        {QStringLiteral("uploadedAt"), timeText(record.uploadedAt)},
        {QStringLiteral("resultPath"), record.resultPath},
        {QStringLiteral("resultEtag"), QString::fromLatin1(record.resultEtag)},
        {QStringLiteral("state"), stateName(record.state)},
        {QStringLiteral("submitSent"), record.isSubmitSent},
        {QStringLiteral("serviceJobId"), record.serviceJobId},
        {QStringLiteral("madeFile"), record.madeFile},
        {QStringLiteral("requestId"), record.requestId},
        {QStringLiteral("statusWord"), record.statusWord},
        {QStringLiteral("price"), record.price},
        {QStringLiteral("project"), record.projectUid},
        {QStringLiteral("sends"), record.sends},
        {QStringLiteral("turn"), record.turn},
        {QStringLiteral("stages"), toJson(record.stages)},
        {QStringLiteral("context"), record.context},
    };
    if (record.error)
        json.insert(QStringLiteral("error"), toJson(*record.error));
    return json;
}

Result<JobRecord> recordFromJson(const QJsonObject &json)
{
    JobRecord record;
    record.id = json.value(QStringLiteral("id")).toString();
    record.serviceId = json.value(QStringLiteral("service")).toString();
    const auto state = stateFromName(json.value(QStringLiteral("state")).toString());
    // Journals of before there was a second one do not name it.
    const auto protocol = protocolFromName(
        json.value(QStringLiteral("protocol")).toString(protocolName(ProtocolKind::RetakeApi)));
    auto request = requestFromJson(json.value(QStringLiteral("request")).toObject());
    if (json.value(QStringLiteral("schema")).toInt() != schema || record.id.isEmpty()
        || record.serviceId.isEmpty() || !state || !protocol || !request)
        return fail(
            Error::Kind::JournalDamaged, QStringLiteral("a job's journal lacks what it must have"));
    record.state = *state;
    record.protocol = *protocol;
    record.request = std::move(*request);
    readPlaces(json, record);
    readProgress(json, record);
    if (record.windowPath.isEmpty() || record.resultPath.isEmpty()
        || !checkAddress(record.baseUrl, record.protocol))
        return fail(Error::Kind::JournalDamaged,
            QStringLiteral("a job's journal names no files or no service"));
    return record;
}

} // namespace api
