// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/journalled.h"

#include "api/errortext.h"
#include "api/service.h"
#include "app/jobcontext.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace app::cli {

namespace {

using namespace std::chrono_literals;

constexpr int shortPrompt = 40; // characters

QJsonValue whenNotEmpty(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

void insertPlaces(QJsonObject &json, const JobContext &context)
{
    const model::FrameRange range = context.window.plan.range;
    json.insert(
        QStringLiteral("range"), QJsonArray{qint64(range.begin.value), qint64(range.end.value)});
    json.insert(QStringLiteral("project"), whenNotEmpty(context.projectPath));
    json.insert(QStringLiteral("output"), whenNotEmpty(context.delivery.out));
}

} // namespace

api::JobTiming timingFor(const QUrl &baseUrl)
{
    api::JobTiming timing;
    if (api::isLoopback(baseUrl)) {
        timing.pollInterval = 500ms;
        timing.pollJitter = 50ms;
    }
    return timing;
}

bool hasEndedFree(const api::JobSnapshot &job)
{
    return api::isFinal(job.state) && !job.moneyMayBeSpent;
}

bool isStopping(const api::JobSnapshot &job)
{
    return !api::isFinal(job.state) && !job.billed && job.state != api::JobState::Checking;
}

bool isAnySending(const QList<api::JobSnapshot> &jobs)
{
    return std::ranges::any_of(jobs, &api::JobSnapshot::isSending);
}

QString waitingForAnswer()
{
    return QStringLiteral("Waiting for the answer to a request; interrupt once more to lose it.");
}

Failure failureOf(const api::JobSnapshot &job, const api::Error &error)
{
    Failure failure = failureOf(error);
    if (failure.requestId.isEmpty())
        failure.requestId = job.requestId;
    if (job.state == api::JobState::Uncertain)
        failure.code = ExitCode::Uncertain;
    return failure;
}

JobStep stepOf(const api::JobSnapshot &job)
{
    return {job.title + QStringLiteral(": ") + api::stateName(job.state),
        job.bytesTotal > 0 ? double(job.bytesDone) / double(job.bytesTotal) : -1};
}

QString waitingLine(
    const api::JobSnapshot &job, const std::optional<api::UsualTime> &usual, const QDateTime &now)
{
    const QDateTime begun = job.stages.value(0).entered;
    QString line = QStringLiteral("%1, for %2 s so far")
                       .arg(stepOf(job).words)
                       .arg(std::max<qint64>(0, begun.secsTo(now)));
    if (usual)
        line += QStringLiteral("; usually %1 to %2 s")
                    .arg(usual->least.count())
                    .arg(usual->most.count());
    return line;
}

QJsonObject jobJson(const api::JobSnapshot &job)
{
    QJsonObject json{{QStringLiteral("id"), job.id},
        {QStringLiteral("serviceId"), job.serviceJobId},
        {QStringLiteral("requestId"), job.requestId}, {QStringLiteral("service"), job.serviceId},
        {QStringLiteral("billed"), job.billed},
        {QStringLiteral("uploadedBytes"), job.uploadedBytes},
        {QStringLiteral("uploadedSeconds"), job.uploadedSeconds},
        {QStringLiteral("price"), job.price}, {QStringLiteral("state"), api::stateName(job.state)}};
    if (job.error)
        json.insert(QStringLiteral("error"), api::kindName(job.error->kind));
    return json;
}

QJsonObject listedJson(
    const api::JobSnapshot &job, const std::optional<api::Journal::Holder> &holder)
{
    QJsonObject json = jobJson(job);
    json.insert(QStringLiteral("title"), job.title);
    json.insert(QStringLiteral("prompt"), job.request.prompt);
    json.insert(QStringLiteral("mode"), api::toJson(job.request).value(QLatin1String("mode")));
    json.insert(QStringLiteral("begun"), timeJson(job.stages.value(0).entered));
    json.insert(QStringLiteral("changed"),
        timeJson(job.stages.isEmpty() ? QDateTime() : job.stages.last().entered));
    json.insert(QStringLiteral("result"), job.resultPath);
    json.insert(QStringLiteral("isFinal"), api::isFinal(job.state));
    json.insert(QStringLiteral("moneyMayBeSpent"), job.moneyMayBeSpent);
    json.insert(QStringLiteral("message"),
        job.error ? QJsonValue(api::errorSentence(*job.error)) : QJsonValue());
    json.insert(QStringLiteral("actsOnIt"),
        holder ? QJsonValue(QJsonObject{
            {QStringLiteral("pid"), holder->pid}, {QStringLiteral("program"), holder->program}})
               : QJsonValue());
    if (const auto context = contextFromJson(job.context))
        insertPlaces(json, *context);
    return json;
}

QString listedLine(const api::JobSnapshot &job, const std::optional<api::Journal::Holder> &holder)
{
    QString prompt = job.request.prompt.simplified();
    if (prompt.size() > shortPrompt)
        prompt = prompt.left(shortPrompt - 1) + QChar(0x2026);
    const QString cost =
        job.billed ? QStringLiteral("%1 USD").arg(job.price, 0, 'f', 2) : QStringLiteral("free");
    QString line = QStringLiteral("%1  %2 %3 %4  %5  %6 \"%7\"")
                       .arg(job.id, api::stateName(job.state).leftJustified(11),
                           job.serviceId.leftJustified(9), cost.rightJustified(9),
                           job.stages.value(0).entered.toLocalTime().toString(
                               QStringLiteral("yyyy-MM-dd hh:mm")),
                           job.title, prompt);
    if (holder)
        line +=
            QStringLiteral("  [%1, process %2, acts on it]").arg(holder->program).arg(holder->pid);
    else if (job.error)
        line += QStringLiteral("  [%1]").arg(api::kindName(job.error->kind));
    return line;
}

} // namespace app::cli
