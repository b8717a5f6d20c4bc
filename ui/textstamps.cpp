// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/textstamps.h"

#include "ui/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int quarters = 4;
constexpr int pad = 2; // device pixels around a stamp, for ink that leaves its cell

} // namespace

TextStamps::TextStamps(const QFont &font, double ratio)
    : m_font(font)
    , m_metrics(font)
    , m_ratio(ratio)
    , m_cell(theme::digitCell(m_metrics))
    , m_above(int(std::ceil(m_metrics.ascent() * ratio)) + pad)
{
    for (std::size_t c = ' '; c < m_advances.size(); ++c)
        m_advances[c] = m_metrics.horizontalAdvance(QLatin1Char(char(c)));
}

double TextStamps::advance(QChar c) const
{
    return c.unicode() < m_advances.size() ? m_advances[c.unicode()]
                                           : m_metrics.horizontalAdvance(c);
}

double TextStamps::width(const QString &text)
{
    return m_widths.get(text, [&] { return m_metrics.horizontalAdvance(text); });
}

double TextStamps::digitsWidth(const QString &digits) const
{
    double width = 0;
    for (const QChar c : digits)
        width += c.isDigit() ? m_cell : advance(c);
    return width;
}

// As Qt does it, in 64ths.
TextStamps::Place TextStamps::placeOf(QPointF base) const
{
    constexpr double parts = 64;
    const double pixel = std::floor(base.x());
    const int part = int((base.x() - pixel) * parts);
    return {{int(pixel), int(std::floor(base.y() + 0.5))},
        std::min(quarters - 1, (part + 1) * quarters / int(parts))};
}

QImage TextStamps::drawn(const QString &text, int quarter, const QColor &ink) const
{
    const double width = m_metrics.horizontalAdvance(text) * m_ratio;
    QImage stamp(int(std::ceil(width)) + 2 * pad + 1,
        m_above + int(std::ceil(m_metrics.descent() * m_ratio)) + pad,
        QImage::Format_ARGB32_Premultiplied);
    stamp.fill(Qt::transparent);
    QPainter painter(&stamp);
    painter.scale(m_ratio, m_ratio);
    painter.setFont(m_font);
    painter.setPen(ink);
    painter.drawText(
        QPointF((pad + double(quarter) / quarters) / m_ratio, m_above / m_ratio), text);
    return stamp;
}

void TextStamps::put(QPainter &painter, const Place &place, const QImage &stamp) const
{
    painter.drawImage(place.pixel - QPoint(pad, m_above), stamp);
}

void TextStamps::paint(QPainter &painter, QPointF base, const QString &text, const QColor &ink)
{
    const Place place = placeOf(base);
    const std::pair key(text, quint64(ink.rgba()) << 2 | quint64(place.quarter));
    put(painter, place, m_words.get(key, [&] { return drawn(text, place.quarter, ink); }));
}

void TextStamps::paintDigits(
    QPainter &painter, QPointF base, const QString &digits, const QColor &ink)
{
    double x = base.x();
    for (const QChar c : digits) {
        const double step = c.isDigit() ? m_cell : advance(c);
        const Place place = placeOf({x + (step - advance(c)) / 2 * m_ratio, base.y()});
        x += step * m_ratio;
        const quint64 key =
            quint64(ink.rgba()) << 18 | quint64(c.unicode()) << 2 | quint64(place.quarter);
        put(painter, place, m_glyphs.get(key, [&] { return drawn(c, place.quarter, ink); }));
    }
}

} // namespace ui
