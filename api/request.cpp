// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/request.h"

#include "api/redact.h"

#include <QJsonDocument>

#include <cmath>

namespace api {

namespace {

std::optional<QJsonObject> objectOf(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

tl::unexpected<Error> malformed(const QString &what)
{
    return fail(Error::Kind::Malformed, what);
}

// A header of the service's choosing goes out as given, but must not be able to add another line.
bool isHeaderSafe(const QByteArray &name, const QByteArray &value)
{
    for (const char c : name) {
        if (c <= ' ' || c == ':' || c == '\x7f')
            return false;
    }
    return !name.isEmpty() && !value.contains('\r') && !value.contains('\n')
        && !value.contains('\0');
}

} // namespace

QString modeWord(Mode mode)
{
    switch (mode) {
    case Mode::Picture:
        return QStringLiteral("replace_video");
    case Mode::Sound:
        return QStringLiteral("replace_audio");
    case Mode::Both:
        break;
    }
    return QStringLiteral("replace_audio_and_video");
}

std::optional<Mode> modeFromWord(const QString &word)
{
    for (const Mode mode : {Mode::Picture, Mode::Sound, Mode::Both}) {
        if (modeWord(mode) == word)
            return mode;
    }
    return std::nullopt;
}

QString resolutionFor(QSize shownSize)
{
    return shownSize.height() > shownSize.width() ? QStringLiteral("1080x1920")
                                                  : QStringLiteral("1920x1080");
}

QJsonObject toJson(const RetakeRequest &request)
{
    return {
        {QStringLiteral("video_uri"),
            request.videoUri.isEmpty() ? QJsonValue() : QJsonValue(request.videoUri)},
        {QStringLiteral("start_time"), request.startTime},
        {QStringLiteral("duration"), request.duration},
        {QStringLiteral("prompt"), request.prompt},
        {QStringLiteral("mode"), modeWord(request.mode)},
        {QStringLiteral("resolution"), request.resolution},
        {QStringLiteral("model"), request.model},
    };
}

Result<RetakeRequest> requestFromJson(const QJsonObject &json)
{
    const auto mode = modeFromWord(json.value(QStringLiteral("mode")).toString());
    if (!mode || !json.value(QStringLiteral("start_time")).isDouble()
        || !json.value(QStringLiteral("duration")).isDouble())
        return malformed(QStringLiteral("not a retake request"));
    RetakeRequest request;
    request.videoUri = json.value(QStringLiteral("video_uri")).toString();
    request.startTime = json.value(QStringLiteral("start_time")).toDouble();
    request.duration = json.value(QStringLiteral("duration")).toDouble();
    request.prompt = json.value(QStringLiteral("prompt")).toString();
    request.mode = *mode;
    request.resolution = json.value(QStringLiteral("resolution")).toString();
    request.model = json.value(QStringLiteral("model")).toString();
    return request;
}

Result<> check(const RetakeRequest &request, const Service &service)
{
    const auto broken = [](const QString &what) { return fail(Error::Kind::InvalidRequest, what); };
    if (!std::isfinite(request.startTime) || request.startTime < 0)
        return broken(QStringLiteral("start_time must not be negative"));
    if (!std::isfinite(request.duration) || request.duration < service.limits.minSectionSeconds)
        return broken(
            QStringLiteral("duration must be at least %1 s").arg(service.limits.minSectionSeconds));
    // The service counts characters, not UTF-16 units.
    if (request.prompt.toUcs4().size() > service.limits.maxPrompt)
        return broken(QStringLiteral("prompt must not be longer than %1 characters")
                          .arg(service.limits.maxPrompt));
    if (request.resolution != QLatin1String("1920x1080")
        && request.resolution != QLatin1String("1080x1920"))
        return broken(QStringLiteral("resolution must be 1920x1080 or 1080x1920"));
    if (!service.models.contains(request.model))
        return broken(QStringLiteral("model is not offered by this service"));
    return {};
}

Result<UploadSlot> parseUploadSlot(const QByteArray &body)
{
    const auto json = objectOf(body);
    if (!json)
        return malformed(QStringLiteral("the upload slot is not a JSON object"));
    UploadSlot slot;
    slot.uploadUrl = QUrl(json->value(QStringLiteral("upload_url")).toString(), QUrl::StrictMode);
    slot.storageUri = json->value(QStringLiteral("storage_uri")).toString();
    slot.expiresAt = timeOf(json->value(QStringLiteral("expires_at")));
    if (!slot.uploadUrl.isValid() || slot.uploadUrl.host().isEmpty() || slot.storageUri.isEmpty())
        return malformed(QStringLiteral("the upload slot has no address"));
    const QJsonValue headers = json->value(QStringLiteral("required_headers"));
    if (!headers.isObject())
        return malformed(QStringLiteral("the upload slot has no required_headers"));
    const QJsonObject map = headers.toObject();
    for (auto it = map.begin(); it != map.end(); ++it) {
        const QByteArray name = it.key().toLatin1();
        const QByteArray value = it.value().toVariant().toString().toUtf8();
        if (!isHeaderSafe(name, value))
            return malformed(QStringLiteral("the upload slot has a header that cannot be sent"));
        slot.requiredHeaders.append({name, value});
    }
    return slot;
}

Result<SubmitAnswer> parseSubmitAnswer(const QByteArray &body)
{
    const auto json = objectOf(body);
    if (!json)
        return malformed(QStringLiteral("the answer to the submit is not a JSON object"));
    SubmitAnswer answer;
    answer.id = json->value(QStringLiteral("id")).toString();
    if (answer.id.isEmpty())
        return malformed(QStringLiteral("the answer to the submit has no id"));
    answer.createdAt = timeOf(json->value(QStringLiteral("created_at")));
    return answer;
}

Result<JobStatus> parseJobStatus(const QByteArray &body)
{
    const auto json = objectOf(body);
    if (!json || !json->value(QStringLiteral("status")).isString())
        return malformed(QStringLiteral("the job's status is not a JSON object with a status"));
    JobStatus status;
    status.word = redactForeign(json->value(QStringLiteral("status")).toString().left(64));
    status.createdAt = timeOf(json->value(QStringLiteral("created_at")));
    status.completedAt = timeOf(json->value(QStringLiteral("completed_at")));
    if (status.word == QLatin1String("pending")) {
        status.phase = JobStatus::Phase::Pending;
    } else if (status.word == QLatin1String("processing")) {
        status.phase = JobStatus::Phase::Processing;
    } else if (status.word == QLatin1String("completed")) {
        status.phase = JobStatus::Phase::Completed;
        const QJsonObject result = json->value(QStringLiteral("result")).toObject();
        status.videoUrl =
            QUrl(result.value(QStringLiteral("video_url")).toString(), QUrl::StrictMode);
    } else if (status.word == QLatin1String("failed")) {
        status.phase = JobStatus::Phase::Failed;
        const QJsonObject error = json->value(QStringLiteral("error")).toObject();
        status.errorType = redactForeign(error.value(QStringLiteral("type")).toString().left(100));
        status.errorMessage =
            redactForeign(error.value(QStringLiteral("message")).toString().left(1000));
    }
    return status;
}

} // namespace api
