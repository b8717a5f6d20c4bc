// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/colorfit.h"

#include <algorithm>
#include <cmath>

namespace timeline::render {

namespace {

constexpr double leastSamples = 500;
// A channel flatter than this tells a shift from nothing, but not a gain from a shift.
constexpr double leastVariance = 0.0005;
// Pictures that belong together but do not follow each other more closely than this are not the
// same ones, and the line through them too flat.
constexpr double leastCorrelation = 0.85; // squared
constexpr double lowestGain = 0.5, highestGain = 2.0;
// Re-encoding and scaling alone shift a channel by a step of 1/255; less than two steps stay as
// they are.
constexpr double visible = 2.0 / 255;
constexpr double wantedShare = 0.8;

// The most that a correction moves a colour, in full scale.
double largestChange(const ColorFit &fit)
{
    double largest = 0;
    for (std::size_t c = 0; c < 3; ++c) {
        for (const double v : {0.1, 0.5, 0.9})
            largest = std::max(largest, std::abs(fit.gain[c] * v + fit.offset[c] - v));
    }
    return largest;
}

bool isClipped(std::uint8_t v)
{
    return v <= 2 || v >= 253;
}

} // namespace

void ColorFitter::add(const Thumbnail &window, const Thumbnail &result)
{
    if (window.isEmpty() || result.isEmpty())
        return;
    for (std::size_t i = 0; i < Thumbnail::pixels; ++i) {
        for (std::size_t c = 0; c < 3; ++c) {
            // Clipped values say only "at least" and would bend the line.
            if (isClipped(window.rgb[i][c]) || isClipped(result.rgb[i][c]))
                continue;
            const double x = result.rgb[i][c] / 255.0;
            const double y = window.rgb[i][c] / 255.0;
            Sums &s = m_sums[c];
            s.n += 1;
            s.x += x;
            s.y += y;
            s.xx += x * x;
            s.xy += x * y;
            s.yy += y * y;
        }
    }
}

void ColorFitter::fitChannel(const Sums &s, double &gain, double &offset)
{
    if (s.n < leastSamples)
        return;
    const double mx = s.x / s.n, my = s.y / s.n;
    const double variance = s.xx / s.n - mx * mx, windowVariance = s.yy / s.n - my * my;
    const double shared = s.xy / s.n - mx * my;
    const bool belongs =
        shared > 0 && shared * shared >= leastCorrelation * variance * windowVariance;
    gain = variance < leastVariance || !belongs ? 1.0 : shared / variance;
    gain = std::clamp(gain, lowestGain, highestGain);
    offset = my - gain * mx;
}

double ColorFitter::squaredError(const Sums &s, double gain, double offset)
{
    // Σ (y − gx − o)² written out.
    return s.yy + gain * gain * s.xx + s.n * offset * offset - 2 * gain * s.xy - 2 * offset * s.y
        + 2 * gain * offset * s.x;
}

ColorFit ColorFitter::fit() const
{
    ColorFit fit;
    double before = 0, after = 0, n = 0;
    for (std::size_t c = 0; c < 3; ++c) {
        fitChannel(m_sums[c], fit.gain[c], fit.offset[c]);
        before += squaredError(m_sums[c], 1, 0);
        after += squaredError(m_sums[c], fit.gain[c], fit.offset[c]);
        n += m_sums[c].n;
    }
    if (n > 0) {
        fit.before = std::sqrt(std::max(before, 0.0) / n);
        fit.after = std::sqrt(std::max(after, 0.0) / n);
    }
    fit.helps = largestChange(fit) > visible && fit.after < wantedShare * fit.before;
    if (!fit.helps) {
        fit.gain = {1, 1, 1};
        fit.offset = {0, 0, 0};
        fit.after = fit.before;
    }
    return fit;
}

} // namespace timeline::render
