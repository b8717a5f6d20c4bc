// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/scrubsound.h"

#include <algorithm>

namespace timeline::media {

using model::Flicks;
using model::TimeRange;

namespace {

// Long enough to know a vowel by, short enough to follow the hand.
constexpr Flicks scrubbed{model::flicksPerSecond * 70 / 1000};
// Below that a step is a click.
constexpr Flicks shortest{model::flicksPerSecond * 20 / 1000};
constexpr qint64 deviceBuffer = 50'000; // microseconds
constexpr qint64 ringLength = 500'000; // microseconds
constexpr int idleTime = 2000; // ms

TimeRange around(const TimeRange &frame, Flicks length)
{
    const Flicks missing = std::max(Flicks{0}, length - frame.length());
    const Flicks begin = std::max(Flicks{0}, frame.begin - missing / 2);
    return {begin, begin + frame.length() + missing};
}

} // namespace

TimeRange scrubbedSound(const TimeRange &frame)
{
    const TimeRange range = around(frame, scrubbed);
    return {range.begin, range.begin + scrubbed};
}

TimeRange steppedSound(const TimeRange &frame)
{
    return around(frame, shortest);
}

ScrubSound::ScrubSound(QObject *parent)
    : QObject(parent)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleTime);
    connect(&m_idle, &QTimer::timeout, this, &ScrubSound::stop);
}

ScrubSound::~ScrubSound()
{
    stop();
}

bool ScrubSound::open(int preferredRate)
{
    return m_output.startRing(preferredRate, deviceBuffer, [this](const QAudioFormat &format) {
        m_format = format;
        return m_feeder.start(format.sampleRate(), format.channelCount(),
            std::size_t(format.framesForDuration(ringLength)) * std::size_t(format.channelCount()));
    });
}

void ScrubSound::play(const ViewPtr &view, const TimeRange &range)
{
    if (m_output.isMuted() || !hasSound(view))
        return;
    if (!m_output.isRunning() && !open(view->project.sequence.format.sampleRate))
        return;
    m_idle.start();
    const int rate = m_format.sampleRate();
    const std::int64_t count = model::toTicks(range.length(), {1, rate});
    const PlayPath path{range.begin, 1, view->grid->length(), std::nullopt};
    m_feeder.play(std::size_t(std::max<std::int64_t>(count, 1)),
        [reader = m_reader, view, path, format = m_format](std::span<float> out) {
            reader->read(view, path, format.sampleRate(), format.channelCount(), 0, out);
        });
}

void ScrubSound::stop()
{
    m_idle.stop();
    m_feeder.stop();
    m_output.stop();
}

} // namespace timeline::media
