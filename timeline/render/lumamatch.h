// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/thumbnail.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace timeline::render {

// One picture of the window that the result must hold again, and where time says that it lies.
struct Expected {
    const Thumbnail *picture = nullptr; // outlives the call
    std::int64_t resultFrame = 0; // may lie outside the result
};

struct OffsetMatch {
    int offset = 0; // result frame = expected frame + offset
    double cost = 0; // mean difference of the pictures there, 0…1, brightness taken out
    bool clear = false; // false: the pictures cannot tell the offsets apart, `offset` is 0
    int likeliest = 0; // where they agree best, clear or not
    bool isTwofold = false; // not clear, as it agrees as well elsewhere, but not between
};

using PicturePair = std::pair<const Thumbnail *, const Thumbnail *>; // the window's, the result's

// Which offset in −reach…+reach makes the pictures agree best. A match that another offset nearly
// equals (still, dark, or repeating pictures), or one at the very edge that is not good in itself,
// is not clear: a wrong guess must never beat "trust time". Pure.
OffsetMatch findOffset(
    std::span<const Expected> expected, std::span<const Thumbnail> result, int reach = 8);

// Without the few pairs that differ far more than the others: what a bleed touched. Pure.
std::vector<PicturePair> withoutStrays(std::vector<PicturePair> pairs);

} // namespace timeline::render
