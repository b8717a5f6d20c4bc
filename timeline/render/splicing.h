// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/render/exportplan.h"

#include <QStringList>

namespace timeline::render {

// What a copy turned out to be, in words for people.
struct SpliceNotes {
    QStringList notes; // what else was encoded than was planned
    QStringList leftOut; // tracks that the container cannot hold
};

// Writes the copy that a plan with a splice promises, and gives it its name only when it holds
// against its source. Blocking; worker thread.
model::Result<SpliceNotes> spliceFile(const media::ViewPtr &view, const ExportPlan &plan,
    const QString &path, const model::Progress &progress, const model::CancelToken &cancel);

} // namespace timeline::render
