// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace timeline::render {

// How loud stereo sound at 48 kHz is heard to be, in LUFS: ITU-R BS.1770-4, with its weighting and
// its gates, so that pauses do not count. A value.
class LoudnessMeter {
public:
    static constexpr int rate = 48'000;

    void add(std::span<const float> stereo);
    // What follows has nothing to do with what was before; parts of a block are dropped.
    void startPiece();
    // Nothing when there was less than one block of 400 ms that is no silence.
    std::optional<double> loudness() const;

private:
    struct Filter {
        std::array<double, 4> state{};
    };

    double weighted(Filter &filter, double sample) const;

    std::array<Filter, 2> m_filters;
    double m_power = 0; // of the step so far
    int m_count = 0;
    std::vector<double> m_steps; // mean power of the last steps of 100 ms of this piece
    std::vector<double> m_blocks; // mean power of blocks of 400 ms, one each 100 ms
};

// What brings `take` to the loudness of `neighbours`, linear; at most 12 dB either way, 1 where one
// of them is silent. Pure.
double loudnessGain(std::optional<double> neighbours, std::optional<double> take);

} // namespace timeline::render
