// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/pairpicture.h"

#include <QLineF>
#include <QPointF>
#include <QRectF>

#include <optional>

class QPainter;

// The wipe's line over a picture: where it is seen, how it is grabbed and what a drag makes of it.
// All in the pane's coordinates: `picture` is where the whole picture lies. Pure but for paint().
namespace ui::wipehandle {

// As much of the line as the pane shows; nothing when none does.
std::optional<QLineF> seenLine(
    const QRectF &picture, const QRectF &pane, const timeline::render::Pairing &how);
// Whether a press at `at` means the line.
bool isAt(const QLineF &seen, const QPointF &at);

// The line through `at`; within a hundredth of the ends it goes there.
timeline::render::Pairing moved(
    const QRectF &picture, timeline::render::Pairing how, const QPointF &at);
// Turned to point at `at` from the picture's middle, keeping to multiples of 45 degrees.
timeline::render::Pairing turned(
    const QRectF &picture, timeline::render::Pairing how, const QPointF &at);
// A step by keys: of the whole way, and in degrees.
timeline::render::Pairing movedBy(timeline::render::Pairing how, double way);
timeline::render::Pairing turnedBy(timeline::render::Pairing how, double degrees);

void paint(QPainter &painter, const QLineF &seen);

} // namespace ui::wipehandle
