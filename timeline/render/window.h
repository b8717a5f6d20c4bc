// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/model/windowplan.h"

#include <QString>

namespace timeline::render {

// A sequence frame inside the window.
struct WindowPlace {
    model::Flicks time{0}; // of its start, in window time
    std::int64_t frame = 0; // of the window, which shows it

    bool operator==(const WindowPlace &) const = default;
};

// The file that is uploaded, and how its frames belong to the sequence.
struct WindowFile {
    QString path;
    model::WindowPlan plan;
    model::WindowPicture picture; // padding of the uploaded picture
    std::vector<model::FrameNumber>
        shown; // sequence frame shown by window frame k; the last is held
    // The same as it was when the window was cut: by the time that the result comes, the sequence
    // may have been edited. Empty in journals of versions that did not write it.
    std::vector<WindowPlace> places;
    model::Flicks sequenceLength{0}; // then
    std::int64_t bytes = 0;
    QString hash; // of the pictures and the sound that it was made of
    bool hasSound = false;
};

// Cuts the window from the sequence as the view shows it: constant rate, H.264 8-bit 4:2:0 BT.709 +
// AAC stereo in MP4, index first, no hidden pre-roll, no metadata, padded to 16:9 or 9:16. Written
// to a temporary name and then renamed. Blocking; worker thread.
model::Result<WindowFile> renderWindow(const media::ViewPtr &view, const model::WindowPlan &plan,
    const QString &path, const model::Progress &progress = {},
    const model::CancelToken &cancel = {});

} // namespace timeline::render
