// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rulerticks.h"

#include "timeline/model/timecode.h"

#include <algorithm>
#include <cmath>

namespace ui {

using timeline::model::FrameNumber;

namespace {

constexpr double labelGap = 18;
constexpr double narrowestTick = 7;
constexpr std::int64_t mostTicks = 10; // between two labels

// Every step that reads well, in frames: what divides a second, then seconds, minutes and hours.
std::vector<std::int64_t> steps(std::int64_t fps)
{
    std::vector<std::int64_t> all;
    for (std::int64_t n = 1; n < fps; ++n) {
        if (fps % n == 0)
            all.push_back(n);
    }
    for (const std::int64_t seconds :
        {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200})
        all.push_back(seconds * fps);
    return all;
}

} // namespace

RulerSteps rulerSteps(double frameWidth, timeline::model::Rational rate, double labelWidth)
{
    const std::int64_t fps =
        rate.isValid() ? std::max<std::int64_t>(1, std::llround(rate.toDouble())) : 25;
    const std::vector<std::int64_t> all = steps(fps);
    RulerSteps chosen{all.back(), all.back()};
    for (const std::int64_t step : all) {
        if (double(step) * frameWidth >= labelWidth + labelGap) {
            chosen.label = step;
            break;
        }
    }
    chosen.tick = chosen.label;
    for (const std::int64_t step : all) {
        if (chosen.label % step == 0 && chosen.label / step <= mostTicks
            && double(step) * frameWidth >= narrowestTick) {
            chosen.tick = step;
            break;
        }
    }
    return chosen;
}

std::vector<RulerTick> rulerTicks(
    const TimelineGeometry &geometry, double labelWidth, double fromX, double toX)
{
    std::vector<RulerTick> ticks;
    if (geometry.isEmpty())
        return ticks;
    const RulerSteps step = rulerSteps(geometry.frameWidth(), geometry.rate(), labelWidth);
    // From far enough to the left that labels which are cut off, and those that they keep away, are
    // the same wherever the ruler is scrolled to.
    const std::int64_t stride = step.label * 16;
    const std::int64_t first =
        std::max<std::int64_t>(0, geometry.frameAt(fromX - labelWidth).value / stride * stride);
    double freeFrom = -1e18;
    for (FrameNumber n{first}; n.value < geometry.grid().count(); n = n + step.tick) {
        RulerTick tick{n, geometry.xOf(n), {}};
        if (tick.x > toX)
            break;
        if (n.value % step.label == 0 && tick.x >= freeFrom) {
            tick.label = toTimecode(n, geometry.rate());
            freeFrom = tick.x + labelWidth + labelGap / 2;
        }
        if (tick.x >= fromX - labelWidth - labelGap)
            ticks.push_back(tick);
    }
    return ticks;
}

} // namespace ui
