// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/httpoutcome.h"

namespace api {

enum class Step { Ask, CreateUpload, Upload, Submit, Poll, Download };

// What an outcome means for a job.
//
//               submit                              any other step (free, may be repeated)
//   2xx         with an id: Accepted                Accepted
//               without: Uncertain
//   400 401 402 403 404 413 422: Refused            other 4xx: Refused; storage 4xx: Stale, but
//                                                   Refused when an upload is too large for it
//   429         NotAccepted                         Fault
//   503 529     with the envelope: NotAccepted      Fault
//               without: Uncertain
//   else        body not begun: NotConnected        Fault
//               begun: Uncertain
//
// A submit is billed and has no idempotency key, so Uncertain is never repeated by the program.
enum class Meaning {
    Accepted,
    Refused, // final
    NotAccepted, // certain that nothing was begun: try again by policy
    NotConnected, // certain that nothing was sent: try again by policy
    Fault, // harmless to repeat
    Stale, // the slot or the address is used up: get a fresh one
    Uncertain, // may have been charged
};

struct Answer {
    Meaning meaning = Meaning::Fault;
    std::optional<Error> error; // none when Accepted

    bool operator==(const Answer &) const = default;
};

// Of the hosted API and all that speak like it; protocol.h asks for another's. Pure.
Answer judge(Step step, const HttpOutcome &outcome);

// Whether the storage takes no file of that size, so that no repetition helps.
bool isTooLargeForStorage(const Error &error);

} // namespace api
