// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/frames.h"

#include <QString>

#include <optional>
#include <vector>

namespace ui {

// What a drag makes of an edge of a clip. Pure; frames of the sequence as it is before.
struct ClipTrim {
    timeline::model::FrameRange clip;
    bool isBegin = true; // the edge that is dragged
    bool isRoll = false; // the neighbour gets what this one loses; else all behind it moves
    timeline::model::FrameNumber to; // may lie before the first frame, or behind the last

    // Frames by which the clip gets longer; below 0: shorter.
    std::int64_t change() const;
    bool operator==(const ClipTrim &) const = default;
};

// The edge as near to `to` as the clips and the pictures that are there allow. `clips` are those
// that the user takes for clips; the trimmed one is among them.
ClipTrim limited(ClipTrim trim, const timeline::media::SequenceView &view,
    const std::vector<timeline::model::TimeRange> &clips);

// "00:00:04:00 · 12 frames shorter"
QString trimText(const ClipTrim &trim, timeline::model::Rational rate);

} // namespace ui
