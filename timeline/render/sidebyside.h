// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/render/exportplan.h"

namespace timeline::render {

// Writes the original and the sequence as it is now beside each other, with frame number, timecode
// and what is seen where a QGuiApplication exists; the sound is the sequence's. Blocking; worker
// thread.
model::Result<> writeSideBySide(const media::ViewPtr &view, const ExportPlan &plan,
    const QString &path, const model::Progress &progress, const model::CancelToken &cancel);

} // namespace timeline::render
