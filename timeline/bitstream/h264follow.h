// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/h264refs.h"

#include <limits>

namespace timeline::bitstream {

// Counts TopFieldOrderCnt from pic_order_cnt_lsb (ITU-T H.264 §8.2.1.1), from an IDR picture on.
struct H264PocCounter {
    std::int64_t msb = 0;
    std::int64_t lsb = 0; // of the last reference

    // The next picture's.
    std::int64_t next(std::uint32_t pocLsb, int bits, bool isReference);
};

// One coded picture, with its slices' headers read.
struct H264Picture {
    struct Unit {
        Buffer raw; // without emulation prevention; may be cut off behind the header
        std::size_t index = 0; // among the packet's units
        H264Slice slice;
    };

    std::vector<Unit> slices; // empty: the packet holds other units only
    int name = noRef; // as a reference; each picture has another one
    H264Current current;
    std::int64_t topPoc = 0; // TopFieldOrderCnt
    H264Sps sps;

    bool isIdr() const { return !slices.empty() && slices.front().slice.isIdr; }
    bool isReference() const { return !slices.empty() && slices.front().slice.isReference; }
};

// Follows an H.264 stream in decoding order: knows the sets, the pictures that a decoder keeps for
// reference, and their order. Of pictures that were not shown to it it knows nothing. Confined to
// one thread at a time.
class H264Follow {
public:
    void learn(Bytes nal) { m_sets.learn(nal); }

    // Reads a packet's units, of each slice not more than `most` bytes. An error (Damaged,
    // InvalidRequest) when they cannot be followed; then the next IDR picture begins anew.
    Result<H264Picture> next(
        std::span<const Bytes> nals, std::size_t most = std::numeric_limits<std::size_t>::max());
    // The references that end with this picture (§8.2.5). An error (InvalidRequest) with long-term
    // references and commands that begin the count anew.
    Result<std::vector<int>> freedBy(const H264Picture &picture) const;
    // Frees these, and keeps the picture when it is a reference.
    void keep(const H264Picture &picture, std::span<const int> freed);

    const std::vector<H264Ref> &refs() const { return m_refs; }

private:
    Result<> readSlices(std::span<const Bytes> nals, std::size_t most, H264Picture &picture);
    Result<> order(H264Picture &picture);

    H264Sets m_sets;
    std::vector<H264Ref> m_refs;
    std::optional<std::uint32_t> m_lastFrameNum; // of the last reference
    H264PocCounter m_poc;
    int m_count = 0; // pictures
};

} // namespace timeline::bitstream
