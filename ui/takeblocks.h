// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobsnapshot.h"
#include "timeline/model/project.h"
#include "ui/takelane.h"
#include "ui/takelist.h"

#include <QList>

#include <vector>

namespace ui {

// Jobs and takes belong together by Retake::jobId. Pure.
std::vector<TakeBlock> takeBlocks(
    const timeline::model::Project &project, const QList<api::JobSnapshot> &jobs);
// Adds the jobs' stages to what is known of the takes.
TakeNewsById withStages(TakeNewsById news, const timeline::model::Project &project,
    const QList<api::JobSnapshot> &jobs);

} // namespace ui
