// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"

#include <QSize>
#include <QString>

#include <cstdint>

namespace practice {

// What the service must know of an uploaded video before it takes a job on. A value.
struct ProbedVideo {
    QSize displaySize; // upright, with square pixels
    QString codec; // FFmpeg's short name
    std::int64_t frames = 0; // shown ones
    std::int64_t firstTick = 0; // of the first shown frame, in the stream's own time base
    double seconds = 0; // from the first frame's start to the last one's end
    bool hasSound = false;

    bool operator==(const ProbedVideo &) const = default;
};

// Reads the container and counts the frames without decoding them. Blocking, tens of milliseconds
// for what an upload may hold; gives up after `seconds` on a file that keeps it busy. Any thread.
timeline::model::Result<ProbedVideo> probeVideo(const QString &path, int seconds = 20);

} // namespace practice
