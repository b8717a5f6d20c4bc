// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/retakerequest.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"

#include <QSize>
#include <QString>

namespace practice {

// What is wrong with a take on purpose.
struct TakeDamage {
    bool bleed = false; // the change spreads 0.5 s to both sides
    bool trimmedTail = false; // only 8k+1 frames
    bool otherRate = false; // an integer frame rate, another than the input's
    bool wrongSize = false; // 1280x720 or 720x1280
    bool black = false; // the section is black
    bool cutFile = false; // the last 40 % of the bytes are missing

    bool operator==(const TakeDamage &) const = default;
};

struct TakeOrder {
    QString input;
    QString output; // overwritten; removed when it fails
    double startTime = 0; // of the section, seconds from the first frame
    double duration = 0; // clamped to the video's end
    Mode mode = Mode::AudioAndVideo;
    QSize size; // empty: 1920x1080 or 1080x1920 by the displayed orientation
    TakeDamage damage;

    bool operator==(const TakeOrder &) const = default;
};

// Makes the practice service's take: the whole video again as H.264 and AAC in MP4, of the ordered
// size (letterboxed) and of the input's duration and rate; inside the section the picture is
// restyled and marked PRACTICE and the sound is a melody, as far as the mode says. No AI is
// involved. Blocking: worker thread.
timeline::model::Result<> makeTake(const TakeOrder &order,
    const timeline::model::Progress &progress, const timeline::model::CancelToken &cancel);

} // namespace practice
