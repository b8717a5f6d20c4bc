// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/nal.h"
#include "timeline/media/ffmpeg.h"
#include "timeline/model/frameindex.h"

#include <cstdint>
#include <span>

namespace timeline::media {

// What one coded picture is, as far as its own bytes tell.
struct PacketKind {
    model::KeyKind key = model::KeyKind::None;
    bool skippable =
        false; // RASL: cannot be decoded when decoding begins at its CRA, never after a BLA
    bool shown = true; // VP8 codes pictures that are only referred to

    bool operator==(const PacketKind &) const = default;
};

// Reads the NAL unit types (ITU-T H.264 table 7-1, H.265 table 7-1), the GOP header of MPEG-2
// (ITU-T H.262 §6.2.2.6) and the frame tag of VP8 (RFC 6386 §9.1). Other codecs: a key packet
// starts anew. Pure; never reads outside of its input, whatever that holds.
class PacketClassifier {
public:
    explicit PacketClassifier(const AVCodecParameters &codec);

    PacketKind classify(std::span<const std::uint8_t> data, bool isKey) const;
    // Of a packet that is no key its bytes do not matter.
    bool looksAtKeysOnly() const { return m_codec == AV_CODEC_ID_H264; }

private:
    PacketKind classifyH264(std::span<const std::uint8_t> data, bool isKey) const;
    PacketKind classifyHevc(std::span<const std::uint8_t> data, bool isKey) const;

    AVCodecID m_codec;
    bitstream::NalFormat m_format;
    bool m_isIntraOnly = false;
};

// Tells the H.265 pictures that no other refers to: sub-layer non-reference pictures of the highest
// temporal sub-layer that the stream has (ITU-T H.265 §7.4.2.2). Those of a lower one may be
// referred to from above. Learns the number of sub-layers from the parameter sets, in the stream's
// header and in its packets, all of which it has to see in order. Never reads outside of its input.
class DisposablePictures {
public:
    explicit DisposablePictures(const AVCodecParameters &codec);

    // False when it cannot be known.
    bool contains(std::span<const std::uint8_t> packet);

private:
    void learn(std::span<const std::uint8_t> nal);

    bitstream::NalFormat m_format;
    int m_highest = -1; // temporal sub-layer; -1: no parameter set seen
};

} // namespace timeline::media
