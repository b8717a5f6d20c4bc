// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/thumbnail.h"

#include <array>

namespace timeline::render {

// The colour change that turns result pictures into the window's: window = gain × result + offset.
struct ColorFit {
    bool helps = false; // false: leave the colours alone
    std::array<double, 3> gain{1, 1, 1};
    std::array<double, 3> offset{0, 0, 0}; // of full scale
    double before = 0, after = 0; // root mean square difference over all channels, 0…1
};

// Gathers pairs of pictures that ought to be equal and fits each channel by least squares. A value.
class ColorFitter {
public:
    void add(const Thumbnail &window, const Thumbnail &result);
    ColorFit fit() const;

private:
    struct Sums {
        double n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0; // x: result, y: window
    };
    static void fitChannel(const Sums &s, double &gain, double &offset);
    static double squaredError(const Sums &s, double gain, double offset);

    std::array<Sums, 3> m_sums;
};

} // namespace timeline::render
