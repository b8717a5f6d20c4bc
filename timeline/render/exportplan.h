// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/frames.h"
#include "timeline/model/mediainfo.h"

#include <QSize>
#include <QString>

#include <vector>

namespace timeline::render {

enum class Preset { MatchSource, H264, Hevc };

// What an export will do, decided before it starts and shown to the user. Pure.
struct ExportPlan {
    Preset preset = Preset::MatchSource;
    QString videoCodec; // encoder's name, "libx264"
    QString audioCodec; // empty: no sound
    QString container; // FFmpeg muxer, "mp4"
    QSize size;
    QString pixelFormat; // FFmpeg's name, "yuv420p10le"
    model::ColorInfo color; // as the file will say it; empty fields stay unsaid
    model::Rational timeBase; // that holds every frame's time
    int sampleRate = 0, channels = 0;
    int sampleBits = 16; // of lossless sound
    std::int64_t frames = 0;
    std::vector<model::FrameRange> copied; // bit-identical; empty until smart rendering exists
    std::vector<model::FrameRange> reencoded;
    QString fallbackReason; // why not everything outside the ranges is copied; empty when it is
    std::int64_t estimatedBytes = 0;

    bool operator==(const ExportPlan &) const = default;
};

// `path` gives the container by its suffix (mp4, mov, mkv). Fails for an unknown suffix, an empty
// sequence, a clip whose chosen take is pending.
model::Result<ExportPlan> planExport(
    const media::SequenceView &view, Preset preset, const QString &path);

} // namespace timeline::render
