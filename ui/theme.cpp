// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>
#include <QPalette>
#include <QStyleFactory>

#include <algorithm>
#include <cmath>

namespace ui::theme {

namespace {

double luminance(const QColor &c)
{
    const auto linear = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

double advance(const QFontMetricsF &metrics, double cell, QChar c)
{
    return c.isDigit() ? cell : metrics.horizontalAdvance(c);
}

// On Linux the platform's choice is often a fallback; there the better ones are asked for by name.
QString family()
{
#if defined(Q_OS_LINUX)
    const QStringList installed = QFontDatabase::families();
    for (const QLatin1String name : {QLatin1String("Inter"), QLatin1String("Cantarell"),
             QLatin1String("Noto Sans"), QLatin1String("Ubuntu")}) {
        if (installed.contains(name))
            return name;
    }
#endif
    return QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
}

void setDisabled(QPalette &p)
{
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, textOff);
    p.setColor(QPalette::Disabled, QPalette::Highlight, border);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, textDim);
}

} // namespace

QPalette palette()
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, field);
    p.setColor(QPalette::AlternateBase, panel);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, textDim);
    p.setColor(QPalette::Button, raised);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, danger);
    p.setColor(QPalette::ToolTipBase, raised);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, onAccent);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::Light, border);
    p.setColor(QPalette::Midlight, hover);
    p.setColor(QPalette::Mid, line);
    p.setColor(QPalette::Dark, backdrop);
    p.setColor(QPalette::Shadow, QColor(0, 0, 0));
    setDisabled(p);
    return p;
}

void apply(QApplication &app)
{
    app.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    app.setPalette(palette());
    QFont base(family());
    base.setPixelSize(13);
    base.setHintingPreference(QFont::PreferNoHinting);
    app.setFont(base);
    app.setStyleSheet(styleSheet());
}

QFont font(double scale, QFont::Weight weight)
{
    QFont f = QApplication::font();
    if (f.pixelSize() > 0)
        f.setPixelSize(std::max(1, int(std::lround(f.pixelSize() * scale))));
    else
        f.setPointSizeF(f.pointSizeF() * scale);
    f.setWeight(weight);
    return f;
}

double digitCell(const QFontMetricsF &metrics)
{
    double width = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        width = std::max(width, metrics.horizontalAdvance(QLatin1Char(digit)));
    return width;
}

double digitsWidth(const QFont &font, const QString &digits)
{
    const QFontMetricsF metrics(font);
    const double cell = digitCell(metrics);
    double width = 0;
    for (const QChar c : digits)
        width += advance(metrics, cell, c);
    return width;
}

void drawDigits(
    QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &digits)
{
    const QFontMetricsF metrics(painter.font());
    const double cell = digitCell(metrics);
    const double width = digitsWidth(painter.font(), digits);
    double x = rect.left();
    if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    else if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    double baseline = rect.center().y() + metrics.capHeight() / 2;
    if (alignment & Qt::AlignTop)
        baseline = rect.top() + metrics.ascent();
    else if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - metrics.descent();
    for (const QChar c : digits) {
        const double step = advance(metrics, cell, c);
        painter.drawText(QPointF(x + (step - metrics.horizontalAdvance(c)) / 2, baseline), c);
        x += step;
    }
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace ui::theme
