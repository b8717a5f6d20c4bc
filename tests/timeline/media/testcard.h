// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/audiooutput.h"
#include "timeline/media/ringdevice.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace testsupport {

// Lets so many through, and keeps the rest waiting until more may pass.
class Gate {
public:
    explicit Gate(int open = std::numeric_limits<int>::max())
        : m_open(open)
    {
    }
    void pass()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_open > 0; });
        --m_open;
    }
    void openFor(int more = std::numeric_limits<int>::max())
    {
        {
            const std::lock_guard lock(m_mutex);
            m_open = more;
        }
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_open;
};

// A sound card that nobody hears: it pulls from the ring as time passes, and keeps what it got. It
// is asked with each tick of the player; between two of them it plays no more than its buffer
// holds, so that a busy machine makes it slower and not thirstier.
class TestCard : public timeline::media::AudioOutput {
public:
    // Samples are made only while `gate`, which outlives the card, lets them pass.
    explicit TestCard(Gate &gate)
        : m_gate(gate)
    {
        m_format.setSampleRate(48000);
        m_format.setChannelCount(2);
        m_format.setSampleFormat(QAudioFormat::Float);
    }

    bool start(int rate, Fill fill) override
    {
        return AudioOutput::start(rate,
            [&gate = m_gate, fill = std::move(fill)](
                const QAudioFormat &format, std::int64_t n, std::span<float> out) {
                gate.pass();
                fill(format, n, out);
            });
    }
    bool startRing(int, qint64, const MakeRing &makeRing) override
    {
        if (!isThere)
            return false;
        ++starts;
        samples.clear();
        m_last = std::chrono::steady_clock::now();
        m_ring = std::make_unique<timeline::media::RingDevice>(makeRing(m_format), m_format);
        return true;
    }
    void stop() override
    {
        AudioOutput::stop();
        m_ring.reset();
    }
    bool isRunning() const override { return m_ring != nullptr; }
    std::optional<timeline::media::Heard> heard() const override
    {
        if (!m_ring)
            return std::nullopt;
        pull();
        silentFrames = m_ring->silentFrames();
        return timeline::media::Heard{
            time(m_ring->givenFrames()), time(m_ring->givenFrames() - silentFrames)};
    }

    timeline::media::RingDevice *source() override { return m_ring.get(); }

    bool isThere = true;
    int starts = 0;
    // Since the last start, silence that had to be filled in included; of each channel, how much
    // that was.
    mutable std::vector<float> samples;
    mutable std::int64_t silentFrames = 0;

private:
    std::chrono::microseconds time(std::int64_t frames) const
    {
        return std::chrono::microseconds(frames * 1'000'000 / m_format.sampleRate());
    }
    void pull() const
    {
        using namespace std::chrono;
        constexpr microseconds buffer{120'000};
        const auto now = steady_clock::now();
        const auto passed =
            std::min(duration_cast<microseconds>(now - std::exchange(m_last, now)), buffer);
        const QByteArray bytes = m_ring->read(m_format.bytesForDuration(passed.count()));
        const std::size_t before = samples.size();
        samples.resize(before + std::size_t(bytes.size()) / sizeof(float));
        if (!bytes.isEmpty())
            std::memcpy(samples.data() + before, bytes.constData(), std::size_t(bytes.size()));
    }

    Gate &m_gate;
    QAudioFormat m_format;
    std::unique_ptr<timeline::media::RingDevice> m_ring;
    mutable std::chrono::steady_clock::time_point m_last;
};

} // namespace testsupport
