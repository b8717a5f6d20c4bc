// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/ltxdesktop.h"

#include "api/redact.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

namespace api {

namespace {

using Kind = Error::Kind;
using Phase = JobStatus::Phase;

constexpr int longestWord = 64;
constexpr int longestMessage = 1000;

QString text(const QJsonObject &json, const char *name)
{
    return json.value(QLatin1String(name)).toString();
}

// A path as a local file's address, an address as it is; empty when it is neither.
QUrl placeOf(const QString &said)
{
    if (QDir::isAbsolutePath(said))
        return QUrl::fromLocalFile(said);
    const QUrl url(said, QUrl::StrictMode);
    return url.scheme() == QLatin1String("https") ? url : QUrl();
}

QUrl resultOf(const QJsonValue &said)
{
    if (said.isArray())
        return placeOf(said.toArray().first().toString());
    if (said.isString())
        return placeOf(said.toString());
    const QJsonObject json = said.toObject();
    for (const char *name : {"video_path", "video_url", "output_video"}) {
        if (const QUrl url = placeOf(text(json, name)); !url.isEmpty())
            return url;
    }
    return {};
}

// "inference 3/8": what it says of itself.
QString wordOf(const QJsonObject &json)
{
    QString word = text(json, "phase").left(longestWord);
    if (word.isEmpty())
        word = text(json, "status").left(longestWord);
    const int step = json.value(QLatin1String("currentStep")).toInt();
    const int steps = json.value(QLatin1String("totalSteps")).toInt();
    return steps > 1 ? QStringLiteral("%1 %2/%3").arg(word).arg(step).arg(steps) : word;
}

struct Said {
    QString code, message;
};

// {code, message}; nothing when the answer is not its own.
std::optional<Said> saidIn(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    if (!json.value(QLatin1String("code")).isString())
        return std::nullopt;
    return Said{
        text(json, "code").left(longestWord), redact(text(json, "message").left(longestMessage))};
}

Error errorOf(Kind kind, QLatin1String type, const HttpOutcome &outcome)
{
    Error error;
    error.kind = kind;
    error.type = type;
    error.httpStatus = outcome.status;
    error.retryAfter = outcome.retryAfter;
    if (const auto said = saidIn(outcome.body))
        error.message = said->message.isEmpty() ? said->code : said->message;
    else if (outcome.status != 0 && !outcome.body.isEmpty())
        error.message = describeBody(outcome.body);
    if (error.message.isEmpty())
        error.message = outcome.faultText;
    return error;
}

bool isSuccess(const HttpOutcome &outcome)
{
    return outcome.status >= 200 && outcome.status < 300 && !outcome.fault;
}

bool isKeyRefused(const HttpOutcome &outcome)
{
    return outcome.status == 401 || outcome.status == 403;
}

// A call that begins nothing.
Answer judgeHarmless(const HttpOutcome &outcome)
{
    if (isSuccess(outcome))
        return {Meaning::Accepted, std::nullopt};
    const Kind kind = outcome.status == 0 ? outcome.fault.value_or(Kind::NotConnected)
                                          : outcome.fault.value_or(Kind::ServerFault);
    return {Meaning::Fault, errorOf(kind, ltxdesktop::away, outcome)};
}

Answer judgeQuestion(const HttpOutcome &outcome)
{
    if (isKeyRefused(outcome))
        return {Meaning::Refused, errorOf(Kind::Refused, ltxdesktop::token, outcome)};
    // Older ones do not know the question.
    if (outcome.status == 404 || outcome.status == 405)
        return {Meaning::Accepted, std::nullopt};
    return judgeHarmless(outcome);
}

Answer judgeSubmit(const HttpOutcome &outcome, bool isReadable)
{
    const int status = outcome.status;
    if (isSuccess(outcome) && isReadable)
        return {Meaning::Accepted, std::nullopt};
    if (isKeyRefused(outcome))
        return {Meaning::Refused, errorOf(Kind::Refused, ltxdesktop::token, outcome)};
    if (status == 409)
        return {Meaning::NotAccepted, errorOf(Kind::NotAccepted, ltxdesktop::busy, outcome)};
    if (status >= 400 && status < 500)
        return {Meaning::Refused, errorOf(Kind::Refused, ltxdesktop::refused, outcome)};
    if (status >= 500 && saidIn(outcome.body))
        return {Meaning::Refused, errorOf(Kind::JobFailed, ltxdesktop::failed, outcome)};
    if (status == 0 && outcome.bodySent == 0)
        return {Meaning::NotConnected,
            errorOf(outcome.fault.value_or(Kind::NotConnected), ltxdesktop::away, outcome)};
    return {Meaning::Uncertain, errorOf(Kind::Uncertain, ltxdesktop::lost, outcome)};
}

Answer judgeDownload(const HttpOutcome &outcome)
{
    if (outcome.fault == Kind::FileUnreadable)
        return {Meaning::Refused, errorOf(Kind::ResultMissing, ltxdesktop::gone, outcome)};
    return judge(Step::Download, outcome);
}

} // namespace

QStringList LtxDesktop::questions() const
{
    return {QStringLiteral("/api/runtime-policy"), QStringLiteral("/api/settings")};
}

std::optional<Error> LtxDesktop::objectionTo(const QByteArray &answer) const
{
    const QJsonObject json = QJsonDocument::fromJson(answer).object();
    const bool isForced = json.value(QLatin1String("force_api_generations")).toBool();
    const bool isPreferred = json.value(QLatin1String("userPrefersLtxApiVideoGenerations")).toBool()
        && json.value(QLatin1String("hasLtxApiKey")).toBool(true);
    if (!isForced && !isPreferred)
        return std::nullopt;
    Error error;
    error.kind = Kind::Refused;
    error.type = ltxdesktop::costly;
    return error;
}

QString LtxDesktop::submitPath() const
{
    return QStringLiteral("/api/retake");
}

// The window already has sides that it takes, so its own size is asked for.
QJsonObject LtxDesktop::submitBody(const RetakeRequest &request) const
{
    return {
        {QStringLiteral("video_path"),
            request.videoUri.isEmpty() ? QJsonValue()
                                       : QJsonValue(QDir::toNativeSeparators(request.videoUri))},
        {QStringLiteral("start_time"), request.startTime},
        {QStringLiteral("duration"), request.duration},
        {QStringLiteral("prompt"), request.prompt},
        {QStringLiteral("mode"), modeWord(request.mode)},
        {QStringLiteral("resolution"), QJsonValue()},
        {QStringLiteral("model"), request.model},
    };
}

Result<JobStatus> LtxDesktop::parseSubmitted(const QByteArray &body) const
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    JobStatus status;
    status.word = text(json, "status").left(longestWord);
    if (status.word == QLatin1String("complete")) {
        status.phase = Phase::Completed;
        const QUrl path = placeOf(text(json, "video_path"));
        status.videoUrl = path.isEmpty() ? resultOf(json.value(QLatin1String("result"))) : path;
    } else if (status.word == QLatin1String("cancelled")) {
        status.phase = Phase::Cancelled;
    } else {
        return fail(Kind::Malformed, QStringLiteral("the answer does not say how it ended"));
    }
    return status;
}

