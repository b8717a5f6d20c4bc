// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/figures.h"
#include "tests/bench/material.h"

#include <functional>
#include <vector>

namespace bench {

// What every row gets.
struct Context {
    const Material &material;
    int rounds = 5;
};

// Rows of the design's bars. A row that cannot run gives a line that says why.
std::vector<Line> openRow(const Context &context); // openrows.cpp
std::vector<Line> indexRow(const Context &context);
std::vector<Line> seekRow(const Context &context); // seekrows.cpp
std::vector<Line> backRow(const Context &context);
std::vector<Line> stripRow(const Context &context);
std::vector<Line> soundRow(const Context &context);
std::vector<Line> spliceRow(const Context &context); // splicerow.cpp
std::vector<Line> verifyRow(const Context &context);
std::vector<Line> paintRow(const Context &context);
std::vector<Line> playRow(const Context &context);
std::vector<Line> guiRow(const Context &context);
std::vector<Line> memoryRow(const Context &context);
std::vector<Line> exactRow(const Context &context);

// What memoryRow() runs in a process of its own: scrubs through `path` and prints the most memory
// that was held, in bytes.
int scrubForMemory(const QString &path, std::size_t budget);

Line notRun(const QString &work, const QString &why);

// Milliseconds that `work` takes.
double timed(const std::function<void()> &work);
// One after the other, round by round, so that whatever else the machine does hits all alike. Each
// gives its own figure; the medians come back in the same order.
std::vector<double> interleaved(int rounds, const std::vector<std::function<double()>> &runs);

} // namespace bench
