// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediafile.h"
#include "timeline/model/conform.h"
#include "timeline/model/error.h"
#include "timeline/model/framemap.h"
#include "timeline/model/take.h"
#include "timeline/model/task.h"
#include "timeline/render/window.h"

#include <QString>

#include <vector>

namespace timeline::render {

// One check of a result, with its figure: "length", "black", "frozen", "silent", "drift".
struct Check {
    QString name;
    bool ok = true;
    double value = 0;
    bool operator==(const Check &) const = default;
};

// What says where a result lies on the window.
enum class PlacedBy {
    Pictures,
    Time, // nothing was compared
    TimeAsStill, // the pictures cannot tell one frame from the other: still, dark, or unlike
    TimeAsRepeating, // the pictures come again: another place would do as well
};

// "pictures", "time", "still", "repeating".
QString placedByName(PlacedBy by);

// How a result file lies on the window that was sent.
struct Alignment {
    model::FrameMap frameMap; // one entry per shown sequence frame of the window
    model::Conform conform;
    PlacedBy placedBy = PlacedBy::Pictures;
    bool hasPicture = true;
    bool hasSound = false;
    std::vector<Check> checks;

    bool trustedTime() const { return placedBy != PlacedBy::Pictures; }
};

// Maps the result back by time, finds the frame offset (−8…+8) by the best luma match of the
// context frames, leaving out 0.5 s beside the section, and fits colour gain and offset there. The
// yardstick is the uploaded window. Fails with ResultUnusable when the file is no picture at all or
// far too short. `view` may have been edited since the window was cut. Blocking; worker thread.
model::Result<Alignment> alignResult(const WindowFile &window, const media::SequenceView &view,
    const media::MediaFile &result, model::Mode mode, const model::Progress &progress = {},
    const model::CancelToken &cancel = {});

// A file added by hand: the frame shown `start` after its first one lies on the first frame of
// `range`, the others by time. OutOfRange when the file does not reach `start`.
model::Result<Alignment> alignByTime(const media::SequenceView &view, model::FrameRange range,
    const media::MediaFile &file, model::Flicks start);

} // namespace timeline::render
