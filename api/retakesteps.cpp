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

// Faults of this machine, which no repetition mends.
bool isLocal(Kind kind)
{
    return kind == Kind::FileNotWritable || kind == Kind::DiskFull || kind == Kind::TooLarge;
}

QString partPathOf(const JobRecord &record)
{
    return record.resultPath + QStringLiteral(".part");
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
    m_record.request.videoUri.clear();
    requestSlot();
}

void RetakeJob::requestSlot()
{
    const auto now = access();
    if (!now) {
        retryUnpaid(noKey(), &RetakeJob::requestSlot);
        return;
    }
    enter(JobState::Uploading);
    if (m_record.state != JobState::Uploading)
        return;
    begin(m_tools.client.createUpload(*now, m_timing.timeouts.slot), &RetakeJob::onSlot);
}

void RetakeJob::onSlot(const HttpOutcome &outcome)
{
    const Answer answer = judge(Step::CreateUpload, outcome);
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
    const Answer answer = judge(Step::Upload, outcome);
    if (answer.meaning == Meaning::Refused) {
        end(JobState::Failed, answer.error);
        return;
    }
    if (answer.error) {
        // A slot can be written once, so whatever went wrong asks for a new one.
        retryUnpaid(*answer.error, &RetakeJob::requestSlot);
        return;
    }
    m_attempt = 0;
    m_record.error.reset();
    m_record.request.videoUri = m_slotUri;
    m_record.uploadedAt = QDateTime::currentDateTimeUtc();
    submit();
}

void RetakeJob::submit()
{
    const auto now = access();
    if (!now) {
        retryUnpaid(noKey(), &RetakeJob::submit);
        return;
    }
    m_record.isSubmitSent = true;
    const bool isSaved = enter(JobState::Submitting);
    // Whoever listens may have stopped it; nothing has gone out yet.
    if (m_record.state != JobState::Submitting)
        return;
    // Without this line on the disk a crash would lose what was paid for.
    if (!isSaved) {
        m_record.isSubmitSent = false;
        end(JobState::Failed,
            errorOf(Kind::FileNotWritable, QStringLiteral("the journal cannot be written")));
        return;
    }
    begin(m_tools.client.submit(*now, m_record.request, m_timing.timeouts.submit),
        &RetakeJob::onSubmitted);
}

void RetakeJob::onSubmitted(const HttpOutcome &outcome)
{
    const Answer answer = judge(Step::Submit, outcome);
    m_record.requestId = outcome.requestId;
    switch (answer.meaning) {
    case Meaning::Accepted:
        m_record.serviceJobId = parseSubmitAnswer(outcome.body).value_or(SubmitAnswer()).id;
        m_record.error.reset();
        m_attempt = 0;
        enter(JobState::Queued);
        if (m_record.state == JobState::Queued)
            schedulePoll();
        break;
    case Meaning::Refused:
        m_record.isSubmitSent = false;
        end(JobState::Refused, answer.error);
        break;
    case Meaning::NotAccepted:
        onNotAccepted(*answer.error);
        break;
    case Meaning::NotConnected:
        m_record.isSubmitSent = false;
        save();
        retryUnpaid(*answer.error, &RetakeJob::submit);
        break;
    default:
        end(JobState::Uncertain, answer.error);
        break;
    }
}

void RetakeJob::onNotAccepted(const Error &error)
{
    m_record.isSubmitSent = false;
    RetryPolicy policy = m_timing.notAccepted;
    if (isAccountFull(error))
        policy.maxAttempts = 0; // a place will be free when one of the jobs there ends
    const auto delay = planRetry(policy, ++m_attempt, error.retryAfter, m_tools.random());
    if (!delay) {
        end(JobState::Refused, error);
        return;
    }
    save();
    retryLater(*delay, error, &RetakeJob::submit);
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
    const Answer answer = judge(Step::Poll, outcome);
    if (answer.meaning == Meaning::Refused) {
        onPollRefused(*answer.error);
        return;
    }
    if (answer.error) {
        retryPaid(*answer.error, &RetakeJob::poll);
        return;
    }
    const auto status = parseJobStatus(outcome.body);
    if (!status) {
        onPollRefused(status.error());
        return;
    }
    m_refusedPolls = 0;
    if (m_record.state != JobState::Downloading)
        m_attempt = 0;
    onStatus(*status);
}

void RetakeJob::onPollRefused(const Error &error)
{
    if (error.httpStatus == 404) {
        Error unknown = error;
        unknown.kind = Kind::JobUnknown;
        end(JobState::Failed, unknown);
    } else if (++m_refusedPolls >= m_timing.refusedPolls) {
        end(JobState::Failed, error);
    } else {
        retryPaid(error, &RetakeJob::poll);
    }
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
    case JobStatus::Phase::Pending:
        enter(JobState::Queued);
        break;
    case JobStatus::Phase::Processing:
        enter(JobState::Processing);
        break;
    case JobStatus::Phase::Unknown:
        enter(m_record.state);
        break;
    }
    if (!isFinal(m_record.state))
        schedulePoll();
}

void RetakeJob::onCompleted(const QUrl &url)
{
    if (url.isEmpty() || !url.isValid())
        end(JobState::Failed,
            errorOf(Kind::ResultMissing, QStringLiteral("completed, but without a video_url")));
    else if (!isTransferUrlAllowed(url, m_record.baseUrl))
        end(JobState::Failed, errorOf(Kind::InsecureUrl, redact(url.toString())));
    else
        download(url);
}

void RetakeJob::download(const QUrl &url)
{
    enter(JobState::Downloading);
    if (m_record.state != JobState::Downloading)
        return;
    // Only this job writes that name: it was killed between the renaming and the journal.
    if (QFileInfo::exists(m_record.resultPath)) {
        enter(JobState::Checking);
        return;
    }
    const DownloadTarget target{partPathOf(m_record), m_record.resultEtag, m_record.maxResultBytes};
    auto call = m_tools.client.download(url, target, m_timing.timeouts.download);
    if (!call) {
        end(JobState::Failed, call.error());
        return;
    }
    connect(call->get(), &Call::identified, this, [this](const QByteArray &etag) {
        if (std::exchange(m_record.resultEtag, etag) != etag)
            save();
    });
    connect(call->get(), &Call::progressChanged, this, [this] { m_attempt = 0; });
    begin(std::move(*call), &RetakeJob::onDownloaded);
}

void RetakeJob::onDownloaded(const HttpOutcome &outcome)
{
    const Answer answer = judge(Step::Download, outcome);
    if (answer.error)
        onDownloadFailed(answer);
    else
        keepResult();
}

void RetakeJob::onDownloadFailed(const Answer &answer)
{
    Error error = *answer.error;
    const bool isUrlRefused = answer.meaning == Meaning::Stale && error.httpStatus != 416;
    if (isUrlRefused && m_freshUrlAsked) {
        error.kind = Kind::ResultExpired;
        end(JobState::Failed, error);
    } else if (isUrlRefused) {
        m_freshUrlAsked = true;
        m_record.error = error;
        poll();
    } else if (answer.meaning == Meaning::Refused || isLocal(error.kind)) {
        end(JobState::Failed, error);
    } else {
        // By way of a poll: it may give a fresh address.
        retryPaid(error, &RetakeJob::poll);
    }
}

void RetakeJob::keepResult()
{
    QFile part(partPathOf(m_record));
    if (!part.rename(m_record.resultPath)) {
        end(JobState::Failed, errorOf(Kind::FileNotWritable, part.errorString()));
        return;
    }
    m_record.error.reset();
    enter(JobState::Checking);
}

} // namespace api
