// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelinehit.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ui {

namespace {

using Zone = TimelineHit::Zone;

constexpr double grip = 8; // how far outside an edge it can still be grabbed
constexpr double markerReach = 7;

std::optional<std::size_t> blockAt(const TimelineScene &scene, QPointF at)
{
    // The last painted lies on top.
    for (std::size_t i = scene.blocks.size(); i-- > 0;) {
        if (scene.takeLayout.rect(scene.geometry, scene.blocks, i).contains(at))
            return i;
    }
    return std::nullopt;
}

// The nearest one.
std::optional<std::size_t> markerAt(const TimelineScene &scene, double x)
{
    const auto &markers = scene.markers();
    const auto time = scene.geometry.timeAt(x);
    const auto behind = std::lower_bound(markers.begin(), markers.end(), time,
        [](const timeline::model::Marker &marker, timeline::model::Flicks at) {
            return marker.time < at;
        });
    std::optional<std::size_t> best;
    double nearest = markerReach;
    const auto consider = [&](auto marker) {
        const double distance = std::abs(scene.geometry.xOf(marker->time) - x);
        if (distance <= nearest) {
            nearest = distance;
            best = std::size_t(marker - markers.begin());
        }
    };
    if (behind != markers.end())
        consider(behind);
    if (behind != markers.begin())
        consider(std::prev(behind));
    return best;
}

// The edges of the selected clip; the range's win over them.
std::optional<Zone> clipEdgeAt(const TimelineScene &scene, double x)
{
    constexpr double reach = 6;
    if (!scene.selected)
        return std::nullopt;
    const double begin = scene.geometry.xOf(scene.selected->begin);
    const double end = scene.geometry.xOf(scene.selected->end);
    const double inner = std::min(reach, (end - begin) / 3);
    if (x >= begin - reach && x < begin + inner)
        return Zone::ClipBegin;
    if (x > end - inner && x <= end + reach)
        return Zone::ClipEnd;
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

QRectF clipHandle(const TimelineScene &scene)
{
    constexpr double width = 36, height = 13, least = 60;
    if (!scene.selected || scene.clips.size() < 2 || scene.geometry.isEmpty())
        return {};
    const QRect lane = scene.geometry.lanes().strip;
    const double left = std::max(scene.geometry.xOf(scene.selected->begin), double(lane.left()));
    const double right = std::min(scene.geometry.xOf(scene.selected->end), double(lane.right()));
    if (right - left < least)
        return {};
    return {std::round((left + right - width) / 2), double(lane.top()) + 4, width, height};
}

TimelineHit hitTest(const TimelineScene &scene, QPointF at)
{
    if (scene.geometry.isEmpty())
        return {};
    const TimelineLanes lanes = scene.geometry.lanes();
    const auto in = [at](const QRect &r) { return QRectF(r).contains(at); };
    if (in(lanes.minimap))
        return {Zone::Minimap, {}};
    if (in(lanes.ruler) || in(lanes.cache)) {
        const bool isLow = at.y() > lanes.ruler.bottom() - 14;
        if (const auto marker = isLow ? markerAt(scene, at.x()) : std::nullopt)
            return {Zone::Marker, {}, marker};
        return {Zone::Ruler, {}};
    }
    if (clipHandle(scene).contains(at))
        return {Zone::ClipHandle, {}};
    if (in(lanes.takes)) {
        const auto block = blockAt(scene, at);
        return block ? TimelineHit{Zone::Take, block} : TimelineHit{};
    }
    if (!in(lanes.strip) && !in(lanes.difference) && !in(lanes.waveform))
        return {};
    const Zone zone = zoneOnStrip(scene, at.x());
    const auto edge = in(lanes.strip) && (zone == Zone::Strip || zone == Zone::RangeBody)
        ? clipEdgeAt(scene, at.x())
        : std::nullopt;
    return {edge.value_or(zone), {}};
}

} // namespace ui
