// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cliptrim.h"
#include "ui/rangegesture.h"

#include <QPointF>

#include <optional>

namespace ui {

// What a pressed button does to the timeline until it is let go. A value.
struct TimelineDrag {
    enum class Kind { Scrub, Minimap, Pan, Range, Take, Clip, Edge, Marker };

    Kind kind = Kind::Scrub;
    RangeGesture gesture;
    QPointF pressed, last;
    double grabOffset = 0; // from the edge to the mouse
    bool moved = false; // far enough for a drag
    bool snapping = true;
    std::optional<timeline::model::FrameRange> before;
    std::optional<std::size_t> block;
    std::size_t marker = 0; // its position
    ClipTrim trim;
};

} // namespace ui
