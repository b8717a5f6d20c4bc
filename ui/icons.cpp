// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"

#include "ui/iconpaths.h"
#include "ui/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <optional>

namespace ui {

namespace {

class PathIconEngine : public QIconEngine {
public:
    PathIconEngine(Icon icon, std::optional<QColor> color)
        : m_icon(icon)
        , m_color(color)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        paintIcon(*painter, m_icon, rect, color(mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new PathIconEngine(*this); }

private:
    QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled)
            return theme::textOff;
        if (m_color)
            return *m_color;
        return state == QIcon::On ? theme::accent : theme::text;
    }

    Icon m_icon;
    std::optional<QColor> m_color;
};

} // namespace

void paintIcon(QPainter &painter, Icon icon, const QRectF &rect, const QColor &color)
{
    const double side = std::min(rect.width(), rect.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2);
    painter.scale(side / iconGrid, side / iconGrid);
    const IconPaths paths = iconPaths(icon);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPath(paths.filled);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, iconStroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(paths.stroked);
    painter.restore();
}

QIcon icon(Icon icon)
{
    return QIcon(new PathIconEngine(icon, std::nullopt));
}

QIcon icon(Icon icon, const QColor &color)
{
    return QIcon(new PathIconEngine(icon, color));
}

} // namespace ui
