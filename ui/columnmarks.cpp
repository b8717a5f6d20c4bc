// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/columnmarks.h"

#include <algorithm>
#include <cmath>

namespace ui {

void ColumnMarks::add(double from, double to, std::uint8_t kind)
{
    const double first = m_first, last = m_first + double(m_kinds.size());
    if (to < first || from >= last)
        return;
    const double begin = std::floor(std::max(from, first));
    const double end = std::max(begin + 1, std::round(std::min(to, last)));
    for (auto c = std::size_t(begin - first); c < std::size_t(end - first) && c < m_kinds.size();
         ++c)
        m_kinds[c] = std::max(m_kinds[c], kind);
}

std::vector<ColumnMarks::Run> ColumnMarks::runs() const
{
    std::vector<Run> all;
    for (std::size_t c = 0; c < m_kinds.size(); ++c) {
        if (m_kinds[c] == 0)
            continue;
        const int column = m_first + int(c);
        if (!all.empty() && all.back().to == column && all.back().kind == m_kinds[c])
            ++all.back().to;
        else
            all.push_back({column, column + 1, m_kinds[c]});
    }
    return all;
}

} // namespace ui
