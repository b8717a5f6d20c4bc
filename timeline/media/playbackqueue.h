// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/frameorder.h"

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
        std::int64_t place = 0; // on FrameOrder's way
        std::int64_t late = 0; // pictures that were left out, because the clock has passed them
        std::uint64_t serial = 0; // of the start() that it belongs to
        std::int64_t step = 1;
        FrameOrder frames;
        std::int64_t clock = 0; // the place that was asked for last
    };

    explicit PlaybackQueue(std::size_t capacity)
        : m_capacity(capacity)
    {
    }

    // Places begin, begin + step, … as long as `frames` has some there.
    void start(std::int64_t begin, std::int64_t step, const FrameOrder &frames)
    {
        const std::lock_guard lock(m_mutex);
        ++m_serial;
        m_isRunning = step != 0;
        m_next = m_asked = begin;
        m_step = step;
        m_frames = frames;
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

    // The frame to be decoded next; nothing while the queue is full or at the end. Places that the
    // clock has passed already are left out.
    std::optional<Order> next() const
    {
        const std::lock_guard lock(m_mutex);
        return m_items.size() < m_capacity ? upcomingOrder() : std::nullopt;
    }

    // The same, also while the queue is full.
    std::optional<Order> upcoming() const
    {
        const std::lock_guard lock(m_mutex);
        return upcomingOrder();
    }

    // `wanted` pictures wait, or all that there are.
    bool isReady(std::size_t wanted) const
    {
        const std::lock_guard lock(m_mutex);
        return m_items.size() >= std::min(wanted, m_capacity) || !upcomingOrder();
    }

    // Dropped when playback was started anew or stopped meanwhile.
    void push(const Order &order, Picture picture)
    {
        const std::lock_guard lock(m_mutex);
        if (order.serial != m_serial)
            return;
        m_items.push_back({order.place, std::move(picture)});
        m_next = order.place + m_step;
    }

    // The newest picture at or before `place` in playing direction, with all older ones taken out.
    std::optional<Picture> take(std::int64_t place)
    {
        const std::lock_guard lock(m_mutex);
        m_asked = place;
        std::optional<Picture> newest;
        while (!m_items.empty() && !isAfter(m_items.front().place, place)) {
            newest = std::move(m_items.front().picture);
            m_items.pop_front();
        }
        return newest;
    }

private:
    struct Item {
        std::int64_t place;
        Picture picture;
    };

    std::optional<Order> upcomingOrder() const
    {
        if (!m_isRunning)
            return std::nullopt;
        const std::int64_t late = std::max<std::int64_t>((m_asked - m_next) / m_step, 0);
        const std::int64_t place = m_next + late * m_step;
        const auto frame = m_frames.frameAt(place);
        return frame
            ? std::optional(Order{*frame, place, late, m_serial, m_step, m_frames, m_asked})
            : std::nullopt;
    }

    bool isAfter(std::int64_t a, std::int64_t b) const { return m_step < 0 ? a < b : a > b; }

    mutable std::mutex m_mutex;
    std::deque<Item> m_items;
    std::size_t m_capacity;
    std::uint64_t m_serial = 0;
    bool m_isRunning = false;
    std::int64_t m_next = 0, m_asked = 0, m_step = 1; // places
    FrameOrder m_frames;
};

} // namespace timeline::media
