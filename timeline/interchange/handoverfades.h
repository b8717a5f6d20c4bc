// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/interchange/handover.h"

#include <vector>

namespace timeline::interchange {

// A crossfade as the sequence has it: into the span at this position.
struct WantedFade {
    std::size_t span = 0;
    HandoverFade fade;
};

// Gives spans the crossfades that their files have frames for, and counts the others as left out.
// One between pictures that simply go on is nothing to be told. Ascending. Pure.
void addFades(Handover &handover, const std::vector<WantedFade> &wanted);

} // namespace timeline::interchange
