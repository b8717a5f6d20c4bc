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
    std::map<int, CopiedTrack> tracks; // by the source's number
};

// Holds a written copy against its source: every frame at its time, every copied packet the same,
// pictures beside each seam decoding to the same and those in it without a fault. Fails with
// EncoderFailed, in words for people, at the first thing that is not as it was promised. Blocking;
// worker thread.
model::Result<> checkSplice(const media::MediaFile &source, const QString &part,
    const SpliceClaim &claim, const model::Progress &progress, const model::CancelToken &cancel);

} // namespace timeline::render
