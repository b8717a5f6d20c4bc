// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "ui/takelane.h"
#include "ui/timelinegeometry.h"

#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace ui {

// What the service's limits and prices say of the range under the mouse. Times are sequence time;
// empty ranges mean "not known".
struct RangeHint {
    enum class Level { Ok, Note, Blocked };

    QString text;
    Level level = Level::Ok;
    timeline::model::TimeRange section, window;

    bool operator==(const RangeHint &) const = default;
};

// What the keyboard moves.
enum class TimelinePart { Playhead, RangeBegin, RangeEnd };

// Everything that the timeline's painters and its hit test read. A value.
struct TimelineScene {
    TimelineGeometry geometry;
    timeline::media::ViewPtr view; // null: no video
    timeline::model::FrameNumber position;
    std::optional<timeline::model::FrameRange> range;
    RangeHint hint;
    std::vector<TakeBlock> blocks;
    TakeLayout takeLayout; // of blocks
    std::vector<timeline::model::FrameRange> cached;
    std::vector<timeline::model::Flicks> cuts; // where clips meet that do not continue each other
    std::vector<timeline::model::FrameNumber> entryPoints; // clean places to join, ascending
    std::optional<std::size_t> hoveredBlock;
    bool rangeHovered = false;
    bool focused = false;
    TimelinePart part = TimelinePart::Playhead;
    std::optional<QPointF> dragLabel; // where the mouse is while a range is dragged
    std::optional<timeline::model::FrameNumber>
        snappedTo; // the edge under the mouse has snapped there

    timeline::model::TimeRange rangeTime() const
    {
        return range ? geometry.grid().shown(*range) : timeline::model::TimeRange{};
    }
};

} // namespace ui
