// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/resumeplan.h"

#include "api/protocol.h"

namespace api {

bool isUploadKept(const QDateTime &uploadedAt, const QDateTime &now)
{
    constexpr qint64 kept = qint64{23} * 3600;
    const qint64 age = uploadedAt.secsTo(now);
    // A clock that was set back makes an upload of the future: not to be trusted.
    return uploadedAt.isValid() && age >= 0 && age < kept;
}

bool isJobKept(const JobRecord &record, const QDateTime &now)
{
    constexpr qint64 kept = qint64{24} * 3600;
    QDateTime accepted;
    for (const StageTime &stage : record.stages) {
        if (stage.state == JobState::Submitting)
            accepted = {};
        else if (!accepted.isValid())
            accepted = stage.entered; // the first after the submit, not a later look
    }
    return accepted.secsTo(now) < kept;
}

ResumeStep planResume(const JobRecord &record, const QUrl &baseUrl, const QDateTime &now)
{
    if (isFinal(record.state))
        return ResumeStep::Nothing;
    if (record.state == JobState::Checking)
        return ResumeStep::Check;
    // On this computer, wherever the service that made it is now.
    if (!record.madeFile.isEmpty())
        return ResumeStep::Fetch;
    if (!record.billed && record.baseUrl != baseUrl)
        return ResumeStep::Upload;
    if (!record.serviceJobId.isEmpty())
        return ResumeStep::Poll;
    // One that works in place can be asked what it does now.
    if (record.isSubmitSent)
        return protocolOf(record.protocol).isInPlace() ? ResumeStep::Poll : ResumeStep::Uncertain;
    if (!record.request.videoUri.isEmpty() && isUploadKept(record.uploadedAt, now))
        return ResumeStep::Submit;
    return ResumeStep::Upload;
}

} // namespace api
