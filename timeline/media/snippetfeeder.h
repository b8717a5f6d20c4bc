// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/audioring.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>

namespace timeline::media {

// Lets a short sound swell and fade, so that it neither begins nor ends with a click: a raised
// cosine over `fade` samples of each channel at both ends. Interleaved. Pure.
void fadeEnds(std::span<float> samples, int channels, std::size_t fade);

// A thread that puts short sounds into a ring, the newest wished one as soon as the one before is
// nearly over. Controlled from one thread; free of Qt.
class SnippetFeeder {
public:
    // Fills `out` (interleaved). Called on the feeder's thread only, also across starts.
    using Fill = std::function<void(std::span<float> out)>;

    SnippetFeeder();
    ~SnippetFeeder(); // waits for a Fill that is under way
    SnippetFeeder(const SnippetFeeder &) = delete;
    SnippetFeeder &operator=(const SnippetFeeder &) = delete;

    // A new, empty ring for `samples` of all channels; the one before is no longer fed.
    std::shared_ptr<AudioRing> start(int rate, int channels, std::size_t samples);
    void stop();
    // `count` samples of each channel; instead of one that has not begun yet.
    void play(std::size_t count, Fill fill);

private:
    struct Target {
        std::shared_ptr<AudioRing> ring; // empty: nothing to do
        int rate = 0;
        int channels = 0;
    };
    struct Wish {
        std::size_t count = 0;
        Fill fill;
    };

    void run();
    bool isNearlyOver() const;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    Target m_target;
    std::optional<Wish> m_wish;
    bool m_ends = false;
    std::thread m_thread; // last: it uses all of the above
};

} // namespace timeline::media
