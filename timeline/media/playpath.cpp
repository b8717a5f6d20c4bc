// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/playpath.h"

#include <algorithm>

namespace timeline::media {

using model::Flicks;

namespace {

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

} // namespace

std::int64_t PlayPath::laps(Flicks elapsed) const
{
    if (!loops())
        return 0;
    return floorDiv((start + elapsed * speed - loop->begin).count(), loop->length().count());
}

Flicks PlayPath::at(Flicks elapsed) const
{
    const Flicks straight = start + elapsed * speed;
    if (!loops())
        return std::clamp(straight, Flicks{0}, std::max(length, Flicks{0}));
    const Flicks inside = straight - loop->begin;
    return straight - loop->length() * floorDiv(inside.count(), loop->length().count());
}

bool PlayPath::isOver(Flicks elapsed) const
{
    if (loops())
        return false;
    const Flicks straight = start + elapsed * speed;
    return speed < 0 ? straight <= Flicks{0} && elapsed > Flicks{0} : straight >= length;
}

model::FrameRange withRoll(
    const model::FrameGrid &grid, const model::FrameRange &range, Flicks roll)
{
    if (grid.isEmpty() || range.isEmpty() || roll <= Flicks{0})
        return range;
    const model::FrameNumber begin = grid.frameAt(grid.timeOf(range.begin) - roll);
    const Flicks end = grid.timeOf(range.end) + roll;
    const model::FrameRange shown = grid.framesIn({Flicks{0}, std::min(end, grid.length())});
    return {std::min(begin, range.begin), std::max(shown.end, range.end)};
}

void readAlong(const PlayPath &path, int rate, int channels, std::int64_t n, std::span<float> out,
    const std::function<void(std::int64_t, std::span<float>)> &read)
{
    const model::Rational perSample{1, rate};
    std::int64_t place = model::toTicks(path.start, perSample) + n;
    if (!path.loops()) {
        read(place, out);
        return;
    }
    const std::int64_t begin = model::toTicks(path.loop->begin, perSample);
    const std::int64_t end = std::max(begin + 1, model::toTicks(path.loop->end, perSample));
    while (!out.empty()) {
        place -= (end - begin) * floorDiv(place - begin, end - begin);
        const std::size_t room = std::size_t(end - place) * std::size_t(channels);
        const std::span<float> part = out.first(std::min(room, out.size()));
        read(place, part);
        place += std::int64_t(part.size()) / channels;
        out = out.subspan(part.size());
    }
}

} // namespace timeline::media
