// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/rational.h"

namespace timeline::interchange {

// The rate in which a hand-over counts: editors know few of them. A rate that is written otherwise
// (2997/100) becomes the one that is meant; the average of a variable one the lowest that leaves
// out no frame; any other stays as it is. Pure.
model::Rational handoverRate(model::Rational rate, bool isVariable);

// 24, 25, 30, 48, 50 or 60 frames a second, or 1000/1001 of that: what timecode counts.
bool hasTimecode(model::Rational rate);

// 29.97 and 59.94, where numbers are left out so that timecode keeps up with the clock.
bool canDropFrames(model::Rational rate);

} // namespace timeline::interchange
