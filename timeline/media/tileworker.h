// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/tilecache.h"
#include "timeline/media/tilequeue.h"

#include <QImage>

#include <functional>
#include <thread>
#include <vector>

namespace timeline::media {

// The threads that make the filmstrip's tiles, two at most, each with decoders of its own, behind
// playback and scrubbing in the system's favour. Public functions: GUI thread; `deliver` is called
// on the threads, with a null image for a picture that cannot be had.
class TileWorker {
public:
    // Draft: the picture of a key frame before the tile's own, which takes longer.
    enum class Stage { Draft, Final };
    using Deliver = std::function<void(const TileWish &, const QImage &, Stage)>;

    explicit TileWorker(Deliver deliver);
    ~TileWorker(); // cancels and waits
    Q_DISABLE_COPY_MOVE(TileWorker)

    // Replaces the wishes before; what is under way goes on when it is still wished.
    void setWishes(const ScenePtr &scene, const std::vector<TileWish> &wishes);

private:
    void run();

    Deliver m_deliver;
    TileCache m_cache;
    TileQueue m_queue;
    std::vector<std::thread> m_threads; // the last to be built
};

} // namespace timeline::media
