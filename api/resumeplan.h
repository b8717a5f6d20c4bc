// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobrecord.h"

namespace api {

// Where a journalled job goes on. Pure, so that each way of being killed is a row of a test.
enum class ResumeStep {
    Upload, // nothing was spent
    Submit, // the upload is still kept by the service
    Poll,
    Fetch, // the service on this computer named the file
    Check, // the file is here
    Uncertain, // killed in a submit whose answer was never read
    Nothing, // final
};

// `baseUrl` is where the service is now: an unbilled practice service that was started anew has
// forgotten everything, so its jobs simply begin again.
ResumeStep planResume(const JobRecord &record, const QUrl &baseUrl, const QDateTime &now);

// The service keeps an upload for 24 h; used up a little earlier.
bool isUploadKept(const QDateTime &uploadedAt, const QDateTime &now);
// It keeps a job for 24 h after its end: whether one that it accepted must be known to it still.
bool isJobKept(const JobRecord &record, const QDateTime &now);

} // namespace api
