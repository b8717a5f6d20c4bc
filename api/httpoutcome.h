// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QNetworkReply>
#include <QString>

#include <chrono>
#include <optional>

namespace api {

// A status of the user's proxy, which wants a name and a password.
inline constexpr int proxyWantsPassword = 407;

// How one exchange ended, before it is decided what that means (answer.h). A value.
struct HttpOutcome {
    int status = 0; // 0: no status line came
    QByteArray body; // capped; empty for a download
    QString requestId;
    std::optional<std::chrono::seconds> retryAfter;
    std::optional<Error::Kind> fault; // what stopped it; none: the whole answer is here
    QString faultText;
    qint64 bodySent = 0; // bytes of the request's body that the network layer took

    bool operator==(const HttpOutcome &) const = default;
};

// The service's error envelope, if the body is one: {"type":"error","error":{"type","message"}}.
struct Envelope {
    QString type;
    QString message;

    bool operator==(const Envelope &) const = default;
};
std::optional<Envelope> parseEnvelope(const QByteArray &body);

// A short, redacted text out of any error body: the envelope's message, a storage host's XML <Code>
// and <Message>, else the first words with mark-up taken out.
QString describeBody(const QByteArray &body);

// "Wed, 21 Oct 2026 07:28:00 GMT"; invalid when it is none.
QDateTime parseHttpDate(const QByteArray &value);

// "120" or "Wed, 21 Oct 2026 07:28:00 GMT", seen from `now`; never negative, capped at a day.
std::optional<std::chrono::seconds> parseRetryAfter(const QByteArray &value, const QDateTime &now);

// None when the server answered, be it with 4xx or 5xx.
std::optional<Error::Kind> faultOf(QNetworkReply::NetworkError error);

} // namespace api
