// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/align.h"
#include "timeline/render/colorfit.h"
#include "timeline/render/thumbnail.h"

#include <span>
#include <utility>

namespace timeline::render {

// The checks of a result, from what was measured. Pure.

// value: seconds that the result is longer than the window (negative: shorter); ok within one
// frame.
Check lengthCheck(double resultSeconds, double windowSeconds, double frameSeconds);

// value: share of the section's pictures that are black; ok while that is under a half, or when the
// window was as black there.
Check blackCheck(std::span<const Thumbnail> window, std::span<const Thumbnail> result);

// value: share of the section's pictures equal to the one before; ok while most move, or when the
// window was as still there.
Check frozenCheck(std::span<const Thumbnail> window, std::span<const Thumbnail> result);

// value: mean luma difference of pictures that ought to be equal (window, result), colours
// corrected; 0…1.
Check driftCheck(
    std::span<const std::pair<const Thumbnail *, const Thumbnail *>> pairs, const ColorFit &colors);

// value: peak of the section's sound in dBFS, no lower than −120; ok when it can be heard, or,
// unless sound is all that was asked for, when the window was as quiet there.
Check silentCheck(double windowPeak, double resultPeak, bool soundOnly);

} // namespace timeline::render
