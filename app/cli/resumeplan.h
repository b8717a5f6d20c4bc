// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobrecord.h"
#include "app/cli/failure.h"
#include "app/jobcontext.h"

#include <QList>
#include <QStringList>

namespace app::cli {

// The jobs of one `retake run`, whose takes go into one video.
struct Group {
    Delivery delivery;
    model::RetakeId retake;
    model::FrameRange range;
    QStringList jobs;
};

// What `retake resume` takes up: jobs that are not over, jobs that are done but whose video was
// never written, and whatever is named; each with all takes of its video. A usage failure names the
// job that there is none of. Pure.
tl::expected<QList<api::JobRecord>, Failure> chooseJobs(
    const QList<api::JobRecord> &all, const QStringList &wanted);

// Pure.
QList<Group> groupsOf(const QList<api::JobRecord> &records);

// Nothing more comes of the job by itself, here and now.
bool isAtRest(const api::JobSnapshot &job);

// Whether the open project still waits for the job's result, and it is here. Looks at the disk.
bool isToBePlaced(const api::JobSnapshot &job, const model::Project &project);

} // namespace app::cli
