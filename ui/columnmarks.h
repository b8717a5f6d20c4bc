// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace ui {

// Many marks along a lane become few rectangles: each column has the strongest kind that touches
// it, and columns of one kind that lie side by side are one run. A value.
class ColumnMarks {
public:
    struct Run {
        int from = 0, to = 0; // half-open
        std::uint8_t kind = 0;

        bool operator==(const Run &) const = default;
    };

    ColumnMarks(int from, int to) // the columns that are seen
        : m_first(from)
        , m_kinds(to > from ? std::size_t(to - from) : 0)
    {
    }

    // At least one column; `kind` above 0, a greater one wins.
    void add(double from, double to, std::uint8_t kind);
    std::vector<Run> runs() const; // left to right, without what has no mark

private:
    int m_first;
    std::vector<std::uint8_t> m_kinds;
};

} // namespace ui
