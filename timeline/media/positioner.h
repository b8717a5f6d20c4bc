// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/demuxer.h"
#include "timeline/model/frameindex.h"

namespace timeline::media {

// Brings a demuxer to exactly the packet at which decoding is to begin, whatever the container
// makes of a seek: Matroska seeks by pts, MP4 by dts, MPEG-TS somewhere near. Worker-confined.
class Positioner {
public:
    Positioner(Demuxer &demuxer, int stream, model::FrameIndex::Stamps stamps);

    // The packet of the entry point into `packet`; false when it cannot be found.
    model::Result<bool> moveTo(const model::FrameIndex::EntryPoint &entry, AVPacket &packet);

private:
    model::Result<bool> findFrom(const model::FrameIndex::EntryPoint &entry, AVPacket &packet);

    Demuxer &m_demuxer;
    int m_stream;
    model::FrameIndex::Stamps m_stamps;
    std::size_t m_favourite = 0; // the way of seeking that hit last time
};

} // namespace timeline::media
