// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"

#include <QLatin1String>
#include <QStringList>

#include <span>
#include <vector>

namespace practice {

// The step of a job that a fault strikes.
enum class Step {
    Slot, // POST /v1/upload
    Upload, // PUT of the bytes
    Submit, // POST /v2/retake
    Poll, // GET /v2/retake/{id}
    Download, // GET of the result
    Job, // how the job goes and what its status says
    Take, // what the finished file is like
    Other,
};

enum class Effect {
    // answered by the service
    Envelope, // the status with the service's own JSON
    EnvelopeRetryAfter, // the same with Retry-After in seconds
    EnvelopeRetryDate, // the same with Retry-After as a date
    Page, // the status with a page that is not JSON, as from a proxy on the way
    Storage, // the status with XML, as from a bucket
    Redirect, // 307 to another path
    EnvelopeAfter, // job taken on, and the status all the same
    PageAfter, // job taken on, and a proxy's page all the same
    // done to the connection
    DropEarly, // closed once the head was read; nothing is taken on
    Drop, // request read, job taken on, connection closed without an answer
    Reset, // the same with a TCP reset
    Stall, // never answered; a download stops half-way
    Slow, // answered late
    Truncate, // half the body, then closed
    WrongLength, // a Content-Length larger than the body
    // to the job
    SlowJob,
    FailedJob, // ends failed, with the type
    NoUrl,
    UnknownStatus,
    NoId, // accepted, but the answer lacks the id
    // to the file
    Bleed, // the change begins 0.5 s early and ends 0.5 s late
    TrimmedTail, // only 8k+1 frames come back
    OtherRate, // an integer frame rate
    WrongSize, // 1280x720
    Black, // the section is black
    CutFile, // a file that lost its end, although the transfer was whole
};

struct Fault {
    QLatin1String name;
    Step step;
    Effect effect;
    int status; // 0 when the fault is not a status
    QLatin1String type; // the error's word, or the bucket's code
    QLatin1String what; // one line for lists of faults
};

// Every fault that can be asked for by name.
std::span<const Fault> allFaults();

bool isWireEffect(Effect effect); // done by FaultProxy, not by Service

// Which faults are still to strike. Each use of a limited one counts. Confined to the service's
// thread.
class FaultPlan {
public:
    FaultPlan() = default;

    // "name" strikes always, "name=3" (or "name:3") the first three times. InvalidRequest names the
    // unknown one.
    static timeline::model::Result<FaultPlan> parse(const QStringList &specs);

    // The fault that strikes this step now, or nothing; counted as used.
    const Fault *nextAnswer(Step step);
    const Fault *nextWire(Step step);

    const Fault *takes(Effect effect); // of Step::Job or Step::Take; counted as used

    QStringList specs() const; // what is left, as parse() takes it

private:
    struct Entry {
        const Fault *fault;
        int left; // negative: for ever
    };
    template <class Predicate> const Fault *next(Predicate matches);
    std::vector<Entry> m_entries;
};

} // namespace practice
