// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frameindex.h"

namespace timeline::media {

// The frame of a file whose picture stands for the frames [wanted, wanted + spacing) in the
// filmstrip: a key frame in their first half, which decodes by itself, else `wanted`. Zoomed in it
// is always `wanted`. Pure.
model::FrameNumber tileFrame(
    const model::FrameIndex &index, model::FrameNumber wanted, std::int64_t spacing);

} // namespace timeline::media
