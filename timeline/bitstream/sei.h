// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/nal.h"

namespace timeline::bitstream {

// One message of supplemental enhancement information (ITU-T H.264 §7.3.2.3.1, H.265 §7.3.5).
struct SeiMessage {
    int type = 0;
    Buffer payload;

    bool operator==(const SeiMessage &) const = default;

    // Holds for the whole coded video sequence that begins with the picture, as far as it is
    // carried here: mastering display, light levels, frame packing, orientation.
    bool isLasting() const;
};

// The messages of a packet that tell about its picture, whoever encodes it: captions and HDR10+
// (registered user data), user data, mastering display, light levels, frame packing. Not those
// that tell how it is coded or when it is decoded (buffering, timing, recovery points, hashes of
// the decoded picture), nor those in which x264 and x265 describe themselves. What cannot be read
// is left out.
std::vector<SeiMessage> pictureMessages(Bytes packet, NalFormat format, Codec codec);

// A unit with these messages, for before a picture's slices.
Buffer seiUnit(std::span<const SeiMessage> messages, Codec codec);

} // namespace timeline::bitstream
