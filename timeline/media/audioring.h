// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace timeline::media {

// Samples from one writing thread to one reading thread, without locks: the reader may be the sound
// card's own thread, which must never wait. Free of Qt, so that the thread sanitizer sees it whole.
class AudioRing {
public:
    // Holds at least `capacity` samples.
    explicit AudioRing(std::size_t capacity)
        : m_samples(std::bit_ceil(std::max<std::size_t>(2, capacity)))
        , m_mask(m_samples.size() - 1)
    {
    }

    std::size_t capacity() const { return m_samples.size(); }

    // Writer: how many samples fit now. Grows by itself as the reader reads.
    std::size_t writable() const
    {
        return m_samples.size()
            - std::size_t(
                m_written.load(std::memory_order_relaxed) - m_read.load(std::memory_order_acquire));
    }

    // Writer: takes as many as fit, and says how many.
    std::size_t write(std::span<const float> samples)
    {
        const std::size_t count = std::min(samples.size(), writable());
        const std::uint64_t at = m_written.load(std::memory_order_relaxed);
        const std::size_t begin = std::size_t(at) & m_mask;
        const std::size_t part = std::min(count, m_samples.size() - begin);
        std::copy_n(samples.begin(), part, m_samples.begin() + std::ptrdiff_t(begin));
        std::copy_n(samples.begin() + std::ptrdiff_t(part), count - part, m_samples.begin());
        m_written.store(at + count, std::memory_order_release);
        return count;
    }

    // Reader: how many samples a read would give now.
    std::size_t readable() const
    {
        return std::size_t(
            m_written.load(std::memory_order_acquire) - m_read.load(std::memory_order_relaxed));
    }

    // Reader: passes over as many of them as there are.
    void skip(std::size_t samples)
    {
        const std::uint64_t from = m_read.load(std::memory_order_relaxed);
        m_read.store(from + std::min(samples, readable()), std::memory_order_release);
    }

    // Reader: gives as many as there are, and says how many.
    std::size_t read(std::span<float> out)
    {
        const std::uint64_t from = m_read.load(std::memory_order_relaxed);
        const std::size_t count = std::min(out.size(), readable());
        const std::size_t begin = std::size_t(from) & m_mask;
        const std::size_t part = std::min(count, m_samples.size() - begin);
        std::copy_n(m_samples.begin() + std::ptrdiff_t(begin), part, out.begin());
        std::copy_n(m_samples.begin(), count - part, out.begin() + std::ptrdiff_t(part));
        m_read.store(from + count, std::memory_order_release);
        return count;
    }

private:
    std::vector<float> m_samples;
    std::size_t m_mask;
    // Counts of all samples ever; they do not wrap within the life of a machine.
    std::atomic<std::uint64_t> m_written{0};
    std::atomic<std::uint64_t> m_read{0};
};

} // namespace timeline::media
