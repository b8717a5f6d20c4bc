// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

#include <cstdint>
#include <vector>

namespace testsupport {

// One 8-bit plane, rows without padding.
struct Plane {
    QSize size;
    std::vector<std::uint8_t> data;
};

// Picture `number` as Y, U, V planes of 4:2:0, upright.
struct Picture420 {
    Plane y, u, v;
};

Picture420 paintPicture(int number, QSize upright);
// Turned by `degrees` counter-clockwise, so that showing it needs as many degrees clockwise.
Picture420 turned(const Picture420 &picture, int degrees);

} // namespace testsupport
