// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/render/exportplan.h"
#include "timeline/render/splicecheck.h"

#include <QStringList>

#include <functional>

namespace timeline::render {

// What a copy turned out to be, in words for people.
struct SpliceNotes {
    QStringList notes; // what else was encoded than was planned
    QStringList leftOut; // tracks that the container cannot hold
};

// Holds a written copy against its source, as checkSplice does.
using CopyCheck = std::function<model::Result<>(const media::MediaFile &source, const QString &part,
    const SpliceClaim &claim, const model::Progress &progress, const model::CancelToken &cancel)>;

// Who looks on while an export runs.
struct ExportWatch {
    model::Progress progress;
    model::CancelToken cancel;
    CopyCheck check = checkSplice;
};

// Writes the copy that a plan with a splice promises, and gives it its name only when it holds
// against its source. Blocking; worker thread.
model::Result<SpliceNotes> spliceFile(const media::ViewPtr &view, const ExportPlan &plan,
    const QString &path, const ExportWatch &watch);

} // namespace timeline::render
