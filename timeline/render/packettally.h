// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/ffmpeg.h"
#include "timeline/render/spliceplan.h"

#include <QByteArray>

#include <cstdint>
#include <memory>
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
    // Samples: the container cuts them up as it likes; bytes alone count.
    enum class Kind { Packets, Samples, Texts };
    static Kind kindOf(const AVStream &stream);

    explicit PacketTally(Kind kind);
    ~PacketTally();
    PacketTally(PacketTally &&) noexcept;
    PacketTally &operator=(PacketTally &&) noexcept;

    void add(const AVPacket &packet, CopiedPackets::Share share = CopiedPackets::Share::All);
    QByteArray digest(); // ends the sum
    std::int64_t count() const { return m_count; }

private:
    void addNumber(std::int64_t value);

    struct Sum;
    std::unique_ptr<Sum> m_sum;
    Kind m_kind;
    std::int64_t m_count = 0;
};

} // namespace timeline::render
