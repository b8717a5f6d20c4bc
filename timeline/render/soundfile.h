// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/render/exportplan.h"

namespace timeline::render {

// Writes what is heard of the sequence, to the sample as long as it. Blocking; worker thread.
model::Result<> writeSoundFile(const media::ViewPtr &view, const ExportPlan &plan,
    const QString &path, const model::Progress &progress, const model::CancelToken &cancel);

} // namespace timeline::render
