// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/memo.h"

#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QString>

#include <array>

class QPainter;

namespace ui {

// Text of one font that is painted again and again: laid out and filled once, then only copied.
// Digits stand in equal cells (as theme::drawDigits has them) and are kept one by one, so that a
// number never seen before costs no more than a known one. Places are device pixels, so the painter
// has to be scaled back to them; like Qt's own text, stamps begin at quarters of a pixel across and
// on whole pixels down. GUI thread.
class TextStamps {
public:
    TextStamps(const QFont &font, double ratio);

    const QFontMetricsF &metrics() const { return m_metrics; } // device-independent, as widths are
    double width(const QString &text);
    double digitsWidth(const QString &digits) const;
    double cell() const { return m_cell; }

    // From the left end of the baseline.
    void paint(QPainter &painter, QPointF base, const QString &text, const QColor &ink);
    void paintDigits(QPainter &painter, QPointF base, const QString &digits, const QColor &ink);

private:
    struct Place {
        QPoint pixel;
        int quarter = 0;
    };

    double advance(QChar c) const;
    Place placeOf(QPointF base) const;
    QImage drawn(const QString &text, int quarter, const QColor &ink) const;
    void put(QPainter &painter, const Place &place, const QImage &stamp) const;

    QFont m_font;
    QFontMetricsF m_metrics;
    double m_ratio;
    double m_cell = 0;
    int m_above = 0; // device pixels from a stamp's top to its baseline
    std::array<double, 128> m_advances{}; // of ASCII
    static constexpr qsizetype most = 512; // of a kind
    Memo<QString, double, most> m_widths;
    Memo<quint64, QImage, most> m_glyphs; // by character, quarter and colour
    Memo<std::pair<QString, quint64>, QImage, most> m_words;
};

} // namespace ui
