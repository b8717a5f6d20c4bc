// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/retrypolicy.h"

#include <algorithm>

namespace api {

std::optional<std::chrono::milliseconds> planRetry(const RetryPolicy &policy, int attempt,
    std::optional<std::chrono::seconds> retryAfter, double random)
{
    if (policy.maxAttempts > 0 && attempt >= policy.maxAttempts)
        return std::nullopt;
    std::chrono::milliseconds wait = policy.base;
    for (int i = 1; i < attempt && wait < policy.cap; ++i)
        wait *= 2;
    wait = std::min(wait, policy.cap);
    if (retryAfter)
        wait = std::max<std::chrono::milliseconds>(wait, *retryAfter);
    const double extra =
        static_cast<double>(std::min(wait, policy.cap).count()) / 2 * std::clamp(random, 0.0, 1.0);
    return wait + std::chrono::milliseconds(static_cast<std::chrono::milliseconds::rep>(extra));
}

int Tries::count(const Error &error)
{
    enum Trouble : std::size_t { Fault, TurnedAway, AccountFull };
    const bool isTurnedAway = error.kind == Error::Kind::NotAccepted;
    return ++m_counts[isAccountFull(error) ? AccountFull : isTurnedAway ? TurnedAway : Fault];
}

} // namespace api
