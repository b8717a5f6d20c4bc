// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace timeline::media {

// Pictures decoded ahead of a running clock: one thread asks next() and pushes, another takes. Any
// thread; no Qt.
template <class Picture> class PlaybackQueue {
public:
    struct Order {
        std::int64_t frame = 0;
        std::uint64_t serial = 0; // of the start() that it belongs to
    };

    explicit PlaybackQueue(std::size_t capacity)
        : m_capacity(capacity)
    {
    }

    // Frames begin, begin + step, … as long as they lie in [0, count).
    void start(std::int64_t begin, std::int64_t step, std::int64_t count)
    {
        const std::lock_guard lock(m_mutex);
        ++m_serial;
        m_isRunning = step != 0;
        m_next = m_asked = begin;
        m_step = step;
        m_count = count;
        m_items.clear();
    }

    void stop()
    {
        const std::lock_guard lock(m_mutex);
        ++m_serial;
        m_isRunning = false;
        m_items.clear();
    }

    bool isRunning() const
    {
        const std::lock_guard lock(m_mutex);
        return m_isRunning;
    }

    // The frame to be decoded next; nothing while the queue is full or at the end. Frames that the
    // clock has passed already are left out.
    std::optional<Order> next() const
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isRunning || m_items.size() >= m_capacity)
            return std::nullopt;
        const std::int64_t late = (m_asked - m_next) / m_step;
        const std::int64_t frame = m_next + std::max<std::int64_t>(late, 0) * m_step;
        if (frame < 0 || frame >= m_count)
            return std::nullopt;
        return Order{frame, m_serial};
    }

    // Dropped when playback was started anew or stopped meanwhile.
    void push(const Order &order, Picture picture)
    {
        const std::lock_guard lock(m_mutex);
        if (order.serial != m_serial)
            return;
        m_items.push_back({order.frame, std::move(picture)});
        m_next = order.frame + m_step;
    }

    // The newest picture at or before `frame` in playing direction, with all older ones taken out.
    std::optional<Picture> take(std::int64_t frame)
    {
        const std::lock_guard lock(m_mutex);
        m_asked = frame;
        std::optional<Picture> newest;
        while (!m_items.empty() && !isAfter(m_items.front().frame, frame)) {
            newest = std::move(m_items.front().picture);
            m_items.pop_front();
        }
        return newest;
    }

private:
    struct Item {
        std::int64_t frame;
        Picture picture;
    };

    bool isAfter(std::int64_t a, std::int64_t b) const { return m_step < 0 ? a < b : a > b; }

    mutable std::mutex m_mutex;
    std::deque<Item> m_items;
    std::size_t m_capacity;
    std::uint64_t m_serial = 0;
    bool m_isRunning = false;
    std::int64_t m_next = 0, m_asked = 0, m_step = 1, m_count = 0;
};

} // namespace timeline::media
