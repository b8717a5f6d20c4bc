// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/icons.h"

#include <QPainterPath>

namespace ui {

inline constexpr double iconGrid = 18; // icons are drawn on 18 by 18 units
inline constexpr double iconStroke = 1.5;

struct IconPaths {
    QPainterPath filled, stroked;
};

IconPaths iconPaths(Icon icon);

} // namespace ui
