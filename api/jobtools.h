// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/answer.h"
#include "api/client.h"
#include "api/jobrecord.h"
#include "api/journalwriter.h"
#include "api/protocol.h"
#include "api/retrypolicy.h"

#include <functional>

namespace api {

// Asked before every call, so that a key changed meanwhile is used at once. None: not reachable yet
// (no key).
using AccessProvider =
    std::function<std::optional<Access>(const QString &serviceId, const QUrl &baseUrl)>;

// Every wait of a job. Tests and practice make them short.
struct JobTiming {
    std::chrono::milliseconds pollInterval{5500};
    std::chrono::milliseconds pollJitter{500}; // either way
    RetryPolicy unpaid{.maxAttempts = 6}; // before a submit: then the job fails
    RetryPolicy notAccepted{.base = std::chrono::seconds(2), .maxAttempts = 40}; // 429 and the like
    // In place: two hours and more by these waits, as long as a take may be made (timeouts.making).
    int busyTries = 120;
    RetryPolicy paid{.maxAttempts = 0}; // after a submit: for ever, a result is never given up
    int refusedPolls =
        6; // 403, 404 or an unreadable answer in a row, then failed (can be looked up again)
    StepTimeouts timeouts;
    std::chrono::milliseconds lookElsewhere{5000}; // whether another process let its jobs go
};

// What a job uses and never owns; all of it outlives the job.
struct JobTools {
    Client &client;
    Journal &journal;
    JournalWriter &writer;
    AccessProvider access;
    std::function<double()> random; // [0, 1)
};

} // namespace api
