// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace timeline::media {

// A picture as small and grey as is enough to tell whether it goes on from another one.
using Sketch = std::vector<std::uint8_t>;
Sketch sketchOf(const QImage &picture);
double difference(
    const Sketch &a, const Sketch &b); // mean of the absolute, 0…255; 0 for an empty one

// The positions in `sketches`, neighbours in time, at which another shot begins: the picture jumps
// there much farther than it moves before and after, and does not come back as after a flash.
// Whoever wants to know of the first and the last ones gives `shotContext` more on each side. Pure.
std::vector<std::size_t> shotChanges(std::span<const Sketch> sketches);

inline constexpr std::int64_t shotContext = 6;

} // namespace timeline::media
