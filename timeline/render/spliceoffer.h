// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/render/seamencoder.h"
#include "timeline/render/soundspliceplan.h"
#include "timeline/render/spliceplan.h"

#include <QString>

#include <optional>
#include <vector>

namespace timeline::render {

// The file that the sequence shows from its first frame to its last, each at its own time, takes
// apart; nullptr when frames were cut out, moved or come from several files. Pure.
const media::MediaFile *sourceInPlace(const media::SequenceView &view);

// Frames whose picture is not the source's own, or mixed with another, ascending and apart; the
// source is the file that the sequence begins with. Pure.
std::vector<model::FrameRange> changedFrames(const media::SequenceView &view);

// How a sequence becomes a copy of its file with new pictures and sound in some places.
struct SpliceOffer {
    SplicePlan plan;
    SpliceTraits traits;
    SoundSplicePlan sound;

    bool operator==(const SpliceOffer &) const = default;
};

// What the seams of a plan are laid between; `codec` outlives them.
SeamSurroundings surroundingsOf(
    const media::MediaFile &source, const AVCodecParameters &codec, const SplicePlan &plan);

// `container` is FFmpeg's name of the muxer. Where it cannot be done the error says why, in words
// for people that go on after "because". Opens the encoder that the seams will need, to see that
// it can write pictures like the source's; reads no file.
tl::expected<SpliceOffer, QString> offerSplice(
    const media::SequenceView &view, const QString &container, Reach reach = Reach::Least);

} // namespace timeline::render
