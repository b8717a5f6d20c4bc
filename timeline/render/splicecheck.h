// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediafile.h"
#include "timeline/model/task.h"
#include "timeline/render/spliceoffer.h"
#include "timeline/render/splicer.h"

namespace timeline::render {

// What was promised of a copy, and what was read while it was made.
struct SpliceClaim {
    SpliceOffer offer;
    std::vector<model::FrameRange> changed; // frames that are not the source's own
    std::map<int, CopiedTrack> tracks; // by the source's number
    std::map<int, CopiedSound> sounds; // those rewritten in places, likewise
    int newTrack = -1; // of sound that the source has not
};

// Holds a written copy against its source: every track, under a header that says the same, and
// every chapter there; every frame at its time, every copied packet the same, sound from where to
// where it was; pictures beside each seam decoding to the same, and those in it as SeamCheck asks.
// Fails with EncoderFailed, in words for people, at the first thing that is not as it was promised
// or cannot be read from the copy; with another kind when the source cannot be read. Blocking;
// worker thread.
model::Result<> checkSplice(const media::MediaFile &source, const QString &part,
    const SpliceClaim &claim, const model::Progress &progress, const model::CancelToken &cancel);

} // namespace timeline::render
