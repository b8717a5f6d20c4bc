// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/model/frameindex.h"

#include <QString>

namespace bench {

// The physical limit: libavformat and libavcodec with their own defaults (frame and slice threads
// on every core), no check, no cache, no conversion. Ends the bench when something fails.
class BareReader {
public:
    explicit BareReader(const QString &path);

    // Decodes from the entry point before `pts` to the picture of `pts`.
    void decodeTo(const timeline::model::FrameIndex &index, std::int64_t pts);
    // From the file's start; how many pictures there were.
    int decode(int most);
    // Every packet of the picture stream to the end of the file.
    std::int64_t demuxAll();

private:
    bool nextPicture();

    timeline::media::InputPtr m_input;
    timeline::media::CodecPtr m_codec;
    timeline::media::PacketPtr m_packet = timeline::media::makePacket();
    timeline::media::FramePtr m_frame = timeline::media::makeFrame();
    int m_stream = -1;
    bool m_isEnded = false;
};

} // namespace bench
