// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/player.h"

#include "timeline/media/playerprivate.h"

#include <algorithm>
#include <utility>

namespace timeline::media {

using model::FrameNumber;
using model::FrameRange;

Player::Player(QObject *parent)
    : Player(Parts{}, parent)
{
}

Player::Player(Parts parts, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(parts)))
{
    d->m_timer.setTimerType(Qt::PreciseTimer);
    connect(&d->m_timer, &QTimer::timeout, this, [this] { d->tick(); });
    connect(&d->m_frames, &FrameServer::picturesReady, this, [this](const Pictures &pictures) {
        if (!isPlaying())
            emit picturesReady(pictures);
    });
    connect(d->m_sound.get(), &AudioOutput::failed, this, &Player::soundFailed);
}

Player::~Player()
{
    d->halt();
}

void Player::setViews(std::vector<ViewPtr> views, std::size_t soundPane)
{
    if (views.empty())
        pause();
    if (d->canGoOn(views, soundPane)) {
        d->goOn(std::move(views), soundPane);
        return;
    }
    d->m_views = std::move(views);
    d->m_soundPane = soundPane;
    if (d->m_views.empty())
        return;
    d->m_frames.setViews(d->m_views);
    setLoop(d->m_loop); // what lies behind a new end is cut off; goes on playing in the new views
    if (!isPlaying())
        seek(d->m_position);
}

void Player::setSoundGain(double gain)
{
    if (std::exchange(d->m_soundGain, gain) != gain)
        d->goOnSounding();
}

void Player::setPictureSize(QSize size)
{
    d->m_frames.setPictureSize(size);
}

FrameServer &Player::frames()
{
    return d->m_frames;
}

FrameNumber Player::position() const
{
    return d->m_position;
}

bool Player::isPlaying() const
{
    return d->m_speed != 0;
}

int Player::speed() const
{
    return d->m_speed;
}

std::optional<FrameRange> Player::loop() const
{
    return d->m_loop;
}

double Player::volume() const
{
    return d->m_sound->volume();
}

bool Player::isMuted() const
{
    return d->m_sound->isMuted();
}

bool Player::isSilencedBySpeed() const
{
    return isPlaying() && !isHeardAt(d->m_speed) && hasSound(d->soundView());
}

std::optional<RateMeter::Rates> Player::rates() const
{
    return isPlaying() ? d->m_meter.rates(Private::Clock::now()) : std::nullopt;
}

std::int64_t Player::droppedPictures() const
{
    return d->m_meter.dropped();
}

void Player::seek(FrameNumber frame)
{
    d->setPosition(d->clamped(frame));
    if (isPlaying())
        d->run(d->m_position);
    else if (d->count() > 0)
        d->m_frames.request(d->m_position);
}

void Player::scrub(FrameNumber frame)
{
    d->moveTo(frame, scrubbedSound);
}

void Player::step(qint64 frames)
{
    pause();
    d->moveTo(d->m_position + frames, steppedSound);
}

void Player::play()
{
    // From the last frame on there is nothing left to play.
    if (!isPlaying() && !d->m_loop && d->m_position.value + 1 >= d->count())
        d->setPosition({0});
    d->setSpeed(1);
}

void Player::pause()
{
    d->setSpeed(0);
}

void Player::togglePlay()
{
    if (isPlaying())
        pause();
    else
        play();
}

void Player::shuttleForward()
{
    if (d->m_speed < 1)
        play();
    else
        d->setSpeed(std::min(d->m_speed * 2, 8));
}

void Player::shuttleBack()
{
    d->setSpeed(d->m_speed < 0 ? std::max(d->m_speed * 2, -8) : -1);
}

void Player::setLoop(std::optional<FrameRange> range)
{
    if (range) {
        range->begin.value = std::clamp<std::int64_t>(range->begin.value, 0, d->count());
        range->end.value = std::clamp<std::int64_t>(range->end.value, 0, d->count());
    }
    d->m_loop = range && !range->isEmpty() ? range : std::nullopt;
    if (isPlaying())
        d->run(d->clamped(d->m_position));
}

void Player::setVolume(double volume)
{
    d->m_sound->setVolume(volume);
    d->m_scrub.output().setVolume(volume);
    emit soundChanged();
}

void Player::setMuted(bool muted)
{
    d->m_sound->setMuted(muted);
    d->m_scrub.output().setMuted(muted);
    d->onMuted();
    emit soundChanged();
}

void Player::setScrubSound(bool on)
{
    d->m_isScrubHeard = on;
    if (!on)
        d->m_scrub.stop();
}

void Player::setDevice(const QAudioDevice &device)
{
    d->m_sound->setDevice(device);
    d->m_scrub.stop();
    d->m_scrub.output().setDevice(device);
    if (isPlaying())
        d->run(d->m_position);
    emit soundChanged();
}

} // namespace timeline::media
