// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/bits.h"

#include <optional>

namespace timeline::bitstream {

// The edges of a picture that are not shown, in units of chroma samples (H.264 §7.4.2.1.1) or as
// H.265 §7.4.3.2.1 counts them; both count alike.
struct Crop {
    int left = 0;
    int right = 0;
    int top = 0;
    int bottom = 0;

    bool operator==(const Crop &) const = default;
};

// The head of vui_parameters(), which H.264 (annex E.1.1) and H.265 (annex E.2.1) write alike. What
// is not written has the value that both infer.
struct VuiHead {
    int sarWidth = 0; // 0: unspecified
    int sarHeight = 0;
    std::optional<bool> overscanAppropriate;
    int videoFormat = 5;
    bool fullRange = false;
    int primaries = 2;
    int transfer = 2;
    int matrix = 2;
    std::optional<int> chromaLocationTop; // chroma_sample_loc_type_*_field
    std::optional<int> chromaLocationBottom;

    bool operator==(const VuiHead &) const = default;
};

struct VuiTiming {
    std::uint32_t unitsInTick = 0;
    std::uint32_t timeScale = 0;
    bool fixedFrameRate = false; // H.264 only

    bool operator==(const VuiTiming &) const = default;
};

VuiHead readVuiHead(BitReader &reader);

} // namespace timeline::bitstream
