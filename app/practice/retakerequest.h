// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/settings.h"

#include <QByteArray>
#include <QSize>
#include <QString>
#include <QUrl>

#include <tl/expected.hpp>

namespace practice {

enum class Mode { Audio, Video, AudioAndVideo };

// The body of POST /v2/retake, read and checked. A value.
struct RetakeRequest {
    QString videoUri;
    double startTime = 0; // seconds
    double duration = 0; // seconds
    QString prompt;
    Mode mode = Mode::AudioAndVideo;
    QSize resolution; // empty: by the input's orientation

    bool operator==(const RetakeRequest &) const = default;
};

// Why a request is refused: the HTTP status with the two words of the error envelope.
struct Refusal {
    int status = 400;
    QString type;
    QString message;

    bool operator==(const Refusal &) const = default;
};
Refusal invalidRequest(const QString &message);

// Every rule that needs nothing but the body. The message names the field. Pure.
tl::expected<RetakeRequest, Refusal> readRetakeRequest(
    const QByteArray &body, const Settings &settings);

// An address on this computer, which only tests may name.
bool isLocalForTests(const QUrl &url, const Settings &settings);

} // namespace practice
