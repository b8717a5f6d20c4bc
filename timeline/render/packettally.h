// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/ffmpeg.h"
#include "timeline/media/soundclock.h"
#include "timeline/render/quicksum.h"
#include "timeline/render/soundspliceplan.h"
#include "timeline/render/spliceplan.h"

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace timeline::render {

// Which picture packets of a file stand in its copy as they are, and which stamps of them.
class CopiedPackets {
public:
    enum class Share { None, Shown, All }; // Shown: all but the stamp of decoding

    CopiedPackets() = default; // all
    CopiedPackets(const model::FrameIndex &index, const SplicePlan &plan, SpliceTraits traits);

    Share of(std::int64_t pts) const;

private:
    struct Gap {
        std::int64_t begin = 0, end = 0; // pts
        Share atEnd = Share::Shown; // of the packet at `end`, which took another one's stamp
    };
    std::vector<Gap> m_gaps; // ascending and apart
    Share m_whole = Share::All;
};

// Sums up packets of one track, so that two tracks can be held against each other without keeping
// either: number, bytes and stamps, in their order. Worker-confined.
class PacketTally {
public:
    // Samples: the container cuts them up as it likes; their bytes count, and where they begin.
    // Still: a cover, of which the bytes alone count.
    enum class Kind { Packets, Samples, Texts, Still };
    static Kind kindOf(const AVStream &stream);

    explicit PacketTally(Kind kind);

    void add(const AVPacket &packet, CopiedPackets::Share share = CopiedPackets::Share::All);
    void addBytes(std::span<const std::uint8_t> bytes) { m_sum.add(bytes); }
    void skip() { ++m_count; } // a packet of which only the number counts
    QByteArray digest() { return m_sum.digest(); } // ends the sum
    std::int64_t count() const { return m_count; }

private:
    QuickSum m_sum;
    Kind m_kind;
    std::int64_t m_count = 0;
    bool m_hasBegun = false;
};

// From where to where the packets of a track reach. A value.
class TrackSpan {
public:
    void add(const AVPacket &packet, AVRational timeBase);
    model::TimeRange range() const { return m_range; } // empty: there were none

private:
    model::TimeRange m_range;
};

// Which packets of a sound track that is rewritten in places stand in its copy as they are; of PCM,
// which samples. Worker-confined.
class CopiedSound {
public:
    // `replaced` on the clock's own samples. `sampleBytes`: of PCM, all channels; else 0.
    CopiedSound(media::SoundClock clock, std::vector<SampleRange> replaced, int sampleBytes);

    // The next packet of the track, in the file's order: what of it is copied goes into the tally,
    // the rest is counted.
    void add(const AVPacket &packet, PacketTally &tally);

private:
    media::SoundClock m_clock;
    std::vector<SampleRange> m_replaced; // ascending
    int m_sampleBytes;
};

} // namespace timeline::render
