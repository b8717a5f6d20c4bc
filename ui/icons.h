// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QRectF>

class QColor;
class QPainter;

namespace ui {

// Every sign of the program, drawn from paths: sharp at any scale, in the palette's colours.
enum class Icon {
    Play,
    Pause,
    StepBack,
    StepForward,
    ToStart,
    ToEnd,
    Loop,
    Volume,
    VolumeLow,
    Mute,
    Device,
    Picture,
    Sound,
    PictureAndSound,
    Accept,
    Reject,
    Star,
    StarFilled,
    CompareOne,
    CompareSideBySide,
    CompareOverUnder,
    CompareWipe,
    CompareDifference,
    CompareBlend,
    CompareGrid,
    ZoomFit,
    ZoomIn,
    ZoomOut,
    ZoomRange,
    Open,
    Export,
    Add,
    Redo,
    Undo,
    Search,
    Clock, // waiting
    Progress, // at work
    Warning,
    Info,
    Cloud,
    Key,
    Down,
    Trash,
};

inline constexpr int iconCount = int(Icon::Trash) + 1;

// Paints into the largest square inside `rect`.
void paintIcon(QPainter &painter, Icon icon, const QRectF &rect, const QColor &color);

// Takes its colour from the state: text, dim when disabled, accent while checked. With `color`:
// always that.
QIcon icon(Icon icon);
QIcon icon(Icon icon, const QColor &color);

} // namespace ui
