// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/resultmap.h"

#include <algorithm>

namespace timeline::render {

using model::Flicks;
using model::FrameNumber;

std::int64_t frameByTime(const model::FrameIndex &index, Flicks time)
{
    const Flicks at = index.start() + time;
    const Flicks period = index.duration() / std::max<std::int64_t>(index.count(), 1);
    if (at < index.start())
        return period.count() > 0 ? -1 - (index.start() - at - Flicks{1}) / period : -1;
    if (at >= index.end())
        return index.count() + (period.count() > 0 ? (at - index.end()) / period : 0);
    return index.frameAt(at).value;
}

std::vector<std::int64_t> mapByTime(
    model::Rational rate, std::int64_t count, const model::FrameIndex &result, Flicks shift)
{
    std::vector<std::int64_t> mapped;
    for (std::int64_t k = 0; k < count; ++k)
        mapped.push_back(frameByTime(
            result, (model::frameStart(k, rate) + model::frameStart(k + 1, rate)) / 2 + shift));
    return mapped;
}

std::vector<std::int64_t> contextFrames(
    const model::WindowPlan &plan, Flicks sequenceLength, Flicks distance)
{
    std::vector<std::int64_t> frames;
    for (std::int64_t k = 0; k < plan.frames; ++k) {
        const Flicks begin = plan.window.begin + model::frameStart(k, plan.rate);
        const Flicks end = plan.window.begin + model::frameStart(k + 1, plan.rate);
        const bool away =
            end + distance <= plan.section.begin || begin >= plan.section.end + distance;
        if (away && begin < sequenceLength)
            frames.push_back(k);
    }
    return frames;
}

std::vector<std::int64_t> sectionFrames(const model::WindowPlan &plan)
{
    std::vector<std::int64_t> frames;
    for (std::int64_t k = 0; k < plan.frames; ++k) {
        // A frame's start may be rounded a flick below the section's.
        const Flicks middle = plan.window.begin
            + (model::frameStart(k, plan.rate) + model::frameStart(k + 1, plan.rate)) / 2;
        if (plan.section.contains(middle))
            frames.push_back(k);
    }
    return frames;
}

namespace {

// The window frame that shows sequence frame n: the first one, or by time when the constant rate of
// the window left a short frame out.
std::int64_t windowFrameOf(
    FrameNumber n, Flicks windowTime, const std::vector<FrameNumber> &shown, model::Rational rate)
{
    const auto found = std::ranges::lower_bound(shown, n);
    if (found != shown.end() && *found == n)
        return found - shown.begin();
    return model::toTicks(windowTime, rate.inverse());
}

} // namespace

std::vector<WindowPlace> placesInWindow(const model::WindowPlan &plan,
    const std::vector<FrameNumber> &shown, const model::FrameGrid &grid)
{
    std::vector<WindowPlace> places;
    const model::FrameRange frames = grid.framesIn(plan.window);
    for (FrameNumber n = frames.begin; n < frames.end; n = n + 1) {
        const Flicks time = grid.timeOf(n) - plan.window.begin;
        places.push_back({time, windowFrameOf(n, time, shown, plan.rate)});
    }
    return places;
}

model::FrameMap layOnSequence(const model::WindowPlan &plan, const std::vector<WindowPlace> &places,
    const std::vector<std::int64_t> &mapped, int offset, std::int64_t resultCount)
{
    model::FrameMap map;
    map.length = plan.window.length();
    for (const WindowPlace &place : places) {
        std::int64_t frame = -1;
        if (place.frame >= 0 && place.frame < std::int64_t(mapped.size()))
            frame = mapped[std::size_t(place.frame)] + offset;
        map.entries.push_back({place.time, frame >= 0 && frame < resultCount ? frame : -1});
    }
    return map;
}

} // namespace timeline::render
