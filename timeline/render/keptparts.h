// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace timeline::render {

// What a file that is encoded anew takes over from its source besides pictures and first sound.
struct KeptParts {
    std::vector<int> streams; // of the source, copied; ascending
    bool timecode = false; // the first frame is still the source's first
    QStringList leftOut; // all other tracks, by name and with the reason, for people

    bool operator==(const KeptParts &) const = default;
};

// `container` is FFmpeg's name of the muxer. Tracks with a time of their own are kept where the
// sequence shows its file as it is, covers and attachments always. Pure.
KeptParts keptParts(const media::SequenceView &view, const QString &container);

// The same for a copy of the file: what the container cannot hold. Pure.
QStringList refusedTracks(const media::MediaFile &source, const QString &container);

// These tracks of it in words, which were to be copied and could not be. Pure.
QStringList failedTracks(const media::MediaFile &source, const std::vector<int> &streams);

// A chapter of the sequence: that of a file, as far as the clips show it.
struct MovedChapter {
    model::MediaId media;
    int chapter = 0; // of its file
    model::TimeRange time; // of the sequence

    bool operator==(const MovedChapter &) const = default;
};

// Where chapters of one file, by its own clock, come to lie. A chapter that is cut through keeps
// its name in each part; parts that follow on each other are one. Pure.
std::vector<MovedChapter> moveChapters(const media::SequenceView &view, model::MediaId media,
    const std::vector<model::TimeRange> &chapters);

} // namespace timeline::render
