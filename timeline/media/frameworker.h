// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/frameserver.h"
#include "timeline/media/panereader.h"
#include "timeline/media/playbackqueue.h"
#include "timeline/media/playdecoder.h"
#include "timeline/media/scene.h"
#include "timeline/media/wishslot.h"

#include <functional>
#include <mutex>
#include <set>
#include <thread>

namespace timeline::media {

// The decode thread of a FrameServer. Its public functions are called on the GUI thread; `deliver`
// and `cacheChanged` are called on the decode thread.
class FrameWorker {
public:
    struct Callbacks {
        std::function<void(Pictures)> deliver;
        std::function<void()> cacheChanged;
    };

    explicit FrameWorker(Callbacks callbacks);
    ~FrameWorker(); // cancels and waits

    void setScene(ScenePtr scene);
    void setPictureSize(QSize size);
    void setCacheBudget(std::size_t bytes);

    void request(model::FrameNumber frame);
    void startPlayback(
        model::FrameNumber frame, int step, const std::optional<model::FrameRange> &loop);
    void stopPlayback();
    bool isPlaybackReady() const;
    std::optional<Pictures> takeForPlayback(std::int64_t place);
    std::vector<model::FrameRange> cachedRanges() const;

private:
    struct Wish {
        model::FrameNumber frame;
        ScenePtr scene;
        QSize size;
        bool operator==(const Wish &) const = default;
    };
    struct InFlight {
        model::CancelToken cancel;
        std::optional<Wish> wish; // none: playback
        bool mayBeReplaced = false;
    };

    void run();
    void serve(const Wish &wish);
    bool playOn();
    void playNext(const PlaybackQueue<Pictures>::Order &order);
    Pictures decode(const Wish &wish, FrameSource::Use use, const model::CancelToken &cancel);
    std::optional<Pictures> standIn(const Wish &wish);
    std::optional<model::FrameNumber> nearestReady(const Wish &wish) const;
    bool isReady(const Scene &scene, model::FrameNumber n) const;
    std::set<std::int64_t> touchedFrames() const;
    model::CancelToken begin(std::optional<Wish> wish);
    void allowReplacing();
    void cancelInFlight();
    Wish wishFor(model::FrameNumber frame) const;

    Callbacks m_callbacks;
    PictureCache m_cache;
    PlaybackQueue<Pictures> m_playback;
    WishSlot<Wish> m_slot;

    mutable std::mutex m_mutex; // guards what follows
    ScenePtr m_scene;
    QSize m_size;
    InFlight m_inFlight;
    std::set<std::int64_t> m_touched; // sequence frames that may be ready

    PaneReader m_reader; // decode thread only, as is what follows
    PlayReader m_playReader;
    PlayDecoder m_play;
    ScenePtr m_shown;
    std::thread m_thread; // the last to be built
};

} // namespace timeline::media
