// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/lumamatch.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace timeline::render {

namespace {

constexpr std::size_t leastPictures = 3;
// Two encodes of one picture differ by about 0.002 at this size; less than that between two offsets
// is noise.
constexpr double leastMargin = 0.0008;
constexpr double relativeMargin = 0.12;
constexpr double goodInItself = 0.02;

constexpr double strayFactor = 2, strayLeast = 0.004;

double variance(const Thumbnail &t)
{
    const double mean = meanLuma(t);
    double sum = 0;
    for (const float v : t.luma)
        sum += (double(v) - mean) * (double(v) - mean);
    return sum / double(Thumbnail::pixels);
}

// Contrast of the window over that of the result: a change of contrast is no movement.
double contrast(const std::vector<PicturePair> &pairs)
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
double difference(const PicturePair &pair, double gain)
{
    const auto &[window, result] = pair;
    const double shift = meanLuma(*window) - gain * meanLuma(*result);
    double sum = 0;
    for (std::size_t i = 0; i < Thumbnail::pixels; ++i)
        sum += std::abs(double(window->luma[i]) - gain * double(result->luma[i]) - shift);
    return sum / double(Thumbnail::pixels);
}

std::vector<PicturePair> pairsAt(
    std::span<const Expected> expected, std::span<const Thumbnail> result, int offset)
{
    std::vector<PicturePair> pairs;
    for (const Expected &e : expected) {
        const std::int64_t frame = e.resultFrame + offset;
        if (frame < 0 || frame >= std::int64_t(result.size()) || e.picture->isEmpty()
            || result[std::size_t(frame)].isEmpty())
            continue;
        pairs.emplace_back(e.picture, &result[std::size_t(frame)]);
    }
    return pairs;
}

double costOf(const std::vector<PicturePair> &pairs)
{
    const double gain = contrast(pairs);
    double sum = 0;
    for (const PicturePair &pair : pairs)
        sum += difference(pair, gain);
    return sum / double(pairs.size());
}

using Costs = std::vector<std::pair<int, double>>; // by offset, ascending

Costs costsOf(std::span<const Expected> expected, std::span<const Thumbnail> result, int reach)
{
    std::vector<std::pair<int, std::vector<PicturePair>>> all;
    std::size_t most = 0;
    for (int offset = -reach; offset <= reach; ++offset) {
        all.emplace_back(offset, pairsAt(expected, result, offset));
        most = std::max(most, all.back().second.size());
    }
    Costs costs;
    for (const auto &[offset, pairs] : all) {
        // An offset that leaves most pictures without a partner would win by comparing next to
        // nothing. Pictures that have none anywhere, behind a trimmed tail, do not count.
        if (pairs.size() >= leastPictures && pairs.size() * 2 >= most)
            costs.emplace_back(offset, costOf(pairs));
    }
    return costs;
}

} // namespace

OffsetMatch findOffset(
    std::span<const Expected> expected, std::span<const Thumbnail> result, int reach)
{
    const Costs costs = costsOf(expected, result, reach);
    if (costs.empty())
        return {};
    const auto best = std::ranges::min_element(costs, {}, &std::pair<int, double>::second);
    const double margin = std::max(leastMargin, relativeMargin * best->second);
    const auto isWorse = [&](const auto &c) { return c.second >= best->second + margin; };
    const bool alone = std::ranges::all_of(
        costs, [&](const auto &c) { return c.first == best->first || isWorse(c); });
    const bool inside = std::abs(best->first) < reach || best->second < goodInItself;
    if (costs.size() > 1 && alone && inside)
        return {best->first, best->second, true, best->first, false};
    const bool standsOut = std::ranges::all_of(
        costs, [&](const auto &c) { return std::abs(c.first - best->first) != 1 || isWorse(c); });
    return {0, best->second, false, best->first, !alone && standsOut};
}

std::vector<PicturePair> withoutStrays(std::vector<PicturePair> pairs)
{
    std::erase_if(
        pairs, [](const PicturePair &p) { return p.first->isEmpty() || p.second->isEmpty(); });
    if (pairs.size() < leastPictures)
        return pairs;
    const double gain = contrast(pairs);
    std::vector<double> differences;
    differences.reserve(pairs.size());
    for (const PicturePair &pair : pairs)
        differences.push_back(difference(pair, gain));
    const auto middle = differences.begin() + std::ptrdiff_t(differences.size() / 2);
    std::ranges::nth_element(differences, middle);
    const double most = strayFactor * *middle + strayLeast;
    std::erase_if(pairs, [&](const PicturePair &pair) { return difference(pair, gain) > most; });
    return pairs;
}

} // namespace timeline::render
