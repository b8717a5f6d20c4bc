// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/ids.h"
#include "timeline/model/mediainfo.h"
#include "timeline/model/rational.h"

#include <QJsonObject>
#include <QSize>

#include <optional>
#include <vector>

namespace timeline::model {

// Where a clip begins in a take: on the file's clock for an original, in window time for a retake.
struct Slice {
    TakeId take;
    Flicks start{0};
    QJsonObject extra{}; // fields of newer versions, kept; so below

    bool operator==(const Slice &) const = default;
};

// How a clip comes in from the one before it: cut, or mixed with it for some frames of which half
// lie on either side of the cut; of an odd number the one more lies behind it.
struct Join {
    static constexpr int mostFrames = 12;

    int crossfade = 0; // frames of the sequence; 0: a cut

    int before() const { return crossfade / 2; }
    int after() const { return crossfade - before(); }
    bool operator==(const Join &) const = default;
};

// A stretch of the spine. slices[0] is the original, and what is shown and heard when no other take
// is chosen.
struct Clip {
    ClipId id;
    Flicks length{0};
    std::vector<Slice> slices;
    std::optional<TakeId> picture; // none: slices[0]
    std::optional<TakeId> sound;
    Join joinIn; // the first clip's is a cut
    QJsonObject extra{};

    TakeId pictureTake() const { return picture.value_or(slices.front().take); }
    TakeId soundTake() const { return sound.value_or(slices.front().take); }
    const Slice *slice(TakeId take) const; // nullptr: this clip has none of that take
    bool operator==(const Clip &) const = default;
};

struct SequenceFormat {
    QSize size; // upright, square pixels
    Rational rate;
    ColorInfo color;
    int sampleRate = 48000;
    int channels = 2;

    bool operator==(const SequenceFormat &) const = default;
};

// A place, or a stretch, that the user wants to come back to. Edits that move what lies there move
// it along.
struct Marker {
    MarkerId id;
    Flicks time{0}; // sequence time, at the start of a frame
    Flicks length{0}; // 0: a place
    QString note;
    QString draftPrompt; // for a retake that is still to be sent; empty: none
    QJsonObject extra; // fields of newer versions, kept

    TimeRange range() const { return {time, time + length}; }
    bool operator==(const Marker &) const = default;
};

// An ordered, gapless list of clips on one spine (picture and sound), and what is marked on it. A
// value: edits make a new one.
struct Sequence {
    SequenceFormat format;
    std::vector<Clip> clips;
    std::vector<Marker> markers; // ascending time
    QJsonObject extra{};

    Flicks length() const;
    // Start of clip i on the sequence's clock.
    Flicks clipStart(std::size_t i) const;
    // The clip on screen at `time`; nullopt outside the sequence.
    std::optional<std::size_t> clipAt(Flicks time) const;
    const Marker *findMarker(MarkerId marker) const; // nullptr: none

    bool operator==(const Sequence &) const = default;
};

// Every rule a sequence must keep: unique ids, positive lengths, at least one slice per clip,
// chosen takes among the slices, crossfades that fit, markers in order and inside. The message
// names the first rule broken.
Result<> checkInvariant(const Sequence &sequence);

// Crossfades that do not fit become shorter, from the first clip on: the first one has none, none
// has more than Join::mostFrames, and the two of a clip together no more frames than it. Whether
// there are pictures for them depends on the takes that are chosen: see FrameGrid::crossfade().
void fitJoins(Sequence &sequence);

} // namespace timeline::model
