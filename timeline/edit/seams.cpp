// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/edit/seams.h"

#include "timeline/edit/material.h"
#include "timeline/edit/refuse.h"
#include "timeline/edit/text.h"

#include <algorithm>

namespace timeline::edit {

using model::Clip;
using model::Flicks;
using model::Project;
using model::Result;
using model::Slice;
using model::TakeId;
using model::TimeRange;

namespace {

bool isOriginal(const Project &project, TakeId id)
{
    const model::Take *take = project.findTake(id);
    return !take || take->isOriginal();
}

// The take that makes the clip something else than its original: the seen one, else the heard one.
std::optional<TakeId> shownTake(const Project &project, const Clip &clip)
{
    for (const TakeId each : {clip.pictureTake(), clip.soundTake()}) {
        if (!isOriginal(project, each))
            return each;
    }
    return std::nullopt;
}

bool goesOn(const Clip &left, const Clip &right, TakeId leftTake, TakeId rightTake)
{
    const Slice *a = left.slice(leftTake), *b = right.slice(rightTake);
    return a && b && leftTake == rightTake && a->start + left.length == b->start;
}

bool isCut(const Clip &left, const Clip &right)
{
    return !goesOn(left, right, left.slices.front().take, right.slices.front().take);
}

struct Found {
    TakeRun run;
    std::size_t last = 0; // position of its last clip
};

// Clip i shows the take.
Found runAround(const Project &project, TakeId take, std::size_t i)
{
    const auto &clips = project.sequence.clips;
    const auto sees = [&](const Clip &clip) { return clip.pictureTake() == take; };
    const auto hears = [&](const Clip &clip) { return clip.soundTake() == take; };
    const auto continues = [&](std::size_t k) {
        if (k + 1 >= clips.size())
            return false;
        const Clip &left = clips[k], &right = clips[k + 1];
        return sees(left) == sees(right) && hears(left) == hears(right)
            && goesOn(left, right, take, take);
    };
    std::size_t first = i, last = i;
    while (first > 0 && continues(first - 1))
        --first;
    while (continues(last))
        ++last;
    const Flicks begin = project.sequence.clipStart(first);
    Flicks end = begin;
    for (std::size_t k = first; k <= last; ++k)
        end += clips[k].length;
    Found found{{take, {begin, end}, {}, {}}, last};
    if (first > 0)
        found.run.begin = TakeSeam{clips[first].id, begin, isCut(clips[first - 1], clips[first])};
    if (last + 1 < clips.size())
        found.run.end = TakeSeam{clips[last + 1].id, end, isCut(clips[last], clips[last + 1])};
    return found;
}

Flicks distance(const TimeRange &range, Flicks time)
{
    return std::max({range.begin - time, time - range.end, Flicks{0}});
}

} // namespace

std::optional<TakeRun> takeRunAt(const Project &project, Flicks time)
{
    const auto i = project.sequence.clipAt(time);
    const auto take = i ? shownTake(project, project.sequence.clips[*i]) : std::nullopt;
    return take ? std::optional(runAround(project, *take, *i).run) : std::nullopt;
}

std::optional<TakeRun> takeRunOf(const Project &project, TakeId take, Flicks time)
{
    const auto &clips = project.sequence.clips;
    std::optional<TakeRun> nearest;
    for (std::size_t i = 0; i < clips.size(); ++i) {
        const bool isChosen = clips[i].picture == take || clips[i].sound == take;
        if (!isChosen || shownTake(project, clips[i]) != take)
            continue;
        const Found found = runAround(project, take, i);
        if (!nearest || distance(found.run.range, time) < distance(nearest->range, time))
            nearest = found.run;
        i = found.last;
    }
    return nearest;
}

Result<Flicks> beginOf(const Project &project, model::ClipId clip)
{
    return positionOf(project, clip).map([&](std::size_t position) {
        return project.sequence.clipStart(position);
    });
}

Result<TimeRange> seamReach(
    const Project &project, const model::FrameIndexes &indexes, model::ClipId clip)
{
    const auto position = positionOf(project, clip);
    if (!position)
        return tl::unexpected(position.error());
    if (*position == 0)
        return refuse(Text::tr("nothing lies before the first clip"));
    const Clip &left = project.sequence.clips[*position - 1];
    const Clip &right = project.sequence.clips[*position];
    const auto leftMaterial = materialOf(project, indexes, left);
    const auto rightMaterial = materialOf(project, indexes, right);
    const auto first = endOfFirstFrame(project, indexes, left);
    const auto last = startOfLastFrame(project, indexes, right);
    if (!leftMaterial || !rightMaterial || !first || !last)
        return tl::unexpected(!leftMaterial ? leftMaterial.error()
                : !rightMaterial            ? rightMaterial.error()
                : !first                    ? first.error()
                                            : last.error());
    const Flicks at = project.sequence.clipStart(*position), before = at - left.length;
    return TimeRange{std::max(before + *first, at + std::min(rightMaterial->begin, Flicks{0})),
        std::min(at + *last, before + std::max(leftMaterial->end, left.length))};
}

} // namespace timeline::edit
