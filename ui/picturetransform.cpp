// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picturetransform.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

double fitZoom(QSize picture, QSizeF pane, double devicePixelRatio)
{
    if (picture.isEmpty())
        return 1;
    return std::min(pane.width() / picture.width(), pane.height() / picture.height())
        * devicePixelRatio;
}

} // namespace

double effectiveZoom(
    const PictureTransform &transform, QSize picture, QSizeF pane, double devicePixelRatio)
{
    return transform.isFit() ? fitZoom(picture, pane, devicePixelRatio) : transform.zoom;
}

QRectF placedPicture(
    const PictureTransform &transform, QSize picture, QSizeF pane, double devicePixelRatio)
{
    if (picture.isEmpty() || pane.isEmpty())
        return {};
    const double zoom = effectiveZoom(transform, picture, pane, devicePixelRatio);
    const double width = std::max(1.0, std::round(picture.width() * zoom));
    const double height = std::max(1.0, std::round(picture.height() * zoom));
    const QPointF center = transform.isFit() ? QPointF(0.5, 0.5) : transform.center;
    const double left = std::round(pane.width() * devicePixelRatio / 2 - center.x() * width);
    const double top = std::round(pane.height() * devicePixelRatio / 2 - center.y() * height);
    return {left / devicePixelRatio, top / devicePixelRatio, width / devicePixelRatio,
        height / devicePixelRatio};
}

PictureTransform zoomedAt(const PictureTransform &transform, double factor, QPointF at,
    QSize picture, QSizeF pane, double devicePixelRatio)
{
    if (picture.isEmpty() || pane.isEmpty())
        return transform;
    const double fit = fitZoom(picture, pane, devicePixelRatio);
    const double before = effectiveZoom(transform, picture, pane, devicePixelRatio);
    const double after = std::min(before * factor, std::max(largestPictureZoom, fit));
    if (after <= fit * 1.001)
        return {};
    const QPointF center = transform.isFit() ? QPointF(0.5, 0.5) : transform.center;
    const QPointF offset = (at - QPointF(pane.width() / 2, pane.height() / 2)) * devicePixelRatio;
    // The detail under the mouse, in the picture's coordinates, is the same before and after.
    const auto held = [&](double c, double o, int size) {
        return std::clamp(c + o / (before * size) - o / (after * size), 0.0, 1.0);
    };
    return {after,
        {held(center.x(), offset.x(), picture.width()),
            held(center.y(), offset.y(), picture.height())}};
}

PictureTransform panned(const PictureTransform &transform, QPointF delta, QSize picture,
    QSizeF pane, double devicePixelRatio)
{
    if (transform.isFit() || picture.isEmpty() || pane.isEmpty())
        return transform;
    const QPointF d = delta * devicePixelRatio / transform.zoom;
    return {transform.zoom,
        {std::clamp(transform.center.x() - d.x() / picture.width(), 0.0, 1.0),
            std::clamp(transform.center.y() - d.y() / picture.height(), 0.0, 1.0)}};
}

int gridColumns(int count, QSize room, QSize picture)
{
    int best = 1;
    double largest = 0;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const double width = double(room.width()) / columns, height = double(room.height()) / rows;
        const double scale =
            picture.isEmpty() ? 0 : std::min(width / picture.width(), height / picture.height());
        if (scale > largest) {
            largest = scale;
            best = columns;
        }
    }
    return best;
}

} // namespace ui
