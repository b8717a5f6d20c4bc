// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/failure.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/task.h"
#include "timeline/render/exporter.h"
#include "timeline/render/verify.h"

#include <vector>

namespace app::cli {

// Opens `out` and verifies it against the view's base; for a sequence that is not in place only
// count, times and decoding of `out` are known. Why more than necessary was encoded goes into
// the report. Blocking.
model::Result<render::Report> proofOf(const media::SequenceView &view,
    const render::ExportDone &done, const QString &out, const model::Progress &progress,
    const model::CancelToken &cancel);

// Done, or ResultUnusable when the file is not what was promised. A full encode that says so and
// differs from the source only by its compression is Done.
ExitCode exitCodeOf(const render::Report &report);

// What an export has to say for itself: why more than necessary was encoded, what was left out.
QStringList notesOf(const render::ExportDone &done);

// How far a take is from the original at the range's first and last frame: mean luma difference,
// 0…1. Blocking.
std::vector<double> seamOf(
    const media::ViewPtr &original, const media::ViewPtr &taken, model::FrameRange range);

// The report for people: frames, each track, each check.
QStringList linesOf(const render::Report &report);

} // namespace app::cli
