// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

class QImage;

namespace timeline::render {

// A picture made so small that only its composition is left: what alignment compares. A value.
struct Thumbnail {
    static constexpr int width = 64;
    static constexpr int height = 36;
    static constexpr std::size_t pixels = std::size_t(width) * height;

    std::vector<std::array<std::uint8_t, 3>> rgb; // row by row, `pixels` of them
    std::vector<float> luma; // BT.709 weights, 0…1

    bool isEmpty() const { return luma.empty(); }
    bool operator==(const Thumbnail &) const = default;
};

// Of any RGB picture; the shape is not kept, so that two files of different sizes compare. Empty
// for a null image.
Thumbnail thumbnailOf(const QImage &image);

// From `pixels` colours, as thumbnailOf leaves them.
Thumbnail thumbnailOf(std::vector<std::array<std::uint8_t, 3>> rgb);

double meanLuma(const Thumbnail &t);
double highestLuma(const Thumbnail &t);
// Mean absolute luma difference, 0…1; both must not be empty.
double lumaDifference(const Thumbnail &a, const Thumbnail &b);

} // namespace timeline::render
