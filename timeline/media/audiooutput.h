// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/playclock.h"
#include "timeline/media/soundfeeder.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QObject>

#include <memory>
#include <optional>

namespace timeline::media {

class RingDevice;

// Sound to a device, and the device's clock. GUI thread; samples are made on a thread of its own
// and pulled by the device through a ring. Tests put a card of their own in its place.
class AudioOutput : public QObject {
    Q_OBJECT

public:
    // Makes interleaved samples of `format`'s rate and channels, from the n-th since the start on.
    // Called on the feeding thread only.
    using Fill =
        std::function<void(const QAudioFormat &format, std::int64_t n, std::span<float> out)>;

    explicit AudioOutput(QObject *parent = nullptr);
    ~AudioOutput() override;

    // A null device: the system's default.
    void setDevice(const QAudioDevice &device);
    const QAudioDevice &device() const { return m_device; }
    void setVolume(double volume); // 0…1, as people hear it
    void setMuted(bool muted);
    double volume() const { return m_volume; }
    bool isMuted() const { return m_isMuted; }

    // False when there is no device or it cannot be opened; playing then goes on without.
    // `preferredRate` is used when the device can.
    virtual bool start(int preferredRate, Fill fill);
    // The same from a ring that somebody else fills; `buffer` is what the device holds, in
    // microseconds.
    using MakeRing = std::function<std::shared_ptr<AudioRing>(const QAudioFormat &format)>;
    virtual bool startRing(int preferredRate, qint64 buffer, const MakeRing &makeRing);
    // Goes on with other sound from where it is, without a gap: `fill` is asked from that sample
    // on, counted since the start. Without a device nothing happens.
    void goOn(Fill fill);
    virtual void stop();
    virtual bool isRunning() const { return m_sink != nullptr; }
    // Nothing while no device runs.
    virtual std::optional<Heard> heard() const;

signals:
    // The device was lost, or could not be opened; it is stopped by then.
    void failed(const QString &reason);

protected:
    virtual RingDevice *source() { return m_source.get(); } // nullptr while no device runs

private:
    void applyVolume();
    void checkState(QAudio::State state);
    void checkDevices();
    void fail(const QString &reason);

    SoundFeeder m_feeder;
    std::unique_ptr<RingDevice> m_source; // outlives the sink that reads it
    std::unique_ptr<QAudioSink> m_sink;
    QAudioDevice m_device; // as chosen
    QByteArray m_running; // id of the device that plays
    QAudioFormat m_format;
    double m_volume = 1;
    bool m_isMuted = false;
};

// The format in which a device is fed: `rate` and stereo where it can, in its own sample format.
QAudioFormat outputFormat(const QAudioDevice &device, int rate);

} // namespace timeline::media
