// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace timeline::media {

// One place for the newest wish: a wish that was not taken yet is replaced by the next. Any thread;
// no Qt.
template <class Wish> class WishSlot {
public:
    void put(Wish wish)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_wish = std::move(wish);
        }
        m_changed.notify_one();
    }

    // The newest wish, if there is one that was not taken yet.
    std::optional<Wish> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_wish, std::nullopt);
    }

    bool hasWish() const
    {
        const std::lock_guard lock(m_mutex);
        return m_wish.has_value();
    }

    // Wakes wait() without a wish; not lost when nobody waits yet.
    void poke()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isPoked = true;
        }
        m_changed.notify_one();
    }

    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isClosed = true;
        }
        m_changed.notify_all();
    }

    bool isClosed() const
    {
        const std::lock_guard lock(m_mutex);
        return m_isClosed;
    }

    // Until there is a wish, a poke or the end; false at the end, which outranks both.
    bool wait()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isClosed || m_isPoked || m_wish.has_value(); });
        m_isPoked = false;
        return !m_isClosed;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Wish> m_wish;
    bool m_isPoked = false;
    bool m_isClosed = false;
};

} // namespace timeline::media
