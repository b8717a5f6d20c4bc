// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/media/sequenceview.h"

#include <QImage>
#include <QSize>

namespace timeline::media {

// Pictures of a file of another shape than the sequence's lie in the middle, with black bars beside
// them. Pure.

// Whether that is so of this picture. A take is what was made for its place and fills it.
bool needsBars(const SequenceView &view, const model::PictureRef &ref);

// How large a picture of this shape lies inside `whole`, in whole pairs of pixels. `whole` itself
// where they hardly differ.
QSize insideBars(QSize picture, QSize whole);

// `content` in the middle of a black picture of `size`, in its own format and colours.
model::Result<FramePtr> withBars(const AVFrame &content, QSize size);

// The image in the middle of a black one that has the shape of `sequence` and is as large as it has
// to be.
QImage withBars(const QImage &image, QSize sequence);

} // namespace timeline::media
