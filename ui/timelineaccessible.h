// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelineitems.h"

#include <QAccessible>

#include <vector>

namespace ui {

class TimelineView;

// Lets screen readers and their like see what lies on every TimelineView: playhead, range, clips,
// takes and markers with their names, values, places and actions. GUI thread; again is harmless.
void installTimelineAccessible();

// What has changed on a timeline.
enum class TimelineNews { Focus, Position, Range, Selection, Items };

// An event for assistive technology: of a child, or of the view itself.
struct TimelineEvent {
    QAccessible::Event what = QAccessible::ObjectReorder;
    std::optional<TimelineItem> item{};

    bool operator==(const TimelineEvent &) const = default;
};
// Pure.
std::vector<TimelineEvent> eventsFor(const TimelineScene &scene, TimelineNews news);
// Sends them. Next to nothing while nobody listens.
void tellListeners(TimelineView &view, TimelineNews news);

} // namespace ui
