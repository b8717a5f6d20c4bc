// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one thread hands to another, without Qt, so that the thread sanitizer sees all of it.
#include "timeline/media/framecache.h"
#include "timeline/media/playbackqueue.h"
#include "timeline/media/wishslot.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

using timeline::media::FrameCache;
using timeline::media::PlaybackQueue;
using timeline::media::WishSlot;

namespace {

void check(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "FAIL: %s\n", what);
    std::exit(1);
}

void theNewestWishWins()
{
    WishSlot<int> slot;
    slot.put(1);
    slot.put(2);
    check(slot.hasWish(), "a wish waits");
    check(slot.take() == 2, "the newest wish is taken");
    check(!slot.take(), "a wish is taken once");
    slot.poke();
    check(slot.wait(), "an early poke is not lost");
    slot.put(3);
    slot.close();
    check(!slot.wait(), "the end outranks a wish");
}

void wishesOnlyGrow()
{
    constexpr int last = 20000;
    WishSlot<int> slot;
    std::atomic<int> seen{0};
    std::thread worker([&] {
        while (slot.wait()) {
            while (const auto wish = slot.take()) {
                check(*wish > seen, "no older wish comes after a newer one");
                seen = *wish;
            }
        }
    });
    for (int i = 1; i <= last; ++i) {
        slot.put(i);
        if (i % 7 == 0)
            slot.poke();
    }
    while (seen < last)
        std::this_thread::yield();
    slot.close();
    worker.join();
    check(seen == last, "the newest wish is served in the end");
}

void theCacheKeepsItsBudget()
{
    FrameCache<int, int> cache(30);
    cache.insert(1, 10, 10);
    cache.insert(2, 20, 10);
    cache.insert(3, 30, 10);
    check(cache.find(1) == 10, "what fits stays");
    cache.insert(4, 40, 10);
    check(!cache.contains(2) && cache.contains(1), "the least recently used goes");
    cache.insert(5, 50, 31);
    check(!cache.contains(5), "what is larger than the budget is not kept");
    cache.insert(1, 11, 10);
    check(cache.find(1) == 11, "a value is replaced");
    check(cache.bytes() <= 30, "the budget holds");
    cache.setBudget(10);
    check(cache.keys() == std::vector<int>{1}, "a smaller budget drops the rest");
    cache.eraseIf([](int key) { return key == 1; });
    check(cache.bytes() == 0 && cache.keys().empty(), "erased is erased");
}

