// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/model/error.h"
#include "timeline/render/encoder.h"

namespace timeline::render {

// One track of a source file on its way into a copy of that file: packets in, in the file's order,
// packets out, in decoding order. What lies outside the touched stretches is handed on as it came
// (bytes, pts, dts, duration, flags, side data). Worker-confined.
class TrackRewriter {
public:
    virtual ~TrackRewriter() = default;

    // Of what comes out; known before the first packet is taken, and unchanged from then on.
    virtual const AVCodecParameters &parameters() const = 0;
    // Of the packets given to the sink.
    virtual AVRational timeBase() const = 0;
    // The next packet of the track, whose stamps are ticks of the source stream. It may be
    // swallowed, handed on, or others put in its place; its contents may be moved from.
    virtual model::Result<> take(AVPacket &packet, const PacketSink &sink) = 0;
    // No more packets follow.
    virtual model::Result<> finish(const PacketSink &sink) = 0;
};

} // namespace timeline::render
