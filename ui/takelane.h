// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/rational.h"
#include "timeline/model/take.h"

#include <QRectF>

#include <vector>

namespace ui {

class TimelineGeometry;

enum class TakeState { Queued, Running, Ready, Failed, Rejected };

// One take as the timeline shows it.
struct TakeBlock {
    timeline::model::TimeRange range; // where it lies now, sequence time
    timeline::model::TakeId take;
    int number = 0;
    timeline::model::Mode mode = timeline::model::Mode::Both;
    TakeState state = TakeState::Ready;
    double progress = -1; // 0…1 while running; below 0: not known
    bool chosen = false;

    bool operator==(const TakeBlock &) const = default;
};

// A row for each block, so that blocks that overlap in time lie under each other: the first row
// that is free.
std::vector<int> takeRows(const std::vector<TakeBlock> &blocks);
int rowCount(const std::vector<int> &rows);

// Where a block of `row` is painted and hit. Beyond four rows they become thinner instead of more.
QRectF takeRect(const TimelineGeometry &geometry, const TakeBlock &block, int row, int rows);

} // namespace ui
