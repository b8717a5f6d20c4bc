// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takelane.h"

#include "ui/timelinegeometry.h"

#include <algorithm>
#include <numeric>

namespace ui {

using timeline::model::Flicks;

std::vector<int> takeRows(const std::vector<TakeBlock> &blocks)
{
    std::vector<std::size_t> order(blocks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&blocks](std::size_t a, std::size_t b) {
        const TakeBlock &l = blocks[a], &r = blocks[b];
        return l.range.begin != r.range.begin ? l.range.begin < r.range.begin : l.number < r.number;
    });
    std::vector<int> rows(blocks.size(), 0);
    std::vector<Flicks> ends; // of the last block in each row
    for (const std::size_t i : order) {
        auto row = std::find_if(
            ends.begin(), ends.end(), [&](Flicks end) { return end <= blocks[i].range.begin; });
        if (row == ends.end())
            row = ends.insert(ends.end(), Flicks{0});
        *row = blocks[i].range.end;
        rows[i] = int(row - ends.begin());
    }
    return rows;
}

int rowCount(const std::vector<int> &rows)
{
    return rows.empty() ? 0 : *std::max_element(rows.begin(), rows.end()) + 1;
}

QRectF takeRect(const TimelineGeometry &geometry, const TakeBlock &block, int row, int rows)
{
    constexpr double narrowest = 22; // a number must fit and be hit
    const QRect lane = geometry.lanes().takes;
    const double height = std::min(
        double(TimelineGeometry::takeRowHeight), (lane.height() - 4.0) / std::max(1, rows));
    const double left = geometry.xOf(block.range.begin);
    const double width = std::max(narrowest, geometry.xOf(block.range.end) - left);
    return {left, lane.top() + 2 + row * height, width, height - 2};
}

} // namespace ui
