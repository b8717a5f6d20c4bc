// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelinescene.h"

#include <QPointF>

#include <optional>

namespace ui {

struct TimelineHit {
    enum class Zone { Outside, Minimap, Ruler, RangeBegin, RangeEnd, RangeBody, Strip, Take };

    Zone zone = Zone::Outside;
    std::optional<std::size_t> block; // position in TimelineScene::blocks when zone is Take

    bool operator==(const TimelineHit &) const = default;
};

// What lies under the mouse. Pictures and sound are one surface for ranges (Strip). The edges win
// over the body, also of a range that is narrower than they are.
TimelineHit hitTest(const TimelineScene &scene, QPointF at);

} // namespace ui
