// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediafile.h"
#include "timeline/model/error.h"
#include "timeline/model/frames.h"
#include "timeline/model/task.h"
#include "timeline/render/align.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace timeline::render {

// The proof: what of `base` stands unchanged in `out`. Keys of the JSON as design §9 has them.
struct Report {
    bool ok = false;
    std::int64_t frames = 0; // of out
    std::int64_t identical = 0; // pictures that are equal, frame by frame
    std::int64_t decoded = 0; // frames looked at decoded; all others have the same packets
    std::vector<model::FrameRange> reencoded; // frames that differ
    std::int64_t packetsCopied = 0, packetsReencoded = 0; // picture
    std::int64_t soundCopied = 0, soundReencoded = 0; // sound packets
    std::optional<QString> fallback; // why more than necessary was encoded, in words
    std::vector<Check>
        checks; // "frame-count", "timestamps", "decodes", "outside-range" (least PSNR outside, dB)
};
QJsonObject toJson(const Report &report);

// How much is decoded: every frame, or those of each GOP with a packet that is not the source's,
// and of the GOPs beside it. What lies further away has the source's own packets to decode from.
enum class Depth { Full, Quick };

// Compares every packet, and decoded frames as `depth` says. `range`: where a change is wanted;
// outside it the picture must be identical or, in a full encode, close. Blocking; worker thread.
model::Result<Report> verify(const media::MediaFile &base, const media::MediaFile &out,
    std::optional<model::FrameRange> range, const model::Progress &progress = {},
    const model::CancelToken &cancel = {}, Depth depth = Depth::Full);

} // namespace timeline::render
