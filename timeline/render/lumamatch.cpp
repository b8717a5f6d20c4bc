// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/lumamatch.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace timeline::render {

namespace {

constexpr std::size_t leastPictures = 3;
// Two encodes of one picture differ by about 0.002 at this size; less than that between two offsets
// is noise.
constexpr double leastMargin = 0.0008;
constexpr double relativeMargin = 0.12;
constexpr double goodInItself = 0.02;

using Pair = std::pair<const Thumbnail *, const Thumbnail *>; // the window's, the result's

double variance(const Thumbnail &t)
{
    const double mean = meanLuma(t);
    double sum = 0;
    for (const float v : t.luma)
        sum += (double(v) - mean) * (double(v) - mean);
    return sum / double(Thumbnail::pixels);
}

// Contrast of the window over that of the result: a change of contrast is no movement.
double contrast(const std::vector<Pair> &pairs)
{
    double window = 0, result = 0;
    for (const auto &[w, r] : pairs) {
        window += variance(*w);
        result += variance(*r);
    }
    return result > 0 ? std::clamp(std::sqrt(window / result), 0.6, 1.6) : 1.0;
}

// Mean absolute difference with each picture's own mean taken out: a change of brightness is no
// movement.
double difference(const Pair &pair, double gain)
{
    const auto &[window, result] = pair;
    const double shift = meanLuma(*window) - gain * meanLuma(*result);
    double sum = 0;
    for (std::size_t i = 0; i < Thumbnail::pixels; ++i)
        sum += std::abs(double(window->luma[i]) - gain * double(result->luma[i]) - shift);
    return sum / double(Thumbnail::pixels);
}

std::optional<double> costAt(
    std::span<const Expected> expected, std::span<const Thumbnail> result, int offset)
{
    std::vector<Pair> pairs;
    for (const Expected &e : expected) {
        const std::int64_t frame = e.resultFrame + offset;
        if (frame < 0 || frame >= std::int64_t(result.size()) || e.picture->isEmpty()
            || result[std::size_t(frame)].isEmpty())
            continue;
        pairs.emplace_back(e.picture, &result[std::size_t(frame)]);
    }
    // An offset that leaves most pictures without a partner would win by comparing next to nothing.
    if (pairs.size() < leastPictures || pairs.size() * 2 < expected.size())
        return std::nullopt;
    const double gain = contrast(pairs);
    double sum = 0;
    for (const Pair &pair : pairs)
        sum += difference(pair, gain);
    return sum / double(pairs.size());
}

} // namespace

OffsetMatch findOffset(
    std::span<const Expected> expected, std::span<const Thumbnail> result, int reach)
{
    std::vector<std::pair<int, double>> costs;
    for (int offset = -reach; offset <= reach; ++offset) {
        if (const auto cost = costAt(expected, result, offset))
            costs.emplace_back(offset, *cost);
    }
    if (costs.empty())
        return {};
    const auto best = std::ranges::min_element(costs, {}, &std::pair<int, double>::second);
    const double margin = std::max(leastMargin, relativeMargin * best->second);
    const bool alone = std::ranges::all_of(costs,
        [&](const auto &c) { return c.first == best->first || c.second >= best->second + margin; });
    const bool inside = std::abs(best->first) < reach || best->second < goodInItself;
    if (costs.size() > 1 && alone && inside)
        return {best->first, best->second, true};
    const auto still = std::ranges::find(costs, 0, &std::pair<int, double>::first);
    return {0, still == costs.end() ? best->second : still->second, false};
}

} // namespace timeline::render
