// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/tileplan.h"

#include <algorithm>

namespace timeline::media {

using model::FrameIndex;
using model::FrameNumber;

namespace {

// Closer together than that, people read single frames off the strip.
constexpr std::int64_t exactSpacing = 8;

} // namespace

FrameNumber tileFrame(const FrameIndex &index, FrameNumber wanted, std::int64_t spacing)
{
    if (spacing <= exactSpacing || wanted.value < 0 || wanted.value >= index.count())
        return wanted;
    const auto &entries = index.entryPoints();
    const auto end =
        FrameNumber{std::min(wanted.value + std::max<std::int64_t>(spacing / 2, 1), index.count())};
    auto it =
        std::ranges::lower_bound(entries, index.at(wanted).pts, {}, &FrameIndex::EntryPoint::pts);
    for (; it != entries.end(); ++it) {
        const auto frame = index.frameWithPts(it->pts);
        if (frame && *frame >= end)
            break;
        if (frame && *frame >= wanted)
            return *frame;
    }
    return wanted;
}

} // namespace timeline::media
