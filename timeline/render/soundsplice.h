// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/render/soundspliceplan.h"
#include "timeline/render/trackrewriter.h"

#include <memory>

namespace timeline::render {

// How a sound track is rewritten, and what the plan has become now that the source is open.
struct SoundRewriting {
    std::unique_ptr<TrackRewriter> rewriter; // never null
    SoundSplicePlan plan;
};

// For the first sound track of the source, `stream`, whose packets are given in the file's order;
// for all ways but None and NewTrack. The joints of AAC are tried here, so that the way may become
// Track, with the reason: nothing has been written by then. `container` is FFmpeg's name of the
// muxer. Reads the source through a container of its own. What it refers to is kept by it.
model::Result<SoundRewriting> openSoundRewriter(const media::ViewPtr &view, const AVStream &stream,
    const SoundSplicePlan &plan, const QString &container);

// The way NewTrack: a track that no packet of the source drives. The splicer asks for it as the
// copy grows:
//
//     for each packet written: track.upTo(packet's time on the file's clock, sink)
//     after the last one:      track.finish(sink)
//
// so that sound and pictures come along together. The sink gets packets with stamps in ticks of
// timeBase(), on the source file's clock. Worker-confined.
class NewSoundTrack {
public:
    virtual ~NewSoundTrack() = default;
    virtual const AVCodecParameters &parameters() const = 0;
    virtual AVRational timeBase() const = 0;
    // All that is heard before `time`; times may go back, nothing comes twice.
    virtual model::Result<> upTo(model::Flicks time, const PacketSink &sink) = 0;
    virtual model::Result<> finish(const PacketSink &sink) = 0; // up to the sequence's end
};

model::Result<std::unique_ptr<NewSoundTrack>> openNewSoundTrack(
    const media::ViewPtr &view, const SoundSplicePlan &plan);

} // namespace timeline::render
