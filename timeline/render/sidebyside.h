// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/render/exportplan.h"

#include <QRect>
#include <QSize>

namespace timeline::render {

// Where things lie in a picture for review. Every side is even, the whole at most 3840 x 2160.
// Pure.
//
//     |  original  | |  now       |
//     |------------| |------------|
//     | Original     frame, time          Take 2 |
struct ReviewLayout {
    QSize size;
    QRect left, right;
    QRect words;

    bool operator==(const ReviewLayout &) const = default;
};
ReviewLayout reviewLayout(QSize sequence);

// Writes the original and the sequence as it is now beside each other, with frame number, timecode
// and what is seen where a QGuiApplication exists; the sound is the sequence's. Blocking; worker
// thread.
model::Result<> writeSideBySide(const media::ViewPtr &view, const ExportPlan &plan,
    const QString &path, const model::Progress &progress, const model::CancelToken &cancel);

} // namespace timeline::render
