// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icondrawings.h"

#include <QPolygonF>

namespace ui::drawings {

namespace {

void segment(QPainterPath &path, QPointF from, QPointF to)
{
    path.moveTo(from);
    path.lineTo(to);
}

void lens(IconPaths &p)
{
    p.stroked.addEllipse(QPointF(7.75, 7.75), 5, 5);
    segment(p.stroked, {11.5, 11.5}, {15.25, 15.25});
}

void tray(QPainterPath &path)
{
    path.addPolygon(QPolygonF({{3, 11}, {3, 14.75}, {15, 14.75}, {15, 11}}));
}

} // namespace

void search(IconPaths &p)
{
    lens(p);
}

void zoomIn(IconPaths &p)
{
    lens(p);
    segment(p.stroked, {5.5, 7.75}, {10, 7.75});
    segment(p.stroked, {7.75, 5.5}, {7.75, 10});
}

void zoomOut(IconPaths &p)
{
    lens(p);
    segment(p.stroked, {5.5, 7.75}, {10, 7.75});
}

void zoomFit(IconPaths &p)
{
    p.stroked.addPolygon(QPolygonF({{2.5, 6.5}, {2.5, 3.5}, {5.5, 3.5}}));
    p.stroked.addPolygon(QPolygonF({{12.5, 3.5}, {15.5, 3.5}, {15.5, 6.5}}));
    p.stroked.addPolygon(QPolygonF({{15.5, 11.5}, {15.5, 14.5}, {12.5, 14.5}}));
    p.stroked.addPolygon(QPolygonF({{5.5, 14.5}, {2.5, 14.5}, {2.5, 11.5}}));
    p.filled.addRoundedRect(QRectF(5.5, 6.5, 7, 5), 0.75, 0.75);
}

void zoomRange(IconPaths &p)
{
    segment(p.stroked, {3, 4}, {3, 14});
    segment(p.stroked, {15, 4}, {15, 14});
    segment(p.stroked, {6, 9}, {12, 9});
    p.stroked.addPolygon(QPolygonF({{7.5, 7}, {5.5, 9}, {7.5, 11}}));
    p.stroked.addPolygon(QPolygonF({{10.5, 7}, {12.5, 9}, {10.5, 11}}));
}

void open(IconPaths &p)
{
    p.stroked.addPolygon(QPolygonF({{2.25, 14.25}, {2.25, 3.75}, {7, 3.75}, {8.75, 5.75},
        {15.75, 5.75}, {15.75, 14.25}, {2.25, 14.25}}));
    p.stroked.closeSubpath();
}

void exportOut(IconPaths &p)
{
    tray(p.stroked);
    segment(p.stroked, {9, 11}, {9, 3.25});
    p.stroked.addPolygon(QPolygonF({{6, 6}, {9, 3}, {12, 6}}));
}

void add(IconPaths &p)
{
    segment(p.stroked, {9, 3.5}, {9, 14.5});
    segment(p.stroked, {3.5, 9}, {14.5, 9});
}

void cloud(IconPaths &p)
{
    p.stroked.moveTo(5, 14);
    p.stroked.arcTo(QRectF(1.75, 8, 6, 6), 270, -155);
    p.stroked.arcTo(QRectF(4.75, 3.75, 7.5, 7.5), 165, -140);
    p.stroked.arcTo(QRectF(10, 7, 6.5, 7), 90, -180);
    p.stroked.closeSubpath();
}

void key(IconPaths &p)
{
    p.stroked.addEllipse(QPointF(5.75, 9), 3.25, 3.25);
    segment(p.stroked, {9, 9}, {15.75, 9});
    segment(p.stroked, {15.25, 9}, {15.25, 12});
    segment(p.stroked, {12.25, 9}, {12.25, 11.25});
}

void down(IconPaths &p)
{
    p.stroked.addPolygon(QPolygonF({{5, 7.25}, {9, 11.25}, {13, 7.25}}));
}

void trash(IconPaths &p)
{
    segment(p.stroked, {3.25, 5}, {14.75, 5});
    p.stroked.addPolygon(QPolygonF({{4.75, 5.25}, {5.5, 15}, {12.5, 15}, {13.25, 5.25}}));
    p.stroked.addPolygon(QPolygonF({{6.75, 4.75}, {6.75, 2.75}, {11.25, 2.75}, {11.25, 4.75}}));
    segment(p.stroked, {7.75, 8}, {7.9, 12});
    segment(p.stroked, {10.25, 8}, {10.1, 12});
}

} // namespace ui::drawings
