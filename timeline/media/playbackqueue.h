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
    using Order = PlaybackOrder;

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
        m_isRenewing = false;
    }

    // Other pictures at the same clock; those of before stay until new ones are there in time.
    void renew()
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isRunning)
            return;
        ++m_serial;
        m_next = m_asked + notice * m_step;
        m_isRenewing = true;
    }

    void stop()
    {
        const std::lock_guard lock(m_mutex);
        ++m_serial;
        m_isRunning = false;
        m_items.clear();
    }

    // The frame to be decoded next; nothing while the queue is full or at the end. Places that the
    // clock has passed already are left out.
    std::optional<Order> next() const
    {
        const std::lock_guard lock(m_mutex);
        const auto isNew = [this](const Item &item) { return item.serial == m_serial; };
        const auto waiting = std::count_if(m_items.begin(), m_items.end(), isNew);
        return std::size_t(waiting) < m_capacity ? upcomingOrder() : std::nullopt;
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
        m_next = order.place + m_step;
        if (m_isRenewing && !m_items.empty() && !isAfter(order.place, m_asked))
            return; // one of before is in time
        while (m_isRenewing && !m_items.empty() && !isAfter(order.place, m_items.back().place))
            m_items.pop_back();
        m_isRenewing = false;
        m_items.push_back({order.place, m_serial, std::move(picture)});
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
    // Places between the clock and the first new picture.
    static constexpr std::int64_t notice = 2;

    struct Item {
        std::int64_t place;
        std::uint64_t serial;
        Picture picture;
    };

    std::optional<Order> upcomingOrder() const
    {
        if (!m_isRunning)
            return std::nullopt;
        const std::int64_t late = std::max<std::int64_t>((m_asked - m_next) / m_step, 0);
        const std::int64_t place = m_next + late * m_step;
        const auto frame = m_frames.frameAt(place);
        if (!frame)
            return std::nullopt;
        // The way to the first of other pictures says nothing about how fast they are decoded.
        return Order{*frame, place, m_isRenewing ? 0 : late, m_serial, m_step, m_frames, m_asked};
    }

    bool isAfter(std::int64_t a, std::int64_t b) const { return m_step < 0 ? a < b : a > b; }

    mutable std::mutex m_mutex;
    std::deque<Item> m_items;
    std::size_t m_capacity;
    std::uint64_t m_serial = 0;
    bool m_isRunning = false;
    bool m_isRenewing = false; // no new picture was in time yet
    std::int64_t m_next = 0, m_asked = 0, m_step = 1; // places
    FrameOrder m_frames;
};

} // namespace timeline::media
