// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediafile.h"
#include "timeline/model/error.h"
#include "timeline/model/frames.h"
#include "timeline/model/task.h"
#include "timeline/render/picturehash.h"

#include <optional>
#include <vector>

namespace timeline::render {

// Where changes are wanted: ascending, apart. Nothing: it is not known.
using WantedRanges = std::optional<std::vector<model::FrameRange>>;

inline constexpr double shownPsnr = 999; // JSON knows no infinity

// What decoded frames say.
struct FrameFigures {
    std::int64_t identical = 0;
    std::int64_t decoded = 0;
    std::int64_t failed = 0; // frames of `out` that do not decode well, though the base's do
    std::vector<model::FrameRange> different;
    double leastOutside = identicalPsnr; // of what is wanted
};

// Compares those frames of `out` that `decodes` says (one entry a frame) with the base's of the
// same number; all others count as identical. Fails when one of the files is not the one that was
// opened. Blocking; worker thread.
model::Result<FrameFigures> compareFrames(const media::MediaFile &base, const media::MediaFile &out,
    const WantedRanges &wanted, const std::vector<bool> &decodes, const model::Progress &progress,
    const model::CancelToken &cancel);

} // namespace timeline::render
