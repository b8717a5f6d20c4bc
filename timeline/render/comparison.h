// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/frames.h"

#include <QImage>
#include <QString>

#include <vector>

namespace timeline::render {

// A picture for review: one row per frame, `left` and `right` beside each other, labelled with
// frame number and timecode where a QGuiApplication exists. Blocking; worker thread.
model::Result<QImage> sideBySide(const media::ViewPtr &left, const media::ViewPtr &right,
    const std::vector<model::FrameNumber> &frames, int rowHeight);

} // namespace timeline::render
