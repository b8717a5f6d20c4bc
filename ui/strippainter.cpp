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

// Where clips meet that do not continue each other.
void paintCuts(QPainter &painter, const TimelineScene &scene, const QRect &lane)
{
    const auto &sequence = scene.view->project.sequence;
    timeline::model::Flicks at{0};
    double last = -1e9;
    for (std::size_t i = 0; i + 1 < sequence.clips.size(); ++i) {
        const auto &left = sequence.clips[i], &right = sequence.clips[i + 1];
        at += left.length;
        const auto &a = left.slices.front(), &b = right.slices.front();
        const double x = scene.geometry.xOf(at);
        if ((a.take == b.take && a.start + left.length == b.start) || x < 0 || x > lane.right()
            || x - last < 4)
            continue;
        last = x;
        painter.fillRect(QRectF(x - 1, lane.top(), 2, lane.height()), theme::window);
    }
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
