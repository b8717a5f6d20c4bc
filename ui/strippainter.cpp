// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/filmstrip.h"
#include "ui/stripes.h"
#include "ui/striptiles.h"
#include "ui/theme.h"
#include "ui/timelinepainters.h"
#include "ui/timelinestamps.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

const QColor waitingGround(0x2a, 0x2a, 0x2a);
const QColor waitingEdge(0x1f, 0x1f, 0x1f);

// Pixel for pixel when the tile has the size asked for, else scaled: a stand-in of another zoom.
// Device pixels, as everything here.
void paintTile(QPainter &painter, const QRect &place, const QImage &tile, double ratio)
{
    if (tile.isNull()) {
        painter.fillRect(place, waitingGround);
        return;
    }
    const bool fits =
        std::abs(tile.height() - place.height()) <= 1 && tile.width() >= place.width() - 2 * ratio;
    if (!fits) {
        painter.drawImage(place, tile);
        return;
    }
    painter.drawImage(place.topLeft(), tile, QRect(QPoint(0, 0), place.size()) & tile.rect());
    if (tile.width() < place.width())
        painter.fillRect(place.adjusted(tile.width(), 0, 0, 0), waitingGround);
    if (tile.height() < place.height())
        painter.fillRect(place.adjusted(0, tile.height(), 0, 0), waitingGround);
}

void paintCuts(QPainter &painter, const TimelineScene &scene, const QRect &exposed,
    const QRect &lane, double ratio)
{
    constexpr double apart = 4;
    const TimelineGeometry &g = scene.geometry;
    Stripes stripes(lane.left(), lane.right() + 1);
    double last = -1e9;
    // Which of many cuts are painted must not depend on what is exposed.
    auto cut = std::lower_bound(scene.cuts.begin(), scene.cuts.end(), g.visible().begin);
    while (cut != scene.cuts.end()) {
        const double x = g.xOf(*cut);
        if (x - 1 > exposed.right() + 1)
            break;
        if (x - last >= apart) {
            last = x;
            if (x + 1 >= exposed.left())
                stripes.add(qRound((x - 1) * ratio), qRound((x - 1) * ratio) + qRound(2 * ratio),
                    theme::window);
        }
        cut = std::lower_bound(
            cut + 1, scene.cuts.end(), g.timeAt(last + apart) - timeline::model::Flicks{1});
    }
    stripes.paint(painter, lane.top(), lane.height());
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
    const double ratio = painter.device()->devicePixelRatioF();
    const TimelineGeometry &g = scene.geometry;
    const QRect lane = g.lanes().strip;
    const double end = std::min(g.xOf(g.grid().length()), exposed.right() + 1.0);
    const double begin = std::max(g.xOf(timeline::model::Flicks{0}), double(exposed.left()));
    if (end <= begin)
        return;
    const QRect seen = devicePixels(QRectF(begin, lane.top(), end - begin, lane.height()), ratio);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.scale(1 / ratio, 1 / ratio);
    painter.setClipRect(seen, Qt::IntersectClip);
    const std::vector<StripTile> tiles =
        stripTiles(g, pictureAspect(scene), exposed.left(), exposed.right() + 1);
    const int edge = std::max(1, qRound(ratio));
    int free = seen.left();
    for (const StripTile &tile : tiles) {
        const int left = int(std::floor(tile.rect.left() * ratio));
        if (left > free)
            painter.fillRect(QRect(free, seen.top(), left - free, seen.height()), waitingGround);
        const int right = int(std::floor(tile.rect.right() * ratio));
        const QRect place(left, seen.top(), right - left, seen.height());
        paintTile(painter, place.adjusted(0, 0, -edge, 0), filmstrip.tile(tile.frame), ratio);
        painter.fillRect(QRect(right - edge, seen.top(), edge, seen.height()), waitingEdge);
        free = right;
    }
    if (free <= seen.right())
        painter.fillRect(
            QRect(free, seen.top(), seen.right() + 1 - free, seen.height()), waitingGround);
    paintCuts(painter, scene, exposed, seen, ratio);
    painter.restore();
}

} // namespace ui
