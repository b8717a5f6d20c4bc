// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/columnmarks.h"
#include "ui/rulerticks.h"
#include "ui/theme.h"
#include "ui/timelinepainters.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {

using timeline::model::FrameNumber;
using timeline::model::FrameRange;

namespace {

constexpr double labelInset = 5;
const QColor trackGround(0x2b, 0x2b, 0x2b);
const QColor tickInk(0x5c, 0x5c, 0x5c);

// Lines on whole pixels are sharp at every scale.
double sharp(double x)
{
    return std::floor(x) + 0.5;
}

void paintEntryPoints(QPainter &painter, const TimelineScene &scene, const QRect &lane)
{
    constexpr double closest = 5;
    painter.setPen(QPen(theme::textDim, 1));
    double last = -1e9;
    const auto visible = scene.geometry.visible();
    const auto first = std::lower_bound(scene.entryPoints.begin(), scene.entryPoints.end(),
        scene.geometry.grid().frameAt(visible.begin));
    for (auto point = first; point != scene.entryPoints.end(); ++point) {
        const double x = scene.geometry.xOf(*point);
        if (x > lane.right())
            break;
        if (x - last < closest)
            continue;
        last = x;
        painter.drawLine(QPointF(sharp(x), lane.bottom() - 3), QPointF(sharp(x), lane.bottom()));
    }
}

void paintMinimapMarks(QPainter &painter, const TimelineScene &scene, const QRectF &track)
{
    const TimelineGeometry &g = scene.geometry;
    enum Kind : std::uint8_t { Take = 1, Failed = 2 };
    ColumnMarks marks(int(track.left()), int(std::ceil(track.right())));
    const double scale = track.width() / std::max(1.0, double(g.grid().length().count()));
    const auto at = [&](timeline::model::Flicks time) {
        return track.left() + double(time.count()) * scale;
    };
    for (const TakeBlock &block : scene.blocks) {
        const double left = at(block.range.begin);
        marks.add(left, std::max(left + 3, at(block.range.end)),
            block.state == TakeState::Failed ? Failed : Take);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const ColumnMarks::Run &run : marks.runs())
        painter.fillRect(QRectF(run.from, track.bottom() - 4, run.to - run.from, 2),
            run.kind == Failed ? theme::danger : theme::textDim);
    painter.setRenderHint(QPainter::Antialiasing);
    if (scene.range) {
        const double left = g.minimapX(scene.rangeTime().begin);
        const double width = std::max(3.0, g.minimapX(scene.rangeTime().end) - left);
        painter.fillRect(QRectF(left, track.top() + 2, width, track.height() - 7), theme::accent);
    }
}

} // namespace

void paintMinimap(QPainter &painter, const TimelineScene &scene, TimelineStamps &stamps)
{
    const TimelineGeometry &g = scene.geometry;
    const QRect lane = g.lanes().minimap;
    const double left = g.minimapX(timeline::model::Flicks{0});
    const double right = g.minimapX(g.grid().length());
    const QRectF track(left, lane.top() + 2, right - left, lane.height() - 5);
    const auto box = [&](const QRectF &rect, const BoxLook &look) {
        painter.save();
        painter.scale(1 / stamps.ratio, 1 / stamps.ratio);
        stamps.shapes.paintBox(painter, devicePixels(rect, stamps.ratio), look);
        painter.restore();
    };
    box(track, {trackGround, trackGround, Qt::NoPen, 3});
    paintMinimapMarks(painter, scene, track);
    const auto visible = g.visible();
    if (g.zoom() > 0.001) {
        QRectF window(g.minimapX(visible.begin), track.top() - 1, 0, track.height() + 2);
        window.setRight(std::max(window.left() + 10, g.minimapX(visible.end)));
        box(window, {QColor(255, 255, 255, 26), theme::textDim, Qt::SolidLine, 3});
    }
    const double x = sharp(g.minimapX(g.grid().timeOf(scene.position)));
    painter.setPen(QPen(theme::text, 1));
    painter.drawLine(QPointF(x, track.top()), QPointF(x, track.bottom()));
}

