// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/tileplan.h"
#include "timeline/model/task.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace timeline::media {

// The filmstrip's work, shared out to its threads: jobs that show something soon before those that
// decode for long. Any thread; no Qt objects.
class TileQueue {
public:
    struct Work {
        ScenePtr scene;
        TileJob job;
        bool isSlow = false; // what can be had soon was had
        model::CancelToken cancel; // set once none of its tiles is wished any more
        std::uint64_t number = 0;
    };

    // Replaces what is wished. Work under way goes on as long as some of its tiles are wished.
    void put(const ScenePtr &scene, const std::vector<TileWish> &wishes);
    // Waits for work; nothing at the end.
    std::optional<Work> next();
    bool isWished(const TileWish &wish) const;
    // The tile was made or cannot be had: nobody makes it again for these wishes.
    void settle(const TileWish &wish);
    // The thread is through with it; `rest` waits until all quick work is done.
    void finish(const Work &work, std::vector<TileWish> rest = {});
    void close(); // cancels what is under way

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<TileWish> m_wished;
    std::deque<Work> m_waiting; // quick ones first
    std::vector<Work> m_running;
    std::uint64_t m_numbers = 0;
    bool m_isClosed = false;
};

} // namespace timeline::media
