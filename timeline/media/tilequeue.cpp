// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/tilequeue.h"

#include <algorithm>

namespace timeline::media {

namespace {

bool contains(const std::vector<TileWish> &wishes, const TileWish &wish)
{
    return std::ranges::find(wishes, wish) != wishes.end();
}

} // namespace

void TileQueue::put(const ScenePtr &scene, const std::vector<TileWish> &wishes)
{
    {
        const std::lock_guard lock(m_mutex);
        std::vector<TileWish> known; // by work that goes on, or was begun and waits for its turn
        std::deque<Work> slow;
        const auto keep = [&](const Work &work) {
            const auto isStill = [&](const TileWish &w) { return contains(wishes, w); };
            const bool some = std::ranges::any_of(work.job.wishes, isStill);
            if (some)
                known.insert(known.end(), work.job.wishes.begin(), work.job.wishes.end());
            return some;
        };
        for (Work &work : m_running) {
            if (!work.cancel.isCancelled() && !keep(work))
                work.cancel.cancel();
        }
        for (const Work &work : m_waiting) {
            if (work.isSlow && keep(work))
                slow.push_back(work);
        }
        m_wished = wishes;
        std::vector<TileWish> open;
        std::ranges::copy_if(wishes, std::back_inserter(open),
            [&](const TileWish &wish) { return !contains(known, wish); });
        m_waiting.clear();
        for (TileJob &job : tileJobs(*scene, open))
            m_waiting.push_back({scene, std::move(job), false, {}, ++m_numbers});
        m_waiting.insert(m_waiting.end(), slow.begin(), slow.end());
    }
    m_changed.notify_all();
}

std::optional<TileQueue::Work> TileQueue::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isClosed || !m_waiting.empty(); });
    if (m_isClosed)
        return std::nullopt;
    Work work = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_running.push_back(work);
    return work;
}

bool TileQueue::isWished(const TileWish &wish) const
{
    const std::lock_guard lock(m_mutex);
    return contains(m_wished, wish);
}

void TileQueue::settle(const TileWish &wish)
{
    const std::lock_guard lock(m_mutex);
    std::erase(m_wished, wish);
    for (Work &work : m_running)
        std::erase(work.job.wishes, wish);
}

void TileQueue::finish(const Work &work, std::vector<TileWish> rest)
{
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_running, [&](const Work &w) { return w.number == work.number; });
        std::erase_if(rest, [this](const TileWish &w) { return !contains(m_wished, w); });
        if (rest.empty())
            return;
        m_waiting.push_back({work.scene, {std::move(rest), work.job.entry}, true, {}, ++m_numbers});
    }
    m_changed.notify_one();
}

void TileQueue::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        for (Work &work : m_running)
            work.cancel.cancel();
    }
    m_changed.notify_all();
}

} // namespace timeline::media
