// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/edit/material.h"

#include "timeline/edit/refuse.h"
#include "timeline/edit/text.h"

#include <algorithm>
#include <array>

namespace timeline::edit {

using model::Clip;
using model::Flicks;
using model::FrameIndex;
using model::FrameIndexes;
using model::FrameNumber;
using model::Project;
using model::Result;
using model::TimeRange;

namespace {

using IndexPtr = std::shared_ptr<const FrameIndex>;

Result<IndexPtr> indexOf(const Project &project, const FrameIndexes &indexes, const Clip &clip)
{
    const model::Take *take = project.findTake(clip.slices.front().take);
    const auto found = take ? indexes.constFind(take->media) : indexes.constEnd();
    if (found == indexes.constEnd() || !*found || (*found)->isEmpty())
        return refuse(Text::tr("the file of this clip is not open"));
    return *found;
}

Flicks nearer(Flicks wanted, Flicks a, Flicks b)
{
    return std::chrono::abs(a - wanted) <= std::chrono::abs(b - wanted) ? a : b;
}

} // namespace

Result<TimeRange> materialOf(const Project &project, const FrameIndexes &indexes, const Clip &clip)
{
    const auto index = indexOf(project, indexes, clip);
    if (!index)
        return tl::unexpected(index.error());
    const Flicks start = clip.slices.front().start;
    TimeRange whole{(*index)->start() - start, (*index)->end() - start};
    for (const model::TakeId id : {clip.pictureTake(), clip.soundTake()}) {
        const model::Take *take = project.findTake(id);
        const model::Slice *slice = clip.slice(id);
        if (!take || !slice || take->frameMap.isIdentity())
            continue;
        whole.begin = std::max(whole.begin, -slice->start);
        whole.end = std::min(whole.end, take->frameMap.length - slice->start);
    }
    return whole;
}

Result<FramesAround> framesAround(
    const Project &project, const FrameIndexes &indexes, const Clip &clip)
{
    return materialOf(project, indexes, clip).map([&](const TimeRange &material) {
        const FrameIndex &index = **indexOf(project, indexes, clip);
        const auto frameAt = [&](Flicks offset) {
            return index.frameAt(clip.slices.front().start + offset);
        };
        const Flicks tick{1};
        return FramesAround{frameAt(Flicks{0}) - frameAt(material.begin),
            frameAt(material.end - tick) - frameAt(clip.length - tick)};
    });
}

Result<Flicks> nearestEdge(
    const Project &project, const FrameIndexes &indexes, const Clip &clip, Flicks offset)
{
    const auto found = indexOf(project, indexes, clip);
    if (!found)
        return tl::unexpected(found.error());
    const FrameIndex &index = **found;
    const Flicks start = clip.slices.front().start;
    // Where the file has nothing there is no edge to go to: whoever asks has to say so.
    if (start + offset < index.start() || start + offset > index.end())
        return offset;
    const FrameNumber at = index.frameAt(start + offset);
    const TimeRange shown = index.shown(at);
    const Flicks edge = nearer(offset, shown.begin - start, shown.end - start);
    // A clip may begin inside a frame.
    return nearer(offset, edge, nearer(offset, Flicks{0}, clip.length));
}

Result<Flicks> nearestEdge(const Project &project, const FrameIndexes &indexes, Flicks time)
{
    const model::Sequence &sequence = project.sequence;
    const Flicks end = sequence.length();
    if (time < Flicks{0} || time > end)
        return refuse(Text::tr("that lies outside the sequence"));
    const auto i = sequence.clipAt(time);
    if (!i)
        return end;
    const Flicks begin = sequence.clipStart(*i);
    const Clip &clip = sequence.clips[*i];
    return nearestEdge(project, indexes, clip, time - begin).map([&](Flicks edge) {
        return begin + std::clamp(edge, Flicks{0}, clip.length);
    });
}

Result<Flicks> endOfFirstFrame(
    const Project &project, const FrameIndexes &indexes, const Clip &clip)
{
    return indexOf(project, indexes, clip).map([&](const IndexPtr &index) {
        const Flicks start = clip.slices.front().start;
        return std::min(index->shown(index->frameAt(start)).end - start, clip.length);
    });
}

Result<Flicks> startOfLastFrame(
    const Project &project, const FrameIndexes &indexes, const Clip &clip)
{
    return indexOf(project, indexes, clip).map([&](const IndexPtr &index) {
        const Flicks start = clip.slices.front().start;
        const FrameNumber last = index->frameAt(start + clip.length - Flicks{1});
        return std::max(index->at(last).time - start, Flicks{0});
    });
}

Result<std::size_t> positionOf(const Project &project, model::ClipId clip)
{
    const auto &clips = project.sequence.clips;
    const auto found = std::ranges::find(clips, clip, &Clip::id);
    if (found == clips.end())
        return refuse(Text::tr("there is no such clip"));
    return std::size_t(found - clips.begin());
}

} // namespace timeline::edit
