// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/hevcconfig.h"

// Gives the parameter sets of an H.265 encoder, which numbers them from 0 like all others, numbers
// of their own, so that they stand beside a file's sets in the one hvcC. Pure; whole NAL units with
// their header and their emulation prevention in and out.
namespace timeline::bitstream {

// PPS ids of a slice are coded in 1 bit (0) or, from 15 to 30, in 9: a slice whose id is changed
// from 0 to one of these grows by exactly one byte, and everything behind keeps its place within
// its byte. So nothing else of a slice header has to be understood.
inline constexpr int leastFarPpsId = 15;
inline constexpr int mostFarPpsId = 30;

struct HevcIds {
    int vps = 0;
    int sps = 0;
    int pps = 0; // leastFarPpsId to mostFarPpsId

    bool operator==(const HevcIds &) const = default;
};

// Numbers that none of `config` has; an error when there are none (InvalidRequest) or when a set
// does not tell its own (Damaged).
Result<HevcIds> freeHevcIds(const HevcConfig &config);

// How much room a decoder has to keep, at least.
struct HevcDepth {
    int reorderPics = 0;
    int decPicBuffering = 1;
};

// Sets with the id 0 that refer to sets with the id 0, under other ids; an SPS also with at least
// this depth. Damaged when they are none, InvalidRequest when an SPS has temporal sub-layers.
Result<Buffer> vpsWithId(Bytes nal, int vps);
Result<Buffer> spsWithIds(Bytes nal, int vps, int sps, HevcDepth depth);
Result<Buffer> ppsWithIds(Bytes nal, int sps, int pps);

// A slice that refers to PPS 0, referring to `pps` (15–30). Damaged when it refers to another.
Result<Buffer> sliceWithPps(Bytes nal, int pps);

// Both streams' sets in one record, whose level and tier are the higher ones. InvalidRequest when
// chroma format or depths differ.
Result<Buffer> mergeHevcConfig(const HevcConfig &source, const HevcConfig &encoder);

} // namespace timeline::bitstream
