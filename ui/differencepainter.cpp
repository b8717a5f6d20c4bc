// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/timecode.h"
#include "ui/theme.h"
#include "ui/timelinepainters.h"
#include "ui/timelinestamps.h"

#include <QCoreApplication>
#include <QImage>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ui {

using timeline::model::FrameNumber;
using timeline::render::DifferenceRow;

namespace {

// What fills the lane; a face that moves differs by 1 to 5, another scene by 30 and more.
constexpr double highest = 32;

QString say(const char *text)
{
    return QCoreApplication::translate("ui::TimelineView", text);
}

// A small difference is to be seen beside a large one.
int barHeight(float level, int room)
{
    const double share = std::sqrt(std::clamp(double(level) / highest, 0.0, 1.0));
    return level <= 0 ? 0 : std::max(1, int(std::lround(share * room)));
}

std::optional<float> levelAt(const DifferenceRow &row, FrameNumber n)
{
    if (!row.frames.contains(n))
        return std::nullopt;
    const float level = row.levels[std::size_t(n - row.frames.begin)];
    return level < 0 ? std::nullopt : std::optional(level);
}

// The height of the bar in each column of `place`: the highest of the frames that touch it.
std::vector<int> barsIn(const TimelineScene &scene, const QRect &place, double ratio)
{
    const TimelineGeometry &g = scene.geometry;
    const DifferenceRow &row = scene.difference;
    std::vector<int> bars(std::size_t(place.width()), 0);
    FrameNumber n = std::max(row.frames.begin, g.frameAt(place.left() / ratio - 1));
    for (double x = g.xOf(n) * ratio; n < row.frames.end && x <= place.right() + 1; n = n + 1) {
        const double end = g.xOf(n + 1) * ratio;
        const int first = std::max(qRound(x) - place.left(), 0);
        const int last =
            std::min(std::max(qRound(end), qRound(x) + 1) - place.left(), place.width());
        const int height = barHeight(levelAt(row, n).value_or(0), place.height());
        for (int i = first; i < last; ++i)
            bars[std::size_t(i)] = std::max(bars[std::size_t(i)], height);
        x = end;
    }
    return bars;
}

} // namespace

void paintDifference(QPainter &painter, const TimelineScene &scene, const QRect &exposed)
{
    const DifferenceRow &row = scene.difference;
    const TimelineGeometry &g = scene.geometry;
    const QRect lane = g.lanes().difference;
    const double left = std::max(g.xOf(row.frames.begin), double(exposed.left()));
    const double right = std::min(g.xOf(row.frames.end), exposed.right() + 1.0);
    if (lane.isEmpty() || right <= left)
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    const QRect place = devicePixels(QRectF(left, lane.top(), right - left, lane.height()), ratio);
    const std::vector<int> bars = barsIn(scene, place, ratio);
    QImage image(place.size(), QImage::Format_RGB32);
    const QRgb paper = theme::field.rgb(), ink = theme::accent.rgb();
    for (int y = 0; y < place.height(); ++y) {
        auto *const line = reinterpret_cast<QRgb *>(image.scanLine(y));
        const int over = place.height() - y; // a bar that reaches so far is seen in this row
        for (std::size_t i = 0; i < bars.size(); ++i)
            line[i] = bars[i] >= over ? ink : paper;
    }
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    painter.drawImage(place.topLeft(), image);
    painter.restore();
}

QString differenceText(const TimelineScene &scene, QPointF at)
{
    if (!QRectF(scene.geometry.lanes().difference).contains(at))
        return {};
    const FrameNumber n = scene.geometry.frameAt(at.x());
    const auto level = levelAt(scene.difference, n);
    if (!level)
        return {};
    return say("Where the take differs from the original: %1 of 255 in brightness at %2")
        .arg(QLocale().toString(double(*level), 'f', 1),
            timeline::model::toTimecode(n, scene.geometry.rate()));
}

} // namespace ui
