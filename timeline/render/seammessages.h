// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/sei.h"
#include "timeline/media/ffmpeg.h"
#include "timeline/model/error.h"

#include <map>
#include <optional>

namespace timeline::render {

// Captions, HDR's figures and other messages about pictures of H.264 and H.265: from the packets
// that are left out to those that take their places. Worker-confined.
class SeamMessages {
public:
    // Nothing for other codecs.
    static std::optional<SeamMessages> of(const AVCodecParameters &source);

    // Every packet of the source, in decoding order.
    void see(const AVPacket &packet, bool isLeftOut);
    void clear() { m_waiting.clear(); }
    // Into the packet of a new picture with the pts of one that was left out.
    model::Result<> put(AVPacket &packet);

private:
    bitstream::Codec m_codec = bitstream::Codec::H264;
    bitstream::NalFormat m_format;
    std::vector<bitstream::SeiMessage> m_lasting; // of the newest key packet
    std::map<std::int64_t, std::vector<bitstream::SeiMessage>> m_waiting; // by pts
};

} // namespace timeline::render
