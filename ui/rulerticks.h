// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelinegeometry.h"

#include <QString>

#include <vector>

namespace ui {

struct RulerTick {
    timeline::model::FrameNumber frame;
    double x = 0;
    QString label; // empty: a small tick

    bool operator==(const RulerTick &) const = default;
};

// The ticks between two pixels, left to right. Labels are `labelWidth` wide, begin at their tick
// and never overlap, also where the rate varies; which ones are shown does not depend on the scroll
// position.
std::vector<RulerTick> rulerTicks(
    const TimelineGeometry &geometry, double labelWidth, double fromX, double toX);

// Frames between labels, and between ticks; ticks divide labels.
struct RulerSteps {
    std::int64_t label = 1;
    std::int64_t tick = 1;
    bool operator==(const RulerSteps &) const = default;
};
RulerSteps rulerSteps(double frameWidth, timeline::model::Rational rate, double labelWidth);

} // namespace ui
