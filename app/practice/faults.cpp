// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/faults.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace practice {

using timeline::model::Error;
using timeline::model::Result;

namespace {

constexpr QLatin1String noType;

constexpr QLatin1String operator""_w(const char *text, std::size_t size)
{
    return QLatin1String(text, qsizetype(size));
}

constexpr std::array faultTable{
    Fault{"slot-401"_w, Step::Slot, Effect::Envelope, 401, "authentication_error"_w,
        "upload slot: key refused"_w},
    Fault{"slot-403"_w, Step::Slot, Effect::Envelope, 403, "permission_error"_w,
        "upload slot: not enabled for the account"_w},
    Fault{"slot-429"_w, Step::Slot, Effect::EnvelopeRetryAfter, 429, "rate_limit_error"_w,
        "upload slot: too many requests"_w},
    Fault{"slot-500"_w, Step::Slot, Effect::Envelope, 500, "api_error"_w,
        "upload slot: internal error"_w},
    Fault{"slot-503"_w, Step::Slot, Effect::Envelope, 503, "service_unavailable"_w,
        "upload slot: not available"_w},
    Fault{"slot-529"_w, Step::Slot, Effect::Envelope, 529, "overloaded_error"_w,
        "upload slot: overloaded"_w},
    Fault{"slot-502"_w, Step::Slot, Effect::Page, 502, "Bad Gateway"_w,
        "upload slot: a proxy's page"_w},
    Fault{"slot-307"_w, Step::Slot, Effect::Redirect, 307, noType,
        "upload slot: redirected to another address"_w},
    Fault{"slot-dropped"_w, Step::Slot, Effect::Drop, 0, noType,
        "upload slot: connection closed without an answer"_w},
    Fault{"slot-truncated"_w, Step::Slot, Effect::Truncate, 0, noType,
        "upload slot: half an answer"_w},
    Fault{"slot-reset"_w, Step::Slot, Effect::Reset, 0, noType,
        "upload slot: connection reset without an answer"_w},
    Fault{"slot-stalled"_w, Step::Slot, Effect::Stall, 0, noType, "upload slot: never answered"_w},

    Fault{"upload-400"_w, Step::Upload, Effect::Storage, 400, "EntityTooLarge"_w,
        "upload: size refused by the storage"_w},
    Fault{"upload-403"_w, Step::Upload, Effect::Storage, 403, "AccessDenied"_w,
        "upload: refused by the storage"_w},
    Fault{"upload-412"_w, Step::Upload, Effect::Storage, 412, "PreconditionFailed"_w,
        "upload: slot already used"_w},
    Fault{"upload-expired"_w, Step::Upload, Effect::Storage, 400, "ExpiredToken"_w,
        "upload: slot expired"_w},
    Fault{"upload-307"_w, Step::Upload, Effect::Redirect, 307, noType,
        "upload: redirected to another address"_w},
    Fault{"upload-500"_w, Step::Upload, Effect::Storage, 500, "InternalError"_w,
        "upload: storage error"_w},
    Fault{"upload-503"_w, Step::Upload, Effect::Storage, 503, "ServiceUnavailable"_w,
        "upload: storage not available"_w},
    Fault{"upload-dropped"_w, Step::Upload, Effect::Drop, 0, noType,
        "upload: connection closed after the bytes were read"_w},
    Fault{"upload-reset"_w, Step::Upload, Effect::Reset, 0, noType,
        "upload: connection reset after the bytes were read"_w},
    Fault{"upload-stalled"_w, Step::Upload, Effect::Stall, 0, noType, "upload: never answered"_w},

    Fault{"submit-307"_w, Step::Submit, Effect::Redirect, 307, noType,
        "submit: redirected to another address"_w},
    Fault{"submit-400"_w, Step::Submit, Effect::Envelope, 400, "invalid_request_error"_w,
        "submit: bad parameter"_w},
    Fault{"submit-401"_w, Step::Submit, Effect::Envelope, 401, "authentication_error"_w,
        "submit: key refused"_w},
    Fault{"submit-402"_w, Step::Submit, Effect::Envelope, 402, "insufficient_funds_error"_w,
        "submit: balance too low"_w},
    Fault{"submit-403"_w, Step::Submit, Effect::Envelope, 403, "permission_error"_w,
        "submit: not enabled for the account"_w},
    Fault{"submit-404"_w, Step::Submit, Effect::Envelope, 404, "not_found_error"_w,
        "submit: no such endpoint"_w},
    Fault{"submit-413"_w, Step::Submit, Effect::Page, 413, "Request Entity Too Large"_w,
        "submit: too large, answered by a proxy's page"_w},
    Fault{"submit-422"_w, Step::Submit, Effect::Envelope, 422, "content_filtered_error"_w,
        "submit: refused by the content filter"_w},
    Fault{"submit-429"_w, Step::Submit, Effect::EnvelopeRetryAfter, 429,
        "concurrency_limit_error"_w, "submit: too many jobs at once, with Retry-After"_w},
    Fault{"submit-429-bare"_w, Step::Submit, Effect::Envelope, 429, "concurrency_limit_error"_w,
        "submit: too many jobs at once, without Retry-After"_w},
    Fault{"submit-429-date"_w, Step::Submit, Effect::EnvelopeRetryDate, 429,
        "concurrency_limit_error"_w, "submit: too many jobs at once, with Retry-After as a date"_w},
    Fault{"submit-429-rate"_w, Step::Submit, Effect::Envelope, 429, "rate_limit_error"_w,
        "submit: queue full, without Retry-After"_w},
    Fault{"submit-429-rate-later"_w, Step::Submit, Effect::EnvelopeRetryAfter, 429,
        "rate_limit_error"_w, "submit: queue full, with Retry-After"_w},
    Fault{"submit-500"_w, Step::Submit, Effect::Envelope, 500, "api_error"_w,
        "submit: internal error"_w},
    Fault{"submit-500-after"_w, Step::Submit, Effect::EnvelopeAfter, 500, "api_error"_w,
        "submit: job taken on, and an internal error all the same"_w},
    Fault{"submit-502"_w, Step::Submit, Effect::Page, 502, "Bad Gateway"_w,
        "submit: a proxy's page"_w},
    Fault{"submit-502-after"_w, Step::Submit, Effect::PageAfter, 502, "Bad Gateway"_w,
        "submit: job taken on, and a proxy's page all the same"_w},
    Fault{"submit-503"_w, Step::Submit, Effect::Envelope, 503, "service_unavailable"_w,
        "submit: not available"_w},
    Fault{"submit-503-later"_w, Step::Submit, Effect::EnvelopeRetryAfter, 503,
        "service_unavailable"_w, "submit: not available, with Retry-After"_w},
    Fault{"submit-503-new"_w, Step::Submit, Effect::Envelope, 503, "service_unavailable_error"_w,
        "submit: not available, in the newer word"_w},
    Fault{"submit-503-page"_w, Step::Submit, Effect::Page, 503, "Service Unavailable"_w,
        "submit: not available, a proxy's page"_w},
    Fault{"submit-504"_w, Step::Submit, Effect::Page, 504, "Gateway Time-out"_w,
        "submit: time-out of a proxy"_w},
    Fault{"submit-504-after"_w, Step::Submit, Effect::PageAfter, 504, "Gateway Time-out"_w,
        "submit: job taken on, and the time-out of a proxy all the same"_w},
    Fault{"submit-529"_w, Step::Submit, Effect::Envelope, 529, "overloaded_error"_w,
        "submit: overloaded"_w},
    Fault{"submit-529-later"_w, Step::Submit, Effect::EnvelopeRetryAfter, 529, "overloaded_error"_w,
        "submit: overloaded, with Retry-After"_w},
    Fault{"submit-529-page"_w, Step::Submit, Effect::Page, 529, "Overloaded"_w,
        "submit: overloaded, a proxy's page"_w},
    Fault{"submit-without-id"_w, Step::Submit, Effect::NoId, 0, noType,
        "submit: accepted, but the answer lacks the id"_w},
    Fault{"submit-truncated"_w, Step::Submit, Effect::Truncate, 0, noType,
        "submit: job taken on, half an answer"_w},
    Fault{"submit-cut"_w, Step::Submit, Effect::DropEarly, 0, noType,
        "submit: connection closed before the body was read, nothing taken on"_w},
    Fault{"submit-dropped"_w, Step::Submit, Effect::Drop, 0, noType,
        "submit: job taken on, connection closed without an answer"_w},
    Fault{"submit-reset"_w, Step::Submit, Effect::Reset, 0, noType,
        "submit: job taken on, connection reset"_w},
    Fault{"submit-stalled"_w, Step::Submit, Effect::Stall, 0, noType,
        "submit: job taken on, never answered"_w},

    Fault{"poll-401"_w, Step::Poll, Effect::Envelope, 401, "authentication_error"_w,
        "poll: key refused"_w},
    Fault{"poll-403"_w, Step::Poll, Effect::Envelope, 403, "permission_error"_w,
        "poll: not enabled for the account"_w},
    Fault{"poll-404"_w, Step::Poll, Effect::Envelope, 404, "not_found_error"_w,
        "poll: job forgotten"_w},
    Fault{"poll-307"_w, Step::Poll, Effect::Redirect, 307, noType,
        "poll: redirected to another address"_w},
    Fault{"poll-429"_w, Step::Poll, Effect::EnvelopeRetryAfter, 429, "rate_limit_error"_w,
        "poll: too many requests"_w},
    Fault{"poll-500"_w, Step::Poll, Effect::Envelope, 500, "api_error"_w, "poll: internal error"_w},
    Fault{"poll-502"_w, Step::Poll, Effect::Page, 502, "Bad Gateway"_w, "poll: a proxy's page"_w},
    Fault{"poll-503"_w, Step::Poll, Effect::Envelope, 503, "service_unavailable"_w,
        "poll: not available"_w},
    Fault{"poll-529"_w, Step::Poll, Effect::Envelope, 529, "overloaded_error"_w,
        "poll: overloaded"_w},
    Fault{"poll-dropped"_w, Step::Poll, Effect::Drop, 0, noType,
        "poll: connection closed without an answer"_w},
    Fault{"poll-reset"_w, Step::Poll, Effect::Reset, 0, noType,
        "poll: connection reset without an answer"_w},
    Fault{"poll-truncated"_w, Step::Poll, Effect::Truncate, 0, noType, "poll: half an answer"_w},
    Fault{"poll-slow"_w, Step::Poll, Effect::Slow, 0, noType, "poll: answered late"_w},
    Fault{"poll-stalled"_w, Step::Poll, Effect::Stall, 0, noType, "poll: never answered"_w},

    Fault{"download-403"_w, Step::Download, Effect::Storage, 403, "AccessDenied"_w,
        "download: refused by the storage"_w},
    Fault{"download-404"_w, Step::Download, Effect::Storage, 404, "NoSuchKey"_w,
        "download: result gone"_w},
    Fault{"download-410"_w, Step::Download, Effect::Storage, 410, "Gone"_w,
        "download: result gone for good"_w},
    Fault{"download-500"_w, Step::Download, Effect::Storage, 500, "InternalError"_w,
        "download: storage error"_w},
    Fault{"download-307"_w, Step::Download, Effect::Redirect, 307, noType,
        "download: redirected to another address"_w},
    Fault{"download-503"_w, Step::Download, Effect::Storage, 503, "ServiceUnavailable"_w,
        "download: storage not available"_w},
    Fault{"url-expired"_w, Step::Download, Effect::Storage, 403, "ExpiredToken"_w,
        "download: the result's address has expired"_w},
    Fault{"download-dropped"_w, Step::Download, Effect::Drop, 0, noType,
        "download: connection closed without an answer"_w},
    Fault{"download-reset"_w, Step::Download, Effect::Reset, 0, noType,
        "download: connection reset without an answer"_w},
    Fault{"download-truncated"_w, Step::Download, Effect::Truncate, 0, noType,
        "download: closed half-way"_w},
    Fault{"download-wrong-length"_w, Step::Download, Effect::WrongLength, 0, noType,
        "download: Content-Length larger than the file"_w},
    Fault{"download-stalled"_w, Step::Download, Effect::Stall, 0, noType,
        "download: stops half-way without closing"_w},

    Fault{"slow"_w, Step::Job, Effect::SlowJob, 0, noType, "job: needs much longer"_w},
    Fault{"failed-job"_w, Step::Job, Effect::FailedJob, 0, "content_filtered_error"_w,
        "job: ends failed, by the content filter"_w},
    Fault{"failed-job-internal"_w, Step::Job, Effect::FailedJob, 0, "api_error"_w,
        "job: ends failed, by an internal error"_w},
    Fault{"failed-job-funds"_w, Step::Job, Effect::FailedJob, 0, "insufficient_funds_error"_w,
        "job: ends failed, the balance was too low"_w},
    Fault{"failed-job-media"_w, Step::Job, Effect::FailedJob, 0, "invalid_request_error"_w,
        "job: ends failed, the video cannot be used"_w},
    Fault{"completed-without-url"_w, Step::Job, Effect::NoUrl, 0, noType,
        "job: completed, but no video_url"_w},
    Fault{"unknown-status"_w, Step::Job, Effect::UnknownStatus, 0, noType,
        "job: a status word that no page names"_w},

    Fault{"bleed"_w, Step::Take, Effect::Bleed, 0, noType,
        "take: the change spreads 0.5 s to both sides"_w},
    Fault{"trimmed"_w, Step::Take, Effect::TrimmedTail, 0, noType,
        "take: only 8k+1 frames, the tail is missing"_w},
    Fault{"other-rate"_w, Step::Take, Effect::OtherRate, 0, noType,
        "take: another, integer frame rate"_w},
    Fault{"wrong-size"_w, Step::Take, Effect::WrongSize, 0, noType, "take: 1280x720"_w},
    Fault{"black"_w, Step::Take, Effect::Black, 0, noType, "take: the section is black"_w},
    Fault{"cut-file"_w, Step::Take, Effect::CutFile, 0, noType, "take: the file lost its end"_w},
};

} // namespace

