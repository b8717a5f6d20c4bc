// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

class QColor;
class QPainter;

namespace ui {

// Many upright stripes of one height, painted at once: one row of colours, repeated downwards. A
// thousand rectangles a pixel wide take ten times as long. Device pixels.
class Stripes {
public:
    Stripes(int from, int to); // the columns that are seen

    // Later ones lie on top; opaque colours only.
    void add(int from, int to, const QColor &color);
    // The painter is scaled to device pixels.
    void paint(QPainter &painter, int top, int height) const;

private:
    int m_from;
    QImage m_row; // null: no columns
    bool m_isEmpty = true;
};

} // namespace ui
