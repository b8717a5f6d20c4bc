// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/tileworker.h"

#include <algorithm>

namespace timeline::media {

namespace {

QSize tileSize(const model::VideoInfo &video, int height)
{
    const QSize shown = video.displaySize;
    if (shown.isEmpty())
        return {height, height};
    const int width = int(std::int64_t(shown.width()) * height / shown.height());
    return {std::clamp(width, 1, height * 8), height};
}

model::Result<VideoFrame> pictureOf(FrameSource &source, const model::FrameIndex &index,
    model::FrameNumber frame, const model::CancelToken &cancel)
{
    if (index.at(frame).isKey()) {
        if (auto key = source.keyFrameBefore(frame); key && key->number == frame)
            return key;
    }
    return source.frame(frame, cancel);
}

} // namespace

TileWorker::TileWorker(Deliver deliver)
    : m_deliver(std::move(deliver))
{
    m_thread = std::thread([this] { run(); });
}

TileWorker::~TileWorker()
{
    m_slot.close();
    {
        const std::lock_guard lock(m_mutex);
        m_cancel.cancel();
    }
    m_thread.join();
}

void TileWorker::setWishes(ScenePtr scene, std::vector<TileWish> wishes)
{
    const std::vector<TileWish> wanted = wishes;
    m_slot.put({std::move(scene), std::move(wishes)});
    const std::lock_guard lock(m_mutex);
    if (std::ranges::none_of(wanted, [this](const TileWish &w) { return w.key == m_current; }))
        m_cancel.cancel();
}

void TileWorker::run()
{
    while (m_slot.wait()) {
        while (const auto batch = m_slot.take())
            serve(*batch);
    }
}

model::CancelToken TileWorker::begin(const TileWish &wish)
{
    const std::lock_guard lock(m_mutex);
    m_current = wish.key;
    m_cancel = model::CancelToken();
    return m_cancel;
}

void TileWorker::serve(const Batch &batch)
{
    m_sources.keepOnly(*batch.scene);
    for (const TileWish &wish : batch.wishes) {
        const model::CancelToken cancel = begin(wish);
        if (m_slot.hasWish())
            return;
        const QImage tile = make(*batch.scene, wish, cancel);
        if (cancel.isCancelled())
            return;
        m_deliver(wish, tile);
    }
}

QImage TileWorker::make(const Scene &scene, const TileWish &wish, const model::CancelToken &cancel)
{
    const SequenceView &view = *scene.views.front();
    const MediaFile file = view.files.value(wish.ref.media);
    auto source = m_sources.source(file, wish.key.picture.file, FrameSource::Use::Seeking);
    if (!source)
        return {};
    const auto picture = pictureOf(**source, *file.index, wish.key.picture.frame, cancel);
    if (!picture)
        return {};
    const model::Take *take = view.project.findTake(wish.ref.take);
    return m_converter
        .toImage(*picture, file.info.video, tileSize(file.info.video, wish.key.height),
            take ? take->conform : model::Conform{})
        .value_or(QImage());
}

} // namespace timeline::media
