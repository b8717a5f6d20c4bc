// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/answer.h"
#include "api/request.h"

#include <QJsonObject>
#include <QStringList>

namespace api {

// What is said to a service and what its answers mean; RetakeJob decides what is done about it.
// Knows no state and makes no call, so every thread may use it. Paths begin behind the base URL.
class Protocol {
public:
    Protocol() = default;
    virtual ~Protocol() = default;
    Protocol(const Protocol &) = delete;
    Protocol &operator=(const Protocol &) = delete;

    // Whether the service works on this computer: it reads the window's file and writes its result
    // in place, answers a submit when the take is made, and is watched by polls until then.
    virtual bool isInPlace() const = 0;
    // What is asked, one after the other, before anything is submitted in place.
    virtual QStringList questions() const = 0;
    // Why an answer to one of them forbids to go on.
    virtual std::optional<Error> objectionTo(const QByteArray &answer) const = 0;

    virtual QString submitPath() const = 0;
    // `videoUri` is the path of a file for a service that works in place; null while it is empty.
    virtual QJsonObject submitBody(const RetakeRequest &request) const = 0;
    // Names the id, or already how the job ended.
    virtual Result<JobStatus> parseSubmitted(const QByteArray &body) const = 0;

    virtual QString pollPath(const QString &jobId) const = 0;
    // `jobId` is empty when the service never named one.
    virtual Result<JobStatus> parsePolled(const QByteArray &body, const QString &jobId) const = 0;
    // Where a running job is told to stop, by a POST without a body; empty: it cannot be.
    virtual QString cancelPath() const = 0;

    virtual Answer judge(Step step, const HttpOutcome &outcome) const = 0;
};

const Protocol &protocolOf(ProtocolKind kind);

// A stable word, for the journal.
QString protocolName(ProtocolKind kind);
std::optional<ProtocolKind> protocolFromName(const QString &name);

} // namespace api
