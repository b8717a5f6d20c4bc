// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stripes.h"

#include <QBrush>
#include <QPainter>

#include <algorithm>

namespace ui {

Stripes::Stripes(int from, int to)
    : m_from(from)
    , m_row(std::max(0, to - from), 1, QImage::Format_ARGB32_Premultiplied)
{
    m_row.fill(Qt::transparent);
}

void Stripes::add(int from, int to, const QColor &color)
{
    const int first = std::max(from - m_from, 0), last = std::min(to - m_from, m_row.width());
    if (first >= last)
        return;
    auto *row = reinterpret_cast<QRgb *>(m_row.scanLine(0));
    std::fill(row + first, row + last, color.rgb());
    m_isEmpty = false;
}

void Stripes::paint(QPainter &painter, int top, int height) const
{
    if (m_isEmpty)
        return;
    QBrush brush(m_row);
    brush.setTransform(QTransform::fromTranslate(m_from, top));
    painter.fillRect(QRect(m_from, top, m_row.width(), height), brush);
}

} // namespace ui
