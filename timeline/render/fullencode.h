// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/render/exportplan.h"

#include <functional>

namespace timeline::render {

// A picture for an encoder, of the plan's size, format and colour.
using PictureMaker = std::function<model::Result<media::FramePtr>(
    model::FrameNumber n, const model::CancelToken &cancel)>;

// Writes every frame and every sample of the sequence anew, as the plan of a full encode says, and
// counts the file out before it gets its name. `make`: its pictures, if they are not the sequence's
// own. Blocking; worker thread.
model::Result<> encodeAll(const media::ViewPtr &view, const ExportPlan &plan, const QString &path,
    const model::Progress &progress, const model::CancelToken &cancel,
    const PictureMaker &make = {});

} // namespace timeline::render
