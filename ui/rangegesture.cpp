// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rangegesture.h"

#include <algorithm>

namespace ui {

using timeline::model::FrameNumber;
using timeline::model::FrameRange;

std::optional<FrameRange> RangeGesture::at(FrameNumber boundary) const
{
    const FrameNumber to{std::clamp<std::int64_t>(boundary.value, 0, count)};
    if (kind == Kind::Body && original) {
        const std::int64_t furthest = std::max<std::int64_t>(0, count - original->count());
        const std::int64_t begin = original->begin.value + (boundary - grabbed);
        const FrameNumber moved{std::clamp<std::int64_t>(begin, 0, furthest)};
        return FrameRange{moved, moved + original->count()};
    }
    FrameNumber fixed = grabbed;
    if (original && kind != Kind::New)
        fixed = kind == Kind::Begin ? original->end : original->begin;
    const FrameRange range{std::min(fixed, to), std::max(fixed, to)};
    if (!range.isEmpty())
        return range;
    if (kind == Kind::New)
        return std::nullopt;
    // An edge on the other one leaves a frame between them.
    return kind == Kind::Begin ? FrameRange{fixed - 1, fixed} : FrameRange{fixed, fixed + 1};
}

} // namespace ui
