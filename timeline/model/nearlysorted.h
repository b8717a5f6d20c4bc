// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace timeline::model {

// Sorts by `key`, equal ones staying in their order. One pass for values of which each is at most
// some places away from its own, as frames in the order of decoding are; O(n log n) for all others.
template <class T, class Key> void sortNearlySorted(std::vector<T> &values, Key key)
{
    constexpr std::size_t movesEach = 16;
    std::size_t movesLeft = values.size() * movesEach;
    const auto isLess = [&key](const T &a, const T &b) {
        return std::invoke(key, a) < std::invoke(key, b);
    };
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (!isLess(values[i], values[i - 1]))
            continue;
        T value = std::move(values[i]);
        std::size_t place = i;
        for (; place > 0 && movesLeft > 0 && isLess(value, values[place - 1]); --place, --movesLeft)
            values[place] = std::move(values[place - 1]);
        values[place] = std::move(value);
        if (movesLeft == 0) {
            std::ranges::stable_sort(values, {}, key);
            return;
        }
    }
}

} // namespace timeline::model
