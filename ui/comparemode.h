// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

// How takes are compared: one alone, two beside each other, two in one picture, or all of them.
enum class CompareMode { One, SideBySide, OverUnder, Wipe, Difference, Blend, Grid };

inline constexpr int compareModeCount = int(CompareMode::Grid) + 1;

// Two pictures become one.
constexpr bool isPaired(CompareMode mode)
{
    return mode == CompareMode::Wipe || mode == CompareMode::Difference
        || mode == CompareMode::Blend;
}

// The two sides of a comparison. A stays what it was chosen to be; B goes with the takes.
enum class CompareSide { A, B };

} // namespace ui
