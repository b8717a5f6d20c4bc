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
void WaveLane::fill(QSize size)
{
    if (m_image.width() < size.width() || m_image.height() != size.height())
        m_image = QImage(size, QImage::Format_RGB32);
    const std::size_t count = m_bars.tops.size();
    const int *const tops = m_bars.tops.data(), *const bottoms = m_bars.bottoms.data();
    const QRgb *const inks = m_bars.inks.data();
    const QRgb paper = ground.rgb();
    for (int y = 0; y < size.height(); ++y) {
        auto *const line = reinterpret_cast<QRgb *>(m_image.scanLine(y));
        if (y < m_bars.highest || y >= m_bars.lowest) {
            std::fill_n(line, count, paper);
            continue;
        }
        for (std::size_t i = 0; i < count; ++i)
            line[i] = ((y >= tops[i]) & (y < bottoms[i])) ? inks[i] : paper;
    }
}

void WaveLane::Bars::reset(int width, int height)
{
    tops.assign(std::size_t(width), 0);
    bottoms.assign(std::size_t(width), 0);
    inks.assign(std::size_t(width), 0);
    highest = height;
    lowest = 0;
}

void WaveLane::layBars(const TimelineScene &scene, const QRect &place, double ratio)
{
    const TimelineGeometry &g = scene.geometry;
    const double middle = std::round(place.height() / 2.0), half = place.height() / 2.0 - 2;
    const auto level = [&](float v) {
        return int(middle - std::round(std::clamp(double(v), -1.0, 1.0) * half));
    };
    const double from = scene.range ? g.xOf(scene.range->begin) * ratio : 1e18;
    const double to = scene.range ? g.xOf(scene.range->end) * ratio : -1e18;
    // The grid of columns starts with the sequence, so that scrolling by less than a pixel does not
    // shimmer.
    const auto offset = std::int64_t(std::round(g.xOf(Flicks{0}) * ratio)) + m_first;
    m_bars.reset(place.width(), place.height());
    for (int x = place.left(); x <= place.right(); ++x) {
        const std::int64_t column = x - offset;
        if (column < 0 || column >= std::int64_t(m_columns.size()))
            continue;
        const Peak &peak = m_columns[std::size_t(column)];
        const int top = level(peak.high), bottom = std::max(top + 1, level(peak.low));
        const auto i = std::size_t(x - place.left());
        m_bars.tops[i] = top;
        m_bars.bottoms[i] = bottom;
        m_bars.inks[i] = x >= from && x < to ? inkInRange.rgb() : ink.rgb();
        m_bars.highest = std::min(m_bars.highest, top);
        m_bars.lowest = std::max(m_bars.lowest, bottom);
    }
}

void WaveLane::paint(
    QPainter &painter, const TimelineScene &scene, const Waveform &waveform, const QRect &exposed)
{
    const TimelineGeometry &g = scene.geometry;
    const double ratio = painter.device()->devicePixelRatioF();
    const double left = std::max({0.0, g.xOf(Flicks{0}), double(exposed.left())});
    const double right = std::min(g.xOf(g.grid().length()), exposed.right() + 1.0);
    if (right <= left)
        return;
    const QRect lane = g.lanes().waveform;
    const QRect place = devicePixels(QRectF(left, lane.top(), right - left, lane.height()), ratio);
    lookUp(scene, waveform, ratio);
    layBars(scene, place, ratio);
    fill(place.size());
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    painter.drawImage(place.topLeft(), m_image, QRect(QPoint(0, 0), place.size()));
    painter.restore();
}

} // namespace ui
