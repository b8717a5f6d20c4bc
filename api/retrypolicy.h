// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/error.h"

#include <array>
#include <chrono>
#include <optional>

namespace api {

// Exponential back-off: base, 2·base, 4·base … up to `cap`, and as much as half of that again at
// random.
struct RetryPolicy {
    std::chrono::milliseconds base{1000};
    std::chrono::milliseconds cap{60'000};
    int maxAttempts = 0; // 0: no end

    bool operator==(const RetryPolicy &) const = default;
};

// How long to wait before trying again after the `attempt`-th failure (1, 2 …); none: give up.
// `random` is in [0, 1). A server's wish (`Retry-After`) is the least, and is not cut by `cap`.
// Pure.
std::optional<std::chrono::milliseconds> planRetry(const RetryPolicy &policy, int attempt,
    std::optional<std::chrono::seconds> retryAfter, double random);

// Failures, each kind of trouble for itself: that a place in a full account was long waited for
// says nothing of a network that fails once.
class Tries {
public:
    int count(const Error &error); // the how-manieth of its kind this is

private:
    std::array<int, 3> m_counts{};
};

} // namespace api
