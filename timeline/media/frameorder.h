// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace timeline::media {

// Which frame is shown where on the way that playing takes. Places run straight on, forwards and
// backwards; a loop shows its frames over and over on them. Place and frame are the same number in
// the first round. Pure; no Qt.
//
//     frames  [first 20, end 24)   places … 19 20 21 22 23 24 25 26 27 28 …
//     looping                      frames … 23 20 21 22 23 20 21 22 23 20 …
//
struct FrameOrder {
    std::int64_t first = 0;
    std::int64_t end = 0;
    bool loops = false;

    std::int64_t count() const { return end > first ? end - first : 0; }
    // Nothing outside of what is played once.
    std::optional<std::int64_t> frameAt(std::int64_t place) const;
    // `laps` counts the jumps from the loop's end to its begin, those back to the end as negative.
    std::int64_t placeOf(std::int64_t frame, std::int64_t laps) const
    {
        return frame + laps * count();
    }

    bool operator==(const FrameOrder &) const = default;
};

inline std::optional<std::int64_t> FrameOrder::frameAt(std::int64_t place) const
{
    if (count() == 0)
        return std::nullopt;
    if (!loops)
        return place >= first && place < end ? std::optional(place) : std::nullopt;
    const std::int64_t rest = (place - first) % count();
    return first + (rest < 0 ? rest + count() : rest);
}

// A picture to be decoded for playing.
struct PlaybackOrder {
    std::int64_t frame = 0;
    std::int64_t place = 0; // on FrameOrder's way
    std::int64_t late = 0; // pictures that were left out, because the clock has passed them
    std::uint64_t serial = 0; // of the start, or the change of pictures, that it belongs to
    std::int64_t step = 1;
    FrameOrder frames;
    std::int64_t clock = 0; // the place that was asked for last
};

} // namespace timeline::media
