// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/error.h"
#include "api/service.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QSize>
#include <QString>
#include <QUrl>

#include <optional>

namespace api {

enum class Mode { Picture, Sound, Both };

// The API's word: "replace_video", "replace_audio", "replace_audio_and_video".
QString modeWord(Mode mode);
std::optional<Mode> modeFromWord(const QString &word);

// The body of POST /v2/retake. Times are seconds inside the uploaded window.
struct RetakeRequest {
    QString videoUri; // opaque; empty until the window is uploaded
    double startTime = 0;
    double duration = 0;
    QString prompt;
    Mode mode = Mode::Both;
    QString resolution = QStringLiteral("1920x1080"); // always sent: it was seen to be demanded
    QString model = QStringLiteral("ltx-2-3-pro");

    bool operator==(const RetakeRequest &) const = default;
};

// The size that the service answers in for an input of this shown size: landscape and square →
// 1920x1080.
QString resolutionFor(QSize shownSize);

// As sent; `video_uri` is null while it is not known (`--dry-run`).
QJsonObject toJson(const RetakeRequest &request);
Result<RetakeRequest> requestFromJson(const QJsonObject &json);
// InvalidRequest, naming the field, when a limit would be broken. `videoUri` may still be empty.
Result<> check(const RetakeRequest &request, const Service &service);

// The answer of POST /v1/upload.
struct UploadSlot {
    QUrl uploadUrl; // signed: never logged, never stored
    QString storageUri;
    QDateTime expiresAt;
    QList<QPair<QByteArray, QByteArray>> requiredHeaders; // sent as given

    bool operator==(const UploadSlot &) const = default;
};
Result<UploadSlot> parseUploadSlot(const QByteArray &body);

// The answer of POST /v2/retake. Only the id is demanded: an id is never thrown away.
struct SubmitAnswer {
    QString id;
    QDateTime createdAt;

    bool operator==(const SubmitAnswer &) const = default;
};
Result<SubmitAnswer> parseSubmitAnswer(const QByteArray &body);

// How a job stands at the service. Unknown words of `status` mean that it goes on.
struct JobStatus {
    // Cancelled: the service gave it up because it was told to. Lost: it is over there, but nobody
    // says any more what became of it.
    enum class Phase { Pending, Processing, Completed, Failed, Cancelled, Lost, Unknown };

    Phase phase = Phase::Unknown;
    QString word; // as sent
    QString id; // when the answer names it
    QUrl videoUrl; // completed: signed, never logged, never stored, or a file of this computer;
                   // empty when the service left it out
    QString errorType, errorMessage; // failed
    QDateTime createdAt, completedAt;

    bool operator==(const JobStatus &) const = default;
};
// The answer of GET /v2/retake/{id}.
Result<JobStatus> parseJobStatus(const QByteArray &body);

} // namespace api
