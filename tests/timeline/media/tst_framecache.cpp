// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the picture cache keeps, without Qt, so that the thread sanitizer sees all of it.
#include "timeline/media/cachefocus.h"
#include "timeline/media/framecache.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <thread>
#include <vector>

using timeline::media::CacheFocus;
using timeline::media::FrameCache;
using timeline::media::nextToPrepare;

namespace {

struct Key {
    std::uint64_t file = 0;
    std::int64_t frame = 0;
    bool operator==(const Key &) const = default;
};

struct KeyHash {
    std::size_t operator()(const Key &key) const
    {
        return std::hash<std::int64_t>()(std::int64_t(key.file) * 1'000'003 + key.frame);
    }
};

using Cache = FrameCache<Key, int, KeyHash>;
using Numbers = std::vector<std::int64_t>;

void check(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "FAIL: %s\n", what);
    std::exit(1);
}

void focus(Cache &cache, CacheFocus where)
{
    cache.setFarness(
        [where = std::move(where)](const Key &key) { return where.farness(key.file, key.frame); });
}

Numbers framesOf(const Cache &cache, std::uint64_t file)
{
    Numbers frames;
    for (const Key &key : cache.keys()) {
        if (key.file == file)
            frames.push_back(key.frame);
    }
    std::ranges::sort(frames);
    return frames;
}

void fill(Cache &cache, std::uint64_t file, std::int64_t first, std::int64_t end)
{
    for (std::int64_t n = first; n < end; ++n)
        cache.insert({file, n}, int(n), 10);
}

Numbers numbers(std::int64_t first, std::int64_t end)
{
    Numbers all;
    for (std::int64_t n = first; n < end; ++n)
        all.push_back(n);
    return all;
}

void theFarthestGoesFirst()
{
    Cache cache(310); // 31 frames
    focus(cache, {{{1, 100}}, 1});
    fill(cache, 1, 60, 160);
    check(framesOf(cache, 1) == numbers(90, 121), "two thirds ahead, one third behind");
    focus(cache, {{{1, 100}}, -1});
    fill(cache, 1, 60, 160);
    check(framesOf(cache, 1) == numbers(80, 111), "going back it is the other way round");
}

void aJumpThatFitsDropsNothing()
{
    Cache cache(300);
    focus(cache, {{{1, 10}}, 1});
    fill(cache, 1, 0, 15);
    focus(cache, {{{1, 5000}}, 1});
    fill(cache, 1, 5000, 5015);
    check(framesOf(cache, 1).size() == 30, "what fits stays, however far the jump");
    fill(cache, 1, 5015, 5020);
    check(cache.contains({1, 5019}) && cache.contains({1, 5000}), "what is near is kept");
    check(!cache.contains({1, 0}) && cache.contains({1, 14}), "the farthest make room");
}

void bothComparedTakesAreKept()
{
    Cache cache(400);
    focus(cache, {{{1, 100}, {2, 7}}, 1});
    fill(cache, 3, 0, 40);
    fill(cache, 1, 80, 140);
    fill(cache, 2, 0, 60);
    check(framesOf(cache, 3).empty(), "files that are not shown go first");
    check(framesOf(cache, 1).size() + framesOf(cache, 2).size() == 40, "the budget is used");
    check(cache.contains({1, 100}) && cache.contains({1, 110}), "what the first pane shows next");
    check(cache.contains({2, 7}) && cache.contains({2, 17}), "what the second pane shows next");
}

void theNearestIsPreparedFirst()
{
    Numbers made{50, 51};
    const auto isReady = [&made](
                             std::int64_t n) { return std::ranges::find(made, n) != made.end(); };
    Numbers order;
    for (;;) {
        const std::int64_t next = nextToPrepare(50, 1, 4, 2, 100, isReady);
        if (next < 0)
            break;
        order.push_back(next);
        made.push_back(next);
    }
    check(order == Numbers{52, 53, 54, 49, 48}, "ahead first, then behind");
    made.clear();
    check(nextToPrepare(0, -1, 4, 2, 100, isReady) == 1, "nothing lies before the first frame");
    check(nextToPrepare(99, 1, 4, 0, 100, isReady) < 0, "nothing lies behind the last one");
    check(nextToPrepare(0, 1, 4, 4, 0, isReady) < 0, "nothing lies in nothing");
}

void theFocusMovesWhileOthersInsert()
{
    Cache cache(500);
    std::vector<std::thread> threads;
    for (std::uint64_t t = 0; t < 3; ++t) {
        threads.emplace_back([&cache, t] {
            for (std::int64_t i = 0; i < 2000; ++i) {
                if (i % 50 == 0)
                    focus(cache, {{{t, i}}, i % 100 == 0 ? 1 : -1});
                cache.insert({t, i}, int(i), 10);
                if (const auto value = cache.find({t, i / 2}))
                    check(*value == int(i / 2), "a key has its own value");
                check(cache.bytes() <= 500, "the budget holds");
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
}

} // namespace

int main()
{
    theFarthestGoesFirst();
    aJumpThatFitsDropsNothing();
    bothComparedTakesAreKept();
    theNearestIsPreparedFirst();
    theFocusMovesWhileOthersInsert();
    return 0;
}
