// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/audiooutput.h"
#include "timeline/media/playsound.h"
#include "timeline/media/snippetfeeder.h"

#include <QTimer>

namespace timeline::media {

// What is heard of a frame while the playhead is dragged, or of one that is stepped to. Sequence
// time. Pure.
model::TimeRange scrubbedSound(const model::TimeRange &frame);
model::TimeRange steppedSound(const model::TimeRange &frame);

// A short sound at each place that is scrubbed to. GUI thread; samples are made on a thread of its
// own. The device stays open for a moment from one sound to the next.
class ScrubSound : public QObject {
    Q_OBJECT

public:
    explicit ScrubSound(QObject *parent = nullptr);
    ~ScrubSound() override;

    // Device, volume and mute are the player's. Without a device nothing is heard.
    AudioOutput &output() { return m_output; }
    void play(const ViewPtr &view, const model::TimeRange &range);
    void stop();

private:
    bool open(int preferredRate);

    std::shared_ptr<PlaySound> m_reader = std::make_shared<PlaySound>();
    SnippetFeeder m_feeder;
    AudioOutput m_output;
    QAudioFormat m_format; // of the open device
    QTimer m_idle;
};

} // namespace timeline::media
