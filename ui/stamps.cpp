// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stamps.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double endWidth = 6;
// Whole periods of Qt's dashes (4 and 2) and dots (1 and 2), and so many of them that long boxes
// are few copies.
constexpr double period = 12 * 16;

QPixmap drawn(int end, int middle, int height, double ratio, const BoxLook &look)
{
    QPixmap pixmap(2 * end + middle, height);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(ratio, ratio);
    const bool edged = look.line != Qt::NoPen;
    const double inset = edged ? 0.5 : 0;
    const QRectF box =
        QRectF(0, 0, pixmap.width() / ratio, height / ratio).adjusted(inset, inset, -inset, -inset);
    painter.setPen(edged ? QPen(look.edge, 1, look.line) : QPen(Qt::NoPen));
    painter.setBrush(look.ground);
    painter.drawRoundedRect(box, look.corner, look.corner);
    return pixmap;
}

QImage drawnSign(Icon icon, QSize size, const QColor &color)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintIcon(painter, icon, QRectF(QPointF(0, 0), size), color);
    return image;
}

} // namespace

Stamps::Box Stamps::drawnBox(int height, const BoxLook &look) const
{
    const int end = int(std::ceil(endWidth * m_ratio)), middle = int(std::ceil(period * m_ratio));
    const QPixmap whole = drawn(end, middle, height, m_ratio, look);
    return {whole, whole.copy(end, 0, middle, height), end};
}

void Stamps::paintBox(QPainter &painter, const QRect &device, const BoxLook &look)
{
    const Key key(quint64(look.ground.rgba()) << 32 | look.edge.rgba(),
        quint64(device.height()) << 16 | quint64(look.corner) << 8 | quint64(look.line));
    const Box &stamp = m_boxes.get(key, [&] { return drawnBox(device.height(), look); });
    const int left = std::min(stamp.end, device.width() / 2);
    const int right = std::min(stamp.end, device.width() - left);
    const int height = device.height();
    painter.drawPixmap(device.topLeft(), stamp.whole, QRect(0, 0, left, height));
    painter.drawPixmap(QPoint(device.right() + 1 - right, device.top()), stamp.whole,
        QRect(stamp.whole.width() - right, 0, right, height));
    const int rest = device.width() - left - right;
    if (rest > 0 && rest <= stamp.middle.width())
        painter.drawPixmap(
            QPoint(device.left() + left, device.top()), stamp.middle, QRect(0, 0, rest, height));
    else if (rest > 0)
        painter.drawTiledPixmap(
            QRect(device.left() + left, device.top(), rest, height), stamp.middle);
}

void Stamps::paintSign(QPainter &painter, Icon icon, const QRect &device, const QColor &color)
{
    const Key key(quint64(color.rgba()),
        quint64(device.width()) << 32 | quint64(device.height()) << 16 | quint64(icon));
    painter.drawImage(
        device.topLeft(), m_signs.get(key, [&] { return drawnSign(icon, device.size(), color); }));
}

} // namespace ui
