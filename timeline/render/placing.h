// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frameindex.h"
#include "timeline/model/windowplan.h"
#include "timeline/render/align.h"
#include "timeline/render/lumamatch.h"
#include "timeline/render/thumbnail.h"

#include <cstdint>
#include <vector>

namespace timeline::render {

// The first pictures of the window that was sent and of what came back.
struct Pictures {
    std::vector<Thumbnail> window, result;

    const Thumbnail *resultAt(std::int64_t n) const
    {
        return n >= 0 && n < std::int64_t(result.size()) ? &result[std::size_t(n)] : nullptr;
    }
};

// Where each window frame lies in the result: `mapped` by time, and from there `offset` on.
struct Placing {
    std::vector<std::int64_t> mapped;
    int offset = 0;
    double part = 0; // of a result frame, already in `mapped`; for the sound
    PlacedBy by = PlacedBy::TimeAsStill;
    // Pairs (window, result) of the context where they agree best, also where time was trusted:
    // what colours are compared with. Those that a bleed touches are left out.
    std::vector<PicturePair> alike;
};

// By time, and by the pictures of `context` (window frames that the result must show again) where
// these leave no doubt; when the result has the window's frames at another rate (writers that round
// 29.97 to 29 do that), frame by frame, if the pictures say so clearly. Points into `pictures`.
// Pure.
Placing placeResult(const model::WindowPlan &plan, const model::FrameIndex &result,
    const std::vector<std::int64_t> &context, const Pictures &pictures);

} // namespace timeline::render
