// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/h264slice.h"

// Which pictures a slice refers to by which number, and which are kept for later ones (ITU-T H.264
// §8.2.4, §8.2.5), for frames and short-term references. Pure.
namespace timeline::bitstream {

// A picture that is kept for reference. Its name is the caller's, not negative.
struct H264Ref {
    int name = 0;
    std::uint32_t frameNum = 0;
    std::int64_t poc = 0; // PicOrderCnt()

    bool operator==(const H264Ref &) const = default;
};

// The picture that is being decoded.
struct H264Current {
    std::uint32_t frameNum = 0;
    std::uint32_t maxFrameNum = 16;
    std::int64_t poc = 0;
};

// An entry that no picture has, or whose picture does not matter.
inline constexpr int noRef = -1;
using H264RefList = std::vector<int>; // names

// PicNum of a short-term reference (§8.2.4.1): below the current frame number, also after it
// wrapped.
std::int64_t picNumOf(const H264Ref &ref, const H264Current &current);

// RefPicList0 or 1 as it begins (§8.2.4.2.1, §8.2.4.2.3), of any length.
H264RefList initialRefs(
    std::span<const H264Ref> refs, const H264Current &current, H264SliceKind kind, int list);

// The list of `size` entries after these commands (§8.2.4.3.1). A command that names no picture
// gives an entry noRef.
H264RefList modifiedRefs(H264RefList list, int size, std::span<const H264RefCommand> commands,
    std::span<const H264Ref> refs, const H264Current &current);

// The fewest commands that give `wanted` wherever it is not noRef; nothing when it names a picture
// that is not there, or nothing at all.
std::optional<std::vector<H264RefCommand>> commandsFor(const H264RefList &wanted,
    H264SliceKind kind, int list, std::span<const H264Ref> refs, const H264Current &current);

// The reference that the sliding window gives up before another is kept (§8.2.5.3), or noRef.
int slidOut(std::span<const H264Ref> refs, const H264Current &current, int maxRefFrames);

// The picture that is difference_of_pic_nums_minus1 + 1 before the current one, or noRef.
int namedByDifference(
    std::span<const H264Ref> refs, const H264Current &current, std::uint32_t differenceMinus1);

} // namespace timeline::bitstream
