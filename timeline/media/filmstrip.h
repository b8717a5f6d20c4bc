// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/frames.h"

#include <QImage>
#include <QObject>

#include <memory>
#include <vector>

namespace timeline::media {

// Small pictures for the timeline. GUI-thread object over threads of its own; wishes that are no
// longer visible are dropped, finished tiles stay in memory (least recently used go first) and on
// disk.
class Filmstrip : public QObject {
    Q_OBJECT

public:
    explicit Filmstrip(QObject *parent = nullptr);
    ~Filmstrip() override;

    void setView(ViewPtr view);
    // The tiles that are on screen now, in sequence frames, most wanted first; replaces the wishes
    // before.
    void setVisible(std::vector<model::FrameNumber> frames, int height);
    // The tile of this frame, else the nearest one that is ready, else a null image. Never decodes.
    QImage tile(model::FrameNumber frame) const;
    // That tile is there and no neighbour stands in for it.
    bool hasOwnTile(model::FrameNumber frame) const;
    // Every visible tile is there, or cannot be had.
    bool isComplete() const;

signals:
    void tilesChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace timeline::media
