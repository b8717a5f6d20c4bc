// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/seekplan.h"

#include <algorithm>

namespace timeline::media {

using model::FrameIndex;
using model::FrameNumber;

namespace {

// What a seek costs beside decoding, in frames: flushing, finding the place, filling the reorder
// delay.
constexpr std::int64_t seekCost = 8;

// How many entry points are shown at or before the target.
std::int64_t entriesUpTo(const SeekContext &context)
{
    const auto &entries = context.index.entryPoints();
    const std::int64_t pts = context.index.at(context.target).pts;
    return std::ranges::upper_bound(entries, pts, {}, &FrameIndex::EntryPoint::pts)
        - entries.begin();
}

// The first shown frame at or after the entry point.
FrameNumber frameOf(const FrameIndex &index, const FrameIndex::EntryPoint &entry)
{
    const auto it =
        std::ranges::lower_bound(index.frames(), entry.pts, {}, &model::FrameEntry::pts);
    return {it - index.frames().begin()};
}

bool shouldGoOn(const SeekContext &context, std::int64_t entries)
{
    if (context.attempt > 0 || !context.last || *context.last >= context.target)
        return false;
    if (entries == 0)
        return true;
    const auto &best = context.index.entryPoints()[std::size_t(entries - 1)];
    const std::int64_t goingOn = context.target - *context.last;
    const std::int64_t seeking = context.target - frameOf(context.index, best) + seekCost;
    return goingOn <= seeking;
}

} // namespace

std::optional<SeekPlan> planSeek(const SeekContext &context)
{
    const bool canSeek = context.index.stamps() != FrameIndex::Stamps::Count;
    const std::int64_t entries = canSeek ? entriesUpTo(context) : 0;
    if (shouldGoOn(context, entries))
        return SeekPlan{SeekPlan::Kind::GoOn, 0};
    // 0, 1, 2, 4, 8 … entry points before the best one.
    std::int64_t back = 0;
    for (int i = 0; i < context.attempt && back < entries; ++i)
        back = back == 0 ? 1 : back * 2;
    if (back < entries)
        return SeekPlan{SeekPlan::Kind::Entry, std::size_t(entries - 1 - back)};
    // The start has its turn once: the attempt before it still had an entry point, or there was
    // none.
    std::int64_t before = 0;
    for (int i = 0; i + 1 < context.attempt && before < entries; ++i)
        before = before == 0 ? 1 : before * 2;
    const bool isFirstTime = context.attempt == 0 || before < entries;
    return isFirstTime ? std::optional(SeekPlan{SeekPlan::Kind::Start, 0}) : std::nullopt;
}

} // namespace timeline::media
