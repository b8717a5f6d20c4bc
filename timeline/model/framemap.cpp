// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/framemap.h"

#include <algorithm>

namespace timeline::model {

std::optional<FrameNumber> FrameMap::frameAt(Flicks windowTime) const
{
    if (windowTime < Flicks{0} || windowTime >= length)
        return std::nullopt;
    const auto after = std::ranges::upper_bound(entries, windowTime, {}, &Entry::time);
    if (after == entries.begin())
        return std::nullopt;
    const std::int64_t frame = std::prev(after)->resultFrame;
    return frame < 0 ? std::nullopt : std::optional(FrameNumber{frame});
}

} // namespace timeline::model
