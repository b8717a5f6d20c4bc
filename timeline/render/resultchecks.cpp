// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/resultchecks.h"

#include <algorithm>
#include <cmath>

namespace timeline::render {

namespace {

constexpr double blackMean = 0.03, blackHighest = 0.12;
constexpr double mostlyBlack = 0.5;
// Below this, two pictures differ by encoding only.
constexpr double stillDifference = 0.0006;
constexpr double mostlyStill = 0.9;
constexpr double muchLikeBefore = 0.1;
constexpr double visibleDrift = 0.06;
constexpr double audible = 0.001; // −60 dBFS
constexpr double silentDecibels = -120;

double blackShare(std::span<const Thumbnail> pictures)
{
    if (pictures.empty())
        return 0;
    const auto black = std::ranges::count_if(pictures, [](const Thumbnail &t) {
        return !t.isEmpty() && meanLuma(t) < blackMean && highestLuma(t) < blackHighest;
    });
    return double(black) / double(pictures.size());
}

double stillShare(std::span<const Thumbnail> pictures)
{
    std::size_t still = 0, pairs = 0;
    for (std::size_t i = 1; i < pictures.size(); ++i) {
        if (pictures[i - 1].isEmpty() || pictures[i].isEmpty())
            continue;
        ++pairs;
        still += lumaDifference(pictures[i - 1], pictures[i]) < stillDifference ? 1 : 0;
    }
    return pairs ? double(still) / double(pairs) : 0;
}

double correctedLuma(const std::array<std::uint8_t, 3> &rgb, const ColorFit &colors)
{
    constexpr std::array<double, 3> weights{0.2126, 0.7152, 0.0722};
    double luma = 0;
    for (std::size_t c = 0; c < 3; ++c)
        luma +=
            weights[c] * std::clamp(colors.gain[c] * rgb[c] / 255.0 + colors.offset[c], 0.0, 1.0);
    return luma;
}

} // namespace

Check lengthCheck(double resultSeconds, double windowSeconds, double frameSeconds)
{
    const double difference = resultSeconds - windowSeconds;
    // A millisecond for containers that round to it.
    return {QStringLiteral("length"), std::abs(difference) <= frameSeconds + 0.001, difference};
}

Check blackCheck(std::span<const Thumbnail> window, std::span<const Thumbnail> result)
{
    const double share = blackShare(result);
    return {QStringLiteral("black"),
        share < mostlyBlack || share <= blackShare(window) + muchLikeBefore, share};
}

Check frozenCheck(std::span<const Thumbnail> window, std::span<const Thumbnail> result)
{
    const double share = stillShare(result);
    return {QStringLiteral("frozen"),
        share < mostlyStill || share <= stillShare(window) + muchLikeBefore, share};
}

Check driftCheck(
    std::span<const std::pair<const Thumbnail *, const Thumbnail *>> pairs, const ColorFit &colors)
{
    double sum = 0, n = 0;
    for (const auto &[window, result] : pairs) {
        if (window->isEmpty() || result->isEmpty())
            continue;
        for (std::size_t i = 0; i < Thumbnail::pixels; ++i)
            sum += std::abs(double(window->luma[i]) - correctedLuma(result->rgb[i], colors));
        n += double(Thumbnail::pixels);
    }
    const double drift = n > 0 ? sum / n : 0;
    return {QStringLiteral("drift"), drift <= visibleDrift, drift};
}

Check silentCheck(double windowPeak, double resultPeak, bool soundOnly)
{
    const double decibels =
        resultPeak > 0 ? std::max(20 * std::log10(resultPeak), silentDecibels) : silentDecibels;
    return {QStringLiteral("silent"), resultPeak >= audible || (!soundOnly && windowPeak < audible),
        decibels};
}

} // namespace timeline::render
