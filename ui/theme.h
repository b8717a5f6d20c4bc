// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

class QApplication;
class QFontMetricsF;
class QPainter;
class QPalette;

// The one look: dark, without hue (pictures are judged here), one accent colour. Every pair of text
// and ground that is meant to meet has a contrast of at least 4.5:1 (WCAG 2 AA); the test counts it
// out.
namespace ui::theme {

// Grounds, from the darkest to the lightest.
inline constexpr QColor backdrop{0x12, 0x12, 0x12}; // around pictures
inline constexpr QColor window{0x1c, 0x1c, 0x1c};
inline constexpr QColor panel{0x24, 0x24, 0x24};
inline constexpr QColor field{0x17, 0x17, 0x17}; // where one types
inline constexpr QColor raised{0x32, 0x32, 0x32}; // buttons
inline constexpr QColor hover{0x3d, 0x3d, 0x3d};
inline constexpr QColor line{0x38, 0x38, 0x38};
inline constexpr QColor border{0x4a, 0x4a, 0x4a};

inline constexpr QColor text{0xe8, 0xe8, 0xe8};
inline constexpr QColor textDim{0xae, 0xae, 0xae};
inline constexpr QColor textOff{
    0x74, 0x74, 0x74}; // of what cannot be used now; exempt from the bar

inline constexpr QColor accent{0xff, 0xb4, 0x3c};
inline constexpr QColor accentDeep{0xd9, 0x93, 0x22}; // pressed
inline constexpr QColor onAccent{0x1a, 0x13, 0x05};
// The only other hue: something went wrong. Always with a shape and a word.
inline constexpr QColor danger{0xff, 0x8a, 0x80};

// Spacing, in device-independent pixels.
inline constexpr int gapSmall = 4;
inline constexpr int gap = 8;
inline constexpr int gapLarge = 16;
inline constexpr int radius = 4;
inline constexpr int iconSize = 18;

QPalette palette();
QString styleSheet();

// Fusion, palette, font and style sheet. Call once, before the first widget.
void apply(QApplication &app);

// The application's font at another size (1 is the ordinary one) and weight.
QFont font(double scale = 1, QFont::Weight weight = QFont::Normal);

// Text whose digits all have the same width, so that a running timecode does not shiver. Fonts with
// proportional digits are common and Qt 6.4 cannot ask for their tabular ones: each digit gets a
// cell.
double digitCell(const QFontMetricsF &metrics);
double digitsWidth(const QFont &font, const QString &digits);
void drawDigits(
    QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &digits);

// Contrast of WCAG 2, 1…21.
double contrast(const QColor &a, const QColor &b);

} // namespace ui::theme
