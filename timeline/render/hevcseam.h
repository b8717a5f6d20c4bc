// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/seamencoder.h"

namespace timeline::render {

// Seams in H.265: the encoder's sets have ids of their own and stand beside the source's in the one
// hvcC; its slices are rewritten to refer to them.
model::Result<std::unique_ptr<SeamRules>> hevcSeamRules(const SeamSurroundings &surroundings);

} // namespace timeline::render
