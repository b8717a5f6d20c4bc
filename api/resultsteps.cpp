// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The last steps of a job: from the result's address to its file.
#include "api/redact.h"
#include "api/retakejob.h"

#include <QFile>
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

// Faults of this machine, which no repetition mends.
bool isLocal(Kind kind)
{
    return kind == Kind::FileNotWritable || kind == Kind::DiskFull || kind == Kind::TooLarge;
}

} // namespace

void RetakeJob::onCompleted(const QUrl &url)
{
    if (url.isLocalFile() && protocol().isInPlace()) {
        m_record.madeFile = url.toLocalFile();
        download(url);
    } else if (url.isEmpty() || !url.isValid())
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
    const DownloadTarget target{
        partPathOf(m_record), m_record.resultEtag, m_record.maxResultBytes, m_total};
    auto call = m_tools.client.download(url, target, m_timing.timeouts.download);
    if (!call) {
        end(JobState::Failed, call.error());
        return;
    }
    connect(call->get(), &Call::identified, this, [this](const QByteArray &etag) {
        if (std::exchange(m_record.resultEtag, etag) != etag)
            save();
    });
    connect(call->get(), &Call::progressChanged, this, [this] {
        m_tries = {};
        m_freshUrlAsked = false;
    });
    begin(std::move(*call), &RetakeJob::onDownloaded);
}

void RetakeJob::onDownloaded(const HttpOutcome &outcome)
{
    const Answer answer = protocol().judge(Step::Download, outcome);
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
        m_record.error->message.clear(); // the storage's words are told if it stays so
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
    m_record.madeFile.clear();
    m_record.error.reset();
    enter(JobState::Checking);
}

} // namespace api
