// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stamps.h"
#include "ui/textstamps.h"
#include "ui/theme.h"

#include <QRectF>

#include <algorithm>

namespace ui {

// What the timeline's painters keep from one paint to the next, for one ratio of device pixels.
struct TimelineStamps {
    explicit TimelineStamps(double devicePixelRatio)
        : ratio(devicePixelRatio)
        , shapes(devicePixelRatio)
        , ruler(theme::font(0.85), devicePixelRatio)
        , takes(theme::font(0.88, QFont::DemiBold), devicePixelRatio)
    {
    }

    double ratio;
    Stamps shapes;
    TextStamps ruler, takes;
};

// Whole device pixels; nothing that is there vanishes.
inline QRect devicePixels(const QRectF &rect, double ratio)
{
    const int left = qRound(rect.left() * ratio), top = qRound(rect.top() * ratio);
    return {left, top, std::max(1, qRound(rect.right() * ratio) - left),
        std::max(1, qRound(rect.bottom() * ratio) - top)};
}

} // namespace ui