std::span<const Fault> allFaults()
{
    return faultTable;
}

bool isWireEffect(Effect effect)
{
    switch (effect) {
    case Effect::DropEarly:
    case Effect::Drop:
    case Effect::Reset:
    case Effect::Stall:
    case Effect::Slow:
    case Effect::Truncate:
    case Effect::WrongLength:
        return true;
    default:
        return false;
    }
}

static QRegularExpression countMark()
{
    return QRegularExpression(QStringLiteral("[=:]"));
}

Result<FaultPlan> FaultPlan::parse(const QStringList &specs)
{
    FaultPlan plan;
    for (const QString &spec : specs) {
        const auto end = spec.indexOf(countMark());
        const QString name = spec.left(end);
        const auto found =
            std::ranges::find_if(faultTable, [&](const Fault &f) { return f.name == name; });
        bool counted = true;
        const int count = end < 0 ? -1 : QStringView(spec).mid(end + 1).toInt(&counted);
        if (found == faultTable.end() || !counted || count == 0 || (end >= 0 && count < 0))
            return timeline::model::fail(
                Error::Kind::InvalidRequest, QStringLiteral("No such fault: \"%1\"").arg(spec));
        plan.m_entries.push_back({&*found, count});
    }
    return plan;
}

template <class Predicate> const Fault *FaultPlan::next(Predicate matches)
{
    const auto entry = std::ranges::find_if(
        m_entries, [&](const Entry &e) { return e.left != 0 && matches(*e.fault); });
    if (entry == m_entries.end())
        return nullptr;
    if (entry->left > 0)
        --entry->left;
    return entry->fault;
}

const Fault *FaultPlan::nextAnswer(Step step)
{
    return next([step](const Fault &f) { return f.step == step && !isWireEffect(f.effect); });
}

const Fault *FaultPlan::nextWire(Step step)
{
    return next([step](const Fault &f) { return f.step == step && isWireEffect(f.effect); });
}

const Fault *FaultPlan::takes(Effect effect)
{
    return next([effect](const Fault &f) { return f.effect == effect; });
}

QStringList FaultPlan::specs() const
{
    QStringList specs;
    for (const Entry &entry : m_entries) {
        if (entry.left < 0)
            specs << entry.fault->name;
        else if (entry.left > 0)
            specs << QStringLiteral("%1=%2").arg(entry.fault->name).arg(entry.left);
    }
    return specs;
}

} // namespace practice
