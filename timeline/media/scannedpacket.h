// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/packetkind.h"
#include "timeline/model/error.h"
#include "timeline/model/frameindex.h"

#include <vector>

namespace timeline::media {

// What the indexer keeps of one packet, in file order.
struct ScannedPacket {
    std::int64_t pts = AV_NOPTS_VALUE;
    std::int64_t dts = AV_NOPTS_VALUE;
    std::int64_t duration = 0;
    std::int64_t position = -1;
    std::int32_t size = 0;
    PacketKind kind;
    bool hidden = false; // by an edit list
};

// Frames and entry points of the packets of one stream; every packet has a pts. Pure. What no
// decoder can ever show is not counted: pictures before the first key, pictures that lean on what
// lies before it, skipped leading pictures of a BLA. Frames with the same pts are shown once.
// `frameDuration` is the nominal one in ticks, 0 unknown: used when the last packet does not say.
model::FrameIndex indexOf(const std::vector<ScannedPacket> &packets, model::Rational timeBase,
    std::int64_t frameDuration);

// The frames of indexOf() that packets still to come cannot change: its first ones, up to what is
// decoded some pictures before the last packet. Empty where the packets' stamps give no such
// certainty. Pure.
model::FrameIndex certainIndexOf(
    const std::vector<ScannedPacket> &packets, model::Rational timeBase);

// indexOf() for files whose packets do not say when they are shown: `shownOrder` are positions in
// `packets` in the order in which a decoder showed them. `stamps` is Dts or Count.
model::FrameIndex indexByOrder(const std::vector<ScannedPacket> &packets,
    const std::vector<std::size_t> &shownOrder, model::Rational timeBase,
    std::int64_t frameDuration, model::FrameIndex::Stamps stamps);

} // namespace timeline::media
