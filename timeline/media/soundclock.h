// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/ffmpeg.h"

#include <cstdint>

namespace timeline::media {

// Stamps beyond this are nonsense; within it, sums do not overflow.
inline constexpr std::int64_t farthestSample = std::int64_t(1) << 60;

// Where the packets of one sound track lie, in samples of the file's own clock. A time base coarser
// than a sample (Matroska: 1 ms) is corrected by counting packets where they are of one length. A
// value.
class SoundClock {
public:
    SoundClock() = default;
    // `origin` is the first sample that the track's packets hold, hidden or not; `packetSize` the
    // samples of each packet, 0 where they differ.
    SoundClock(int rate, AVRational timeBase, std::int64_t origin, std::int64_t packetSize);

    int rate() const { return m_rate; }
    std::int64_t origin() const { return m_origin; }
    std::int64_t packetSize() const { return m_packetSize; }

    // The first sample of the packet with this stamp. A packet that begins where the one before
    // ended, but for roundings, begins exactly there.
    std::int64_t placeOf(std::int64_t pts) const;
    void endsAt(std::int64_t next) { m_next = next; } // the packet that was placed last
    void startsAnew() { m_next = m_origin; }
    void jumps() { m_next = INT64_MIN / 2; } // nothing is expected: the stamp decides

private:
    int m_rate = 0;
    AVRational m_timeBase{1, 1};
    std::int64_t m_origin = 0;
    std::int64_t m_packetSize = 0;
    std::int64_t m_next = 0;
};

} // namespace timeline::media
