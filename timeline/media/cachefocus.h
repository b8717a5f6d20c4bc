// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace timeline::media {

// Where the playhead stands in each file that is shown, and which way it goes: what a cache of
// their frames keeps longest. A value; no Qt.
struct CacheFocus {
    struct Place {
        std::uint64_t file = 0;
        std::int64_t frame = 0;
        bool operator==(const Place &) const = default;
    };

    std::vector<Place> places;
    int direction = 1; // -1: backwards

    // The greater, the less worth keeping. Frames ahead count once, those behind twice: two thirds
    // of a full cache lie where the playhead is going. Files that are not shown now come last.
    std::int64_t farness(std::uint64_t file, std::int64_t frame) const
    {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        for (const Place &place : places) {
            if (place.file != file)
                continue;
            const std::int64_t ahead = (frame - place.frame) * direction;
            least = std::min(least, ahead >= 0 ? ahead : -2 * ahead);
        }
        return least;
    }

    bool operator==(const CacheFocus &) const = default;
};

// The next frame to be made ready while nothing is wished: ahead of `around` first, then behind it,
// the nearest first, no further than given and within [0, count). -1: none. Pure.
template <class IsReady>
std::int64_t nextToPrepare(std::int64_t around, int direction, std::int64_t ahead,
    std::int64_t behind, std::int64_t count, IsReady isReady)
{
    const auto missing = [&](int way, std::int64_t most) -> std::int64_t {
        for (std::int64_t i = 1; i <= most; ++i) {
            const std::int64_t frame = around + way * i;
            if (frame < 0 || frame >= count)
                break;
            if (!isReady(frame))
                return frame;
        }
        return -1;
    };
    const std::int64_t found = missing(direction, ahead);
    return found >= 0 ? found : missing(-direction, behind);
}

} // namespace timeline::media
