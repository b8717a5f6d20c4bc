// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wipehandle.h"

#include "ui/theme.h"

#include <QPainter>
#include <QtMath>

#include <algorithm>
#include <cmath>

namespace ui::wipehandle {

using timeline::render::Pairing;

namespace {

constexpr double reach = 7; // pixels beside the line
constexpr double knob = 8; // its radius
constexpr double snapAtEnds = 0.01;
constexpr double snapAtAngles = 2.5; // degrees

double within360(double degrees)
{
    const double rest = std::fmod(degrees, 360);
    return rest < 0 ? rest + 360 : rest;
}

// Whole degrees are enough for a hand, and are what one reads.
double tidy(double degrees)
{
    const double nearest = std::round(degrees / 45) * 45;
    return within360(std::abs(degrees - nearest) <= snapAtAngles ? nearest : std::round(degrees));
}

double snapped(double position)
{
    if (position <= snapAtEnds)
        return 0;
    return position >= 1 - snapAtEnds ? 1 : position;
}

} // namespace

std::optional<QLineF> seenLine(const QRectF &picture, const QRectF &pane, const Pairing &how)
{
    if (how.kind != Pairing::Kind::Wipe || picture.isEmpty())
        return std::nullopt;
    const QLineF line = timeline::render::wipeLine(picture.size(), how.angle, how.position)
                            .translated(picture.topLeft());
    // The part of it that lies in the pane, by its share of the whole.
    double from = 0, to = 1;
    const auto limit = [&](double start, double way, double least, double most) {
        if (std::abs(way) < 1e-9) {
            if (start < least - 0.5 || start > most + 0.5)
                to = -1;
            return;
        }
        const double one = (least - start) / way, other = (most - start) / way;
        from = std::max(from, std::min(one, other));
        to = std::min(to, std::max(one, other));
    };
    limit(line.x1(), line.dx(), pane.left(), pane.right());
    limit(line.y1(), line.dy(), pane.top(), pane.bottom());
    return from <= to ? std::optional(QLineF(line.pointAt(from), line.pointAt(to))) : std::nullopt;
}

bool isAt(const QLineF &seen, const QPointF &at)
{
    const QPointF way = seen.p2() - seen.p1();
    const double length = QPointF::dotProduct(way, way);
    const QPointF from = at - seen.p1();
    const double share =
        length > 0 ? std::clamp(QPointF::dotProduct(from, way) / length, 0.0, 1.0) : 0;
    const QPointF beside = from - way * share;
    const QPointF fromKnob = at - seen.center();
    return QPointF::dotProduct(beside, beside) <= reach * reach
        || QPointF::dotProduct(fromKnob, fromKnob) <= (knob + 3) * (knob + 3);
}

Pairing moved(const QRectF &picture, Pairing how, const QPointF &at)
{
    how.position = snapped(
        timeline::render::wipePositionAt(picture.size(), how.angle, at - picture.topLeft()));
    return how;
}

Pairing turned(const QRectF &picture, Pairing how, const QPointF &at)
{
    const QPointF along = at - picture.center();
    if (along.manhattanLength() < knob)
        return how; // nothing to point at
    const double there = qRadiansToDegrees(std::atan2(-along.x(), along.y()));
    // A line points both ways: the nearer one, so that the sides are not exchanged.
    const double turn = within360(there - how.angle);
    how.angle = tidy(turn > 90 && turn < 270 ? there + 180 : there);
    return how;
}

Pairing movedBy(Pairing how, double way)
{
    how.position = snapped(std::clamp(how.position + way, 0.0, 1.0));
    // A step out of the snapped end must not fall back into it.
    if ((how.position == 0 && way > 0) || (how.position == 1 && way < 0))
        how.position = way > 0 ? snapAtEnds + 0.001 : 1 - snapAtEnds - 0.001;
    return how;
}

Pairing turnedBy(Pairing how, double degrees)
{
    how.angle = within360(std::round(how.angle + degrees));
    return how;
}

void paint(QPainter &painter, const QLineF &seen)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 130), 3));
    painter.drawLine(seen);
    painter.setPen(QPen(QColor(255, 255, 255, 220), 1));
    painter.drawLine(seen);
    // Two arrows that say which way it goes.
    const QPointF middle = seen.center();
    const QLineF across = seen.length() > 0 ? seen.normalVector().unitVector() : QLineF(0, 0, 1, 0);
    const QPointF to(across.dx(), across.dy()), along(-to.y(), to.x());
    painter.setPen(QPen(QColor(255, 255, 255, 220), 1));
    painter.setBrush(QColor(0, 0, 0, 170));
    painter.drawEllipse(middle, knob, knob);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 230));
    for (const double side : {-1.0, 1.0}) {
        const QPointF tip = middle + to * (5.5 * side), foot = middle + to * (2 * side);
        painter.drawPolygon(QPolygonF({tip, foot + along * 3, foot - along * 3}));
    }
}

} // namespace ui::wipehandle