QString LtxDesktop::pollPath(const QString &) const
{
    return QStringLiteral("/api/generation/progress");
}

// It tells of whatever was made last, so an end is only believed when it names our job.
Result<JobStatus> LtxDesktop::parsePolled(const QByteArray &body, const QString &jobId) const
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const QString word = text(json, "status");
    if (word.isEmpty())
        return fail(Kind::Malformed, QStringLiteral("the progress has no status"));
    JobStatus status;
    status.word = wordOf(json);
    status.id = text(json, "id").left(longestWord);
    if (status.id.isEmpty())
        status.id = text(json, "generationId").left(longestWord);
    const bool isOurs = !jobId.isEmpty() && status.id == jobId;
    const bool isAnothers = !jobId.isEmpty() && !status.id.isEmpty() && !isOurs;
    if (word == QLatin1String("running")) {
        status.phase = isAnothers ? Phase::Lost : Phase::Processing;
    } else if (word == QLatin1String("cancelling")
        || (isOurs && word == QLatin1String("cancelled"))) {
        status.phase = Phase::Cancelled;
    } else if (isOurs && word == QLatin1String("complete")) {
        status.videoUrl = resultOf(json.value(QLatin1String("result")));
        status.phase = status.videoUrl.isEmpty() ? Phase::Lost : Phase::Completed;
    } else if (isOurs && word == QLatin1String("error")) {
        status.phase = Phase::Failed;
        status.errorType = ltxdesktop::failed;
        status.errorMessage = redact(text(json, "error").left(longestMessage));
    } else if (word == QLatin1String("complete") || word == QLatin1String("cancelled")
        || word == QLatin1String("error") || word == QLatin1String("idle")) {
        status.phase = Phase::Lost;
    }
    return status;
}

QString LtxDesktop::cancelPath() const
{
    return QStringLiteral("/api/generate/cancel");
}

Answer LtxDesktop::judge(Step step, const HttpOutcome &outcome) const
{
    switch (step) {
    case Step::Ask:
        return judgeQuestion(outcome);
    case Step::Submit:
        return judgeSubmit(outcome, parseSubmitted(outcome.body).has_value());
    case Step::Download:
        return judgeDownload(outcome);
    case Step::CreateUpload:
    case Step::Upload:
    case Step::Poll:
        break;
    }
    return judgeHarmless(outcome);
}

} // namespace api
