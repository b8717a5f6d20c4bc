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
RangeHint rangeHint(const std::optional<model::WindowPlan> &plan, const ServiceInfo &service);

} // namespace ui
