// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/vui.h"

// H.264 parameter sets (ITU-T H.264 §7.3.2.1, §7.3.2.2, annex E.1). All functions take and give
// whole NAL units with their header byte and their emulation prevention, are pure and may run in
// any thread. What is no such set, or ends too early, is an error (Damaged).
namespace timeline::bitstream {

// bitstream_restriction of annex E.1.1.
struct H264Restriction {
    bool motionOverEdges = true;
    int maxBytesPerPicDenom = 2;
    int maxBitsPerMbDenom = 1;
    int log2MaxMvLengthHorizontal = 15;
    int log2MaxMvLengthVertical = 15;
    int maxReorderFrames = 0;
    int maxDecFrameBuffering = 0;

    bool operator==(const H264Restriction &) const = default;
};

struct H264Vui {
    VuiHead head;
    std::optional<VuiTiming> timing;
    bool hasHrd = false;
    bool hasPicStruct = false;
    std::optional<H264Restriction> restriction;

    bool operator==(const H264Vui &) const = default;
};

struct H264Sps {
    int id = 0;
    int profile = 0; // profile_idc
    int constraints = 0; // the byte behind it: constraint_set0_flag is its highest bit
    int level = 0; // level_idc, ten times the level
    int chromaFormat = 1; // 0: grey, 1: 4:2:0, 2: 4:2:2, 3: 4:4:4
    bool separatePlanes = false;
    int lumaDepth = 8;
    int chromaDepth = 8;
    int frameNumBits = 4; // log2_max_frame_num
    int pocType = 0;
    int pocLsbBits = 0; // log2_max_pic_order_cnt_lsb; type 0 only
    bool deltaPocAlwaysZero = false; // type 1 only
    int maxRefFrames = 0;
    bool gapsAllowed = false;
    int widthInMbs = 0;
    int heightInMapUnits = 0;
    bool frameMbsOnly = true;
    bool mbAdaptive = false; // mb_adaptive_frame_field_flag
    Crop crop;
    std::optional<H264Vui> vui;

    bool operator==(const H264Sps &) const = default;

    int heightInMbs() const { return heightInMapUnits * (frameMbsOnly ? 1 : 2); }
    int width() const; // as shown, in luma samples
    int height() const;
    // max_num_reorder_frames and max_dec_frame_buffering as a decoder has to take them: those that
    // are written, else those that annex E.2.1 infers.
    int reorderFrames() const;
    int decFrameBuffering() const;
};

struct H264Pps {
    int id = 0;
    int spsId = 0;
    bool cabac = false;
    bool bottomFieldPicOrder = false; // bottom_field_pic_order_in_frame_present_flag
    int sliceGroups = 1;
    int refsL0 = 1; // num_ref_idx_l0_default_active
    int refsL1 = 1;
    bool weightedPred = false;
    int weightedBipred = 0; // weighted_bipred_idc
    bool deblockingControl = false;
    bool redundantPicCnt = false;

    bool operator==(const H264Pps &) const = default;
};

// Their numbers in table 7-1.
inline constexpr int h264SpsType = 7;
inline constexpr int h264PpsType = 8;
inline constexpr int h264SpsIds = 32;
inline constexpr int h264PpsIds = 256;

Result<H264Sps> parseH264Sps(Bytes nal);
// Reads what slice headers hang on. With slice groups nothing behind their number is known.
Result<H264Pps> parseH264Pps(Bytes nal);

// The same set under another id; a PPS also refers to another SPS.
Result<Buffer> withIds(Bytes sps, int id);
Result<Buffer> withIds(Bytes pps, int id, int spsId);

// The largest decoded picture buffer of this level, in frames of this size (table A-1, §A.3.1).
int maxDpbFrames(const H264Sps &sps);

// The SPS with at least this reorder depth and this decoded picture buffer, and with the lowest
// level from its own on that allows the buffer. Where it said nothing, what it says now is exactly
// this (but room for its reference frames). An error (InvalidRequest) when no level allows it.
Result<Buffer> withReorder(Bytes sps, int reorderFrames, int decFrameBuffering);

} // namespace timeline::bitstream
