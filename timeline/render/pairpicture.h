// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QLineF>
#include <QPointF>
#include <QSizeF>

namespace timeline::render {

// How two pictures of one frame, A and B, become one. A value.
struct Pairing {
    enum class Kind { Wipe, Difference, Blend };
    // How a difference is shown: of brightness, black where the two are equal; of brightness,
    // around a middle grey, brighter where B is; of each colour by itself.
    enum class Measure { Luma, Signed, Color };

    static constexpr int mostGain = 32;

    Kind kind = Kind::Wipe;
    // Of the wipe's line, in degrees clockwise. 0: upright, A at its left. 90: level, A above it.
    double angle = 0;
    double position = 0.5; // 0: all is B; 1: all is A
    Measure measure = Measure::Luma;
    int gain = 4; // of the difference, 1…mostGain
    double share = 0.5; // of B in a blend, 0…1

    bool operator==(const Pairing &) const = default;
};

// The two as one picture of A's size, RGB32; B is scaled to it when it has another. Null when one
// of them is. What lies outside its limits in `how` is clamped. Pure; a few milliseconds for
// 1920 x 1080.
QImage paired(const QImage &a, const QImage &b, const Pairing &how);

// The wipe's line in a picture of this size: all of it that lies inside; null when none does.
QLineF wipeLine(const QSizeF &picture, double angle, double position);
// The position whose line goes through `at`; 0…1.
double wipePositionAt(const QSizeF &picture, double angle, const QPointF &at);

} // namespace timeline::render
