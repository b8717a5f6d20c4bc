// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stamps.h"

#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double corner = 4, endWidth = 6;
// Whole periods of Qt's dashes (4 and 2) and dots (1 and 2).
constexpr double period = 12;

QPixmap drawnBox(int end, int middle, int height, double ratio, const BoxLook &look)
{
    QPixmap pixmap(2 * end + middle, height);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(ratio, ratio);
    const QRectF box =
        QRectF(0, 0, pixmap.width() / ratio, height / ratio).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(look.edge, 1, look.line));
    painter.setBrush(look.ground);
    painter.drawRoundedRect(box, corner, corner);
    return pixmap;
}

QPixmap drawnSign(Icon icon, QSize size, const QColor &color)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintIcon(painter, icon, QRectF(QPointF(0, 0), size), color);
    return pixmap;
}

QPixmap cached(const QString &key, const auto &draw)
{
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = draw();
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

} // namespace

Stamps::Box Stamps::box(int height, const BoxLook &look)
{
    const quint64 key = (quint64(look.ground.rgb() & 0xffffff) << 24 | (look.edge.rgb() & 0xffffff))
        ^ quint64(look.line) << 48 ^ quint64(height) << 52;
    if (const auto known = m_boxes.constFind(key); known != m_boxes.constEnd())
        return *known;
    const int end = int(std::ceil(endWidth * m_ratio)), middle = int(std::ceil(period * m_ratio));
    Box made;
    made.end = end;
    const QString name = QStringLiteral("box %1 %2").arg(key, 0, 16).arg(m_ratio);
    made.whole = cached(name, [&] { return drawnBox(end, middle, height, m_ratio, look); });
    made.middle = cached(
        name + QStringLiteral(" middle"), [&] { return made.whole.copy(end, 0, middle, height); });
    m_boxes.insert(key, made);
    return made;
}

void Stamps::paintBox(QPainter &painter, const QRect &device, const BoxLook &look)
{
    const Box stamp = box(device.height(), look);
    const int left = std::min(stamp.end, device.width() / 2);
    const int right = std::min(stamp.end, device.width() - left);
    const int height = device.height();
    painter.drawPixmap(device.topLeft(), stamp.whole, QRect(0, 0, left, height));
    painter.drawPixmap(QPoint(device.right() + 1 - right, device.top()), stamp.whole,
        QRect(stamp.whole.width() - right, 0, right, height));
    if (const int rest = device.width() - left - right; rest > 0)
        painter.drawTiledPixmap(
            QRect(device.left() + left, device.top(), rest, height), stamp.middle);
}

void Stamps::paintSign(QPainter &painter, Icon icon, const QRect &device, const QColor &color)
{
    const quint64 key = quint64(color.rgb() & 0xffffff) << 24 | quint64(icon) << 12
        | quint64(std::min(device.width(), 0xfff));
    auto sign = m_signs.find(key);
    if (sign == m_signs.end())
        sign = m_signs.insert(key, cached(QStringLiteral("sign %1").arg(key, 0, 16), [&] {
            return drawnSign(icon, device.size(), color);
        }));
    painter.drawPixmap(device.topLeft(), *sign);
}

} // namespace ui
