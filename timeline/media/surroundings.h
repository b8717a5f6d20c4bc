// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/panereader.h"
#include "timeline/media/scene.h"

#include <optional>

namespace timeline::media {

// What lies around the playhead: the cache is told to keep it, a frame of it stands in for one that
// takes long, and while nothing is wished more of it is made ready. Worker-confined; the cache is
// shared.
class Surroundings {
public:
    Surroundings(PictureCache &cache, PaneReader &reader);

    // The playhead goes to frame n. What is to be done with the frames on the way there: who goes
    // back wants those before n next, a jump wants n soon.
    FrameSource::OnTheWay moveTo(const Scene &scene, model::FrameNumber n);

    // The frame to be shown until n is decoded: one nearby that is ready, else a key frame before.
    // The same for every pane. Nothing when n is there as soon.
    std::optional<model::FrameNumber> standIn(const Scene &scene, model::FrameNumber n);

    // The playhead rests at n, whose pictures hold `bytes`.
    void rest(const ScenePtr &scene, model::FrameNumber n, std::size_t bytes);
    void stopPreparing() { m_scene.reset(); }
    // One more frame into the cache, of those likely to be wished next: ahead first, then behind.
    // The frame; nothing when there is nothing more to do.
    std::optional<model::FrameNumber> nextToPrepare() const;
    void prepare(model::FrameNumber n, const model::CancelToken &cancel);

private:
    std::int64_t cost(const Scene &scene, model::FrameNumber n);
    std::optional<model::FrameNumber> nearestReady(const Scene &scene, model::FrameNumber n) const;
    std::optional<model::FrameNumber> cheapBefore(const Scene &scene, model::FrameNumber n);

    PictureCache &m_cache;
    PaneReader &m_reader;
    ScenePtr m_scene; // null: nothing is to be prepared
    model::FrameNumber m_place;
    int m_direction = 1;
    std::size_t m_bytes = 0; // that the pictures of one sequence frame hold
};

} // namespace timeline::media
