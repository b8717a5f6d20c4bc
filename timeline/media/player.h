// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/audiooutput.h"
#include "timeline/media/frameserver.h"
#include "timeline/media/playclock.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/frames.h"

#include <QAudioDevice>
#include <QObject>

#include <memory>
#include <optional>

namespace timeline::media {

// The playhead: one clock, one frame number for every pane. GUI thread. The sound device's clock
// leads while sound is heard; without a device, when muted by the user or by shuttle speed, or when
// the sequence is silent, the system's steady clock does.
class Player : public QObject {
    Q_OBJECT

public:
    // What tests replace.
    struct Parts {
        std::unique_ptr<AudioOutput> sound; // null: the system's devices
        std::function<void()> beforePlayed; // as FrameServer's; may be empty
    };

    explicit Player(QObject *parent = nullptr);
    explicit Player(Parts parts, QObject *parent = nullptr);
    ~Player() override;

    // Panes as FrameServer::setViews; sound is that of `views[soundPane]`. The position is kept
    // (clamped). While playing, views of the same frames are changed to without a stop: pictures
    // and sound of before go on until the new ones are there, a fraction of a second later.
    void setViews(std::vector<ViewPtr> views, std::size_t soundPane = 0);
    // What the sound is multiplied with, for listening only; goes with the next views.
    void setSoundGain(double gain);
    void setPictureSize(QSize size);
    FrameServer &frames();

    model::FrameNumber position() const; // always the wished one
    bool isPlaying() const;
    int speed() const; // 0 paused, ±1, ±2, ±4, ±8
    std::optional<model::FrameRange> loop() const;
    double volume() const; // 0…1
    bool isMuted() const;
    bool isSilencedBySpeed() const; // there is sound, but at this speed it would be noise
    // Pictures a second, shown and due; nothing before the first second of playing is over.
    std::optional<RateMeter::Rates> rates() const;
    std::int64_t droppedPictures() const; // that were due since playing began, and never shown

public slots:
    void seek(timeline::model::FrameNumber frame); // exact; while playing, goes on from there
    // As seek(), and step(): with a short sound when that is wished and the frame changes.
    void scrub(timeline::model::FrameNumber frame);
    void step(qint64 frames); // pauses
    void play();
    void pause();
    void togglePlay();
    void shuttleForward(); // L: 1, 2, 4, 8
    void shuttleBack(); // J
    void setLoop(std::optional<timeline::model::FrameRange> range);
    void setVolume(double volume);
    void setMuted(bool muted);
    void setScrubSound(bool on);
    void setDevice(const QAudioDevice &device); // a null device: the system's default

signals:
    void positionChanged(timeline::model::FrameNumber frame);
    void picturesReady(const timeline::media::Pictures &pictures);
    void playingChanged(bool playing);
    void speedChanged(int speed);
    void soundChanged(); // volume, mute, device
    void soundFailed(const QString &reason); // playing goes on without sound

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace timeline::media
