// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/answer.h"

#include "api/request.h"

#include <algorithm>
#include <array>

namespace api {

namespace {

using Kind = Error::Kind;

Error errorOf(Kind kind, const HttpOutcome &outcome)
{
    Error error;
    error.kind = kind;
    error.httpStatus = outcome.status;
    error.requestId = outcome.requestId;
    error.retryAfter = outcome.retryAfter;
    if (const auto envelope = parseEnvelope(outcome.body)) {
        error.type = envelope->type;
        error.message = envelope->message;
    } else if (outcome.status != 0 && !outcome.body.isEmpty()) {
        error.message = describeBody(outcome.body);
    }
    if (error.message.isEmpty())
        error.message = outcome.faultText;
    return error;
}

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

bool isRedirect(int status)
{
    return status >= 300 && status < 400;
}

bool isRefusal(int status)
{
    constexpr std::array refusals{400, 401, 402, 403, 404, 413, 422};
    return std::ranges::find(refusals, status) != refusals.end();
}

Answer judgeSubmit(const HttpOutcome &outcome)
{
    const int status = outcome.status;
    if (isSuccess(status) && parseSubmitAnswer(outcome.body))
        return {Meaning::Accepted, std::nullopt};
    if (isRefusal(status))
        return {Meaning::Refused, errorOf(Kind::Refused, outcome)};
    const bool isOverload = (status == 503 || status == 529) && parseEnvelope(outcome.body);
    if (status == 429 || isOverload)
        return {Meaning::NotAccepted, errorOf(Kind::NotAccepted, outcome)};
    if (status == 0 && outcome.bodySent == 0)
        return {
            Meaning::NotConnected, errorOf(outcome.fault.value_or(Kind::NotConnected), outcome)};
    return {Meaning::Uncertain, errorOf(Kind::Uncertain, outcome)};
}

// The service's own host, on a call that is free.
Answer judgeFree(const HttpOutcome &outcome)
{
    const int status = outcome.status;
    if (isRedirect(status))
        return {Meaning::Refused, errorOf(Kind::Redirected, outcome)};
    if (status == 429)
        return {Meaning::Fault, errorOf(Kind::NotAccepted, outcome)};
    if (status == 408)
        return {Meaning::Fault, errorOf(Kind::TimedOut, outcome)};
    if (status >= 400 && status < 500)
        return {Meaning::Refused, errorOf(Kind::Refused, outcome)};
    if (status >= 500)
        return {Meaning::Fault, errorOf(Kind::ServerFault, outcome)};
    if (outcome.fault)
        return {Meaning::Fault, errorOf(*outcome.fault, outcome)};
    if (isSuccess(status))
        return {Meaning::Accepted, std::nullopt};
    return {Meaning::Fault, errorOf(Kind::Malformed, outcome)};
}

// A storage host: it knows nothing of the job, and its 4xx are about the address.
Answer judgeTransfer(Step step, const HttpOutcome &outcome)
{
    Answer answer = judgeFree(outcome);
    if (answer.meaning == Meaning::Refused && answer.error->kind == Kind::Refused) {
        answer.error->kind = Kind::StorageRefused;
        if (step == Step::Download || !isTooLargeForStorage(*answer.error))
            answer.meaning = Meaning::Stale;
    }
    return answer;
}

// A proxy lets nothing through before, but it is not known here who said so.
Answer judgeProxy(Step step, const HttpOutcome &outcome)
{
    const Answer answer{Meaning::Fault, errorOf(Kind::Proxy, outcome)};
    if (step != Step::Submit)
        return answer;
    if (outcome.bodySent == 0)
        return {Meaning::NotConnected, answer.error};
    return {Meaning::Uncertain, errorOf(Kind::Uncertain, outcome)};
}

} // namespace

Answer judge(Step step, const HttpOutcome &outcome)
{
    if (outcome.status == proxyWantsPassword)
        return judgeProxy(step, outcome);
    switch (step) {
    case Step::Submit:
        return judgeSubmit(outcome);
    case Step::Ask:
    case Step::CreateUpload:
    case Step::Poll:
        return judgeFree(outcome);
    case Step::Upload:
    case Step::Download:
        break;
    }
    return judgeTransfer(step, outcome);
}

bool isTooLargeForStorage(const Error &error)
{
    // Google's word for it, under 400.
    return error.kind == Kind::StorageRefused
        && (error.httpStatus == 413 || error.message.startsWith(QLatin1String("EntityTooLarge")));
}

} // namespace api
