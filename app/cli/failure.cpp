// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/failure.h"

#include "api/errortext.h"
#include "timeline/model/errortext.h"

namespace app::cli {

ExitCode exitCodeOf(model::Error::Kind kind)
{
    using Kind = model::Error::Kind;
    switch (kind) {
    case Kind::Cancelled:
        return ExitCode::Interrupted;
    case Kind::NotFound:
    case Kind::NotReadable:
    case Kind::NotMedia:
    case Kind::Empty:
    case Kind::Truncated:
    case Kind::NoPicture:
    case Kind::Encrypted:
    case Kind::NoDecoder:
    case Kind::TooLarge:
    case Kind::Damaged:
    case Kind::FrameMissing:
    case Kind::ProjectDamaged:
    case Kind::ProjectTooNew:
    case Kind::MediaMissing:
    case Kind::WrongMedia:
    case Kind::SourceChanged:
        return ExitCode::InputUnreadable;
    case Kind::OutOfRange:
        return ExitCode::Usage;
    case Kind::InvalidEdit:
    case Kind::InvalidRequest:
        return ExitCode::LimitBroken;
    case Kind::SameFile:
    case Kind::ProjectInUse:
    case Kind::ProjectChanged:
    case Kind::NotWritable:
    case Kind::DiskFull:
    case Kind::NoEncoder:
    case Kind::EncoderFailed:
        return ExitCode::NotWritable;
    case Kind::ResultUnusable:
        return ExitCode::ResultUnusable;
    case Kind::Internal:
        break;
    }
    return ExitCode::Internal;
}

ExitCode exitCodeOf(api::Error::Kind kind)
{
    using Kind = api::Error::Kind;
    switch (kind) {
    case Kind::Cancelled:
        return ExitCode::Interrupted;
    case Kind::InsecureUrl:
        return ExitCode::Usage;
    case Kind::InvalidRequest:
        return ExitCode::LimitBroken;
    case Kind::CapReached:
        return ExitCode::CostCap;
    case Kind::NoKey:
    case Kind::Refused:
    case Kind::JobFailed:
    case Kind::NoKeychain:
    case Kind::KeychainRefused:
    case Kind::SecretMissing:
        return ExitCode::Refused;
    case Kind::NotConnected:
    case Kind::HostNotFound:
    case Kind::Tls:
    case Kind::Proxy:
    case Kind::TimedOut:
    case Kind::ConnectionLost:
    case Kind::Redirected:
    case Kind::NotAccepted:
    case Kind::ServerFault:
    case Kind::StorageRefused:
    case Kind::Malformed:
        return ExitCode::Network;
    case Kind::TooLarge:
    case Kind::JobUnknown:
    case Kind::ResultMissing:
    case Kind::ResultExpired:
    case Kind::ResultUnusable:
        return ExitCode::ResultUnusable;
    case Kind::Uncertain:
        return ExitCode::Uncertain;
    case Kind::FileUnreadable:
        return ExitCode::InputUnreadable;
    case Kind::FileNotWritable:
    case Kind::DiskFull:
    case Kind::JournalDamaged:
    case Kind::LedgerDamaged:
    case Kind::Locked:
        return ExitCode::NotWritable;
    case Kind::Internal:
        break;
    }
    return ExitCode::Internal;
}

Failure failureOf(const model::Error &error, const QString &subject)
{
    return {exitCodeOf(error.kind), model::kindName(error.kind),
        model::errorSentence(error, subject), {}};
}

Failure failureOf(const api::Error &error)
{
    return {exitCodeOf(error.kind), api::kindName(error.kind), api::errorSentence(error),
        error.requestId};
}

Failure usageFailure(const QString &message)
{
    return {ExitCode::Usage, QStringLiteral("usage"), message, {}};
}

QJsonObject toJson(const Failure &failure)
{
    return {{QStringLiteral("error"),
        QJsonObject{{QStringLiteral("kind"), failure.kind},
            {QStringLiteral("message"), failure.message},
            {QStringLiteral("requestId"),
                failure.requestId.isEmpty() ? QJsonValue() : QJsonValue(failure.requestId)}}}};
}

} // namespace app::cli
