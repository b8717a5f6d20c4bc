// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/icons.h"
#include "ui/memo.h"

#include <QColor>
#include <QImage>
#include <QPixmap>
#include <QRect>

class QPainter;

namespace ui {

// A box with round corners, as takes on the timeline have it.
struct BoxLook {
    QColor ground, edge;
    Qt::PenStyle line = Qt::SolidLine; // none: the ground reaches to the box's edges
    int corner = 4; // device-independent

    bool operator==(const BoxLook &) const = default;
};

// Boxes and signs that are painted once and then only copied: stroking their paths takes fifty
// times as long. Rectangles are device pixels, so the painter has to be scaled back to them. GUI
// thread.
class Stamps {
public:
    explicit Stamps(double ratio)
        : m_ratio(ratio)
    {
    }

    void paintBox(QPainter &painter, const QRect &device, const BoxLook &look);
    void paintSign(QPainter &painter, Icon icon, const QRect &device, const QColor &color);

private:
    struct Box {
        QPixmap whole, middle; // the middle repeats, the ends do not
        int end = 0;
    };

    using Key = std::pair<quint64, quint64>;
    static constexpr qsizetype most = 256; // of a kind

    Box drawnBox(int height, const BoxLook &look) const;

    double m_ratio;
    Memo<Key, Box, most> m_boxes; // by colours; by height, corner and line
    Memo<Key, QImage, most> m_signs; // by colour; by size and sign
};

} // namespace ui
