// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/demuxer.h"
#include "timeline/media/mediafile.h"
#include "timeline/media/positioner.h"
#include "timeline/media/videodecoder.h"

#include <memory>

namespace timeline::media {

// The pictures of an indexed file, open for decoding: who reads them feeds the decoder himself.
// Worker-confined.
struct PictureStream {
    std::unique_ptr<Demuxer> demuxer; // reads no other stream; never null
    Positioner positioner;
    VideoDecoder decoder;
    PacketPtr packet; // room for one; never null

    // SourceChanged when the file is no longer the one that was indexed. `opened` is the file, open
    // already; wherever it stands.
    static model::Result<PictureStream> open(
        const MediaFile &file, VideoDecoder::Aim aim, std::unique_ptr<Demuxer> opened = nullptr);

    // The packet of the entry point into `packet`, the decoder at rest before it. FrameMissing when
    // the packet is not where the index says.
    model::Result<> moveTo(const model::FrameIndex::EntryPoint &entry);
};

} // namespace timeline::media
