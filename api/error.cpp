// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/error.h"

#include "api/ltxdesktop.h"

#include <array>
#include <utility>

namespace api {

namespace {

using Kind = Error::Kind;

constexpr std::array<std::pair<Kind, const char *>, 33> names{{
    {Kind::Cancelled, "cancelled"},
    {Kind::NoKey, "no-key"},
    {Kind::InvalidRequest, "invalid-request"},
    {Kind::CapReached, "cap-reached"},
    {Kind::InsecureUrl, "insecure-url"},
    {Kind::NotConnected, "not-connected"},
    {Kind::HostNotFound, "host-not-found"},
    {Kind::Tls, "tls"},
    {Kind::Proxy, "proxy"},
    {Kind::TimedOut, "timed-out"},
    {Kind::ConnectionLost, "connection-lost"},
    {Kind::Redirected, "redirected"},
    {Kind::Refused, "refused"},
    {Kind::NotAccepted, "not-accepted"},
    {Kind::ServerFault, "server-fault"},
    {Kind::StorageRefused, "storage-refused"},
    {Kind::Malformed, "malformed"},
    {Kind::TooLarge, "too-large"},
    {Kind::JobFailed, "job-failed"},
    {Kind::JobUnknown, "job-unknown"},
    {Kind::ResultMissing, "result-missing"},
    {Kind::ResultExpired, "result-expired"},
    {Kind::ResultUnusable, "result-unusable"},
    {Kind::Uncertain, "uncertain"},
    {Kind::FileUnreadable, "file-unreadable"},
    {Kind::FileNotWritable, "file-not-writable"},
    {Kind::DiskFull, "disk-full"},
    {Kind::JournalDamaged, "journal-damaged"},
    {Kind::LedgerDamaged, "ledger-damaged"},
    {Kind::Locked, "locked"},
    {Kind::NoKeychain, "no-keychain"},
    {Kind::KeychainRefused, "keychain-refused"},
    {Kind::SecretMissing, "secret-missing"},
}};

} // namespace

QString kindName(Error::Kind kind)
{
    for (const auto &[value, name] : names) {
        if (value == kind)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("internal");
}

Error::Kind kindFromName(const QString &name)
{
    for (const auto &[value, word] : names) {
        if (name == QLatin1String(word))
            return value;
    }
    return Kind::Internal;
}

bool isAccountFull(const Error &error)
{
    return error.kind == Error::Kind::NotAccepted
        && (error.type == QLatin1String("concurrency_limit_error")
            || error.type == ltxdesktop::busy);
}

QJsonObject toJson(const Error &error)
{
    QJsonObject json{
        {QStringLiteral("kind"), kindName(error.kind)},
        {QStringLiteral("message"), error.message},
    };
    if (error.httpStatus != 0)
        json.insert(QStringLiteral("httpStatus"), error.httpStatus);
    if (!error.type.isEmpty())
        json.insert(QStringLiteral("type"), error.type);
    if (!error.requestId.isEmpty())
        json.insert(QStringLiteral("requestId"), error.requestId);
    if (error.retryAfter)
        json.insert(QStringLiteral("retryAfter"), qint64{error.retryAfter->count()});
    return json;
}

Error errorFromJson(const QJsonObject &json)
{
    Error error;
    error.kind = kindFromName(json.value(QStringLiteral("kind")).toString());
    error.httpStatus = json.value(QStringLiteral("httpStatus")).toInt();
    error.type = json.value(QStringLiteral("type")).toString();
    error.message = json.value(QStringLiteral("message")).toString();
    error.requestId = json.value(QStringLiteral("requestId")).toString();
    if (const QJsonValue wish = json.value(QStringLiteral("retryAfter")); wish.isDouble())
        error.retryAfter = std::chrono::seconds(wish.toInteger());
    return error;
}

} // namespace api
