// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/player.h"

#include "timeline/media/audiooutput.h"
#include "timeline/media/frameorder.h"
#include "timeline/media/playclock.h"
#include "timeline/media/playpath.h"
#include "timeline/media/playsound.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace timeline::media {

using model::FrameNumber;
using model::FrameRange;
using Clock = std::chrono::steady_clock;

namespace {

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

class Player::Private {
public:
    explicit Private(Player &player)
        : q(player)
    {
    }

    const model::FrameGrid *grid() const
    {
        return m_views.empty() ? nullptr : m_views.front()->grid.get();
    }
    std::int64_t count() const { return grid() ? grid()->count() : 0; }
    FrameNumber clamped(FrameNumber frame) const;
    void setPosition(FrameNumber frame);
    void setSpeed(int speed);
    void run(FrameNumber from);
    bool startSound();
    void halt();
    void tick();
    void followSound(Clock::time_point now);
    std::int64_t placeOf(FrameNumber frame, model::Flicks elapsed) const;

    Player &q;
    FrameServer m_frames;
    AudioOutput m_sound;
    std::shared_ptr<PlaySound> m_reader = std::make_shared<PlaySound>();
    QTimer m_timer;
    std::vector<ViewPtr> m_views;
    std::size_t m_soundPane = 0;
    FrameNumber m_position;
    int m_speed = 0;
    std::optional<FrameRange> m_loop;
    PlayPath m_path;
    PlayClock m_clock;
    RateMeter m_meter;
};

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
    m_sound.stop();
    const bool withSound = m_speed == 1 && startSound();
    const auto now = Clock::now();
    m_clock.start(now, withSound);
    m_meter.start(now);
    m_timer.start(tickOf(m_views.front()->project.sequence.format.rate));
}

bool Player::Private::startSound()
{
    const ViewPtr view = m_views[std::min(m_soundPane, m_views.size() - 1)];
    if (!hasSound(view))
        return false;
    return m_sound.start(view->project.sequence.format.sampleRate,
        [reader = m_reader, view, path = m_path](
            const QAudioFormat &format, std::int64_t n, std::span<float> out) {
            reader->read(view, path, format.sampleRate(), format.channelCount(), n, out);
        });
}

void Player::Private::halt()
{
    m_timer.stop();
    m_sound.stop();
    m_frames.stopPlayback();
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
    const auto heard = m_sound.heard();
    if (!heard)
        return;
    m_clock.follow(*heard, now);
    if (m_clock.hasSoundStalled(now)) {
        m_sound.stop();
        emit q.soundFailed(QStringLiteral("the device stands still"));
    }
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
    const Pictures pictures = m_frames.takeForPlayback(placeOf(frame, elapsed));
    if (!hasSomething(pictures))
        return;
    m_meter.count(now);
    emit q.picturesReady(pictures);
}

Player::Player(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this))
{
    d->m_timer.setTimerType(Qt::PreciseTimer);
    connect(&d->m_timer, &QTimer::timeout, this, [this] { d->tick(); });
    connect(&d->m_frames, &FrameServer::picturesReady, this, [this](const Pictures &pictures) {
        if (!isPlaying())
            emit picturesReady(pictures);
    });
    connect(&d->m_sound, &AudioOutput::failed, this, &Player::soundFailed);
}

Player::~Player()
{
    d->halt();
}

void Player::setViews(std::vector<ViewPtr> views, std::size_t soundPane)
{
    if (views.empty())
        pause();
    d->m_views = std::move(views);
    d->m_soundPane = soundPane;
    if (d->m_views.empty())
        return;
    d->m_frames.setViews(d->m_views);
    setLoop(d->m_loop); // what lies behind a new end is cut off; goes on playing in the new views
    if (!isPlaying())
        seek(d->m_position);
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
    return d->m_sound.volume();
}

bool Player::isMuted() const
{
    return d->m_sound.isMuted();
}

double Player::achievedRate() const
{
    return isPlaying() ? d->m_meter.rate(Clock::now()) : 0;
}

void Player::seek(FrameNumber frame)
{
    d->setPosition(d->clamped(frame));
    if (isPlaying())
        d->run(d->m_position);
    else if (d->count() > 0)
        d->m_frames.request(d->m_position);
}

void Player::step(qint64 frames)
{
    pause();
    seek(d->m_position + frames);
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
    d->m_sound.setVolume(volume);
    emit soundChanged();
}

void Player::setMuted(bool muted)
{
    d->m_sound.setMuted(muted);
    emit soundChanged();
}

void Player::setDevice(const QAudioDevice &device)
{
    d->m_sound.setDevice(device);
    if (isPlaying())
        d->run(d->m_position);
    emit soundChanged();
}

} // namespace timeline::media
