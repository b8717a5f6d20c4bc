// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelinehit.h"

#include <algorithm>

namespace ui {

namespace {

using Zone = TimelineHit::Zone;

constexpr double grip = 8; // how far outside an edge it can still be grabbed

std::optional<std::size_t> blockAt(const TimelineScene &scene, QPointF at)
{
    // The last painted lies on top.
    for (std::size_t i = scene.blocks.size(); i-- > 0;) {
        if (scene.takeLayout.rect(scene.geometry, scene.blocks, i).contains(at))
            return i;
    }
    return std::nullopt;
}

Zone zoneOnStrip(const TimelineScene &scene, double x)
{
    if (!scene.range)
        return Zone::Strip;
    const double begin = scene.geometry.xOf(scene.range->begin);
    const double end = scene.geometry.xOf(scene.range->end);
    const double inner = std::min(grip, (end - begin) / 3); // a narrow range keeps a body
    if (x >= begin - grip && x < begin + inner)
        return Zone::RangeBegin;
    if (x > end - inner && x <= end + grip)
        return Zone::RangeEnd;
    return x >= begin && x <= end ? Zone::RangeBody : Zone::Strip;
}

} // namespace

TimelineHit hitTest(const TimelineScene &scene, QPointF at)
{
    if (scene.geometry.isEmpty())
        return {};
    const TimelineLanes lanes = scene.geometry.lanes();
    const auto in = [at](const QRect &r) { return QRectF(r).contains(at); };
    if (in(lanes.minimap))
        return {Zone::Minimap, {}};
    if (in(lanes.ruler) || in(lanes.cache))
        return {Zone::Ruler, {}};
    if (in(lanes.takes)) {
        const auto block = blockAt(scene, at);
        return block ? TimelineHit{Zone::Take, block} : TimelineHit{};
    }
    if (in(lanes.strip) || in(lanes.waveform))
        return {zoneOnStrip(scene, at.x()), {}};
    return {};
}

} // namespace ui
