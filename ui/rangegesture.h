// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frames.h"

#include <cstdint>
#include <optional>

namespace ui {

// What a drag makes of a range. Pure: positions are boundaries between frames (0…count), never
// pixels.
struct RangeGesture {
    enum class Kind { New, Begin, End, Body };

    Kind kind = Kind::New;
    timeline::model::FrameNumber grabbed; // boundary under the mouse when the button went down
    std::optional<timeline::model::FrameRange>
        original; // the range before; there is one unless kind is New
    std::int64_t count = 0; // frames of the sequence

    // The range with the mouse at `boundary`: never empty (an edge that is dragged over the other
    // one becomes that one), never outside the sequence. A body keeps its length. nullopt: too
    // little for a range yet.
    std::optional<timeline::model::FrameRange> at(timeline::model::FrameNumber boundary) const;
};

} // namespace ui
