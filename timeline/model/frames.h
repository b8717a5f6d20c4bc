// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc 6.4 stumbles over <compare> when it has seen no Qt header before it.
#include <QtGlobal>

#include <compare>
#include <cstdint>
#include <functional>

namespace timeline::model {

// The n-th shown frame of one file (FrameIndex) or of the sequence (FrameGrid), from 0. A type of
// its own, so that it is never mixed with ticks, flicks or counts.
struct FrameNumber {
    std::int64_t value = 0;

    constexpr auto operator<=>(const FrameNumber &) const = default;
    constexpr FrameNumber operator+(std::int64_t n) const { return {value + n}; }
    constexpr FrameNumber operator-(std::int64_t n) const { return {value - n}; }
    constexpr std::int64_t operator-(FrameNumber other) const { return value - other.value; }
};

// Half-open.
struct FrameRange {
    FrameNumber begin;
    FrameNumber end;

    constexpr std::int64_t count() const { return end - begin; }
    constexpr bool isEmpty() const { return end <= begin; }
    constexpr bool contains(FrameNumber n) const { return n >= begin && n < end; }
    constexpr bool operator==(const FrameRange &) const = default;
};

} // namespace timeline::model

template <> struct std::hash<timeline::model::FrameNumber> {
    std::size_t operator()(timeline::model::FrameNumber n) const noexcept
    {
        return std::hash<std::int64_t>{}(n.value);
    }
};
