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

TakeLayout::TakeLayout(const std::vector<TakeBlock> &blocks)
    : m_rows(takeRows(blocks))
    , m_rowCount(m_rows.empty() ? 0 : *std::max_element(m_rows.begin(), m_rows.end()) + 1)
{
    m_places.reserve(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i)
        m_places.push_back({blocks[i].range.begin, blocks[i].range.end, i});
    std::ranges::stable_sort(m_places, {}, &Place::begin);
    for (std::size_t i = 1; i < m_places.size(); ++i)
        m_places[i].reach = std::max(m_places[i].reach, m_places[i - 1].reach);
}

std::vector<std::size_t> TakeLayout::between(Flicks from, Flicks to) const
{
    const auto first = std::ranges::lower_bound(m_places, from, {}, &Place::reach);
    const auto last = std::ranges::upper_bound(m_places, to, {}, &Place::begin);
    std::vector<std::size_t> found;
    for (auto place = first; place < last; ++place)
        found.push_back(place->block);
    std::ranges::sort(found);
    return found;
}

QRectF TakeLayout::rect(
    const TimelineGeometry &geometry, const std::vector<TakeBlock> &blocks, std::size_t block) const
{
    constexpr std::size_t few = 60;
    const double narrowest = blocks.size() <= few ? 22 : 2;
    const QRect lane = geometry.lanes().takes;
    const double height = std::min(
        double(TimelineGeometry::takeRowHeight), (lane.height() - 4.0) / std::max(1, m_rowCount));
    const double left = geometry.xOf(blocks[block].range.begin);
    const double width = std::max(narrowest, geometry.xOf(blocks[block].range.end) - left);
    return {left, lane.top() + 2 + m_rows[block] * height, width, height - 2};
}

} // namespace ui
