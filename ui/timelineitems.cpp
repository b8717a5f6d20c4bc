// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelineitems.h"

#include "timeline/model/timecode.h"
#include "ui/timelinehit.h"
#include "ui/timelinepainters.h"
#include "ui/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

using Kind = TimelineItem::Kind;
using timeline::model::FrameRange;
using timeline::model::TimeRange;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

// Those that are there once, before the lists.
int aloneCount(const TimelineScene &scene)
{
    if (scene.geometry.grid().isEmpty())
        return 0;
    return scene.range ? 4 : 1;
}

// The place of `kind` among those that are there once, which it numbers.
std::optional<int> aloneAt(Kind kind)
{
    return kind <= Kind::RangeEnd ? std::optional(int(kind)) : std::nullopt;
}

std::optional<TimelineItem> listItem(const TimelineScene &scene, std::size_t index)
{
    if (index < scene.clips.size())
        return TimelineItem{Kind::Clip, index};
    index -= scene.clips.size();
    if (index < scene.blocks.size())
        return TimelineItem{Kind::Take, index, scene.blocks[index].take.value};
    index -= scene.blocks.size();
    if (index < scene.markers().size())
        return TimelineItem{Kind::Marker, index, scene.markers()[index].id.value};
    return std::nullopt;
}

std::size_t listPosition(const TimelineScene &scene, const TimelineItem &item)
{
    std::size_t position = item.index;
    if (item.kind > Kind::Clip)
        position += scene.clips.size();
    if (item.kind > Kind::Take)
        position += scene.blocks.size();
    return position;
}

std::optional<TimelineItem> clipUnder(const TimelineScene &scene, double x)
{
    const auto time = scene.geometry.timeAt(x);
    const auto clip = std::ranges::upper_bound(scene.clips, time, {}, &TimeRange::end);
    if (clip == scene.clips.end() || !clip->contains(time))
        return std::nullopt;
    return TimelineItem{Kind::Clip, std::size_t(clip - scene.clips.begin())};
}

QRect between(const TimelineScene &scene, const FrameRange &frames, int top, int bottom)
{
    const int left = int(std::floor(scene.geometry.xOf(frames.begin)));
    const int right = int(std::ceil(scene.geometry.xOf(frames.end)));
    return {QPoint(left, top), QPoint(std::max(left, right - 1), bottom)};
}

QRect around(double x, int reach, int top, int bottom)
{
    const int middle = int(std::lround(x));
    return {QPoint(middle - reach, top), QPoint(middle + reach, bottom)};
}

QString takeName(const TakeBlock &block, const QString &stretch)
{
    const bool isUsed = block.chosen && block.state == TakeState::Ready;
    return tr("Take %1, %2, %3, %4")
        .arg(QString::number(block.number), words::modeName(block.mode), stretch,
            isUsed ? tr("ready, chosen") : takeStateText(block));
}

} // namespace

QString stretchText(const FrameRange &frames, timeline::model::Rational rate)
{
    return tr("%1 to %2").arg(toTimecode(frames.begin, rate), toTimecode(frames.end, rate));
}

int itemCount(const TimelineScene &scene)
{
    const int alone = aloneCount(scene);
    return alone == 0
        ? 0
        : alone + int(scene.clips.size() + scene.blocks.size() + scene.markers().size());
}

std::optional<TimelineItem> itemAt(const TimelineScene &scene, int position)
{
    const int alone = aloneCount(scene);
    if (position < 0 || position >= itemCount(scene))
        return std::nullopt;
    if (position < alone)
        return TimelineItem{Kind(position)};
    return listItem(scene, std::size_t(position - alone));
}

int positionOf(const TimelineScene &scene, const TimelineItem &item)
{
    const auto alone = aloneAt(item.kind);
    const int position = alone ? *alone : aloneCount(scene) + int(listPosition(scene, item));
    return itemAt(scene, position) == item ? position : -1;
}

