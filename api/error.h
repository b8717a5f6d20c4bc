// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <tl/expected.hpp>

#include <chrono>
#include <optional>

namespace api {

// What went wrong between us and the service, as a value. `kind` is for code; the sentence for the
// user is made in errortext.h from kind, httpStatus and type. Any thread.
struct Error {
    enum class Kind {
        Cancelled,
        NoKey, // the service wants a key and none is known
        InvalidRequest, // a limit would be broken; nothing was sent
        CapReached, // the user's own limit on money; `type` is "job", "day" or "project"
        InsecureUrl, // neither https nor loopback
        NotConnected, // refused, unreachable, offline
        HostNotFound,
        Tls, // certificate or handshake; never ignored
        Proxy, // the user's proxy refused
        TimedOut,
        ConnectionLost, // closed after something was sent
        Redirected, // never followed
        Refused, // a final 4xx of the service: see httpStatus and type
        NotAccepted, // 429, or 503/529 in the service's own words: nothing was begun
        ServerFault, // 5xx
        StorageRefused, // 4xx of the upload or result host
        Malformed, // an answer that is not what the service promises
        TooLarge, // an answer over its cap
        JobFailed, // the service gave up on the job: see type
        JobUnknown, // 404 on a poll: expired, or never known
        ResultMissing, // completed without a result
        ResultExpired, // the result's address is refused even when fresh
        ResultUnusable, // the file came but cannot become a take
        Uncertain, // the outcome of a submit is not known; it may have been charged
        FileUnreadable,
        FileNotWritable,
        DiskFull,
        JournalDamaged,
        LedgerDamaged, // `message` has the file and the line
        Locked, // another process acts on this job
        NoKeychain, // no keyring answers here
        KeychainRefused,
        SecretMissing, // the keyring has no such entry
        Internal,
    };

    Kind kind = Kind::Internal;
    int httpStatus = 0; // 0: there was no answer
    QString type; // the service's word, e.g. "content_filtered_error"; empty when it gave none
    QString message; // the service's or the system's own text, redacted; for logs and details
    QString requestId; // x-request-id
    std::optional<std::chrono::seconds> retryAfter;

    bool operator==(const Error &) const = default;
};

template <class T = void> using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error::Kind kind, QString message = {})
{
    Error error;
    error.kind = kind;
    error.message = std::move(message);
    return tl::unexpected<Error>(std::move(error));
}

// A stable word per kind, for JSON and logs: "not-connected".
QString kindName(Error::Kind kind);
Error::Kind kindFromName(const QString &name); // Internal when unknown

// Whether a NotAccepted says that the account has as many jobs at work as it may; else it asks for
// fewer requests, or the service is overloaded.
bool isAccountFull(const Error &error);

QJsonObject toJson(const Error &error);
Error errorFromJson(const QJsonObject &json);

} // namespace api
