// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icondrawings.h"

#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace ui::drawings {

namespace {

QPolygonF starShape()
{
    QPolygonF shape;
    for (int i = 0; i <= 10; ++i) {
        const double radius = i % 2 == 0 ? 6.75 : 2.9;
        const double angle = -std::numbers::pi / 2 + i * std::numbers::pi / 5;
        shape << QPointF(9 + radius * std::cos(angle), 9.5 + radius * std::sin(angle));
    }
    return shape;
}

// An upright bar of a sound's picture.
void bar(QPainterPath &path, double x, double half)
{
    path.moveTo(x, 9 - half);
    path.lineTo(x, 9 + half);
}

} // namespace

void picture(IconPaths &p)
{
    p.stroked.addRoundedRect(QRectF(2.25, 3.75, 13.5, 10.5), 1.5, 1.5);
    p.stroked.addPolygon(
        QPolygonF({{2.75, 12.5}, {6.5, 8.75}, {9.5, 11.75}, {11.5, 9.75}, {15.25, 13.25}}));
    p.filled.addEllipse(QPointF(11.75, 6.75), 1.15, 1.15);
}

void sound(IconPaths &p)
{
    bar(p.stroked, 2.75, 1.25);
    bar(p.stroked, 5.9, 4);
    bar(p.stroked, 9, 6.25);
    bar(p.stroked, 12.1, 3);
    bar(p.stroked, 15.25, 1.25);
}

void pictureAndSound(IconPaths &p)
{
    p.stroked.addRoundedRect(QRectF(1.5, 4, 9, 10), 1.25, 1.25);
    p.stroked.addPolygon(QPolygonF({{2, 12}, {4.75, 9}, {6.75, 11}, {8, 9.75}, {10, 12}}));
    bar(p.stroked, 13, 4.5);
    bar(p.stroked, 16, 2);
}

void accept(IconPaths &p)
{
    p.stroked.addPolygon(QPolygonF({{3.25, 9.5}, {7.25, 13.5}, {14.75, 5}}));
}

void reject(IconPaths &p)
{
    p.stroked.moveTo(4.5, 4.5);
    p.stroked.lineTo(13.5, 13.5);
    p.stroked.moveTo(13.5, 4.5);
    p.stroked.lineTo(4.5, 13.5);
}

void star(IconPaths &p)
{
    p.stroked.addPolygon(starShape());
}

void starFilled(IconPaths &p)
{
    p.stroked.addPolygon(starShape());
    p.filled.addPolygon(starShape());
}

void compareOne(IconPaths &p)
{
    p.stroked.addRoundedRect(QRectF(2.25, 4.25, 13.5, 9.5), 1.25, 1.25);
}

void compareSideBySide(IconPaths &p)
{
    p.stroked.addRoundedRect(QRectF(1.75, 4.25, 6.25, 9.5), 1.25, 1.25);
    p.stroked.addRoundedRect(QRectF(10, 4.25, 6.25, 9.5), 1.25, 1.25);
}

void compareOverUnder(IconPaths &p)
{
    p.stroked.addRoundedRect(QRectF(3.25, 2.25, 11.5, 5.75), 1.25, 1.25);
    p.stroked.addRoundedRect(QRectF(3.25, 10, 11.5, 5.75), 1.25, 1.25);
}

void compareWipe(IconPaths &p)
{
    compareOne(p);
    p.stroked.moveTo(11.25, 2.25);
    p.stroked.lineTo(6.75, 15.75);
    p.filled.addPolygon(QPolygonF({{10.6, 4.25}, {15.75, 4.25}, {15.75, 13.75}, {7.4, 13.75}}));
}

void compareDifference(IconPaths &p)
{
    compareOne(p);
    p.stroked.moveTo(6.5, 7.5);
    p.stroked.lineTo(11.5, 7.5);
    p.stroked.moveTo(6.5, 10.5);
    p.stroked.lineTo(11.5, 10.5);
    p.stroked.moveTo(10.5, 5.75);
    p.stroked.lineTo(7.5, 12.25);
}

void compareBlend(IconPaths &p)
{
    p.stroked.addRoundedRect(QRectF(1.75, 3, 9.5, 8), 1.25, 1.25);
    p.stroked.addRoundedRect(QRectF(6.75, 7, 9.5, 8), 1.25, 1.25);
}

void compareGrid(IconPaths &p)
{
    for (const QPointF &corner :
        {QPointF(2.25, 3), QPointF(10, 3), QPointF(2.25, 10), QPointF(10, 10)})
        p.stroked.addRoundedRect(QRectF(corner, QSizeF(5.75, 5)), 1, 1);
}

void clock(IconPaths &p)
{
    p.stroked.addEllipse(QPointF(9, 9), 6.25, 6.25);
    p.stroked.addPolygon(QPolygonF({{9, 5.25}, {9, 9}, {11.75, 10.75}}));
}

void progress(IconPaths &p)
{
    const QRectF circle(2.75, 2.75, 12.5, 12.5);
    p.stroked.arcMoveTo(circle, 90);
    p.stroked.arcTo(circle, 90, -270);
    p.filled.addEllipse(QPointF(9, 9), 1.6, 1.6);
}

void warning(IconPaths &p)
{
    p.stroked.addPolygon(QPolygonF({{9, 2.75}, {16, 14.75}, {2, 14.75}, {9, 2.75}}));
    p.stroked.closeSubpath();
    p.stroked.moveTo(9, 7.25);
    p.stroked.lineTo(9, 10.25);
    p.filled.addEllipse(QPointF(9, 12.5), 0.95, 0.95);
}

void info(IconPaths &p)
{
    p.stroked.addEllipse(QPointF(9, 9), 6.5, 6.5);
    p.stroked.moveTo(9, 8.5);
    p.stroked.lineTo(9, 12.25);
    p.filled.addEllipse(QPointF(9, 5.9), 0.95, 0.95);
}

} // namespace ui::drawings
