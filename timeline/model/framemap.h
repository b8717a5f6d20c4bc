// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frames.h"
#include "timeline/model/rational.h"

#include <optional>
#include <vector>

namespace timeline::model {

// Which frame of a take's file stands for each shown frame of the window that was sent. Times are
// window time: 0 is the first frame of the window. An empty map means "the file's own clock"
// (originals).
struct FrameMap {
    struct Entry {
        Flicks time{0}; // start of the window's shown frame
        std::int64_t resultFrame = -1; // -1: the result does not cover it; the original is shown
        bool operator==(const Entry &) const = default;
    };

    std::vector<Entry> entries; // ascending time
    Flicks length{0}; // of the window
    Flicks soundOffset{0}; // time in the result's file = window time + soundOffset

    bool isIdentity() const { return entries.empty(); }

    // The result frame for this window time; nullopt where the result does not cover it.
    std::optional<FrameNumber> frameAt(Flicks windowTime) const;

    bool operator==(const FrameMap &) const = default;
};

} // namespace timeline::model
