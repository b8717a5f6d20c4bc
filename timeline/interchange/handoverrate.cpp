// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/handoverrate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timeline::interchange {

using model::Rational;

namespace {

constexpr std::array known{Rational{24'000, 1001}, Rational{24, 1}, Rational{25, 1},
    Rational{30'000, 1001}, Rational{30, 1}, Rational{48'000, 1001}, Rational{48, 1},
    Rational{50, 1}, Rational{60'000, 1001}, Rational{60, 1}, Rational{100, 1},
    Rational{120'000, 1001}, Rational{120, 1}};

// A quarter of what lies between 24 and 23.976.
constexpr double sameRate = 0.00025;
// An average over cut-off ends falls short of the rate that a camera aimed at.
constexpr double shortfall = 0.005;

} // namespace

Rational handoverRate(Rational rate, bool isVariable)
{
    if (!rate.isValid())
        return {25, 1};
    const double value = rate.toDouble();
    const auto same = std::ranges::find_if(
        known, [&](Rational r) { return std::abs(r.toDouble() - value) < value * sameRate; });
    if (same != known.end())
        return *same;
    if (!isVariable)
        return rate;
    const auto enough = std::ranges::find_if(
        known, [&](Rational r) { return r.toDouble() >= value * (1 - shortfall); });
    return enough == known.end() ? known.back() : *enough;
}

bool hasTimecode(Rational rate)
{
    const auto it = std::ranges::find(known, rate);
    return it != known.end() && it->toDouble() <= 60;
}

bool canDropFrames(Rational rate)
{
    return rate == Rational{30'000, 1001} || rate == Rational{60'000, 1001};
}

} // namespace timeline::interchange