std::optional<TimelineItem> itemUnder(const TimelineScene &scene, QPointF at)
{
    using Zone = TimelineHit::Zone;
    const TimelineHit hit = hitTest(scene, at);
    switch (hit.zone) {
    case Zone::Marker:
        return TimelineItem{Kind::Marker, *hit.marker, scene.markers()[*hit.marker].id.value};
    case Zone::Take:
        return TimelineItem{Kind::Take, *hit.block, scene.blocks[*hit.block].take.value};
    case Zone::RangeBegin:
        return TimelineItem{Kind::RangeBegin};
    case Zone::RangeEnd:
        return TimelineItem{Kind::RangeEnd};
    case Zone::RangeBody:
        return TimelineItem{Kind::Range};
    case Zone::Strip:
    case Zone::ClipHandle:
    case Zone::ClipBegin:
    case Zone::ClipEnd:
        return clipUnder(scene, at.x());
    case Zone::Ruler:
        if (itemRect(scene, {}).contains(at.toPoint()))
            return TimelineItem{};
        return std::nullopt;
    case Zone::Minimap:
    case Zone::Outside:
        break;
    }
    return std::nullopt;
}

QRect itemRect(const TimelineScene &scene, const TimelineItem &item)
{
    constexpr int reach = 4, markerReach = 7;
    const TimelineLanes lanes = scene.geometry.lanes();
    const FrameRange frames = itemFrames(scene, item);
    switch (item.kind) {
    case Kind::Playhead:
        return around(
            scene.geometry.xOf(frames.begin), reach, lanes.ruler.top(), lanes.waveform.bottom());
    case Kind::Range:
        return between(scene, frames, lanes.strip.top(), lanes.waveform.bottom());
    case Kind::RangeBegin:
    case Kind::RangeEnd:
        return around(
            scene.geometry.xOf(frames.begin), reach, lanes.strip.top(), lanes.waveform.bottom());
    case Kind::Clip:
        return between(scene, frames, lanes.strip.top(), lanes.strip.bottom());
    case Kind::Take:
        return scene.takeLayout.rect(scene.geometry, scene.blocks, item.index).toAlignedRect();
    case Kind::Marker:
        break;
    }
    return around(scene.geometry.xOf(scene.markers()[item.index].time), markerReach,
        lanes.ruler.bottom() - 13, lanes.cache.bottom());
}

FrameRange itemFrames(const TimelineScene &scene, const TimelineItem &item)
{
    const auto &grid = scene.geometry.grid();
    switch (item.kind) {
    case Kind::Playhead:
        return {scene.position, scene.position};
    case Kind::Range:
        return *scene.range;
    case Kind::RangeBegin:
        return {scene.range->begin, scene.range->begin};
    case Kind::RangeEnd:
        return {scene.range->end, scene.range->end};
    case Kind::Clip:
        return grid.framesIn(scene.clips[item.index]);
    case Kind::Take:
        return grid.framesIn(scene.blocks[item.index].range);
    case Kind::Marker:
        break;
    }
    const auto &marker = scene.markers()[item.index];
    const auto begin = grid.frameAt(marker.time);
    return {begin, std::max(begin, grid.framesIn(marker.range()).end)};
}

QString itemName(const TimelineScene &scene, const TimelineItem &item)
{
    const FrameRange frames = itemFrames(scene, item);
    const QString stretch = stretchText(frames, scene.geometry.rate());
    switch (item.kind) {
    case Kind::Playhead:
        return tr("Playhead");
    case Kind::Range:
        return tr("Range, %1").arg(stretch);
    case Kind::RangeBegin:
        return tr("Begin of the range");
    case Kind::RangeEnd:
        return tr("End of the range");
    case Kind::Clip:
        return tr("Clip %1 of %2, %3")
            .arg(QString::number(item.index + 1), QString::number(scene.clips.size()), stretch);
    case Kind::Take:
        return takeName(scene.blocks[item.index], stretch);
    case Kind::Marker:
        break;
    }
    return tr("Marker, %1, %2")
        .arg(frames.isEmpty() ? toTimecode(frames.begin, scene.geometry.rate()) : stretch,
            markerText(scene.markers()[item.index]));
}

QString itemValue(const TimelineScene &scene, const TimelineItem &item)
{
    const FrameRange frames = itemFrames(scene, item);
    if (aloneAt(item.kind) && item.kind != Kind::Range)
        return toTimecode(frames.begin, scene.geometry.rate());
    return frames.isEmpty() ? QString()
                            : words::duration(scene.geometry.grid().shown(frames).length());
}

} // namespace ui
