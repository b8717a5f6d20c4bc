// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/seamencoder.h"

namespace timeline::render {

// Seams in H.264: profile, level, reference frames and reorder depth of the source's own SPS; the
// encoder's sets have an id of their own and stand beside the source's in the one avcC.
model::Result<std::unique_ptr<SeamRules>> h264SeamRules(const SeamSurroundings &surroundings);

} // namespace timeline::render
