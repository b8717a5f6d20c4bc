// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/thumbnail.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace timeline::render {

// The positions in `pictures`, neighbours in time, at which another shot begins: the picture jumps
// there much farther than it moves before and after, and does not come back as after a flash. An
// empty picture is one that does not decode: nothing is known of a jump there. Whoever wants to
// know of the first and the last ones gives `shotContext` more on each side. Pure.
std::vector<std::size_t> shotChanges(std::span<const Thumbnail> pictures);

inline constexpr std::int64_t shotContext = 6;

} // namespace timeline::render
