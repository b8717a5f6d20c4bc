// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <compare>
#include <cstdint>

namespace timeline::model {

// The one unit of time: 1/705 600 000 s divides the common frame and sample rates exactly, NTSC and
// 90 kHz included (the "flicks" of github.com/OculusVR/Flicks). Not every stream time base: see
// FrameIndex.
using Flicks = std::chrono::duration<std::int64_t, std::ratio<1, 705'600'000>>;

inline constexpr std::int64_t flicksPerSecond = 705'600'000;

// num/den, den > 0. A rate is frames per second; a time base is seconds per tick.
struct Rational {
    std::int64_t num = 0;
    std::int64_t den = 1;

    constexpr bool isValid() const { return num > 0 && den > 0; }
    constexpr Rational inverse() const { return {den, num}; }
    constexpr double toDouble() const { return double(num) / double(den); }
    QString toString() const; // "24000/1001"

    // Equal as written: 25/1 and 50/2 differ. Rates from FFmpeg are reduced.
    constexpr bool operator==(const Rational &) const = default;
};

// `value` ticks of `timeBase` seconds, to the nearest flick; 128-bit inside, so it does not
// overflow.
Flicks toFlicks(std::int64_t value, Rational timeBase);

// To the nearest tick.
std::int64_t toTicks(Flicks time, Rational timeBase);

// Start of frame `n` at a constant rate.
Flicks frameStart(std::int64_t n, Rational rate);

// Only at the edges of the program: service API, JSON, user input.
double toSeconds(Flicks time);
Flicks fromSeconds(double seconds);

// Half-open.
struct TimeRange {
    Flicks begin{0};
    Flicks end{0};

    constexpr Flicks length() const { return end - begin; }
    constexpr bool isEmpty() const { return end <= begin; }
    constexpr bool contains(Flicks t) const { return t >= begin && t < end; }
    constexpr bool operator==(const TimeRange &) const = default;
};

} // namespace timeline::model
