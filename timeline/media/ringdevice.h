// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/audioring.h"

#include <QAudioFormat>
#include <QIODevice>

#include <atomic>
#include <memory>

namespace timeline::media {

// What a sound card pulls from: the ring's samples in the card's own sample format, silence where
// the ring has run dry. Reading neither waits nor locks nor allocates, so it may happen on the
// card's thread.
class RingDevice : public QIODevice {
    Q_OBJECT

public:
    RingDevice(
        std::shared_ptr<AudioRing> ring, const QAudioFormat &format, QObject *parent = nullptr);

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
    std::shared_ptr<AudioRing> m_ring;
    QAudioFormat m_format;
    std::atomic<std::int64_t> m_given{0};
    std::atomic<std::int64_t> m_silent{0};
};

} // namespace timeline::media
