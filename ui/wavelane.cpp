// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wavelane.h"

#include "ui/timelinestamps.h"

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
    const std::int64_t known = m_first, knownEnd = m_first + std::int64_t(m_columns.size());
    if (std::abs(perColumn - m_flicksPerColumn) > 1e-9 * perColumn || first >= knownEnd
        || last <= known) {
        m_columns = waveform.columns(perColumn, first, std::size_t(last - first));
    } else if (first != known || last != knownEnd) {
        const auto before = waveform.columns(
            perColumn, first, std::size_t(std::max<std::int64_t>(0, known - first)));
        const auto after = waveform.columns(
            perColumn, knownEnd, std::size_t(std::max<std::int64_t>(0, last - knownEnd)));
        if (last < knownEnd)
            m_columns.resize(std::size_t(last - known));
        if (first > known)
            m_columns.erase(m_columns.begin(), m_columns.begin() + (first - known));
        m_columns.insert(m_columns.begin(), before.begin(), before.end());
        m_columns.insert(m_columns.end(), after.begin(), after.end());
    }
    m_first = first;
    m_flicksPerColumn = perColumn;
}

// Row by row over all columns, which a processor does many at a time; a rectangle a column costs
// ten times as much.
void WaveLane::fill(const std::vector<Bar> &bars, QSize size)
{
    if (m_image.width() < size.width() || m_image.height() != size.height())
        m_image = QImage(size, QImage::Format_RGB32);
    const std::size_t count = std::min(bars.size(), std::size_t(size.width()));
    const QRgb paper = ground.rgb();
    for (int y = 0; y < size.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(m_image.scanLine(y));
        for (std::size_t i = 0; i < count; ++i)
            line[i] = y >= bars[i].top && y < bars[i].bottom ? bars[i].ink : paper;
    }
}

void WaveLane::paint(
    QPainter &painter, const TimelineScene &scene, const Waveform &waveform, const QRect &exposed)
{
    const TimelineGeometry &g = scene.geometry;
    const double ratio = painter.device()->devicePixelRatioF();
    const double origin = g.xOf(Flicks{0}), end = g.xOf(g.grid().length());
    const double leftmost = std::max({0.0, origin, double(exposed.left())});
    const double rightmost = std::min(end, exposed.right() + 1.0);
    if (rightmost <= leftmost)
        return;
    lookUp(scene, waveform, ratio);
    const QRect place = devicePixels(QRectF(leftmost, g.lanes().waveform.top(),
                                         rightmost - leftmost, g.lanes().waveform.height()),
        ratio);
    const double middle = std::round(place.height() / 2.0), half = place.height() / 2.0 - 2;
    const double from = scene.range ? g.xOf(scene.range->begin) * ratio : 1e18;
    const double to = scene.range ? g.xOf(scene.range->end) * ratio : -1e18;
    // The grid of columns starts with the sequence, so that scrolling by less than a pixel does not
    // shimmer.
    const auto offset = std::int64_t(std::round(origin * ratio)) + m_first;
    std::vector<Bar> bars(std::size_t(place.width()));
    for (int x = place.left(); x <= place.right(); ++x) {
        const std::int64_t column = x - offset;
        if (column < 0 || column >= std::int64_t(m_columns.size()))
            continue;
        const Peak &peak = m_columns[std::size_t(column)];
        const auto level = [&](float v) {
            return int(middle - std::round(std::clamp(double(v), -1.0, 1.0) * half));
        };
        const int top = level(peak.high);
        bars[std::size_t(x - place.left())] = {top, std::max(top + 1, level(peak.low)),
            x >= from && x < to ? inkInRange.rgb() : ink.rgb()};
    }
    fill(bars, place.size());
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    painter.drawImage(place.topLeft(), m_image, QRect(QPoint(0, 0), place.size()));
    painter.restore();
}

} // namespace ui
