// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/nal.h"
#include "timeline/media/ffmpeg.h"
#include "timeline/render/packetmatcher.h"
#include "timeline/render/pcmblocks.h"

#include <optional>
#include <vector>

namespace timeline::render {

// One track on its way into a comparison: packets as they are read in, prints in the order in which
// they are shown out. Worker-confined.
class PacketLane {
public:
    // Times count from `start`. `stream` outlives the lane.
    PacketLane(const AVStream &stream, model::Flicks start);

    // PCM only: begins where the other file's track begins, as far as the roundings of their stamps
    // leave that open.
    void beginLike(const PacketLane &other);

    std::vector<PacketPrint> add(const AVPacket &packet);
    std::vector<PacketPrint> finish();

private:
    PacketPrint printOf(const AVPacket &packet);
    model::Flicks timeOf(std::int64_t ticks) const;
    std::int64_t sampleOf(model::Flicks time) const;

    const AVStream *m_stream;
    model::Flicks m_start;
    bool m_isText;
    std::optional<bitstream::NalFormat> m_format; // H.264 and H.265
    PtsOrder m_order;
    std::optional<PcmBlocks> m_blocks;
    std::int64_t m_shift = 0; // samples
    std::int64_t m_place = 0;
};

} // namespace timeline::render
