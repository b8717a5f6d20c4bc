// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>

namespace timeline::model {

// Asks work on another thread to stop. Copies share one flag; thread-safe.
class CancelToken {
public:
    void cancel() { m_flag->store(true, std::memory_order_relaxed); }
    bool isCancelled() const { return m_flag->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
};

// 0…1, called on the worker's thread, as often as it likes.
using Progress = std::function<void(double)>;

// Of a piece of the work, told as its share from `from` to `to` of the whole; none of none.
inline Progress part(const Progress &progress, double from, double to)
{
    if (!progress)
        return {};
    return [progress, from, to](double x) { progress(from + (to - from) * x); };
}

} // namespace timeline::model
