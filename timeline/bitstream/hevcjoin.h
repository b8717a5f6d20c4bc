// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/nal.h"

namespace timeline::bitstream {

// The pictures that follow a join in decoding order but are shown before it, of those that are
// kept.
enum class KeptLeading {
    None,
    Decodable, // RADL only
    Any,
};

// Makes a join of an H.265 CRA picture: the NAL unit type of each of its slices becomes BLA_N_LP,
// BLA_W_RADL or BLA_W_LP (ITU-T H.265 §7.4.2.2, table 7-1), whose slices are written alike. Every
// other byte stays. Gives the number of slices renamed; an error (Damaged), and nothing changed,
// when the packet is no CRA picture throughout.
Result<int> craToBla(std::span<std::uint8_t> packet, NalFormat format, KeptLeading leading);

} // namespace timeline::bitstream
