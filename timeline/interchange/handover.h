// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/interchange/takeruns.h"
#include "timeline/model/framegrid.h"
#include "timeline/model/mediainfo.h"
#include "timeline/model/project.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace timeline::interchange {

// All counts of a hand-over are frames of its one rate. *Media time* is the original's: its
// embedded timecode, or 0 without one, at its first shown frame.

struct HandoverFile {
    QString path; // absolute
    QString reel; // at most 8 of A–Z and 0–9, another for each file
    QSize size;
    model::Rational rate; // its own
    std::int64_t start = 0; // what its embedded timecode counts at its first frame
    std::int64_t length = 0;
    bool hasSound = false;
    int channels = 0;
    int sampleRate = 0;

    QString name() const;
    bool operator==(const HandoverFile &) const = default;
};

// One of the versions of a span.
struct HandoverTake {
    QString key; // "original", "take-2"; unique in the span
    std::size_t file = 0; // in Handover::files
    std::int64_t mediaStart = 0; // the media time to which the file's first frame answers
    bool hasPicture = true;
    bool hasSound = true;
    QJsonObject facts; // number, prompt, model and what else is known of it

    bool operator==(const HandoverTake &) const = default;
};

// Frames on either side of a span's begin in which it and the span before it are mixed.
struct HandoverFade {
    std::int64_t before = 0, after = 0;

    std::int64_t length() const { return before + after; }
    bool isEmpty() const { return length() == 0; }
    bool operator==(const HandoverFade &) const = default;
};

// A stretch of the sequence in which nothing changes: neither the choice nor what can be chosen.
struct HandoverSpan {
    std::int64_t start = 0; // on the sequence
    std::int64_t length = 0;
    std::int64_t mediaStart = 0; // media time of its first frame
    std::vector<HandoverTake> takes; // [0] is the original
    std::size_t picture = 0;
    std::optional<std::size_t> sound; // none: silence
    HandoverFade fadeIn; // of the pictures; the files of both spans have frames for it
    bool soundFades = false; // and sound

    std::int64_t mediaEnd() const { return mediaStart + length; }
    bool operator==(const HandoverSpan &) const = default;
};

// A sequence as another editor is told of it; what every writer writes. A value.
struct Handover {
    QString name;
    QString folder; // where the file will lie
    model::Rational rate;
    bool dropFrame = false; // how timecode counts
    QSize size;
    model::ColorInfo color;
    int sampleRate = 48'000;
    int channels = 2;
    std::vector<HandoverFile> files;
    std::vector<HandoverSpan> spans; // gapless from 0
    int fadesLeftOut = 0; // crossfades of the sequence for which the files have no frames

    std::int64_t length() const;
    // Where in its file a take begins to be seen in this span, from the file's first frame.
    static std::int64_t inFile(const HandoverSpan &span, const HandoverTake &take);
    bool hasSound() const; // anywhere
    bool hasFades() const;
    bool operator==(const Handover &) const = default;
};

// A stretch of a take that was written as a file of its own, made to fit the sequence.
struct ConformedTake {
    TakeRun run;
    QString path;

    bool operator==(const ConformedTake &) const = default;
};

struct HandoverOptions {
    QString name; // empty: the first file's
    QString folder;
    bool withPrompts = true; // and notes: what a user wrote himself
    bool dropFrame = false; // also when an original's own timecode counts so
    std::vector<ConformedTake> conformed;

    bool operator==(const HandoverOptions &) const = default;
};

// InvalidRequest for an empty sequence, NotFound for an original without an index. Clips that
// continue each other become one span; one whose chosen take does not cover it is split where the
// original stands in, as it is shown. A pending take is left out. Pure.
model::Result<Handover> handoverOf(const model::Project &project,
    const model::FrameIndexes &indexes, const HandoverOptions &options);

} // namespace timeline::interchange
