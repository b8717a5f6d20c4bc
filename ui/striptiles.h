// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelinegeometry.h"

#include <QRectF>

#include <vector>

namespace ui {

// One picture of the filmstrip: the frame at its left edge.
struct StripTile {
    timeline::model::FrameNumber frame;
    QRectF rect; // the last one may reach beyond the end of the sequence
    bool operator==(const StripTile &) const = default;
};

// The tiles that meet [fromX, toX), left to right. They hang on the sequence, not on the window, so
// that scrolling moves them without changing their frames; zoomed in far enough there is one for
// each frame.
std::vector<StripTile> stripTiles(
    const TimelineGeometry &geometry, double aspect, double fromX, double toX);

} // namespace ui
