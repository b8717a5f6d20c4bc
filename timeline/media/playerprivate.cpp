// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/playerprivate.h"

#include "timeline/media/frameorder.h"

#include <utility>

namespace timeline::media {

using model::FrameNumber;

namespace {

// For the first pictures: a long way from a key frame is worth waiting for, a broken file is not.
constexpr std::chrono::milliseconds patience{700};

// Often enough that a picture is late by a quarter of its time at most.
std::chrono::milliseconds tickOf(model::Rational rate)
{
    const double frame = rate.isValid() ? 1000 / rate.toDouble() : 40;
    return std::chrono::milliseconds(std::clamp(int(frame / 4), 2, 10));
}

bool hasSomething(const Pictures &pictures)
{
    return std::ranges::any_of(pictures.panes, [](const QVideoFrame &f) { return f.isValid(); })
        || std::ranges::any_of(pictures.errors, [](const QString &e) { return !e.isEmpty(); });
}

} // namespace

FrameNumber Player::Private::clamped(FrameNumber frame) const
{
    return {std::clamp<std::int64_t>(frame.value, 0, std::max<std::int64_t>(0, count() - 1))};
}

void Player::Private::setPosition(FrameNumber frame)
{
    if (frame == m_position)
        return;
    m_position = frame;
    emit q.positionChanged(frame);
}

// Playing anew from `from` on at the present speed: after a start, a seek, and whatever changes the
// path.
void Player::Private::run(FrameNumber from)
{
    // Some backends run the event loop while they stop: a tick in between would see the new path by
    // the old clock.
    m_timer.stop();
    if (m_loop && !m_loop->contains(from))
        from = m_loop->begin;
    m_path = {grid()->timeOf(from), m_speed, grid()->length(), std::nullopt};
    if (m_loop)
        m_path.loop = grid()->shown(*m_loop);
    setPosition(from);
    m_frames.startPlayback(from, m_speed, m_loop);
    m_sound->stop();
    m_scrub.stop();
    m_begin = from.value;
    m_due = 0;
    m_meter.start(Clock::now());
    m_patience = Clock::now() + patience;
    m_timer.start(tickOf(m_views.front()->project.sequence.format.rate));
}

// The first pictures are there: time begins. Begun earlier, it would pass over those that are still
// being decoded.
void Player::Private::begin()
{
    m_patience.reset();
    const bool withSound = isHeardAt(m_speed) && startSound();
    const auto now = Clock::now();
    m_clock.start(now, withSound && !m_sound->isMuted());
    m_meter.start(now);
}

bool Player::Private::startSound()
{
    const ViewPtr view = soundView();
    return hasSound(view) && m_sound->start(view->project.sequence.format.sampleRate, soundFill());
}

AudioOutput::Fill Player::Private::soundFill()
{
    return [reader = m_reader, view = soundView(), path = m_path, gain = float(m_soundGain)](
               const QAudioFormat &format, std::int64_t n, std::span<float> out) {
        reader->read(view, path, format.sampleRate(), format.channelCount(), n, out);
        if (gain != 1)
            std::ranges::transform(out, out.begin(), [gain](float s) { return s * gain; });
    };
}

// Whether nothing but what is seen and heard at each frame would be another. At other speeds the
// sound is made from its start on.
bool Player::Private::canGoOn(const std::vector<ViewPtr> &views, std::size_t soundPane) const
{
    const auto hasSameFrames = [this](const ViewPtr &view) {
        return view && view->grid && view->grid.get() == grid();
    };
    if (m_speed == 0 || m_patience || views.empty() || !std::ranges::all_of(views, hasSameFrames))
        return false;
    const ViewPtr before = soundView(), after = soundOf(views, soundPane);
    return before == after || !isHeardAt(m_speed)
        || (m_speed == 1 && hasSound(before) == hasSound(after));
}

void Player::Private::goOn(std::vector<ViewPtr> views, std::size_t soundPane)
{
    const ViewPtr before = soundView();
    const bool hasSamePictures = views == m_views;
    m_views = std::move(views);
    m_soundPane = soundPane;
    if (!hasSamePictures)
        m_frames.changeViews(m_views);
    if (soundView() != before)
        goOnSounding();
}

void Player::Private::goOnSounding()
{
    if (m_speed == 1 && !m_patience)
        m_sound->goOn(soundFill());
}

void Player::Private::halt()
{
    m_timer.stop();
    m_sound->stop();
    m_frames.stopPlayback();
}

void Player::Private::moveTo(FrameNumber frame, model::TimeRange (*heard)(const model::TimeRange &))
{
    const FrameNumber before = m_position;
    q.seek(frame);
    if (m_isScrubHeard && m_speed == 0 && count() > 0 && m_position != before)
        m_scrub.play(soundView(), heard(grid()->shown(m_position)));
}

void Player::Private::setSpeed(int speed)
{
    if (count() == 0)
        speed = 0;
    if (speed == m_speed)
        return;
    const bool wasPlaying = m_speed != 0;
    m_speed = speed;
    if (speed != 0) {
        run(m_position);
    } else {
        halt();
        m_frames.request(m_position);
    }
    emit q.speedChanged(speed);
    if (wasPlaying != (speed != 0))
        emit q.playingChanged(speed != 0);
}

void Player::Private::followSound(Clock::time_point now)
{
    const auto heard = m_sound->heard();
    // Nobody hears a muted sound: it is kept going for the moment when somebody does, and nothing
    // waits for it.
    if (!heard || m_sound->isMuted())
        return;
    m_clock.follow(*heard, now);
    if (m_clock.hasSoundStalled(now)) {
        m_sound->stop();
        emit q.soundFailed(QStringLiteral("the device stands still"));
    }
}

void Player::Private::onMuted()
{
    const auto now = Clock::now();
    const auto heard = m_sound->heard();
    if (!heard || m_patience)
        return;
    if (m_sound->isMuted())
        m_clock.goOnAlone(now);
    else if (m_clock.isFarFrom(*heard, now))
        run(m_position);
}

std::int64_t Player::Private::placeOf(FrameNumber frame, model::Flicks elapsed) const
{
    if (!m_loop)
        return frame.value;
    const FrameOrder order{m_loop->begin.value, m_loop->end.value, true};
    return order.placeOf(frame.value, m_path.laps(elapsed));
}

void Player::Private::tick()
{
    const auto now = Clock::now();
    if (m_patience && !m_frames.isPlaybackReady() && now < *m_patience)
        return;
    if (m_patience)
        begin();
    followSound(now);
    const model::Flicks elapsed = m_clock.elapsed(now);
    if (m_path.isOver(elapsed)) {
        setPosition(m_speed < 0 ? FrameNumber{0} : FrameNumber{count() - 1});
        setSpeed(0);
        return;
    }
    const FrameNumber frame = grid()->frameAt(m_path.at(elapsed));
    setPosition(frame);
    // A listener may have paused or sought.
    if (m_speed == 0 || m_position != frame)
        return;
    const std::int64_t place = placeOf(frame, elapsed);
    const std::int64_t steps = (place - m_begin) / m_speed;
    m_meter.due(steps + 1 - std::exchange(m_due, steps + 1), now);
    const Pictures pictures = m_frames.takeForPlayback(place);
    if (!hasSomething(pictures))
        return;
    m_meter.shown(now);
    emit q.picturesReady(pictures);
}

} // namespace timeline::media
