// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/frames.h"
#include "timeline/model/mediainfo.h"
#include "timeline/render/preset.h"
#include "timeline/render/spliceoffer.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace timeline::render {

// What an export will do, decided before it starts and shown to the user. Pure.
struct ExportPlan {
    Preset preset = Preset::MatchSource;
    std::optional<model::TakeId> take; // of TakeAlone
    QString videoCodec; // encoder's name, "libx264"; empty: no picture
    QString audioCodec; // empty: no sound
    QString container; // FFmpeg muxer, "mp4"
    QSize size;
    QString pixelFormat; // FFmpeg's name, "yuv420p10le"
    model::ColorInfo color; // as the file will say it; empty fields stay unsaid
    model::Rational timeBase; // that holds every frame's time
    int sampleRate = 0, channels = 0;
    int sampleBits = 16; // of lossless sound
    std::int64_t frames = 0;
    std::vector<model::FrameRange> copied; // bit-identical
    std::vector<model::FrameRange> reencoded;
    // How it is copied; none: the whole file is encoded anew.
    std::optional<SpliceOffer> splice;
    QStringList details; // what of `reencoded` nobody asked to be changed, and why
    QStringList losses; // what of the source a file encoded anew cannot keep, in sentences
    std::vector<int> keptTracks; // of the source, copied into a file that is encoded anew
    QStringList leftOut; // tracks of the source that will not be in the file, and why
    QString fallbackReason; // why not everything outside the ranges is copied; empty when it is
    // Within a quarter of what a copy takes, within a factor of 2.5 of what is encoded anew.
    std::int64_t estimatedBytes = 0;

    bool operator==(const ExportPlan &) const = default;
};

// `path` gives the container by its suffix. Fails for a suffix that the preset has not, an empty
// sequence, a clip whose chosen take is pending. `take`: which one TakeAlone is about; without it
// the only one that is in use.
model::Result<ExportPlan> planExport(const media::SequenceView &view, Preset preset,
    const QString &path, std::optional<model::TakeId> take = {});

// The same, every picture and every sample encoded anew, for the reason given.
model::Result<ExportPlan> planFullEncode(
    const media::SequenceView &view, Preset preset, const QString &path, const QString &reason);

// `plan` with what `offer` copies of `source`.
ExportPlan withSplice(ExportPlan plan, SpliceOffer offer, const media::MediaFile &source);

} // namespace timeline::render
