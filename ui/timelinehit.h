// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelinescene.h"

#include <QPointF>
#include <QRectF>

#include <optional>

namespace ui {

struct TimelineHit {
    enum class Zone {
        Outside,
        Minimap,
        Ruler,
        Marker,
        ClipHandle,
        ClipBegin,
        ClipEnd,
        RangeBegin,
        RangeEnd,
        RangeBody,
        Strip,
        Take
    };

    Zone zone = Zone::Outside;
    std::optional<std::size_t> block{}; // position in TimelineScene::blocks when zone is Take
    std::optional<std::size_t> marker{}; // position in the markers when zone is Marker

    bool operator==(const TimelineHit &) const = default;
};

// What lies under the mouse. Pictures and sound are one surface for ranges (Strip). The edges win
// over the body, also of a range that is narrower than they are.
TimelineHit hitTest(const TimelineScene &scene, QPointF at);

// By which the selected clip is dragged to another place: in the middle of what is seen of it.
// Empty where there is none, or no room for it.
QRectF clipHandle(const TimelineScene &scene);

} // namespace ui
