// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/audiooutput.h"

#include "timeline/media/ringdevice.h"

#include <QMediaDevices>

#include <algorithm>

namespace timeline::media {

namespace {

// Some backends pull from the GUI's event loop: this much bridges a busy moment.
constexpr qint64 deviceBuffer = 120'000; // microseconds
// Decoded ahead; a new start drops it.
constexpr qint64 ringLength = 500'000; // microseconds
constexpr int mostChannels = 8; // that AudioSource mixes to

} // namespace

QAudioFormat outputFormat(const QAudioDevice &device, int rate)
{
    const QAudioFormat preferred = device.preferredFormat();
    QAudioFormat wanted = preferred;
    wanted.setSampleRate(rate);
    wanted.setChannelCount(2);
    if (device.isFormatSupported(wanted))
        return wanted;
    wanted.setSampleRate(preferred.sampleRate());
    if (device.isFormatSupported(wanted))
        return wanted;
    return preferred;
}

AudioOutput::AudioOutput(QObject *parent)
    : QObject(parent)
{
    auto *devices = new QMediaDevices(this);
    connect(devices, &QMediaDevices::audioOutputsChanged, this, &AudioOutput::checkDevices);
}

AudioOutput::~AudioOutput()
{
    AudioOutput::stop();
}

void AudioOutput::setDevice(const QAudioDevice &device)
{
    m_device = device;
}

void AudioOutput::setVolume(double volume)
{
    m_volume = std::clamp(volume, 0.0, 1.0);
    applyVolume();
}

void AudioOutput::setMuted(bool muted)
{
    m_isMuted = muted;
    applyVolume();
}

void AudioOutput::applyVolume()
{
    if (!m_sink)
        return;
    const float linear = QAudio::convertVolume(
        float(m_volume), QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale);
    m_sink->setVolume(m_isMuted ? 0 : double(linear));
}

bool AudioOutput::start(int preferredRate, Fill fill)
{
    return startRing(
        preferredRate, deviceBuffer, [this, fill = std::move(fill)](const QAudioFormat &format) {
            const int channels = format.channelCount();
            return m_feeder.start(channels,
                std::size_t(format.framesForDuration(ringLength)) * std::size_t(channels),
                [format, fill](std::int64_t n, std::span<float> out) { fill(format, n, out); });
        });
}

void AudioOutput::goOn(Fill fill)
{
    RingDevice *device = source();
    if (!device)
        return;
    const QAudioFormat format = device->format();
    const std::int64_t from = device->givenFrames() - device->silentFrames();
    const int channels = format.channelCount();
    device->follow(m_feeder.start(channels,
                       std::size_t(format.framesForDuration(ringLength)) * std::size_t(channels),
                       [format, from, fill = std::move(fill)](
                           std::int64_t n, std::span<float> out) { fill(format, from + n, out); }),
        from);
}

bool AudioOutput::startRing(int preferredRate, qint64 buffer, const MakeRing &makeRing)
{
    stop();
    const QAudioDevice device = m_device.isNull() ? QMediaDevices::defaultAudioOutput() : m_device;
    if (device.isNull())
        return false;
    m_format = outputFormat(device, preferredRate);
    if (!m_format.isValid() || m_format.channelCount() > mostChannels) {
        fail(QStringLiteral("the device has no format that can be used"));
        return false;
    }
    m_running = device.id();
    m_source = std::make_unique<RingDevice>(makeRing(m_format), m_format);
    m_sink = std::make_unique<QAudioSink>(device, m_format);
    m_sink->setBufferSize(m_format.bytesForDuration(buffer));
    applyVolume();
    // Queued: the sink must not be destroyed inside its own signal.
    connect(m_sink.get(), &QAudioSink::stateChanged, this, &AudioOutput::checkState,
        Qt::QueuedConnection);
    m_sink->start(m_source.get());
    if (m_sink->error() != QAudio::NoError && m_sink->error() != QAudio::UnderrunError)
        fail(QStringLiteral("the device cannot be opened"));
    return isRunning();
}

void AudioOutput::stop()
{
    m_feeder.stop();
    if (m_sink) {
        m_sink->disconnect(this);
        m_sink->stop();
    }
    m_sink.reset();
    m_source.reset();
}

std::optional<Heard> AudioOutput::heard() const
{
    if (!m_sink)
        return std::nullopt;
    // Backends differ in what they call processed: what was handed to the device, or (PulseAudio)
    // what it has played. The lesser of that and of what was given less what still lies in the
    // buffer is right for both.
    const qint64 waiting = m_format.durationForBytes(
        qint32(std::max<qsizetype>(0, m_sink->bufferSize() - m_sink->bytesFree())));
    const qint64 given = m_source->givenFrames() * 1'000'000 / m_format.sampleRate();
    const qint64 played =
        std::max<qint64>(0, std::min<qint64>(m_sink->processedUSecs(), given - waiting));
    const qint64 silent = m_source->silentFrames() * 1'000'000 / m_format.sampleRate();
    return Heard{std::chrono::microseconds(played),
        std::chrono::microseconds(std::max<qint64>(0, played - silent))};
}

void AudioOutput::checkState(QAudio::State state)
{
    if (state == QAudio::StoppedState && m_sink && m_sink->error() != QAudio::NoError)
        fail(QStringLiteral("the device stopped playing"));
}

void AudioOutput::checkDevices()
{
    const QList<QAudioDevice> devices = QMediaDevices::audioOutputs();
    const bool isThere = std::ranges::any_of(
        devices, [&](const QAudioDevice &device) { return device.id() == m_running; });
    if (m_sink && !isThere)
        fail(QStringLiteral("the device was taken away"));
}

void AudioOutput::fail(const QString &reason)
{
    stop();
    emit failed(reason);
}

} // namespace timeline::media
