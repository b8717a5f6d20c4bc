// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/shots.h"

#include <algorithm>
#include <cstdlib>

namespace timeline::media {

namespace {

constexpr QSize sketchSize{48, 27};
constexpr double leastJump = 10; // of 255; less is movement, noise or a lamp
constexpr double timesMovement = 2.5; // so much farther than the farthest of the neighbours
constexpr std::size_t flash = 3; // frames that a flash lasts, at most
constexpr double comesBack = 0.5; // of the jump, across a flash

double between(std::span<const Sketch> sketches, std::size_t a, std::size_t b)
{
    return difference(sketches[a], sketches[b]);
}

// How far neighbours differ around position `i`, without the jump there; the farthest.
double movementAround(std::span<const Sketch> sketches, std::size_t i)
{
    const auto reach = std::size_t(shotContext);
    double movement = 0;
    for (std::size_t k = i > reach ? i - reach : 1; k < std::min(sketches.size(), i + reach); ++k) {
        if (k != i)
            movement = std::max(movement, between(sketches, k - 1, k));
    }
    return movement;
}

bool isFlash(std::span<const Sketch> sketches, std::size_t i, double jump)
{
    // Into the flash the picture comes back soon after; out of it, it was there soon before.
    for (std::size_t k = 1; k <= flash; ++k) {
        if (i + k < sketches.size() && between(sketches, i - 1, i + k) < comesBack * jump)
            return true;
        if (i > k && between(sketches, i - 1 - k, i) < comesBack * jump)
            return true;
    }
    return false;
}

} // namespace

Sketch sketchOf(const QImage &picture)
{
    const QImage small = picture.scaled(sketchSize, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_Grayscale8);
    Sketch sketch;
    for (int y = 0; y < small.height(); ++y)
        sketch.insert(sketch.end(), small.constScanLine(y), small.constScanLine(y) + small.width());
    return sketch;
}

double difference(const Sketch &a, const Sketch &b)
{
    if (a.empty() || a.size() != b.size())
        return 0;
    long sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::abs(int(a[i]) - int(b[i]));
    return double(sum) / double(a.size());
}

std::vector<std::size_t> shotChanges(std::span<const Sketch> sketches)
{
    std::vector<std::size_t> changes;
    for (std::size_t i = 1; i < sketches.size(); ++i) {
        const double jump = between(sketches, i - 1, i);
        if (jump >= leastJump && jump > timesMovement * movementAround(sketches, i)
            && !isFlash(sketches, i, jump))
            changes.push_back(i);
    }
    return changes;
}

} // namespace timeline::media
