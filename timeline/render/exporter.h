// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/render/exportplan.h"

#include <QString>

namespace timeline::render {

// Writes the sequence to `path`: to NAME.part beside it, checked (frame count, duration), then
// renamed. Cancel or failure leaves the old file and no stray one. Refuses to write onto any file
// that the sequence reads (SameFile). Blocking; worker thread.
model::Result<> runExport(const media::ViewPtr &view, const ExportPlan &plan, const QString &path,
    const model::Progress &progress = {}, const model::CancelToken &cancel = {});

} // namespace timeline::render
