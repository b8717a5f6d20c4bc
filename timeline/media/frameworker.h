// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/frameserver.h"
#include "timeline/media/panereader.h"
#include "timeline/media/playbackqueue.h"
#include "timeline/media/playdecoder.h"
#include "timeline/media/scene.h"
#include "timeline/media/surroundings.h"
#include "timeline/media/wishslot.h"

#include <functional>
#include <mutex>
#include <set>
#include <thread>

namespace timeline::media {

// The decode thread of a FrameServer. Its public functions are called on the GUI thread, its
// callbacks on the decode thread.
class FrameWorker {
public:
    struct Callbacks {
        std::function<void(Pictures)> deliver;
        std::function<void()> cacheChanged;
        std::function<void()> beforePlayed; // may be empty
    };

    explicit FrameWorker(Callbacks callbacks);
    ~FrameWorker(); // cancels and waits

    void setScene(ScenePtr scene); // ends playback
    // Playback goes on: what was decoded of the scene before is shown until there is more.
    void changeScene(ScenePtr scene);
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
        std::optional<Wish> wish; // none: playback, or what is prepared
        bool mayBeReplaced = false;
    };

    void use(ScenePtr scene);
    void run();
    void serve(const Wish &wish);
    bool playOn();
    void playNext(const PlaybackQueue<Pictures>::Order &order);
    bool prepare();
    // Without a way: for playback.
    Pictures decode(const Wish &wish, std::optional<FrameSource::OnTheWay> onTheWay,
        const model::CancelToken &cancel);
    void touch(model::FrameNumber n);
    std::set<std::int64_t> touchedFrames() const;
    model::CancelToken begin(std::optional<Wish> wish);
    void allowReplacing();
    void cancelInFlight();
    void cancelPreparing();
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
    Surroundings m_around;
    PlayReader m_playReader;
    PlayDecoder m_play;
    ScenePtr m_shown;
    std::size_t m_bytes = 0; // that the pictures decoded last hold
    std::thread m_thread; // the last to be built
};

} // namespace timeline::media
