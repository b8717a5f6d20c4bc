// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelinescene.h"

#include <QPointF>
#include <QRect>
#include <QString>

#include <optional>

// What lies on the timeline, one by one and in words, for those who do not see it. Pure: reads the
// scene, and nothing grows with the number of clips but the lists that the scene has anyway.
namespace ui {

struct TimelineItem {
    enum class Kind { Playhead, Range, RangeBegin, RangeEnd, Clip, Take, Marker };

    Kind kind = Kind::Playhead;
    std::size_t index = 0; // in the scene's clips, blocks or markers
    std::int64_t id = 0; // of the take or the marker: another one in its place is another item

    bool operator==(const TimelineItem &) const = default;
};

// In their order: playhead, the range with its two ends where there is one, clips, takes, markers.
int itemCount(const TimelineScene &scene);
std::optional<TimelineItem> itemAt(const TimelineScene &scene, int position);
// -1: it is not there any more.
int positionOf(const TimelineScene &scene, const TimelineItem &item);
// As the mouse would hit it; widget coordinates.
std::optional<TimelineItem> itemUnder(const TimelineScene &scene, QPointF at);
QRect itemRect(const TimelineScene &scene, const TimelineItem &item);

// The frames that it covers; of an end or the playhead the one boundary: an empty range.
timeline::model::FrameRange itemFrames(const TimelineScene &scene, const TimelineItem &item);
// "Take 2, picture and sound, 00:00:04:00 to 00:00:06:12, ready, chosen"
QString itemName(const TimelineScene &scene, const TimelineItem &item);
// A timecode, or a length: "2.5 s"
QString itemValue(const TimelineScene &scene, const TimelineItem &item);

// "00:00:04:00 to 00:00:06:12"
QString stretchText(const timeline::model::FrameRange &frames, timeline::model::Rational rate);

} // namespace ui
