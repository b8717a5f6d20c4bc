// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/audioring.h"

#include <cstdio>
#include <numeric>
#include <thread>

// Plain functions and a plain main: under the thread sanitizer nothing but the ring runs.
using timeline::media::AudioRing;

static int failures = 0;

static void check(bool ok, const char *what)
{
    if (!ok) {
        std::printf("FAIL: %s\n", what);
        ++failures;
    }
}

static std::vector<float> counting(std::size_t from, std::size_t count)
{
    std::vector<float> samples(count);
    std::iota(samples.begin(), samples.end(), float(from));
    return samples;
}

static void holdsWhatFits()
{
    AudioRing ring(6);
    check(ring.capacity() == 8, "the capacity is rounded up to a power of two");
    check(ring.write(counting(0, 10)) == 8, "only as much is taken as fits");
    check(ring.write(counting(8, 1)) == 0, "a full ring takes nothing");
    std::vector<float> out(5);
    check(ring.read(out) == 5 && out == counting(0, 5), "samples come out in order");
    check(ring.write(counting(8, 3)) == 3, "room is used again");
    out.resize(10);
    check(ring.read(out) == 6, "what is there is given");
    out.resize(6);
    check(out == counting(5, 6), "order holds across the end of the memory");
    check(ring.read(out) == 0, "an empty ring gives nothing");
}

// One writer and one reader at full speed: every sample arrives once and in order.
static void carriesAcrossThreads()
{
    constexpr std::size_t total = 300'000;
    AudioRing ring(1024);
    std::thread writer([&] {
        for (std::size_t next = 0; next < total;) {
            const std::vector<float> part =
                counting(next, std::min<std::size_t>(next % 700 + 1, total - next));
            const std::size_t count = ring.write(part);
            next += count;
            if (count == 0)
                std::this_thread::yield();
        }
    });
    std::vector<float> out(333);
    bool inOrder = true;
    for (std::size_t next = 0; next < total;) {
        const std::size_t count = ring.read(out);
        for (std::size_t i = 0; i < count; ++i)
            inOrder = inOrder && out[i] == float(next + i);
        next += count;
        if (count == 0)
            std::this_thread::yield();
    }
    writer.join();
    check(inOrder, "every sample arrives once and in order");
}

int main()
{
    holdsWhatFits();
    carriesAcrossThreads();
    std::printf("%d checks failed\n", failures);
    return failures ? 1 : 0;
}
