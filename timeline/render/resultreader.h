// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediafile.h"
#include "timeline/model/conform.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/render/thumbnail.h"

#include <optional>
#include <span>
#include <vector>

namespace timeline::render {

// The first `count` frames of a file as thumbnails of the part that `crop` names. A frame that does
// not decode is an empty thumbnail; no frame at all is the error of the first. Blocking; worker
// thread.
model::Result<std::vector<Thumbnail>> readThumbnails(const media::MediaFile &file,
    std::int64_t count, const model::Conform &crop, const model::Progress &progress,
    const model::CancelToken &cancel);

// Highest absolute sample of the first sound track in `range` of the file's own clock; 0 without
// sound.
model::Result<double> peakOf(
    const media::MediaFile &file, model::TimeRange range, const model::CancelToken &cancel);

// How loud the first sound track is in these stretches of the file's own clock, in LUFS; nothing
// where it is silent. Blocking; worker thread.
model::Result<std::optional<double>> loudnessOf(const media::MediaFile &file,
    std::span<const model::TimeRange> ranges, const model::CancelToken &cancel);

} // namespace timeline::render