void theCacheIsSharedByThreads()
{
    FrameCache<int, std::vector<int>> cache(4000);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&cache, t] {
            for (int i = 0; i < 3000; ++i) {
                const int key = (i * 7 + t) % 97;
                cache.insert(key, std::vector<int>(16, key), 64);
                if (const auto value = cache.find(key % 53))
                    check(value->front() == key % 53, "a key has its own value");
                if (i % 500 == 0)
                    cache.eraseIf([t](int k) { return k % 4 == t; });
                check(cache.bytes() <= 4000, "the budget holds");
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
}

void playbackGoesInSteps()
{
    PlaybackQueue<int> queue(3);
    check(!queue.next(), "nothing is wanted before the start");
    queue.start(10, -2, {0, 100, false});
    check(!queue.isReady(1), "nothing waits yet");
    for (int i = 0; i < 3; ++i) {
        const auto order = queue.next();
        check(order && order->frame == 10 - 2 * i, "frames come in steps");
        queue.push(*order, int(order->frame));
    }
    check(!queue.next(), "the queue is bounded");
    check(queue.upcoming()->frame == 4, "what comes then is known");
    check(queue.take(8) == 8, "the newest at or before the clock is taken");
    check(!queue.take(7), "the next one lies ahead");
    check(queue.take(0) == 6, "a late clock takes what there is");
    check(queue.next()->frame == 0, "frames that the clock has passed are left out");
    check(queue.next()->late == 2, "how many were left out is told");
    const auto old = *queue.next();
    queue.start(50, 1, {0, 51, false});
    queue.push(old, 1);
    check(!queue.take(60), "pictures of an earlier start are dropped");
    queue.start(50, 1, {0, 51, false});
    queue.push(*queue.next(), 50);
    check(!queue.next(), "nothing lies behind the end");
    check(queue.isReady(3), "more there is not");
    queue.stop();
    check(!queue.take(50) && !queue.next(), "stopping empties the queue");
}

// The next `count` frames, each taken when the clock comes to its place.
std::vector<std::int64_t> played(PlaybackQueue<std::int64_t> &queue, int count)
{
    std::vector<std::int64_t> frames;
    for (int i = 0; i < count; ++i) {
        const auto order = queue.next();
        check(order.has_value(), "a loop has no end");
        queue.push(*order, order->frame);
        const auto picture = queue.take(order->place);
        check(picture.has_value(), "each picture is taken at its place");
        frames.push_back(*picture);
    }
    return frames;
}

void playbackGoesRound()
{
    using Frames = std::vector<std::int64_t>;
    PlaybackQueue<std::int64_t> queue(3);
    queue.start(22, 1, {20, 24, true});
    check(played(queue, 7) == Frames{22, 23, 20, 21, 22, 23, 20}, "a loop goes round");
    queue.start(21, -1, {20, 24, true});
    check(played(queue, 7) == Frames{21, 20, 23, 22, 21, 20, 23}, "backwards too");
    queue.start(20, 3, {20, 24, true});
    check(played(queue, 5) == Frames{20, 23, 22, 21, 20}, "steps go on over the end");
    queue.start(20, 8, {20, 21, true});
    check(played(queue, 3) == Frames{20, 20, 20}, "one frame may be a loop");
    queue.start(22, 1, {20, 24, true});
    check(!queue.take(35), "a late clock finds nothing");
    check(queue.next()->place == 35 && queue.next()->frame == 23, "the clock leads through rounds");
    queue.start(0, 1, {0, 0, true});
    check(!queue.next(), "nothing has no frames");
}

void playbackIsDecodedAheadOverTheWrap()
{
    PlaybackQueue<std::int64_t> queue(4);
    queue.start(22, 1, {20, 24, true});
    std::vector<std::int64_t> ahead;
    while (const auto order = queue.next()) {
        queue.push(*order, order->frame);
        ahead.push_back(order->frame);
    }
    check(ahead == std::vector<std::int64_t>{22, 23, 20, 21}, "the begin waits before the end");
    check(queue.isReady(3), "so many wait");
    check(queue.take(24) == 20, "and is there when the clock jumps");
}

// Pictures of before count from 0, those of after from 1000.
void playbackChangesItsPicturesWithoutAGap()
{
    PlaybackQueue<std::int64_t> queue(4);
    queue.start(0, 1, {0, 100, false});
    const auto decode = [&queue](std::int64_t from) {
        if (const auto order = queue.next())
            queue.push(*order, from + order->frame);
    };
    for (int i = 0; i < 4; ++i)
        decode(0);
    check(queue.take(0) == 0, "played as ever");
    const auto before = queue.next();
    queue.renew();
    queue.push(*before, 4);
    check(queue.next()->frame == 2, "those of after come as soon as they can be in time");
    check(queue.take(1) == 1, "those of before are shown until then");
    decode(1000);
    check(queue.next()->frame == 3, "room is there for them");
    check(queue.take(2) == 1002, "and no longer");
    for (std::int64_t n = 3; n < 20; ++n) {
        decode(1000);
        check(queue.take(n) == 1000 + n, "from then on each is one of after");
    }
}

void picturesThatComeTooLateTakeNothingAway()
{
    PlaybackQueue<std::int64_t> queue(6);
    queue.start(10, 1, {10, 100, false});
    while (const auto order = queue.next())
        queue.push(*order, order->frame);
    check(queue.take(10) == 10, "played as ever");
    queue.renew();
    const auto slow = queue.next();
    check(slow->frame == 12 && queue.take(11) == 11 && queue.take(12) == 12, "decoding is slow");
    queue.push(*slow, 1012);
    check(queue.take(13) == 13, "what came too late is not shown");
    const auto caughtUp = queue.next();
    check(caughtUp->frame == 13 && caughtUp->late == 0, "nor does it count as left out");
    check(queue.take(14) == 14, "the clock goes on");
    const auto next = queue.next();
    check(next->frame == 14 && next->late == 0, "up to the clock");
    queue.push(*next, 1014);
    const auto inTime = queue.next();
    check(inTime->frame == 15, "and ahead of it");
    queue.push(*inTime, 1015);
    check(queue.take(15) == 1015, "those of before end there");
    check(!queue.take(16), "and do not come back");
    check(!queue.take(18) && queue.next()->late == 2, "being late is counted as ever");
}

void backwardsAndInLoopsToo()
{
    PlaybackQueue<std::int64_t> queue(3);
    queue.start(50, -2, {0, 100, false});
    for (int i = 0; i < 3; ++i)
        queue.push(*queue.next(), queue.next()->frame);
    check(queue.take(50) == 50, "played as ever");
    queue.renew();
    const auto order = queue.next();
    check(order->frame == 46, "two steps on");
    queue.push(*order, 1046);
    check(queue.take(48) == 48 && queue.take(46) == 1046, "in the order of playing");
    queue.start(22, 1, {20, 24, true});
    for (int i = 0; i < 3; ++i)
        queue.push(*queue.next(), queue.next()->frame);
    check(queue.take(22) == 22, "played as ever");
    queue.renew();
    queue.push(*queue.next(), 1020);
    check(queue.take(23) == 23 && queue.take(24) == 1020, "over the loop's end");
    queue.stop();
    queue.renew();
    check(!queue.next(), "what stands still has nothing to go on with");
}

void playbackCrossesThreads()
{
    constexpr std::int64_t frames = 5000;
    PlaybackQueue<std::int64_t> queue(8);
    queue.start(0, 1, {0, frames, false});
    std::atomic<bool> isDone{false};
    std::thread decoder([&] {
        while (!isDone) {
            if (const auto order = queue.next())
                queue.push(*order, order->frame);
            else
                std::this_thread::yield();
        }
    });
    std::int64_t shown = -1;
    for (std::int64_t clock = 0; shown < frames - 1;) {
        if (const auto picture = queue.take(clock)) {
            check(*picture > shown && *picture <= clock, "pictures come in order and never early");
            shown = *picture;
            clock = std::min(shown + 1, frames - 1);
        } else {
            std::this_thread::yield();
        }
    }
    isDone = true;
    decoder.join();
}

} // namespace

int main()
{
    theNewestWishWins();
    wishesOnlyGrow();
    theCacheKeepsItsBudget();
    theCacheIsSharedByThreads();
    playbackGoesInSteps();
    playbackGoesRound();
    playbackIsDecodedAheadOverTheWrap();
    playbackChangesItsPicturesWithoutAGap();
    picturesThatComeTooLateTakeNothingAway();
    backwardsAndInLoopsToo();
    playbackCrossesThreads();
    std::puts("handover: all hold");
    return 0;
}
