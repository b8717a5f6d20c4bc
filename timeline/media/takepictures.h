// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/frames.h"

#include <QHash>
#include <QImage>
#include <QObject>

#include <memory>
#include <vector>

namespace timeline::media {

// A few small pictures of each take, evenly spread over a stretch of the sequence, to be shown one
// after the other. GUI-thread object over a thread of its own that stands back behind playback.
class TakePictures : public QObject {
    Q_OBJECT

public:
    static constexpr int most = 12; // of a take

    explicit TakePictures(QObject *parent = nullptr);
    ~TakePictures() override;

    // What is on screen now; replaces the wish before. Takes that have no picture of their own get
    // none. `height` in pixels of the screen.
    void setWanted(const ViewPtr &view, const std::vector<model::TakeId> &takes,
        model::FrameRange stretch, int height);
    // Those that are there already, in their order.
    QHash<model::TakeId, std::vector<QImage>> pictures() const;
    bool isComplete() const; // nothing more will come of the last wish

signals:
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

// The frames of a stretch that stand for it: its first, and the others as far apart; no more than
// `most`. Pure.
std::vector<model::FrameNumber> framesStandingFor(model::FrameRange stretch, int most);

} // namespace timeline::media
