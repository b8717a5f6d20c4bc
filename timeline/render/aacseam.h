// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/aacrun.h"
#include "timeline/render/soundpackets.h"

namespace timeline::render {

// Whether new AAC packets join a file's own ones without a click: two neighbours share half of
// their sound, and what one adds the other has to take away, which fails where two encoders shape
// their windows differently. So the joint is decoded and compared with what it should sound like.
// Worker-confined.
class AacSeams {
public:
    AacSeams(SoundPackets &packets, SplicedSound &sound, const AudioSettings &settings,
        const SoundFacts &facts);

    // The stretch of packets to be replaced, made wider where the joints want it; nothing when no
    // width is enough. `begin` of the track needs no joint, nor does its end.
    model::Result<std::optional<SampleRange>> fitted(SampleRange replaced);

private:
    model::Result<bool> headFits(std::int64_t begin);
    model::Result<bool> tailFits(std::int64_t end);
    // The packets of `range`: the file's own, but new ones in `fresh`.
    model::Result<std::vector<PlacedPacket>> mixed(SampleRange range, SampleRange fresh);
    // How far each decoded packet is from what is meant at its place, at most; of full scale. By
    // place; hidden packets are left out.
    using Errors = std::vector<std::pair<std::int64_t, double>>;
    model::Result<Errors> errorsOf(const std::vector<PlacedPacket> &packets);
    model::Result<bool> needsNone(std::int64_t seam, const std::vector<PlacedPacket> &spliced);
    model::Result<bool> joins(std::int64_t seam, SampleRange around, SampleRange fresh);

    SoundPackets &m_packets;
    SplicedSound &m_sound;
    AudioSettings m_settings;
    SoundFacts m_facts;
};

} // namespace timeline::render
