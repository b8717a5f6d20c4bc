// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/soundfeeder.h"

#include <chrono>
#include <utility>

namespace timeline::media {

namespace {

// Samples of each channel decoded at a time: little, so that a new start is not kept waiting.
constexpr std::size_t step = 1024;
// The reader cannot wake us (it must not touch a lock), so a full ring is looked at again after
// this.
constexpr std::chrono::milliseconds rest{5};

} // namespace

SoundFeeder::SoundFeeder()
    : m_thread([this] { run(); })
{
}

SoundFeeder::~SoundFeeder()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

std::shared_ptr<AudioRing> SoundFeeder::start(int channels, std::size_t samples, Fill fill)
{
    auto ring = std::make_shared<AudioRing>(samples);
    {
        const std::lock_guard lock(m_mutex);
        m_order = {ring, std::make_shared<const Fill>(std::move(fill)), channels, 0};
    }
    m_changed.notify_all();
    return ring;
}

void SoundFeeder::stop()
{
    const std::lock_guard lock(m_mutex);
    m_order = {};
}

bool SoundFeeder::isCurrent(const Order &order)
{
    const std::lock_guard lock(m_mutex);
    return !m_ends && m_order.ring == order.ring;
}

void SoundFeeder::run()
{
    std::vector<float> part;
    Order order;
    std::unique_lock lock(m_mutex);
    while (!m_ends) {
        if (m_order.ring != order.ring)
            order = m_order;
        const std::size_t size = step * std::size_t(std::max(1, order.channels));
        if (!order.ring) {
            m_changed.wait(lock);
            continue;
        }
        if (order.ring->writable() < size) {
            m_changed.wait_for(lock, rest);
            continue;
        }
        lock.unlock();
        part.assign(size, 0.0f);
        (*order.fill)(order.next, part);
        if (isCurrent(order))
            order.ring->write(part);
        order.next += std::int64_t(step);
        lock.lock();
    }
}

} // namespace timeline::media
