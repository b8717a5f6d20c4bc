// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/packetprint.h"

#include <span>
#include <vector>

namespace timeline::render {

// Cuts uncompressed sound up by where its samples stand, so that two tracks can be compared
// however their containers cut them up. A value.
class PcmBlocks {
public:
    static constexpr std::int64_t size = 1024; // samples; the n-th block begins at n × size

    PcmBlocks(int rate, int sampleBytes); // of all channels

    // The next bytes, whose first sample is heard at `sample`/rate. Blocks that are complete; what
    // stands before or behind a gap is a shorter one.
    std::vector<PacketPrint> add(std::int64_t sample, std::span<const std::uint8_t> bytes);
    std::vector<PacketPrint> finish();

private:
    void close(std::vector<PacketPrint> &blocks);
    std::int64_t left() const; // bytes, until the block is complete

    int m_rate;
    int m_sampleBytes;
    std::int64_t m_first = 0; // sample where the open block begins
    std::int64_t m_count = 0;
    QByteArray m_bytes; // of the open block
};

} // namespace timeline::render
