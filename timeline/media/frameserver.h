// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/frames.h"

#include <QObject>
#include <QSize>
#include <QVideoFrame>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace timeline::media {

// The pictures of one sequence frame, one per pane, always of the same frame number.
struct Pictures {
    model::FrameNumber frame;
    std::vector<QVideoFrame>
        panes; // a null frame: this pane's picture cannot be had, `errors` says why
    std::vector<QString> errors; // as many as panes, mostly empty
    std::vector<bool>
        fallback; // per pane: the take does not cover this frame, the original is shown
    bool exact = true; // false: a stand-in while the exact one is being decoded
    quint64 generation = 0;
};

// Pictures for the preview. GUI-thread object over one decode thread: one slot for the newest wish,
// one decode in flight, results dropped when the views changed meanwhile. Frames are converted on
// the decode thread.
class FrameServer : public QObject {
    Q_OBJECT

public:
    explicit FrameServer(QObject *parent = nullptr);
    // `beforePlayed` is called on the decode thread before each picture is decoded for playing: so
    // that tests know how slow decoding is.
    explicit FrameServer(std::function<void()> beforePlayed, QObject *parent = nullptr);
    ~FrameServer() override; // cancels and waits

    // One view per pane; at least one. Cached pictures that still fit stay.
    void setViews(std::vector<ViewPtr> views);
    // The same frames in other views. Playback goes on, with the pictures that were decoded before
    // until the new ones are there: those have their own generation.
    void changeViews(std::vector<ViewPtr> views);
    quint64 generation() const; // of the views
    // Largest size that is of use, in device pixels, per pane.
    void setPictureSize(QSize size);
    void setCacheBudget(std::size_t bytes);

    // The newest wish wins; answered by picturesReady, at once when cached.
    void request(model::FrameNumber frame);

    // Playback: decodes ahead from `frame` in steps of `step` frames (negative: backwards), as many
    // pictures ahead as fit a small queue. With a loop, which holds `frame`, it goes round in it.
    void startPlayback(model::FrameNumber frame, int step,
        const std::optional<model::FrameRange> &loop = std::nullopt);
    void stopPlayback();
    // Some pictures wait, or all that there are: the clock may begin.
    bool isPlaybackReady() const;
    // The newest decoded pictures at or before `place` in playing direction, taken out of the
    // queue; null panes when none has arrived yet. The place is the frame, counted on through the
    // rounds of a loop (FrameOrder).
    Pictures takeForPlayback(std::int64_t place);

    // Frames whose pictures are ready for every pane, for the timeline's stripe.
    std::vector<model::FrameRange> cachedRanges() const;

signals:
    void picturesReady(const timeline::media::Pictures &pictures);
    void cacheChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace timeline::media

Q_DECLARE_METATYPE(timeline::media::Pictures)
