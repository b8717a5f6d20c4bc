// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

namespace timeline::media {

// Which pictures are decoded while playing: all, those that others refer to, or from each key frame
// on as many of those as there is time for.
enum class Detail { Everything, References, Keys };

// How much a machine keeps up with. Told with each picture how many the clock has passed meanwhile,
// it goes to less detail while decoding falls ever further behind, so that what is left out is left
// out evenly; and it tries more again after a while, less and less often when that fails. A short
// delay, or the way to the first pictures, is only caught up with. Pure; no Qt.
class Pace {
public:
    // Times the ordinary speed, negative: backwards.
    void start(int speed);
    // Before each picture: how many the clock has passed meanwhile, and how many steps the
    // one before went.
    void note(std::int64_t late, std::int64_t steps = 1);
    Detail detail() const { return m_detail; }

private:
    void less();
    void more();

    Detail m_least = Detail::Everything; // to begin with, and at best
    Detail m_detail = Detail::Everything;
    bool m_goesBack = false;
    std::int64_t m_last = std::numeric_limits<std::int64_t>::max(); // late
    int m_falling = 0; // pictures that were later than the one before
    int m_begun = 0; // pictures, up to a few
    std::int64_t m_calm = 0; // steps in time, in a row
    std::int64_t m_patience = 0; // so many in time, and more is tried
    bool m_isTrying = false;
};

// How many frames are decoded while the clock goes one on; 1 keeps up. Remembers the last few.
// Pure.
class DecodingSpeed {
public:
    void note(double frames, double clock);
    double value() const { return m_frames / m_clock; }

private:
    // Before anything is known: too slow, else nobody would ask.
    double m_frames = 0.5;
    double m_clock = 1;
};

// Where a decoder stands that cannot decode everything in time, in frames.
struct Shortage {
    std::int64_t key = 0; // where decoding the wanted frame would begin,
    std::int64_t next = 0; // and where it can begin anew
    std::int64_t wanted = 0; // the earliest that is still of use
    std::int64_t clock = 0;
    std::optional<std::int64_t> last; // decoded, when decoding goes on from there
    double speed = 1;
    std::int64_t step = 1;
    std::int64_t room = 1; // pictures that may wait for the clock
};

// The frame to be decoded next: evenly spaced ones of each stretch, as far into it as there is time
// for before the next stretch has its turn, and none that would be late. What follows in a stretch
// can only be had by decoding all of it, so that nothing is shown of its rest.
//
//     stretches   |k . . o . . o . . . . . . .|k . . o . . o . . . . . . .|   speed 1/2
//
std::int64_t frameInShortage(const Shortage &shortage);

} // namespace timeline::media
