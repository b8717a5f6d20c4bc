// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/framecache.h"
#include "timeline/media/sequenceview.h"
#include "timeline/media/videoframe.h"

#include <memory>
#include <vector>

namespace timeline::media {

// What the panes show, with a number for each file that is never used again for another one: media
// ids are only unique inside a project. Immutable; any thread.
struct Scene {
    std::vector<ViewPtr> views; // none is null
    QHash<model::MediaId, quint64> serials;
    quint64 generation = 0;

    std::int64_t count() const; // frames that every pane has
    std::shared_ptr<const model::FrameIndex> indexOf(quint64 serial) const; // null: none
};

using ScenePtr = std::shared_ptr<const Scene>;

// Panes without a view are left out; files that `previous` had already keep their numbers, also
// when more frames of them are known now.
ScenePtr makeScene(std::vector<ViewPtr> views, const ScenePtr &previous, quint64 generation);

// A decoded picture of a file, as the cache knows it.
struct PictureKey {
    quint64 file = 0;
    model::FrameNumber frame;

    bool operator==(const PictureKey &) const = default;
};

struct PictureKeyHash {
    std::size_t operator()(const PictureKey &key) const
    {
        return std::size_t(key.file * 0x9E3779B97F4A7C15ULL ^ quint64(key.frame.value));
    }
};

using PictureCache = FrameCache<PictureKey, VideoFrame, PictureKeyHash>;

// A picture of a frame, and where the cache has it.
struct PanePart {
    model::PictureRef ref;
    PictureKey key;
};

// What pane `pane` shows at sequence frame n, in a crossfade two pictures; nothing when the frame
// lies outside or a file is not there.
struct PanePicture : PanePart {
    std::optional<PanePart> other;
    double share = 0; // of the other

    // Then one decoder would go to and fro between the two.
    bool isOfOneFile() const { return other && other->key.file == key.file; }
};
std::optional<PanePicture> panePicture(const Scene &scene, std::size_t pane, model::FrameNumber n);
// Whether the cache has every pane's picture of frame n.
bool isCached(const Scene &scene, model::FrameNumber n, const PictureCache &cache);

} // namespace timeline::media
