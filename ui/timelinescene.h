// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/render/takedifference.h"
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

// A marker that is dragged, and where it would be.
struct MovedMarker {
    std::size_t position = 0;
    timeline::model::FrameNumber to;

    bool operator==(const MovedMarker &) const = default;
};

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
    timeline::render::DifferenceRow difference; // of the take under the playhead
    std::vector<timeline::model::Flicks> cuts; // where those of `clips` meet
    std::vector<timeline::model::FrameNumber> entryPoints; // clean places to join, ascending
    std::vector<timeline::model::FrameNumber> snaps; // those, markers and shot changes, ascending
    std::vector<timeline::model::TimeRange> clips; // as the user takes them, covering the sequence
    std::optional<timeline::model::TimeRange> selected; // one of them
    std::optional<timeline::model::FrameNumber> dropAt; // where what is dragged would come in
    std::optional<std::size_t> hoveredBlock;
    std::optional<std::size_t> hoveredMarker;
    bool rangeHovered = false;
    bool focused = false;
    TimelinePart part = TimelinePart::Playhead;
    std::optional<MovedMarker> movedMarker;
    std::optional<timeline::model::FrameNumber> trimmedTo; // where an edge of the clip is dragged
    std::optional<QPointF> dragLabel; // where the mouse is while something is dragged
    QString dragText; // of what is no range
    std::optional<timeline::model::FrameNumber>
        snappedTo; // the edge under the mouse has snapped there

    const std::vector<timeline::model::Marker> &markers() const
    {
        static const std::vector<timeline::model::Marker> none;
        return view ? view->project.sequence.markers : none;
    }
    timeline::model::TimeRange rangeTime() const
    {
        return range ? geometry.grid().shown(*range) : timeline::model::TimeRange{};
    }
};

} // namespace ui