void paintRuler(
    QPainter &painter, const TimelineScene &scene, TimelineStamps &stamps, const QRect &exposed)
{
    const QRect lane = scene.geometry.lanes().ruler;
    const double ratio = stamps.ratio;
    const double width = stamps.ruler.digitsWidth(QStringLiteral("00:00:00:00")) + labelInset;
    const double base = lane.top() + (lane.height() - 6 + stamps.ruler.metrics().capHeight()) / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.scale(1 / ratio, 1 / ratio);
    for (const RulerTick &tick :
        rulerTicks(scene.geometry, width, exposed.left(), exposed.right() + 1)) {
        const double x = std::floor(tick.x);
        const bool labelled = !tick.label.isEmpty();
        const int high = labelled ? 13 : 4;
        painter.fillRect(
            devicePixels(QRectF(x, lane.bottom() - high, 1, high + 0.5), ratio), tickInk);
        if (labelled)
            stamps.ruler.paintDigits(
                painter, QPointF(sharp(x) + labelInset, base) * ratio, tick.label, theme::textDim);
    }
    painter.restore();
    if (scene.dragLabel)
        paintEntryPoints(painter, scene, lane);
}

void paintCacheStripe(QPainter &painter, const TimelineScene &scene, const QRect &exposed)
{
    const TimelineGeometry &g = scene.geometry;
    const QRectF lane = g.lanes().cache;
    const double left = g.xOf(timeline::model::Flicks{0}), right = g.xOf(g.grid().length());
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(left, lane.top(), right - left, lane.height() - 1), theme::field);
    // A little more than is exposed, as marks are rounded where the columns begin and end.
    const int first = exposed.left() - 2, last = exposed.right() + 3;
    ColumnMarks marks(std::max({0, int(left), first}),
        int(std::ceil(std::min({right, lane.right() + 1, double(last)}))));
    const FrameNumber from = g.frameAt(first), to = g.frameAt(last);
    for (const FrameRange &range : scene.cached) {
        if (range.end >= from && range.begin <= to)
            marks.add(g.xOf(range.begin), g.xOf(range.end), 1);
    }
    for (const ColumnMarks::Run &run : marks.runs())
        painter.fillRect(
            QRectF(run.from, lane.top(), run.to - run.from, lane.height() - 1), theme::textOff);
    painter.setRenderHint(QPainter::Antialiasing);
}

void paintPlayhead(QPainter &painter, const TimelineScene &scene, const QRect &exposed)
{
    const TimelineGeometry &g = scene.geometry;
    const TimelineLanes lanes = g.lanes();
    const double x = sharp(g.xOf(scene.position));
    const double next = g.xOf(scene.position + 1);
    if (x + 8 < exposed.left() && next + 8 < exposed.left())
        return;
    if (x - 8 > exposed.right() || exposed.bottom() < lanes.ruler.top())
        return;
    if (next - x > 6) // the frame that is on screen, when it can be seen as such
        painter.fillRect(
            QRectF(x, lanes.ruler.bottom() - 3, next - x, 4), QColor(255, 255, 255, 110));
    const double top = lanes.ruler.bottom() - 11;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 120));
    painter.drawRect(QRectF(x - 1.5, top + 6, 3, lanes.waveform.bottom() - top - 6));
    painter.setBrush(theme::text);
    painter.drawRect(QRectF(x - 0.5, top + 6, 1, lanes.waveform.bottom() - top - 6));
    QPainterPath head(QPointF(x - 5, top));
    head.lineTo(x + 5, top);
    head.lineTo(x + 5, top + 6);
    head.lineTo(x, top + 11);
    head.lineTo(x - 5, top + 6);
    head.closeSubpath();
    const bool marked = scene.focused && scene.part == TimelinePart::Playhead;
    painter.setPen(marked ? QPen(theme::accent, 2) : QPen(QColor(0, 0, 0, 140), 1));
    painter.drawPath(head);
}

} // namespace ui
