// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icondrawings.h"

#include <QPolygonF>
#include <QTransform>

namespace ui::drawings {

namespace {

void triangle(QPainterPath &path, double left, double right, double half)
{
    path.addPolygon(QPolygonF({{left, 9 - half}, {right, 9}, {left, 9 + half}, {left, 9 - half}}));
}

void segment(QPainterPath &path, QPointF from, QPointF to)
{
    path.moveTo(from);
    path.lineTo(to);
}

// Left and right changed.
void mirror(IconPaths &p)
{
    const QTransform flip(-1, 0, 0, 1, iconGrid, 0);
    p.filled = flip.map(p.filled);
    p.stroked = flip.map(p.stroked);
}

void speaker(IconPaths &p)
{
    p.filled.addPolygon(QPolygonF({{2.5, 6.75}, {5, 6.75}, {8.75, 3.5}, {8.75, 14.5}, {5, 11.25},
        {2.5, 11.25}, {2.5, 6.75}}));
}

void wave(IconPaths &p, double radius)
{
    const QRectF circle(8.5 - radius, 9 - radius, 2 * radius, 2 * radius);
    p.stroked.arcMoveTo(circle, -45);
    p.stroked.arcTo(circle, -45, 90);
}

} // namespace

void play(IconPaths &p)
{
    triangle(p.filled, 5, 14.5, 6);
}

void pause(IconPaths &p)
{
    p.filled.addRoundedRect(QRectF(4.5, 3.5, 3, 11), 0.75, 0.75);
    p.filled.addRoundedRect(QRectF(10.5, 3.5, 3, 11), 0.75, 0.75);
}

void stepForward(IconPaths &p)
{
    p.filled.addRoundedRect(QRectF(4.25, 4.5, 2, 9), 0.75, 0.75);
    triangle(p.filled, 8.25, 14.5, 4.5);
}

void stepBack(IconPaths &p)
{
    stepForward(p);
    mirror(p);
}

void toEnd(IconPaths &p)
{
    triangle(p.filled, 3, 8, 4.5);
    triangle(p.filled, 7.75, 12.75, 4.5);
    p.filled.addRoundedRect(QRectF(13, 4.5, 2, 9), 0.75, 0.75);
}

void toStart(IconPaths &p)
{
    toEnd(p);
    mirror(p);
}

void loop(IconPaths &p)
{
    p.stroked.moveTo(3.25, 9);
    p.stroked.lineTo(3.25, 7.75);
    p.stroked.quadTo(3.25, 5.5, 5.5, 5.5);
    p.stroked.lineTo(14.25, 5.5);
    p.stroked.moveTo(14.75, 9);
    p.stroked.lineTo(14.75, 10.25);
    p.stroked.quadTo(14.75, 12.5, 12.5, 12.5);
    p.stroked.lineTo(3.75, 12.5);
    p.stroked.addPolygon(QPolygonF({{12.25, 3.25}, {14.5, 5.5}, {12.25, 7.75}}));
    p.stroked.addPolygon(QPolygonF({{5.75, 10.25}, {3.5, 12.5}, {5.75, 14.75}}));
}

void volumeLow(IconPaths &p)
{
    speaker(p);
    wave(p, 3.75);
}

void volume(IconPaths &p)
{
    volumeLow(p);
    wave(p, 6.75);
}

void mute(IconPaths &p)
{
    speaker(p);
    segment(p.stroked, {11.5, 7}, {15.5, 11});
    segment(p.stroked, {15.5, 7}, {11.5, 11});
}

void device(IconPaths &p)
{
    p.stroked.addRoundedRect(QRectF(4.5, 2.25, 9, 13.5), 1.75, 1.75);
    p.stroked.addEllipse(QPointF(9, 10.5), 2.5, 2.5);
    p.filled.addEllipse(QPointF(9, 5.25), 1, 1);
}

void undo(IconPaths &p)
{
    p.stroked.addPolygon(QPolygonF({{6.5, 3.5}, {3.25, 6.75}, {6.5, 10}}));
    p.stroked.moveTo(3.5, 6.75);
    p.stroked.lineTo(10.75, 6.75);
    p.stroked.arcTo(QRectF(6.9, 6.75, 7.75, 7.75), 90, -180);
    p.stroked.lineTo(7.5, 14.5);
}

void redo(IconPaths &p)
{
    undo(p);
    mirror(p);
}

} // namespace ui::drawings
