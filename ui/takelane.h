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
// Where each block is painted and hit. Beyond four rows they become thinner instead of more; few
// blocks are never narrower than their number, many may become lines.
class TakeLayout {
public:
    TakeLayout() = default;
    explicit TakeLayout(const std::vector<TakeBlock> &blocks);

    int rows() const { return m_rowCount; }
    int row(std::size_t block) const { return m_rows[block]; }
    // All that meet [from, to], and perhaps some before it, in ascending order.
    std::vector<std::size_t> between(
        timeline::model::Flicks from, timeline::model::Flicks to) const;
    QRectF rect(const TimelineGeometry &geometry, const std::vector<TakeBlock> &blocks,
        std::size_t block) const;

private:
    struct Place {
        timeline::model::Flicks begin, reach; // reach: as far as this or any before it
        std::size_t block;
    };

    std::vector<Place> m_places; // by their beginning
    std::vector<int> m_rows;
    int m_rowCount = 0;
};

} // namespace ui
