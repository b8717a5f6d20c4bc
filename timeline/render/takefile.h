// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/interchange/takeruns.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/render/exportplan.h"
#include "timeline/render/mediawriter.h"

#include <memory>

namespace timeline::render {

// The project with the facts of the files as they are now.
model::Project projectOf(const media::SequenceView &view);

// A file of `run` as the sequence would show it, but for crossfades: its size and colour at `rate`,
// ProRes 422 HQ with 24-bit PCM, its timecode the original's media time. Complete, not yet under
// its name. Blocking; worker thread.
struct TakeFileWish {
    interchange::TakeRun run;
    model::Rational rate;
    bool dropFrame = false;
};
model::Result<std::unique_ptr<MediaWriter>> writeTakeFile(const media::ViewPtr &view,
    const TakeFileWish &wish, const QString &path, const model::Progress &progress,
    const model::CancelToken &cancel);

// Of an export of one take alone: what it writes, before it starts (pure) and done. Without a take
// it is the only one in use; InvalidRequest names the others.
model::Result<ExportPlan> planTakeAlone(
    const media::SequenceView &view, const QString &path, std::optional<model::TakeId> take);
model::Result<> writeTakeAlone(const media::ViewPtr &view, const ExportPlan &plan,
    const QString &path, const model::Progress &progress, const model::CancelToken &cancel);

} // namespace timeline::render
