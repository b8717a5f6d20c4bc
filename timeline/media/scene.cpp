// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/scene.h"

#include <algorithm>
#include <atomic>

namespace timeline::media {

namespace {

const MediaFile *fileIn(const Scene &scene, model::MediaId id)
{
    for (const ViewPtr &view : scene.views) {
        const auto found = view->files.find(id);
        if (found != view->files.end())
            return &*found;
    }
    return nullptr;
}

// The same frames under the same numbers, and perhaps more behind them: a file that is still being
// indexed.
bool isContinuation(const MediaFile &before, const MediaFile &now)
{
    if (!before.index || !now.index || before.fault != now.fault)
        return false;
    if (before.index == now.index)
        return true;
    const std::int64_t count = before.index->count();
    return before.path == now.path && before.identity == now.identity && count > 0
        && count <= now.index->count() && before.index->stamps() == now.index->stamps()
        && before.index->at({0}).pts == now.index->at({0}).pts
        && before.index->at({count - 1}).pts == now.index->at({count - 1}).pts;
}

quint64 newSerial()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

} // namespace

std::int64_t Scene::count() const
{
    std::int64_t least = views.empty() ? 0 : views.front()->grid->count();
    for (const ViewPtr &view : views)
        least = std::min(least, view->grid->count());
    return least;
}

std::shared_ptr<const model::FrameIndex> Scene::indexOf(quint64 serial) const
{
    const model::MediaId id = serials.key(serial);
    const MediaFile *file = id.isValid() ? fileIn(*this, id) : nullptr;
    return file ? file->index : nullptr;
}

ScenePtr makeScene(std::vector<ViewPtr> views, const ScenePtr &previous, quint64 generation)
{
    auto scene = std::make_shared<Scene>();
    std::erase_if(views, [](const ViewPtr &view) { return !view || !view->grid; });
    scene->views = std::move(views);
    scene->generation = generation;
    for (const ViewPtr &view : scene->views) {
        for (auto it = view->files.begin(); it != view->files.end(); ++it) {
            if (scene->serials.contains(it.key()))
                continue;
            const MediaFile *before = previous ? fileIn(*previous, it.key()) : nullptr;
            const bool isKnown = before && isContinuation(*before, *it);
            scene->serials.insert(
                it.key(), isKnown ? previous->serials.value(it.key()) : newSerial());
        }
    }
    return scene;
}

std::optional<PanePicture> panePicture(const Scene &scene, std::size_t pane, model::FrameNumber n)
{
    const SequenceView &view = *scene.views[pane];
    if (n.value < 0 || n.value >= view.grid->count())
        return std::nullopt;
    const auto partOf = [&](const model::PictureRef &ref) {
        return PanePart{ref, {scene.serials.value(ref.media), ref.frame}};
    };
    PanePicture picture{partOf(view.pictureAt(n)), {}};
    if (const auto mixedIn = view.mixedInAt(n)) {
        picture.other = partOf(mixedIn->ref);
        picture.share = mixedIn->share;
    }
    const bool isThere = view.files.contains(picture.ref.media)
        && (!picture.other || view.files.contains(picture.other->ref.media));
    return isThere ? std::optional(picture) : std::nullopt;
}

bool isCached(const Scene &scene, model::FrameNumber n, const PictureCache &cache)
{
    for (std::size_t pane = 0; pane < scene.views.size(); ++pane) {
        const auto wanted = panePicture(scene, pane, n);
        if (!wanted || !cache.contains(wanted->key)
            || (wanted->other && !cache.contains(wanted->other->key)))
            return false;
    }
    return !scene.views.empty();
}

} // namespace timeline::media
