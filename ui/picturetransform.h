// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSize>

namespace ui {

// How a picture lies in its pane, in the picture's own coordinates, so that panes of different size
// show the same detail: what `center` names (0…1 of the picture) is in the pane's middle. A value.
struct PictureTransform {
    double zoom = 0; // device pixels per video pixel; 0 fits the picture into the pane
    QPointF center{0.5, 0.5};

    bool isFit() const { return zoom <= 0; }
    bool operator==(const PictureTransform &) const = default;
};

inline constexpr double largestPictureZoom = 16;

// Device pixels per video pixel that `transform` means for a picture of `picture` in a pane of
// `pane`.
double effectiveZoom(
    const PictureTransform &transform, QSize picture, QSizeF pane, double devicePixelRatio);

// Where the whole picture lies in the pane, on whole device pixels. Empty for an empty picture.
QRectF placedPicture(
    const PictureTransform &transform, QSize picture, QSizeF pane, double devicePixelRatio);

// Zoomed by `factor` so that the detail under `at` (pane coordinates) stays there. Never smaller
// than fit: that becomes fit itself.
PictureTransform zoomedAt(const PictureTransform &transform, double factor, QPointF at,
    QSize picture, QSizeF pane, double devicePixelRatio);

// Moved by `delta` (pane coordinates); at most until the picture's edge reaches the pane's middle.
PictureTransform panned(const PictureTransform &transform, QPointF delta, QSize picture,
    QSizeF pane, double devicePixelRatio);

// In how many columns `count` panes show their pictures largest; the fewest of equal ones.
int gridColumns(int count, QSize room, QSize picture);

} // namespace ui
