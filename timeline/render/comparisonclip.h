// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/render/comparison.h"

#include <QImage>

#include <vector>

namespace timeline::render {

// H.264 and AAC into .mp4, .m4v, .mov or .mkv; frames keep the times that A's sequence gives them.
// The file has its name only when it is whole and counted out. InvalidRequest for another suffix
// and for a range that one of the sides has not. Blocking; worker thread.
model::Result<> writeComparison(const ComparisonClip &clip, const QString &path,
    const model::Progress &progress, const model::CancelToken &cancel);

// The comparison of these frames, one below the other, each at most `rowHeight` high. Blocking;
// worker thread.
model::Result<QImage> comparisonSheet(const Comparison &comparison,
    const std::vector<model::FrameNumber> &frames, int rowHeight,
    const model::CancelToken &cancel = {});

} // namespace timeline::render
