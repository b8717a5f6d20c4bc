// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/snippetfeeder.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace timeline::media {

namespace {

// Of a second: what may still be unheard of a sound when the next one follows, and the fades.
constexpr int overlap = 100;
constexpr int fadePart = 125;
// The reader cannot wake us (it must not touch a lock), so a full ring is looked at again after
// this.
constexpr std::chrono::milliseconds rest{5};

} // namespace

void fadeEnds(std::span<float> samples, int channels, std::size_t fade)
{
    const std::size_t width = std::size_t(std::max(1, channels));
    const std::size_t count = samples.size() / width;
    const std::size_t length = std::min(fade, count / 2);
    for (std::size_t i = 0; i < length; ++i) {
        const double part = (double(i) + 0.5) / double(length);
        const float weight = float(0.5 - 0.5 * std::cos(std::numbers::pi * part));
        for (std::size_t c = 0; c < width; ++c) {
            samples[i * width + c] *= weight;
            samples[(count - 1 - i) * width + c] *= weight;
        }
    }
}

SnippetFeeder::SnippetFeeder()
    : m_thread([this] { run(); })
{
}

SnippetFeeder::~SnippetFeeder()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

std::shared_ptr<AudioRing> SnippetFeeder::start(int rate, int channels, std::size_t samples)
{
    auto ring = std::make_shared<AudioRing>(samples);
    const std::lock_guard lock(m_mutex);
    m_target = {ring, rate, channels};
    m_wish.reset();
    return ring;
}

void SnippetFeeder::stop()
{
    const std::lock_guard lock(m_mutex);
    m_target = {};
    m_wish.reset();
}

void SnippetFeeder::play(std::size_t count, Fill fill)
{
    {
        const std::lock_guard lock(m_mutex);
        m_wish = {count, std::move(fill)};
    }
    m_changed.notify_all();
}

bool SnippetFeeder::isNearlyOver() const
{
    const std::size_t waiting = m_target.ring->capacity() - m_target.ring->writable();
    return waiting <= std::size_t(m_target.rate / overlap) * std::size_t(m_target.channels);
}

void SnippetFeeder::run()
{
    std::vector<float> part;
    std::unique_lock lock(m_mutex);
    while (!m_ends) {
        if (!m_target.ring || !m_wish) {
            m_changed.wait(lock);
            continue;
        }
        if (!isNearlyOver()) {
            m_changed.wait_for(lock, rest);
            continue;
        }
        const Target target = m_target;
        const Wish wish = *std::exchange(m_wish, std::nullopt);
        lock.unlock();
        part.assign(wish.count * std::size_t(target.channels), 0.0f);
        wish.fill(part);
        fadeEnds(part, target.channels, std::size_t(target.rate / fadePart));
        lock.lock();
        if (m_target.ring == target.ring)
            target.ring->write(part);
    }
}

} // namespace timeline::media
