// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelinegeometry.h"

#include <algorithm>
#include <cmath>

namespace ui {

using timeline::model::Flicks;
using timeline::model::flicksPerSecond;
using timeline::model::FrameGrid;
using timeline::model::FrameNumber;
using timeline::model::TimeRange;

namespace {

constexpr int minimapHeight = 20;
constexpr int rulerHeight = 26;
constexpr int cacheHeight = 3;
constexpr int laneGap = 5;
constexpr int differenceHeight = 12;
constexpr int smallestStrip = 40;
constexpr int smallestWave = 30;
constexpr double framesAtLargest = 4; // that fill the widget at full zoom

int takesHeight(int rows)
{
    return std::clamp(rows, 1, 4) * TimelineGeometry::takeRowHeight + 4;
}

double flicks(Flicks t)
{
    return double(t.count());
}

} // namespace

TimelineGeometry::TimelineGeometry()
    : m_grid(std::make_shared<const FrameGrid>())
{
}

void TimelineGeometry::setGrid(
    std::shared_ptr<const FrameGrid> grid, timeline::model::Rational rate)
{
    const Flicks before = m_grid->length();
    m_grid = grid ? std::move(grid) : std::make_shared<const FrameGrid>();
    m_rate = rate;
    if (m_grid->length() != before || m_scale <= 0)
        zoomToFit();
}

void TimelineGeometry::setSize(QSize size)
{
    m_size = size;
    if (m_fit)
        zoomToFit();
    else
        setScale(m_scale, margin);
}

void TimelineGeometry::setTakeRows(int rows)
{
    m_takeRows = std::max(1, rows);
}

void TimelineGeometry::setDifferenceShown(bool shown)
{
    m_hasDifference = shown;
}

TimelineLanes TimelineGeometry::lanes() const
{
    const int width = m_size.width();
    TimelineLanes lanes;
    lanes.minimap = QRect(0, laneGap, width, minimapHeight);
    lanes.ruler = QRect(0, lanes.minimap.bottom() + 1, width, rulerHeight);
    lanes.cache = QRect(0, lanes.ruler.bottom() + 1, width, cacheHeight);
    const int top = lanes.cache.bottom() + 2;
    const int takes = takesHeight(m_takeRows);
    const int room =
        std::max(smallestStrip + smallestWave, m_size.height() - top - takes - 3 * laneGap);
    const int strip = std::max(smallestStrip, room * 57 / 100);
    lanes.strip = QRect(0, top, width, strip);
    lanes.takes = QRect(0, lanes.strip.bottom() + 1 + laneGap, width, takes);
    lanes.waveform =
        QRect(0, lanes.takes.bottom() + 1 + laneGap, width, std::max(smallestWave, room - strip));
    if (m_hasDifference) {
        lanes.difference = QRect(0, lanes.waveform.top() - 1, width, differenceHeight);
        lanes.waveform.setTop(lanes.difference.bottom() + 3);
    }
    return lanes;
}

int TimelineGeometry::minimumHeight(int takeRows)
{
    return laneGap + minimapHeight + rulerHeight + cacheHeight + 2 + smallestStrip + smallestWave
        + takesHeight(takeRows) + 3 * laneGap;
}

double TimelineGeometry::contentWidth() const
{
    return std::max(1, m_size.width() - 2 * margin);
}

double TimelineGeometry::fitScale() const
{
    return m_grid->isEmpty() ? 0 : contentWidth() / std::max(1.0, flicks(m_grid->length()));
}

double TimelineGeometry::largestScale() const
{
    return fitScale() * std::max(1.0, double(m_grid->count()) / framesAtLargest);
}

double TimelineGeometry::zoom() const
{
    const double fit = fitScale(), largest = largestScale();
    return largest <= fit ? 0
                          : std::clamp(std::log(m_scale / fit) / std::log(largest / fit), 0.0, 1.0);
}

void TimelineGeometry::setZoom(double zoom, double anchorX)
{
    const double fit = fitScale();
    setScale(fit * std::pow(largestScale() / std::max(fit, 1e-300), std::clamp(zoom, 0.0, 1.0)),
        anchorX);
}

void TimelineGeometry::zoomBy(double factor, double anchorX)
{
    setScale(m_scale * factor, anchorX);
}

void TimelineGeometry::zoomToFit()
{
    m_scale = fitScale();
    m_left = 0;
    m_fit = true;
}

void TimelineGeometry::zoomTo(TimeRange range)
{
    if (range.isEmpty() || isEmpty())
        return;
    setScale(contentWidth() * 0.8 / flicks(range.length()), margin);
    centerOn(range.begin + range.length() / 2);
}

void TimelineGeometry::setScale(double scale, double anchorX)
{
    if (isEmpty())
        return;
    const double anchor = m_left + (anchorX - margin) / std::max(m_scale, 1e-300);
    const double fit = fitScale();
    m_fit = scale <= fit * 1.0001;
    m_scale = m_fit ? fit : std::min(scale, largestScale());
    m_left = anchor - (anchorX - margin) / m_scale;
    clampScroll();
}

void TimelineGeometry::clampScroll()
{
    const double last = flicks(m_grid->length()) - contentWidth() / std::max(m_scale, 1e-300);
    m_left = std::clamp(m_left, 0.0, std::max(0.0, last));
}

void TimelineGeometry::scrollBy(double pixels)
{
    if (isEmpty())
        return;
    m_left += pixels / m_scale;
    clampScroll();
}

void TimelineGeometry::centerOn(Flicks time)
{
    if (isEmpty())
        return;
    m_left = flicks(time) - contentWidth() / 2 / m_scale;
    clampScroll();
}

void TimelineGeometry::reveal(FrameNumber frame)
{
    if (isEmpty())
        return;
    const double x = xOf(m_grid->clamp(frame));
    if (x > m_size.width() - margin)
        scrollBy(x - margin - contentWidth() * 0.1);
    else if (x < margin)
        scrollBy(x - margin - contentWidth() * 0.9);
}

TimeRange TimelineGeometry::visible() const
{
    const auto inside = [this](double x) {
        return std::clamp(timeAt(x), Flicks{0}, m_grid->length());
    };
    return isEmpty() ? TimeRange{} : TimeRange{inside(0), inside(m_size.width())};
}

double TimelineGeometry::pixelsPerSecond() const
{
    return m_scale * double(flicksPerSecond);
}

double TimelineGeometry::frameWidth() const
{
    return m_grid->isEmpty() ? 0 : m_scale * flicks(m_grid->length()) / double(m_grid->count());
}

double TimelineGeometry::xOf(Flicks time) const
{
    return margin + (flicks(time) - m_left) * m_scale;
}

double TimelineGeometry::xOf(FrameNumber frame) const
{
    const auto n = std::clamp<std::int64_t>(frame.value, 0, m_grid->count());
    return xOf(m_grid->timeOf(FrameNumber{n}));
}

Flicks TimelineGeometry::timeAt(double x) const
{
    return m_scale <= 0 ? Flicks{0} : Flicks{std::llround(m_left + (x - margin) / m_scale)};
}

FrameNumber TimelineGeometry::frameAt(double x) const
{
    return isEmpty() ? FrameNumber{} : m_grid->frameAt(timeAt(x));
}

FrameNumber TimelineGeometry::boundaryAt(double x) const
{
    if (isEmpty())
        return {};
    const FrameNumber n = frameAt(x);
    const double before = xOf(n), after = xOf(n + 1);
    return x - before <= after - x ? n : n + 1;
}

double TimelineGeometry::minimapX(Flicks time) const
{
    return margin + flicks(time) * fitScale();
}

Flicks TimelineGeometry::minimapTimeAt(double x) const
{
    if (isEmpty())
        return Flicks{0};
    return std::clamp(Flicks{std::llround((x - margin) / fitScale())}, Flicks{0}, m_grid->length());
}

} // namespace ui
