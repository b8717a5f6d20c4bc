// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/striptiles.h"

#include <algorithm>
#include <cmath>

namespace ui {

using timeline::model::Flicks;
using timeline::model::FrameNumber;

std::vector<StripTile> stripTiles(
    const TimelineGeometry &geometry, double aspect, double fromX, double toX)
{
    std::vector<StripTile> tiles;
    const QRect lane = geometry.lanes().strip;
    if (geometry.isEmpty() || lane.height() <= 0)
        return tiles;
    const double width = std::max(8.0, std::round(lane.height() * aspect));
    const double origin = geometry.xOf(Flicks{0});
    const double end = std::min(toX, geometry.xOf(geometry.grid().length()));
    if (geometry.frameWidth() >= width) {
        for (FrameNumber n = geometry.frameAt(std::max(fromX, origin));
             n.value < geometry.grid().count(); n = n + 1) {
            const double x = geometry.xOf(n);
            if (x >= end)
                break;
            tiles.push_back({n, QRectF(x, lane.top(), width, lane.height())});
        }
        return tiles;
    }
    for (double k = std::max(0.0, std::floor((fromX - origin) / width)); origin + k * width < end;
         ++k) {
        const double x = origin + k * width;
        tiles.push_back({geometry.frameAt(x + 0.01), QRectF(x, lane.top(), width, lane.height())});
    }
    return tiles;
}

} // namespace ui
