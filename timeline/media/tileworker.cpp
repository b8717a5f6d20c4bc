// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/tileworker.h"

#include "timeline/media/threadfavour.h"
#include "timeline/media/tilemaker.h"

#include <QThread>

#include <algorithm>

namespace timeline::media {

namespace {

constexpr int mostThreads = 2;
// So many pictures decoded on the way take longer than one wants to look at nothing.
constexpr std::int64_t soonEnough = 6;

// One job in the hands of one thread.
class Shift {
public:
    Shift(const TileQueue::Work &work, TileQueue &queue, TileCache &cache, TileMaker &maker,
        const TileWorker::Deliver &deliver)
        : m_work(work)
        , m_scene(*work.scene)
        , m_file(m_scene.views.front()->files.value(work.job.wishes.front().ref.media))
        , m_queue(queue)
        , m_cache(cache)
        , m_maker(maker)
        , m_deliver(deliver)
    {
    }

    // What can be had soon: tiles that are on disk, key frames, drafts. The others are given back.
    std::vector<TileWish> doQuickly()
    {
        std::vector<TileWish> rest;
        for (const TileWish &wish : m_work.job.wishes) {
            if (m_work.cancel.isCancelled())
                return {};
            if (!m_queue.isWished(wish))
                continue;
            if (const QImage known = m_cache.load(m_file, wish.key); !known.isNull())
                hand(wish, known);
            else if (!isKey(wish) || !makeKey(wish))
                rest.push_back(wish);
        }
        if (!rest.empty() && distanceTo(rest.front()) > soonEnough)
            draft(rest);
        return rest;
    }

    void doSlowly()
    {
        for (const TileWish &wish : m_work.job.wishes) {
            if (m_work.cancel.isCancelled())
                return;
            if (!m_queue.isWished(wish))
                continue;
            const auto tile = m_maker.own(m_scene, wish, m_work.cancel);
            if (!tile && tile.error().kind == model::Error::Kind::Cancelled)
                return;
            keep(wish, tile.value_or(QImage()));
        }
    }

private:
    const model::FrameIndex &index() const { return *m_file.index; }
    std::int64_t entryPts() const
    {
        return index().entryPoints().empty() ? 0 : index().entryPoints()[m_work.job.entry].pts;
    }
    bool isKey(const TileWish &wish) const
    {
        return index().at(wish.key.picture.frame).pts == entryPts();
    }
    std::int64_t distanceTo(const TileWish &wish) const
    {
        const auto entry = index().frameWithPts(entryPts());
        return entry ? wish.key.picture.frame - *entry : 0;
    }

    bool makeKey(const TileWish &wish)
    {
        const auto tile = m_maker.key(m_scene, wish, m_work.job.entry);
        if (tile)
            keep(wish, *tile);
        return tile.has_value();
    }

    void draft(const std::vector<TileWish> &wishes)
    {
        TileWish key = wishes.front();
        key.key.picture.frame = *index().frameWithPts(entryPts());
        key.key.isLoose = false;
        QImage tile = m_cache.load(m_file, key.key);
        if (tile.isNull()) {
            const auto made = m_maker.key(m_scene, key, m_work.job.entry);
            if (!made)
                return;
            tile = *made;
            m_cache.store(m_file, key.key, tile);
        }
        for (const TileWish &wish : wishes)
            m_deliver(wish, tile, TileWorker::Stage::Draft);
    }

    void hand(const TileWish &wish, const QImage &tile)
    {
        m_queue.settle(wish);
        m_deliver(wish, tile, TileWorker::Stage::Final);
    }

    void keep(const TileWish &wish, const QImage &tile)
    {
        hand(wish, tile);
        if (!tile.isNull())
            m_cache.store(m_file, wish.key, tile);
    }

    const TileQueue::Work &m_work;
    const Scene &m_scene;
    MediaFile m_file;
    TileQueue &m_queue;
    TileCache &m_cache;
    TileMaker &m_maker;
    const TileWorker::Deliver &m_deliver;
};

} // namespace

TileWorker::TileWorker(Deliver deliver)
    : m_deliver(std::move(deliver))
{
    const int count = std::clamp(QThread::idealThreadCount(), 1, mostThreads);
    for (int i = 0; i < count; ++i)
        m_threads.emplace_back([this] { run(); });
}

TileWorker::~TileWorker()
{
    m_queue.close();
    for (std::thread &thread : m_threads)
        thread.join();
}

void TileWorker::setWishes(const ScenePtr &scene, const std::vector<TileWish> &wishes)
{
    m_queue.put(scene, wishes);
}

void TileWorker::run()
{
    standBackInFavour();
    TileMaker maker;
    while (const auto work = m_queue.next()) {
        maker.keepOnly(*work->scene);
        Shift shift(*work, m_queue, m_cache, maker, m_deliver);
        if (work->isSlow) {
            shift.doSlowly();
            m_queue.finish(*work);
        } else {
            m_queue.finish(*work, shift.doQuickly());
        }
    }
}

} // namespace timeline::media
