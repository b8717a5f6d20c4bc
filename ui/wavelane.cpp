// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wavelane.h"

#include "ui/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

using timeline::media::Peak;
using timeline::media::Waveform;
using timeline::model::Flicks;
using timeline::model::flicksPerSecond;

namespace {

const QColor ground(0x17, 0x17, 0x17);
const QColor ink(0x86, 0x86, 0x86);
const QColor inkInRange(0xd6, 0xd6, 0xd6);

} // namespace

void WaveLane::lookUp(const TimelineScene &scene, const Waveform &waveform, double ratio)
{
    const TimelineGeometry &g = scene.geometry;
    const double perColumn = double(flicksPerSecond) / (g.pixelsPerSecond() * ratio);
    const auto visible = g.visible();
    const auto column = [perColumn](Flicks t) {
        return std::int64_t(std::floor(double(t.count()) / perColumn));
    };
    const std::int64_t first = column(visible.begin), last = column(visible.end) + 1;
    std::vector<Peak> columns(std::size_t(last - first));
    const bool same = std::abs(perColumn - m_flicksPerColumn) <= 1e-9 * perColumn;
    const std::int64_t knownEnd = m_first + std::int64_t(m_columns.size());
    for (std::int64_t c = first; c < last; ++c) {
        if (same && c >= m_first && c < knownEnd) {
            columns[std::size_t(c - first)] = m_columns[std::size_t(c - m_first)];
            continue;
        }
        const Flicks from{std::llround(double(c) * perColumn)},
            to{std::llround(double(c + 1) * perColumn)};
        columns[std::size_t(c - first)] = waveform.over({from, std::max(to, from + Flicks{1})});
    }
    m_columns = std::move(columns);
    m_first = first;
    m_flicksPerColumn = perColumn;
}

void WaveLane::paint(
    QPainter &painter, const TimelineScene &scene, const Waveform &waveform, const QRect &exposed)
{
    const TimelineGeometry &g = scene.geometry;
    const QRectF lane(g.lanes().waveform);
    const double ratio = painter.device()->devicePixelRatioF();
    const double origin = g.xOf(Flicks{0}), end = g.xOf(g.grid().length());
    painter.fillRect(QRectF(std::max(0.0, origin), lane.top(),
                         std::min(end, lane.right()) - std::max(0.0, origin), lane.height()),
        ground);
    lookUp(scene, waveform, ratio);

    const double middle = std::round(lane.center().y() * ratio),
                 half = lane.height() * ratio / 2 - 2;
    const double from = scene.range ? g.xOf(scene.range->begin) : 1e18;
    const double to = scene.range ? g.xOf(scene.range->end) : -1e18;
    // Whole pixels, which Qt fills far faster than rectangles of floating point.
    QList<QRect> plain, inside;
    plain.reserve(qsizetype(m_columns.size()));
    // The grid of columns starts with the sequence, so that scrolling by less than a pixel does not
    // shimmer.
    const auto offset = std::int64_t(std::round(origin * ratio));
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const std::int64_t column = offset + m_first + std::int64_t(i);
        const double x = double(column) / ratio;
        if (x < exposed.left() - 1 || x > exposed.right() + 2)
            continue;
        const double top =
            middle - std::round(std::clamp(double(m_columns[i].high), -1.0, 1.0) * half);
        const double bottom =
            middle - std::round(std::clamp(double(m_columns[i].low), -1.0, 1.0) * half);
        const bool within = x >= from && x < to;
        (within ? inside : plain)
            .append(QRect(int(column), int(top), 1, std::max(1, int(bottom - top))));
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.scale(1 / ratio, 1 / ratio);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawRects(plain);
    painter.setBrush(inkInRange);
    painter.drawRects(inside);
    painter.restore();
}

} // namespace ui
