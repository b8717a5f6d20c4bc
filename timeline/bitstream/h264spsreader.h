// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/h264sets.h"

namespace timeline::bitstream {

// Where things stand in an SPS without emulation prevention, in bits from its NAL header on.
struct H264SpsPlaces {
    std::size_t id = 0;
    std::size_t idEnd = 0;
    std::size_t vuiFlag = 0; // vui_parameters_present_flag
    std::size_t restrictionFlag = 0; // bitstream_restriction_flag, when there is a VUI
    std::size_t reorder = 0; // max_num_reorder_frames, when there is a restriction
    std::size_t end = 0; // behind the last element: rbsp_stop_one_bit
};

struct PlacedH264Sps {
    H264Sps sps;
    H264SpsPlaces places;
};

// Reads an SPS whose emulation prevention is taken away.
Result<PlacedH264Sps> readH264Sps(Bytes raw);

} // namespace timeline::bitstream
