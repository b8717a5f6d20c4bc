// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/vui.h"

// H.265 parameter sets (ITU-T H.265 §7.3.2, annex E.2.1), of the base layer. All functions take
// whole NAL units with their two header bytes and their emulation prevention, are pure and may run
// in any thread. What is no such set, or ends too early, is an error (Damaged).
namespace timeline::bitstream {

// The general part of profile_tier_level (§7.3.3).
struct HevcProfile {
    int space = 0; // general_profile_space
    bool highTier = false;
    int profile = 0; // general_profile_idc
    std::uint32_t compatibility = 0; // general_profile_compatibility_flag[0] is the highest bit
    std::uint64_t constraints = 0; // the 48 bits behind them
    int level = 0; // general_level_idc, thirty times the level

    bool operator==(const HevcProfile &) const = default;
};

// What a decoder needs for a temporal sub-layer and those below it.
struct HevcSubLayer {
    int decPicBuffering = 1; // sps_max_dec_pic_buffering_minus1 + 1
    int reorderPics = 0; // sps_max_num_reorder_pics
    std::uint32_t latencyIncreasePlus1 = 0;

    bool operator==(const HevcSubLayer &) const = default;
};

struct HevcVui {
    VuiHead head;
    bool fieldSeq = false;
    std::optional<VuiTiming> timing;

    bool operator==(const HevcVui &) const = default;
};

struct HevcSps {
    int id = 0;
    int vpsId = 0;
    int subLayerCount = 1; // sps_max_sub_layers_minus1 + 1
    bool temporalIdNesting = false;
    HevcProfile profile;
    int chromaFormat = 1; // 0: grey, 1: 4:2:0, 2: 4:2:2, 3: 4:4:4
    bool separatePlanes = false;
    int codedWidth = 0; // luma samples
    int codedHeight = 0;
    Crop crop; // conformance window
    int lumaDepth = 8;
    int chromaDepth = 8;
    int pocLsbBits = 4; // log2_max_pic_order_cnt_lsb
    // One per temporal sub-layer; those that are not written have the numbers of the highest.
    std::vector<HevcSubLayer> subLayers;
    std::optional<HevcVui> vui;

    bool operator==(const HevcSps &) const = default;

    int width() const; // as shown
    int height() const;
    int reorderPics() const { return subLayers.empty() ? 0 : subLayers.back().reorderPics; }
    int decPicBuffering() const { return subLayers.empty() ? 1 : subLayers.back().decPicBuffering; }
};

struct HevcPpsIds {
    int id = 0;
    int spsId = 0;

    bool operator==(const HevcPpsIds &) const = default;
};

// Their numbers in table 7-1.
inline constexpr int hevcVpsType = 32;
inline constexpr int hevcSpsType = 33;
inline constexpr int hevcPpsType = 34;

Result<int> parseHevcVpsId(Bytes nal);
// Reads up to the VUI's timing; what stands behind it is not known.
Result<HevcSps> parseHevcSps(Bytes nal);
Result<HevcPpsIds> parseHevcPpsIds(Bytes nal);

} // namespace timeline::bitstream
