// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/mediainfo.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace timeline::render {

// What an export can be. MatchSource copies what it can; the others encode what they write.
enum class Preset {
    MatchSource,
    H264,
    Hevc,
    ProRes, // 422 HQ
    Vp9,
    Av1,
    SoundOnly,
    TakeAlone, // one take as a file that fits the sequence
    SideBySide, // the original and the sequence beside each other, for review
};

// One row of the table that window and command line share.
struct PresetFacts {
    Preset preset = Preset::MatchSource;
    QString word; // `--preset WORD`
    QStringList suffixes; // of the files it can be written to; the first one is proposed
    QStringList encoders; // FFmpeg's, the best first; none: as the source, or no picture
    int mostBits = 10; // a channel
    double bitsPerPixel = 0.25; // of ordinary footage, rounded up
    double richBitsPerPixel = 0; // of pictures full of detail; 0: all take the same
};

const std::vector<PresetFacts> &presets();
const PresetFacts &factsOf(Preset preset);
std::optional<Preset> presetCalled(const QString &word);

// FFmpeg's muxer for the suffix of `path`; empty when the preset cannot be written there.
QString containerFor(Preset preset, const QString &path);
// "the name must end in .mp4, .mov or .mkv"
QString suffixRule(Preset preset);
// `path`, its suffix made one of the preset's when it is none; a suffix of no preset at all is
// taken for a part of the name.
QString withSuffixFor(Preset preset, const QString &path);

// The encoder of the pictures, the first that this FFmpeg has; empty when it has none.
QString pictureEncoder(Preset preset, const model::VideoInfo &source);
// The encoder that the preset wants for its sound; empty: the source's own codec decides.
QString soundEncoder(Preset preset, const QString &container, bool isWide);
QString pixelFormatFor(Preset preset, const model::VideoInfo &source);
// What of the source's pictures cannot be kept, in sentences.
QStringList pictureLosses(Preset preset, const model::VideoInfo &source, bool isHdr);

// How an encoder is asked for pictures whose difference to the source is not seen: its quality
// (CRF) and its speed word.
double qualityOf(const QString &encoder);
QString speedOf(const QString &encoder);

} // namespace timeline::render
