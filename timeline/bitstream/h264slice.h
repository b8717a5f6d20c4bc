// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/h264sets.h"

#include <array>

// Slice headers of H.264 (ITU-T H.264 §7.3.3), of pictures that are coded as frames. Pure.
namespace timeline::bitstream {

// The sets that were seen last under each id.
struct H264Sets {
    std::array<std::optional<H264Sps>, h264SpsIds> sps;
    std::array<std::optional<H264Pps>, h264PpsIds> pps;

    // Of an SPS or a PPS; other units teach nothing, broken ones neither.
    void learn(Bytes nal);
};

// One step of ref_pic_list_modification (§7.3.3.1): modification_of_pic_nums_idc and its number.
struct H264RefCommand {
    int idc = 0;
    std::uint32_t value = 0;

    bool operator==(const H264RefCommand &) const = default;
};

// One memory_management_control_operation of dec_ref_pic_marking (§7.3.3.3) and its first number.
struct H264Marking {
    int operation = 0;
    std::uint32_t value = 0;

    bool operator==(const H264Marking &) const = default;
};

enum class H264SliceKind { P, B, I };

struct H264Slice {
    // Where things stand in the unit without emulation prevention, in bits from its NAL header on.
    struct Places {
        std::size_t frameNum = 0;
        std::size_t idrPicId = 0; // where it is, or would be
        std::size_t idrPicIdEnd = 0;
        std::size_t pocLsbEnd = 0; // begins at idrPicIdEnd
        std::size_t lists = 0;
        std::size_t listsEnd = 0;
        std::size_t marking = 0;
        std::size_t markingEnd = 0;
        std::size_t end = 0; // of the header
    };

    bool isIdr = false;
    bool isReference = false; // nal_ref_idc is not 0
    H264SliceKind kind = H264SliceKind::I;
    int spsId = 0;
    int ppsId = 0;
    std::uint32_t frameNum = 0;
    std::uint32_t idrPicId = 0; // of an IDR picture
    std::uint32_t pocLsb = 0; // pic_order_cnt_lsb
    int deltaPocBottom = 0;
    std::array<int, 2> refs{0, 0}; // num_ref_idx_l*_active
    std::array<std::vector<H264RefCommand>, 2> lists; // no commands: as they begin
    bool hasAdaptiveMarking = false;
    std::vector<H264Marking> marking;
    bool isCabac = false;
    Places places;
};

// Reads the header of a slice (NAL unit type 1 or 5) without emulation prevention. Fields, SP and
// SI slices, slice groups and the extensions for layers and views are errors (InvalidRequest).
Result<H264Slice> parseH264Slice(Bytes raw, const H264Sets &sets);

// What replaces parts of a slice header; the rest of it, and the slice's data, stay.
struct H264SlicePatch {
    std::optional<std::uint32_t> idrPicId; // makes the slice one of an IDR picture
    std::uint32_t frameNum = 0;
    std::uint32_t pocLsb = 0; // POC type 0 only
    std::array<std::vector<H264RefCommand>, 2> lists;
    bool hasAdaptiveMarking = false;
    std::vector<H264Marking> marking; // operations 1 only
};

// The slice with another header, with emulation prevention. CABAC data begins at a byte, behind
// ones (§7.3.4); CAVLC data follows the header bit by bit.
Buffer patchH264Slice(
    Bytes raw, const H264Slice &slice, const H264Sps &sps, const H264SlicePatch &patch);

// A whole slice of an IDR picture under another idr_pic_id, in which neighbouring IDR pictures must
// differ (§7.4.3). InvalidRequest when it is none.
Result<Buffer> withIdrPicId(Bytes nal, const H264Sets &sets, std::uint32_t id);

} // namespace timeline::bitstream
