// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/shots.h"

#include <algorithm>

namespace timeline::render {

namespace {

constexpr double leastJump = 0.04; // less is movement, noise or a lamp
constexpr double timesMovement = 2.5; // so much farther than the farthest of the neighbours
constexpr std::size_t flash = 3; // frames that a flash lasts, at most
constexpr double comesBack = 0.5; // of the jump, across a flash

double between(std::span<const Thumbnail> pictures, std::size_t a, std::size_t b)
{
    if (pictures[a].isEmpty() || pictures[b].isEmpty())
        return 0;
    return lumaDifference(pictures[a], pictures[b]);
}

// How far neighbours differ around position `i`, without the jump there; the farthest.
double movementAround(std::span<const Thumbnail> pictures, std::size_t i)
{
    const auto reach = std::size_t(shotContext);
    double movement = 0;
    for (std::size_t k = i > reach ? i - reach : 1; k < std::min(pictures.size(), i + reach); ++k) {
        if (k != i)
            movement = std::max(movement, between(pictures, k - 1, k));
    }
    return movement;
}

bool isFlash(std::span<const Thumbnail> pictures, std::size_t i, double jump)
{
    // Into the flash the picture comes back soon after; out of it, it was there soon before.
    for (std::size_t k = 1; k <= flash; ++k) {
        if (i + k < pictures.size() && between(pictures, i - 1, i + k) < comesBack * jump)
            return true;
        if (i > k && between(pictures, i - 1 - k, i) < comesBack * jump)
            return true;
    }
    return false;
}

} // namespace

std::vector<std::size_t> shotChanges(std::span<const Thumbnail> pictures)
{
    std::vector<std::size_t> changes;
    for (std::size_t i = 1; i < pictures.size(); ++i) {
        const double jump = between(pictures, i - 1, i);
        if (jump >= leastJump && jump > timesMovement * movementAround(pictures, i)
            && !isFlash(pictures, i, jump))
            changes.push_back(i);
    }
    return changes;
}

} // namespace timeline::render
