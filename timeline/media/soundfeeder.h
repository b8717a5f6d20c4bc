// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/audioring.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace timeline::media {

// A thread that keeps a ring of samples full, so that decoding never happens on the sound card's
// thread nor on the GUI's. Controlled from one thread; free of Qt.
class SoundFeeder {
public:
    // Fills `out` (interleaved) from the n-th sample on. Called on the feeder's thread only, also
    // across starts.
    using Fill = std::function<void(std::int64_t n, std::span<float> out)>;

    SoundFeeder();
    ~SoundFeeder(); // waits for a Fill that is under way
    SoundFeeder(const SoundFeeder &) = delete;
    SoundFeeder &operator=(const SoundFeeder &) = delete;

    // A new ring that is filled from sample 0 on; the one before is no longer fed. `samples` counts
    // those of all channels.
    std::shared_ptr<AudioRing> start(int channels, std::size_t samples, Fill fill);
    void stop();

private:
    struct Order {
        std::shared_ptr<AudioRing> ring;
        std::shared_ptr<const Fill> fill;
        int channels = 0;
        std::int64_t next = 0; // sample, the feeder's own
    };

    void run();
    bool isCurrent(const Order &order);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    Order m_order; // an empty ring pointer: nothing to do
    bool m_ends = false;
    std::thread m_thread; // last: it uses all of the above
};

} // namespace timeline::media
