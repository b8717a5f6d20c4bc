// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/frames.h"

#include <QObject>

#include <memory>
#include <vector>

namespace timeline::render {

// Finds where another shot begins in the originals, around what is on screen. GUI-thread object
// over a thread of its own that stands back behind playback; what was looked at once is remembered
// until the frames of the sequence are others.
class ShotFinder : public QObject {
    Q_OBJECT

public:
    // No more is decoded for one look: about two minutes.
    static constexpr std::int64_t most = 3600;

    explicit ShotFinder(QObject *parent = nullptr);
    ~ShotFinder() override;

    void setView(const media::ViewPtr &view); // null: nothing is open
    // Replaces the wish before. Too many frames are no wish: nobody aims at single ones then.
    void setVisible(model::FrameRange frames);
    std::vector<model::FrameNumber>
    shots() const; // the first frame of each, as far as known; ascending
    bool isComplete() const; // nothing more will come of the last wish

signals:
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace timeline::render
