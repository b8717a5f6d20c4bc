// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelinehit.h"
#include "ui/timelinepainters.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

using timeline::model::Flicks;
using timeline::model::Marker;

namespace {

const QColor markerInk(0xc8, 0xd4, 0xdc);
const QColor draftInk = theme::accent; // a retake is still to be sent
constexpr double closest = 4; // pixels between markers that are painted apart
constexpr double head = 9;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

// The first marker that could be seen from `left` on. Stretches may begin far before it.
std::size_t firstSeen(const TimelineScene &scene, double left)
{
    const auto &markers = scene.markers();
    const Flicks from = scene.geometry.timeAt(left - head);
    const auto found = std::lower_bound(markers.begin(), markers.end(), from,
        [](const Marker &marker, Flicks time) { return marker.time < time; });
    return std::size_t(found - markers.begin());
}

void paintHead(QPainter &painter, TimelineStamps &stamps, const QRect &lane, double x,
    const Marker &marker, bool isHovered)
{
    const QColor ink = marker.draftPrompt.isEmpty() ? markerInk : draftInk;
    const QRectF box(std::round(x) - head / 2, lane.bottom() - head - 2, head, head);
    stamps.shapes.paintBox(painter, devicePixels(box, stamps.ratio),
        {ink, isHovered ? theme::text : QColor(0, 0, 0, 160), Qt::SolidLine, 2});
    painter.fillRect(
        devicePixels(QRectF(std::round(x), lane.bottom() - 2, 1, 3), stamps.ratio), ink);
}

bool isMoved(const TimelineScene &scene, std::size_t position)
{
    return scene.movedMarker && scene.movedMarker->position == position;
}

} // namespace

void paintSelection(
    QPainter &painter, const TimelineScene &scene, TimelineStamps &stamps, const QRect &exposed)
{
    if (!scene.selected)
        return;
    const QRect lane = scene.geometry.lanes().strip;
    const double left = scene.geometry.xOf(scene.selected->begin);
    const double right = scene.geometry.xOf(scene.selected->end);
    if (right < exposed.left() || left > exposed.right() || !exposed.intersects(lane))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.scale(1 / stamps.ratio, 1 / stamps.ratio);
    constexpr double line = 2;
    const double width = std::max(line, right - left);
    for (const QRectF &edge :
        {QRectF(left, lane.top(), width, line), QRectF(left, lane.bottom() + 1 - line, width, line),
            QRectF(left, lane.top(), line, lane.height()),
            QRectF(right - line, lane.top(), line, lane.height())})
        painter.fillRect(devicePixels(edge, stamps.ratio), theme::text);
    if (const QRectF handle = clipHandle(scene); !handle.isEmpty()) {
        stamps.shapes.paintBox(painter, devicePixels(handle, stamps.ratio),
            {QColor(0x1c, 0x1c, 0x1c, 220), theme::text, Qt::SolidLine, 4});
        for (int i = -1; i <= 1; ++i) {
            const QRectF bar(handle.center().x() + 5 * i - 0.5, handle.top() + 4, 1, 5);
            painter.fillRect(devicePixels(bar, stamps.ratio), theme::text);
        }
    }
    painter.restore();
}

void paintMarkers(
    QPainter &painter, const TimelineScene &scene, TimelineStamps &stamps, const QRect &exposed)
{
    const auto &markers = scene.markers();
    const TimelineLanes lanes = scene.geometry.lanes();
    if (markers.empty() || !exposed.intersects(lanes.ruler.united(lanes.cache)))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.scale(1 / stamps.ratio, 1 / stamps.ratio);
    for (const Marker &marker : markers) {
        if (marker.time > scene.geometry.timeAt(exposed.right()))
            break;
        if (isMoved(scene, std::size_t(&marker - markers.data())))
            continue;
        const double right = scene.geometry.xOf(marker.range().end);
        if (marker.length <= Flicks{0} || right < exposed.left())
            continue;
        const double left = std::max(scene.geometry.xOf(marker.time), double(exposed.left()));
        painter.fillRect(devicePixels(QRectF(left, lanes.ruler.bottom() - 3,
                                          std::min(right, exposed.right() + 1.0) - left, 3),
                             stamps.ratio),
            marker.draftPrompt.isEmpty() ? markerInk : draftInk);
    }
    double last = -1e9;
    for (std::size_t i = firstSeen(scene, exposed.left()); i < markers.size(); ++i) {
        const double x = scene.geometry.xOf(markers[i].time);
        if (x - head > exposed.right())
            break;
        if ((x - last < closest && scene.hoveredMarker != i) || isMoved(scene, i))
            continue;
        last = x;
        paintHead(painter, stamps, lanes.ruler, x, markers[i], scene.hoveredMarker == i);
    }
    if (scene.movedMarker)
        paintHead(painter, stamps, lanes.ruler, scene.geometry.xOf(scene.movedMarker->to),
            markers[scene.movedMarker->position], true);
    painter.restore();
}

void paintDrop(QPainter &painter, const TimelineScene &scene, const QRect &exposed)
{
    const auto at = scene.trimmedTo ? scene.trimmedTo : scene.dropAt;
    if (!at)
        return;
    const TimelineLanes lanes = scene.geometry.lanes();
    const double x = std::round(scene.geometry.xOf(*at));
    if (x + 4 < exposed.left() || x - 4 > exposed.right())
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double top = lanes.strip.top() - 3, height = lanes.waveform.bottom() - top + 3;
    painter.fillRect(QRectF(x - 2.5, top, 5, height), QColor(0, 0, 0, 140));
    painter.fillRect(QRectF(x - 1.5, top, 3, height), theme::accent);
    painter.setRenderHint(QPainter::Antialiasing);
}

QString markerText(const Marker &marker)
{
    QStringList words;
    if (!marker.note.isEmpty())
        words << marker.note;
    if (!marker.draftPrompt.isEmpty())
        words << tr("retake: %1").arg(marker.draftPrompt);
    return words.isEmpty() ? tr("Marker") : words.join(QStringLiteral(" · "));
}

} // namespace ui
