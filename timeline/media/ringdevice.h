// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/audioring.h"

#include <QAudioFormat>
#include <QIODevice>

#include <atomic>
#include <memory>
#include <mutex>
#include <span>

namespace timeline::media {

// What a sound card pulls from: the ring's samples in the card's own sample format, silence where
// the ring has run dry. Reading neither waits nor allocates, so it may happen on the card's thread.
class RingDevice : public QIODevice {
    Q_OBJECT

public:
    RingDevice(
        std::shared_ptr<AudioRing> ring, const QAudioFormat &format, QObject *parent = nullptr);

    const QAudioFormat &format() const { return m_format; }
    // GUI thread: goes on with another ring as soon as that has something, faded within
    // milliseconds. Its first sample belongs where `from` samples of each channel have been given,
    // not counting those that were filled in; what is past by then is left out.
    void follow(std::shared_ptr<AudioRing> next, std::int64_t from);

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override;
    // Any thread: samples of each channel that were given so far, and those of them that had to be
    // filled in.
    std::int64_t givenFrames() const { return m_given.load(std::memory_order_acquire); }
    std::int64_t silentFrames() const { return m_silent.load(std::memory_order_acquire); }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    bool takeOver(std::span<float> samples, std::int64_t heard);

    std::shared_ptr<AudioRing> m_ring; // the reader's
    QAudioFormat m_format;
    std::atomic<bool> m_isFollowed = false;
    std::mutex m_mutex; // guards what follows; the reader only ever tries it
    std::shared_ptr<AudioRing> m_next, m_retired;
    std::int64_t m_nextFrom = 0;
    std::atomic<std::int64_t> m_given{0};
    std::atomic<std::int64_t> m_silent{0};
};

} // namespace timeline::media
