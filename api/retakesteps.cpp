// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/log.h"
#include "api/redact.h"
#include "api/resumeplan.h"
#include "api/retakejob.h"

#include <QDir>
#include <QFileInfo>

namespace api {

namespace {

using Kind = Error::Kind;

Error errorOf(Kind kind, const QString &message)
{
    Error error;
    error.kind = kind;
    error.message = message;
    return error;
}

Error noKey()
{
    return errorOf(Kind::NoKey, QStringLiteral("no key for this service"));
}

std::optional<Error> problemOfFiles(const JobRecord &record, const Service &service)
{
    const QFileInfo window(record.windowPath);
    if (!window.isFile() || !window.isReadable())
        return errorOf(Kind::FileUnreadable, QStringLiteral("the window's file is gone"));
    if (window.size() == 0 || window.size() != record.windowBytes)
        return errorOf(Kind::FileUnreadable, QStringLiteral("the window's file has changed"));
    if (window.size() > service.limits.maxUploadBytes)
        return errorOf(
            Kind::InvalidRequest, QStringLiteral("the window has %1 bytes").arg(window.size()));
    if (!QFileInfo(record.resultPath).dir().exists())
        return errorOf(Kind::FileNotWritable, QStringLiteral("the result's folder is gone"));
    return std::nullopt;
}

} // namespace

void RetakeJob::prepare()
{
    const auto now = access();
    if (!now) {
        retryUnpaid(noKey(), &RetakeJob::prepare);
        return;
    }
    if (const auto problem = problemOfFiles(m_record, now->service)) {
        end(JobState::Failed, problem);
        return;
    }
    if (const auto valid = check(m_record.request, now->service); !valid) {
        end(JobState::Failed, valid.error());
        return;
    }
    if (const auto fit = checkAddress(m_record.baseUrl, m_record.protocol); !fit) {
        end(JobState::Failed, fit.error());
        return;
    }
    m_record.request.videoUri.clear();
    m_asked = 0;
    if (protocol().isInPlace())
        ask();
    else
        requestSlot();
}

void RetakeJob::requestSlot()
{
    if (access())
        enter(JobState::Uploading, &RetakeJob::askForSlot);
    else
        retryUnpaid(noKey(), &RetakeJob::requestSlot);
}

void RetakeJob::askForSlot()
{
    const auto now = access();
    if (!now) {
        retryUnpaid(noKey(), &RetakeJob::requestSlot);
        return;
    }
    m_uploadMark = markOf(now->key);
    begin(m_tools.client.createUpload(*now, m_timing.timeouts.slot), &RetakeJob::onSlot);
}

void RetakeJob::onSlot(const HttpOutcome &outcome)
{
    const Answer answer = protocol().judge(Step::CreateUpload, outcome);
    if (answer.meaning == Meaning::Refused) {
        end(JobState::Refused, answer.error);
        return;
    }
    if (answer.error) {
        retryUnpaid(*answer.error, &RetakeJob::requestSlot);
        return;
    }
    const auto slot = parseUploadSlot(outcome.body);
    if (!slot)
        retryUnpaid(slot.error(), &RetakeJob::requestSlot);
    else if (!isTransferUrlAllowed(slot->uploadUrl, m_record.baseUrl))
        end(JobState::Failed, errorOf(Kind::InsecureUrl, redact(slot->uploadUrl.toString())));
    else
        upload(*slot);
}

void RetakeJob::upload(const UploadSlot &slot)
{
    auto call = m_tools.client.upload(slot, m_record.windowPath, m_timing.timeouts.upload);
    if (!call) {
        end(JobState::Failed, call.error());
        return;
    }
    m_slotUri = slot.storageUri;
    begin(std::move(*call), &RetakeJob::onUploaded);
}

void RetakeJob::onUploaded(const HttpOutcome &outcome)
{
    const Answer answer = protocol().judge(Step::Upload, outcome);
    if (answer.meaning == Meaning::Refused) {
        end(JobState::Failed, answer.error);
        return;
    }
    if (answer.error) {
        // A slot can be written once, so whatever went wrong asks for a new one.
        retryUnpaid(*answer.error, &RetakeJob::requestSlot);
        return;
    }
    m_tries = {};
    m_record.error.reset();
    m_record.request.videoUri = m_slotUri;
    m_record.uploadedAt = QDateTime::currentDateTimeUtc();
    m_isUploadFresh = true;
    submit();
}

void RetakeJob::submit()
{
    if (!access()) {
        retryUnpaid(noKey(), nextSubmit());
        return;
    }
    m_record.isSubmitSent = true;
    enter(JobState::Submitting, &RetakeJob::sendSubmit);
}

// The journal says that it is sent.
void RetakeJob::sendSubmit()
{
    const auto now = access();
    if (!now) {
        m_record.isSubmitSent = false;
        save();
        retryUnpaid(noKey(), nextSubmit());
        return;
    }
    m_isUploadFresh = m_isUploadFresh && m_uploadMark == markOf(now->key);
    const StepTimeouts &timeouts = m_timing.timeouts;
    const bool isInPlace = protocol().isInPlace();
    begin(m_tools.client.submit(
              *now, m_record.request, isInPlace ? timeouts.making : timeouts.submit),
        &RetakeJob::onSubmitted);
    if (isInPlace)
        watchSoon();
}

void RetakeJob::onSubmitted(const HttpOutcome &outcome)
{
    m_wait.stop();
    m_look.reset();
    if (m_cancels > 0) {
        end(JobState::Abandoned);
        return;
    }
    const Answer answer = protocol().judge(Step::Submit, outcome);
    m_record.requestId = outcome.requestId;
    if (m_isStopping) {
        stopAnswered(answer, outcome.body);
        return;
    }
    switch (answer.meaning) {
    case Meaning::Accepted:
        onAccepted(protocol().parseSubmitted(outcome.body).value_or(JobStatus()));
        break;
    case Meaning::Refused:
        onSubmitRefused(*answer.error);
        break;
    case Meaning::NotAccepted:
        onNotAccepted(*answer.error);
        break;
    case Meaning::NotConnected:
        forgetSubmit(m_record);
        save();
        retryUnpaid(*answer.error, nextSubmit());
        break;
    default:
        onSubmitLost(*answer.error);
        break;
    }
}

// Stopped while the submit was under way: what the answer tells of money and id is kept.
void RetakeJob::stopAnswered(const Answer &answer, const QByteArray &body)
{
    if (answer.meaning == Meaning::Accepted)
        m_record.serviceJobId = protocol().parseSubmitted(body).value_or(JobStatus()).id;
    else if (answer.meaning == Meaning::Refused || answer.meaning == Meaning::NotAccepted
        || answer.meaning == Meaning::NotConnected)
        m_record.isSubmitSent = false;
    end(JobState::Abandoned);
}

void RetakeJob::onAccepted(const JobStatus &status)
{
    m_tries = {};
    if (!status.id.isEmpty())
        m_record.serviceJobId = status.id;
    if (status.phase != JobStatus::Phase::Pending) {
        onStatus(status);
        return;
    }
    m_record.error.reset();
    enter(JobState::Queued, &RetakeJob::schedulePoll);
}

// Nothing is charged. The service may have lost an upload of another time or job, or it may be
// another account's: then the window is uploaded and submitted once more.
void RetakeJob::onSubmitRefused(const Error &error)
{
    const int status = error.httpStatus;
    const bool mayBeTheUpload = status == 400 || status == 403 || status == 404;
    m_record.isSubmitSent = false;
    if (mayBeTheUpload && !m_isUploadFresh && !protocol().isInPlace()) {
        m_record.uploadedAt = {};
        save();
        prepare();
    } else {
        end(error.kind == Kind::JobFailed ? JobState::Failed : JobState::Refused, error);
    }
}

void RetakeJob::onNotAccepted(const Error &error)
{
    forgetSubmit(m_record);
    RetryPolicy policy = m_timing.notAccepted;
    // A place will be free when one of the jobs there ends.
    if (isAccountFull(error))
        policy.maxAttempts = protocol().isInPlace() ? m_timing.busyTries : 0;
    const auto delay = planRetry(policy, m_tries.count(error), error.retryAfter, m_tools.random());
    if (!delay) {
        end(JobState::Refused, error);
        return;
    }
    save();
    retryLater(*delay, error, nextSubmit());
}

void RetakeJob::schedulePoll()
{
    const double shift =
        (2 * m_tools.random() - 1) * static_cast<double>(m_timing.pollJitter.count());
    m_next = &RetakeJob::poll;
    m_wait.start(m_timing.pollInterval + std::chrono::milliseconds(static_cast<qint64>(shift)));
}

void RetakeJob::poll()
{
    const auto now = access();
    if (!now) {
        retryPaid(noKey(), &RetakeJob::poll);
        return;
    }
    begin(m_tools.client.poll(*now, m_record.serviceJobId, m_timing.timeouts.poll),
        &RetakeJob::onPolled);
}

void RetakeJob::onPolled(const HttpOutcome &outcome)
{
    if (m_cancels > 0) // what it was told last decides
        return;
    const Answer answer = protocol().judge(Step::Poll, outcome);
    if (answer.meaning == Meaning::Refused) {
        onPollRefused(*answer.error);
        return;
    }
    if (answer.error) {
        retryLost(*answer.error);
        return;
    }
    const auto status = protocol().parsePolled(outcome.body, m_record.serviceJobId);
    if (!status) {
        onPollRefused(status.error());
        return;
    }
    m_refusedPolls = 0;
    if (m_record.state != JobState::Downloading)
        m_tries = {};
    onStatus(*status);
}

void RetakeJob::onPollRefused(const Error &error)
{
    if (protocol().isInPlace()) {
        retryLost(error);
        return;
    }
    Error refusal = error;
    if (error.httpStatus == 404)
        refusal.kind = Kind::JobUnknown;
    // A copy of the service that lags behind, or a proxy's page, knows nothing of what was paid
    // for.
    const bool isExpired = error.httpStatus == 404 && !error.type.isEmpty()
        && !isJobKept(m_record, QDateTime::currentDateTimeUtc());
    // What is paid for waits for a key that is accepted.
    const bool isKeyRefused = error.httpStatus == 401;
    if (isExpired || (!isKeyRefused && ++m_refusedPolls >= m_timing.refusedPolls))
        end(JobState::Failed, refusal);
    else
        retryPaid(refusal, &RetakeJob::poll);
}

void RetakeJob::onStatus(const JobStatus &status)
{
    m_record.error.reset();
    m_record.statusWord = status.word;
    switch (status.phase) {
    case JobStatus::Phase::Completed:
        onCompleted(status.videoUrl);
        return;
    case JobStatus::Phase::Failed: {
        Error error = errorOf(Kind::JobFailed, status.errorMessage);
        error.type = status.errorType;
        error.requestId = m_record.requestId;
        end(JobState::Failed, error);
        return;
    }
    case JobStatus::Phase::Cancelled:
        end(JobState::Abandoned);
        return;
    case JobStatus::Phase::Lost:
        endLost({});
        return;
    case JobStatus::Phase::Pending:
        enter(JobState::Queued, &RetakeJob::schedulePoll);
        break;
    case JobStatus::Phase::Processing:
        enter(JobState::Processing, &RetakeJob::schedulePoll);
        break;
    case JobStatus::Phase::Unknown:
        enter(m_record.state, &RetakeJob::schedulePoll);
        break;
    }
}

} // namespace api
