// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/scene.h"

#include <algorithm>
#include <atomic>

namespace timeline::media {

namespace {

std::shared_ptr<const model::FrameIndex> indexIn(const Scene &scene, model::MediaId id)
{
    for (const ViewPtr &view : scene.views) {
        const auto found = view->files.find(id);
        if (found != view->files.end())
            return found->index;
    }
    return nullptr;
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
            const bool isKnown = previous && it->index && indexIn(*previous, it.key()) == it->index;
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
    const model::PictureRef ref = view.pictureAt(n);
    if (!view.files.contains(ref.media))
        return std::nullopt;
    return PanePicture{ref, {scene.serials.value(ref.media), ref.frame}};
}

} // namespace timeline::media
