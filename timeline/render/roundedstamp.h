// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/rational.h"

namespace timeline::render {

// Time stamps in whole milliseconds (Matroska) make a frame start up to this much late.
inline constexpr model::Flicks roundedStamp{model::flicksPerSecond / 1000};

} // namespace timeline::render
