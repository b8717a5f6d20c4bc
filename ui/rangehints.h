// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/windowplan.h"
#include "ui/timelineview.h"
#include "ui/values.h"

#include <optional>

namespace ui {

// What follows the mouse while a range is dragged: what is sent, what it costs, which rule acts.
// Pure.
RangeHint rangeHint(const std::optional<model::WindowPlan> &plan, const ServiceInfo &service,
    bool crossesCut = false);

// Whether clips that do not continue each other meet inside the range. Pure.
bool crossesCut(const media::SequenceView &view, const model::FrameRange &range);
// What the user is told then.
QString cutWarning();

} // namespace ui
