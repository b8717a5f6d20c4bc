// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/encoder.h"
#include "timeline/render/splicedsound.h"

#include <deque>

namespace timeline::render {

inline constexpr std::int64_t aacPacketSize = 1024;

// New AAC packets that carry the same stretch of sound as the file's packets at their places.
// Worker-confined.
class AacRun {
public:
    AacRun(SplicedSound &sound, const AudioSettings &settings);

    // The packet that begins at this sample. Calls a packet apart are one stream; others start the
    // encoder anew, some packets earlier, so that it has settled.
    model::Result<media::PacketPtr> packetAt(std::int64_t place);

private:
    model::Result<> start(std::int64_t place);
    model::Result<> feed();

    SplicedSound &m_sound;
    AudioSettings m_settings;
    std::unique_ptr<AudioEncoder> m_encoder;
    std::deque<media::PacketPtr> m_ready;
    std::int64_t m_fed = 0; // next sample for the encoder
    std::int64_t m_next = 0; // place of the packet after the one given last
};

} // namespace timeline::render
