// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>

namespace timeline::media {

// Which pictures are decoded while playing: all, those that others refer to, or key frames.
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

} // namespace timeline::media
