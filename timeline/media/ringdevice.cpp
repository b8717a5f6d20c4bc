// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/ringdevice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

namespace timeline::media {

namespace {

template <class Sample> void store(char *&to, float value, double scale, double offset)
{
    const double wide = std::clamp(double(value), -1.0, 1.0) * scale + offset;
    const Sample sample = Sample(std::lround(wide));
    std::memcpy(to, &sample, sizeof sample);
    to += sizeof sample;
}

void storeAll(char *to, std::span<const float> samples, QAudioFormat::SampleFormat format)
{
    for (float value : samples) {
        switch (format) {
        case QAudioFormat::UInt8:
            store<quint8>(to, value, 127, 128);
            break;
        case QAudioFormat::Int16:
            store<qint16>(to, value, 32767, 0);
            break;
        case QAudioFormat::Int32:
            store<qint32>(to, value, std::numeric_limits<qint32>::max(), 0);
            break;
        default:
            std::memcpy(to, &value, sizeof value);
            to += sizeof value;
        }
    }
}

} // namespace

RingDevice::RingDevice(std::shared_ptr<AudioRing> ring, const QAudioFormat &format, QObject *parent)
    : QIODevice(parent)
    , m_ring(std::move(ring))
    , m_format(format)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 RingDevice::bytesAvailable() const
{
    // There is always silence to be had; some backends do not ask when there is nothing.
    return m_format.bytesForDuration(1'000'000);
}

void RingDevice::follow(std::shared_ptr<AudioRing> next, std::int64_t from)
{
    const std::lock_guard lock(m_mutex);
    m_retired.reset(); // here, as the reader must not free memory
    m_next = std::move(next);
    m_nextFrom = from;
    m_isFollowed.store(true, std::memory_order_release);
}

// `samples` hold the sound from `heard` on, of each channel, and become that of the next ring over
// their length, once it has as much.
bool RingDevice::takeOver(std::span<float> samples, std::int64_t heard)
{
    const std::unique_lock lock(m_mutex, std::try_to_lock);
    if (!lock || heard < m_nextFrom)
        return false;
    const std::size_t channels = std::size_t(m_format.channelCount());
    const std::size_t past = std::size_t(heard - m_nextFrom) * channels;
    if (m_next->readable() < past + samples.size())
        return false;
    m_next->skip(past);
    std::array<float, 2048> after;
    m_next->read(std::span(after).first(samples.size()));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const float share = float(i / channels + 1) / float(samples.size() / channels);
        samples[i] += (after[i] - samples[i]) * share;
    }
    m_retired = std::exchange(m_ring, std::move(m_next));
    m_isFollowed.store(false, std::memory_order_relaxed);
    return true;
}

qint64 RingDevice::readData(char *data, qint64 size)
{
    if (m_format.bytesPerFrame() <= 0)
        return 0;
    const std::size_t channels = std::size_t(m_format.channelCount());
    const std::size_t frames = std::size_t(size / m_format.bytesPerFrame());
    const std::size_t sampleBytes = std::size_t(m_format.bytesPerSample());
    std::array<float, 2048> part;
    for (std::size_t done = 0; done < frames;) {
        const std::size_t wanted = std::min(frames - done, part.size() / channels);
        const std::span<float> samples = std::span(part).first(wanted * channels);
        const std::size_t got = m_ring->read(samples);
        std::fill(samples.begin() + std::ptrdiff_t(got), samples.end(), 0.0f);
        const std::int64_t heard = m_given.load(std::memory_order_relaxed) + std::int64_t(done)
            - m_silent.load(std::memory_order_relaxed);
        if (!m_isFollowed.load(std::memory_order_acquire) || !takeOver(samples, heard))
            m_silent.fetch_add(std::int64_t(wanted - got / channels), std::memory_order_release);
        storeAll(data + done * channels * sampleBytes, samples, m_format.sampleFormat());
        done += wanted;
    }
    m_given.fetch_add(std::int64_t(frames), std::memory_order_release);
    return qint64(frames) * m_format.bytesPerFrame();
}

qint64 RingDevice::writeData(const char *, qint64)
{
    return -1;
}

} // namespace timeline::media
