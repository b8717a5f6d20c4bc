// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>

#include <cstdint>
#include <string_view>

namespace practice {

// One 8-bit plane of a picture; not owned.
struct Plane {
    std::uint8_t *data = nullptr;
    int stride = 0;
    QSize size;
};

// Writes `text` in white block letters on a dark box, centred at three quarters of the height and
// two thirds as wide as the plane. Letters of "PRACTICE" only, others stay blank. Needs no fonts
// and no QGuiApplication. Returns the box.
QRect drawBlockText(const Plane &luma, std::string_view text);

} // namespace practice
