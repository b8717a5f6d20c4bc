// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/filmstrip.h"
#include "ui/striptiles.h"
#include "ui/theme.h"
#include "ui/timelinepainters.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

const QColor waitingGround(0x2a, 0x2a, 0x2a);
const QColor waitingEdge(0x1f, 0x1f, 0x1f);

// Pixel for pixel when the tile has the size asked for, else scaled: a stand-in of another zoom.
void paintTile(QPainter &painter, const QRectF &rect, const QImage &tile)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const QPoint device(int(std::floor(rect.left() * ratio)), int(std::lround(rect.top() * ratio)));
    const QSize size(
        int(std::lround(rect.width() * ratio)), int(std::lround(rect.height() * ratio)));
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.scale(1 / ratio, 1 / ratio);
    if (std::abs(tile.height() - size.height()) <= 1 && tile.width() >= size.width() - 2 * ratio)
        painter.drawImage(device, tile);
    else
        painter.drawImage(QRect(device, size), tile);
    painter.restore();
}

void paintCuts(QPainter &painter, const TimelineScene &scene, const QRect &lane)
{
    constexpr double apart = 4;
    const auto visible = scene.geometry.visible();
    double last = -1e9;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (auto cut = std::lower_bound(scene.cuts.begin(), scene.cuts.end(), visible.begin);
         cut != scene.cuts.end() && *cut <= visible.end; ++cut) {
        const double x = scene.geometry.xOf(*cut);
        if (x - last < apart)
            continue;
        last = x;
        painter.fillRect(QRectF(x - 1, lane.top(), 2, lane.height()), theme::window);
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

} // namespace

double pictureAspect(const TimelineScene &scene)
{
    const QSize size = scene.view ? scene.view->project.sequence.format.size : QSize();
    return size.isEmpty() ? 16.0 / 9 : std::clamp(double(size.width()) / size.height(), 0.2, 5.0);
}

void paintStrip(QPainter &painter, const TimelineScene &scene,
    const timeline::media::Filmstrip &filmstrip, const QRect &exposed)
{
    const QRect lane = scene.geometry.lanes().strip;
    const double end = scene.geometry.xOf(scene.geometry.grid().length());
    const double begin = std::max(0.0, scene.geometry.xOf(timeline::model::Flicks{0}));
    painter.save();
    painter.setClipRect(QRectF(begin, lane.top(), end - begin, lane.height()), Qt::IntersectClip);
    painter.fillRect(lane, waitingGround);
    for (const StripTile &tile :
        stripTiles(scene.geometry, pictureAspect(scene), exposed.left(), exposed.right() + 1)) {
        const QImage picture = filmstrip.tile(tile.frame);
        if (!picture.isNull())
            paintTile(painter, tile.rect, picture);
        painter.fillRect(QRectF(tile.rect.right() - 1, lane.top(), 1, lane.height()), waitingEdge);
    }
    paintCuts(painter, scene, lane);
    painter.restore();
}

} // namespace ui
