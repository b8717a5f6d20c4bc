// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/mediainfo.h"
#include "timeline/model/rational.h"

#include <QString>
#include <QStringList>

#include <span>
#include <vector>

namespace timeline::render {

// What becomes of the first sound track of a file that is copied with takes laid in. All other
// tracks are copied, always.
enum class SoundWay {
    None, // neither file nor takes have sound
    Copy, // every packet as it is
    Packets, // the touched packets are replaced, all others copied
    Track, // the whole track is encoded again, without a break
    NewTrack // the file was silent; its takes bring sound
};

// Half-open; samples on the source file's own clock, at the track's own rate.
struct SampleRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;

    std::int64_t count() const { return end - begin; }
    bool isEmpty() const { return end <= begin; }
    bool operator==(const SampleRange &) const = default;
};

struct SoundSplicePlan {
    SoundWay way = SoundWay::None;
    std::vector<SampleRange> touched; // what is heard differs there; ascending, apart
    // Of Packets: the packets that are replaced, where they stand; known when the source is open.
    std::vector<SampleRange> replaced;
    QString codec; // encoder's name, of what is encoded
    int sampleRate = 0, channels = 0; // of the track as it will be
    QString reason; // why the way is Track; plain English
    QStringList notes; // what else has to be said beforehand

    bool operator==(const SoundSplicePlan &) const = default;
};

// For a sequence that is one file from its first frame to its last. `container` is FFmpeg's name of
// the muxer. Pure, but for asking this FFmpeg what it can encode and what the container takes.
SoundSplicePlan planSoundSplice(const media::SequenceView &view, const QString &container);

// The same plan, carried out on the whole track because its packets cannot be replaced one by one.
SoundSplicePlan onWholeTrack(SoundSplicePlan plan, const media::SequenceView &view,
    const QString &container, const QString &reason);

// The sequence with the sound that its file has before the first and after the last frame, so that
// every sample of the track has its place in it.
struct SoundOnFile {
    media::ViewPtr view;
    model::Flicks offset{0}; // time on the file's clock = time in `view` + offset
};
SoundOnFile soundOnFile(const media::SequenceView &view, int rate);

// Packets of one length: the n-th begins at origin + n × size.
struct PacketGrid {
    std::int64_t origin = 0;
    std::int64_t size = 1024;

    bool operator==(const PacketGrid &) const = default;
};

// AAC: packets that the encoder is given beforehand so that it has settled, and copied ones that
// must lie between two replaced stretches for both to be worth while.
inline constexpr int warmUpPackets = 2;
inline constexpr int guardPackets = 2;

// The packets that hold `touched`, with `guard` more before and after, as the samples where they
// stand. A packet spans two places (its own and the next): with a guard of at least one, both
// seams lie in sound that is not touched. Stretches with less than warm-up and guard between them
// are one.
std::vector<SampleRange> packetsToReplace(
    std::span<const SampleRange> touched, PacketGrid grid, int guard = guardPackets);

// Ascending ranges, those less than `gap` samples apart as one.
std::vector<SampleRange> joinNear(std::vector<SampleRange> ranges, std::int64_t gap);

} // namespace timeline::render
