// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/picture.h"
#include "timeline/media/scene.h"
#include "timeline/media/sourcepool.h"
#include "timeline/media/wishslot.h"

#include <QImage>

#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace timeline::media {

// A tile of the filmstrip: which picture of which file at which height.
struct TileKey {
    PictureKey picture;
    int height = 0;

    bool operator==(const TileKey &) const = default;
};

struct TileKeyHash {
    std::size_t operator()(const TileKey &key) const
    {
        return PictureKeyHash{}(key.picture) * 31 + std::size_t(key.height);
    }
};

struct TileWish {
    TileKey key;
    model::PictureRef ref;
    model::FrameNumber frame; // of the sequence: whose tile it is

    bool operator==(const TileWish &) const = default;
};

// The thread that makes the filmstrip's tiles. Public functions: GUI thread; `deliver` is called on
// the thread, with a null image for a picture that cannot be had.
class TileWorker {
public:
    using Deliver = std::function<void(const TileWish &, const QImage &)>;

    explicit TileWorker(Deliver deliver);
    ~TileWorker(); // cancels and waits

    // Replaces the wishes before; what is under way goes on when it is still wished.
    void setWishes(ScenePtr scene, std::vector<TileWish> wishes);

private:
    struct Batch {
        ScenePtr scene;
        std::vector<TileWish> wishes;
    };

    void run();
    void serve(const Batch &batch);
    QImage make(const Scene &scene, const TileWish &wish, const model::CancelToken &cancel);
    model::CancelToken begin(const TileWish &wish);

    Deliver m_deliver;
    WishSlot<Batch> m_slot;
    std::mutex m_mutex; // guards what is under way
    TileKey m_current;
    model::CancelToken m_cancel;
    SourcePool m_sources; // the thread's own, as the converter
    PictureConverter m_converter;
    std::thread m_thread; // the last to be built
};

} // namespace timeline::media
