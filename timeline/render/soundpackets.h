// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/demuxer.h"
#include "timeline/media/soundclock.h"
#include "timeline/render/soundspliceplan.h"

#include <memory>
#include <vector>

namespace timeline::render {

struct PlacedPacket {
    std::int64_t place = 0; // its first sample, on the file's clock
    media::PacketPtr packet;
};

// Packets of one sound track from anywhere in its file; they are of one length. Worker-confined.
class SoundPackets {
public:
    static model::Result<std::unique_ptr<SoundPackets>> open(
        const QString &path, int stream, const media::SoundClock &clock);

    const AVCodecParameters &parameters() const;
    // Those that begin in `range`, in order; fewer where the track ends.
    model::Result<std::vector<PlacedPacket>> read(SampleRange range);

private:
    SoundPackets() = default;
    model::Result<PlacedPacket> next(); // no packet: the end
    model::Result<PlacedPacket> seek(std::int64_t sample);

    std::unique_ptr<media::Demuxer> m_demuxer;
    media::SoundClock m_clock;
    int m_stream = -1;
};

} // namespace timeline::render
