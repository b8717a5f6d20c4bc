// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/error.h"
#include "app/names.h"
#include "timeline/model/error.h"

#include <QJsonObject>
#include <QString>

namespace app::cli {

// The exit codes of the contract.
enum class ExitCode {
    Done = 0,
    Internal = 1, // a fault of ours
    Usage = 2,
    InputUnreadable = 3,
    LimitBroken = 4, // nothing was sent
    Refused = 5,
    Network = 6,
    CostCap = 7,
    ResultUnusable = 8,
    NotWritable = 9,
    Uncertain = 10,
    Interrupted = 130,
};

// Why a command ends without its work done. A value.
struct Failure {
    ExitCode code = ExitCode::Internal;
    QString kind; // a stable word
    QString message; // a sentence for people
    QString requestId; // of the service's answer, when there was one

    bool operator==(const Failure &) const = default;
};

ExitCode exitCodeOf(model::Error::Kind kind);
ExitCode exitCodeOf(api::Error::Kind kind);

// `subject`: the file that the error is about.
Failure failureOf(const model::Error &error, const QString &subject = {});
Failure failureOf(const api::Error &error);
Failure usageFailure(const QString &message);

// {"error":{"kind","message","requestId"}}
QJsonObject toJson(const Failure &failure);

} // namespace app::cli
