// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projects.h"
#include "timeline/media/tilequeue.h"

#include <QTest>

#include <set>
#include <thread>

using namespace timeline::media;
using namespace timeline::model;

namespace {

// A file of 1000 frames with a key frame every 25, as the only clip.
ScenePtr sceneOf()
{
    const auto built = testsupport::projectOf(1000);
    const MediaId id = built.project.media.front().id;
    MediaFile file;
    file.index = built.indexes.value(id);
    file.info = built.project.media.front().info;
    return makeScene({makeView(built.project, {{id, file}})}, nullptr, 1);
}

TileWish wishOf(const Scene &scene, std::int64_t frame)
{
    const auto picture = panePicture(scene, 0, {frame});
    return {{picture->key, 60}, picture->ref, {frame}};
}

std::vector<TileWish> wishesOf(const Scene &scene, const std::vector<std::int64_t> &frames)
{
    std::vector<TileWish> wishes;
    for (const std::int64_t frame : frames)
        wishes.push_back(wishOf(scene, frame));
    return wishes;
}

std::vector<std::int64_t> framesOf(const TileJob &job)
{
    std::vector<std::int64_t> frames;
    for (const TileWish &wish : job.wishes)
        frames.push_back(wish.frame.value);
    return frames;
}

} // namespace

class TestTileQueue : public QObject {
    Q_OBJECT

private slots:
    void oneJobForEachEntryPointMostWantedFirst()
    {
        const ScenePtr scene = sceneOf();
        const auto jobs = tileJobs(*scene, wishesOf(*scene, {60, 30, 55, 0, 49}));
        QCOMPARE(jobs.size(), std::size_t(3));
        QCOMPARE(framesOf(jobs[0]), (std::vector<std::int64_t>{55, 60}));
        QCOMPARE(jobs[0].entry, std::size_t(2));
        QCOMPARE(framesOf(jobs[1]), (std::vector<std::int64_t>{30, 49}));
        QCOMPARE(framesOf(jobs[2]), (std::vector<std::int64_t>{0}));
        QVERIFY(tileJobs(*scene, {}).empty());
    }

    void newWishesReplaceThoseThatWait()
    {
        const ScenePtr scene = sceneOf();
        TileQueue queue;
        queue.put(scene, wishesOf(*scene, {0, 100, 200}));
        queue.put(scene, wishesOf(*scene, {300}));
        const auto work = queue.next();
        QCOMPARE(framesOf(work->job), (std::vector<std::int64_t>{300}));
        QVERIFY(!queue.isWished(wishOf(*scene, 100)));
        QVERIFY(queue.isWished(wishOf(*scene, 300)));
        queue.finish(*work);
    }

    void workThatNobodyWantsAnyMoreIsCancelled()
    {
        const ScenePtr scene = sceneOf();
        TileQueue queue;
        queue.put(scene, wishesOf(*scene, {0, 100}));
        const auto first = queue.next(), second = queue.next();
        queue.put(scene, wishesOf(*scene, {100, 200}));
        QVERIFY(first->cancel.isCancelled());
        QVERIFY(!second->cancel.isCancelled());
        const auto third = queue.next();
        QCOMPARE(framesOf(third->job), (std::vector<std::int64_t>{200})); // 100 is being made
        // Wished again while its cancelled work still winds down.
        queue.put(scene, wishesOf(*scene, {0}));
        QVERIFY(second->cancel.isCancelled() && third->cancel.isCancelled());
        QCOMPARE(framesOf(queue.next()->job), (std::vector<std::int64_t>{0}));
    }

    void slowWorkWaitsForAllThatIsQuick()
    {
        const ScenePtr scene = sceneOf();
        TileQueue queue;
        queue.put(scene, wishesOf(*scene, {10, 20, 100}));
        const auto first = queue.next();
        queue.settle(wishOf(*scene, 10));
        queue.finish(*first, {wishOf(*scene, 10), wishOf(*scene, 20)});
        queue.put(scene, wishesOf(*scene, {20, 100, 200})); // scrolled on a little
        QCOMPARE(framesOf(queue.next()->job), (std::vector<std::int64_t>{100}));
        QCOMPARE(framesOf(queue.next()->job), (std::vector<std::int64_t>{200}));
        const auto slow = queue.next();
        QVERIFY(slow->isSlow);
        QCOMPARE(framesOf(slow->job), (std::vector<std::int64_t>{20}));
    }

    void whatWasMadeCanBeWishedAgain()
    {
        const ScenePtr scene = sceneOf();
        TileQueue queue;
        queue.put(scene, wishesOf(*scene, {10, 20}));
        const auto work = queue.next();
        queue.settle(wishOf(*scene, 10));
        queue.put(scene, wishesOf(*scene, {10, 20}));
        QCOMPARE(framesOf(queue.next()->job), (std::vector<std::int64_t>{10}));
    }

    void nothingComesAfterTheEnd()
    {
        const ScenePtr scene = sceneOf();
        TileQueue queue;
        queue.put(scene, wishesOf(*scene, {10, 200}));
        const auto work = queue.next();
        queue.close();
        QVERIFY(work->cancel.isCancelled());
        QVERIFY(!queue.next());
    }

    void manyThreadsMakeEachTileOnce()
    {
        const ScenePtr scene = sceneOf();
        TileQueue queue;
        std::mutex mutex;
        std::multiset<std::int64_t> made;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                while (const auto work = queue.next()) {
                    for (const TileWish &wish : work->job.wishes) {
                        if (!queue.isWished(wish))
                            continue;
                        queue.settle(wish);
                        const std::lock_guard lock(mutex);
                        made.insert(wish.frame.value);
                    }
                    queue.finish(*work);
                }
            });
        }
        std::vector<std::int64_t> frames;
        for (std::int64_t n = 0; n < 1000; n += 5)
            frames.push_back(n);
        queue.put(scene, wishesOf(*scene, frames));
        const auto count = [&] {
            const std::lock_guard lock(mutex);
            return made.size();
        };
        QTRY_COMPARE(count(), frames.size());
        queue.close();
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(std::set<std::int64_t>(made.begin(), made.end()).size(), frames.size());
    }
};

QTEST_GUILESS_MAIN(TestTileQueue)
#include "tst_tilequeue.moc"
