// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediafile.h"
#include "timeline/model/error.h"
#include "timeline/model/frames.h"
#include "timeline/model/task.h"
#include "timeline/render/align.h"
#include "timeline/render/framecomparison.h"
#include "timeline/render/packetdiff.h"

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
    std::int64_t soundCopied = 0, soundReencoded = 0; // packets of all sound tracks
    std::vector<TrackDifference> tracks; // the pictures first
    bool hasSameChapters = true;
    std::optional<QString> fallback; // why more than necessary was encoded, in words
    // "frame-count", "timestamps", "decodes", "tracks" (those missing), "headers" (tracks that are
    // copied under a header that makes something else of them), "chapters"; with ranges also
    // "outside-range" (least PSNR outside, dB) and "sound-outside" (new packets outside, where
    // others are copied).
    std::vector<Check> checks;
};
QJsonObject toJson(const Report &report);
QString wordOf(TrackState state); // "copied", "touched", "rewritten", "new", "missing"

// How much is decoded: every frame, or those of each GOP with a packet that is not the source's,
// and of the GOPs beside it. What lies further away has the source's own packets to decode from, in
// the same order and under the same header; where any of that is not so, Quick is Full.
enum class Depth { Full, Quick };

// Compares every packet of every track, and decoded frames as `depth` says. `wanted`: where changes
// are wanted; outside the picture must be identical or, in a full encode, close. Fails with
// SourceChanged or NotFound when a file is no longer the one that was opened. Blocking; worker
// thread.
model::Result<Report> verify(const media::MediaFile &base, const media::MediaFile &out,
    const WantedRanges &wanted, const model::Progress &progress = {},
    const model::CancelToken &cancel = {}, Depth depth = Depth::Full);

} // namespace timeline::render
