// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/edit/rangeedits.h"

#include "timeline/edit/edits.h"
#include "timeline/edit/markers.h"
#include "timeline/edit/refuse.h"
#include "timeline/edit/text.h"

#include <algorithm>

namespace timeline::edit {

using model::Clip;
using model::Flicks;
using model::FrameIndexes;
using model::Project;
using model::Result;
using model::TimeRange;

namespace {

struct Piece {
    Project project; // cut at both edges
    TimeRange range; // on edges of frames
    std::size_t first = 0, end = 0; // the clips inside
};

Result<Piece> cutOut(Project project, const FrameIndexes &indexes, TimeRange range)
{
    const auto begin = nearestEdge(project, indexes, range.begin);
    const auto end = nearestEdge(project, indexes, range.end);
    if (!begin || !end)
        return tl::unexpected(begin ? end.error() : begin.error());
    if (*begin >= *end)
        return refuse(Text::tr("the range holds no frame"));
    auto cut = split(std::move(project), *begin).and_then([&](Project half) {
        return split(std::move(half), *end);
    });
    if (!cut)
        return tl::unexpected(cut.error());
    const auto &clips = cut->sequence.clips;
    const std::size_t first = cut->sequence.clipAt(*begin).value_or(clips.size());
    const std::size_t last = cut->sequence.clipAt(*end).value_or(clips.size());
    return Piece{std::move(*cut), {*begin, *end}, first, last};
}

bool holdsSameTakes(const Clip &left, const Clip &right)
{
    return std::ranges::equal(
        left.slices, right.slices, {}, &model::Slice::take, &model::Slice::take);
}

// What was purged since the copy was made is not brought back.
Result<Project> withoutPurged(Project project, const Excerpt &excerpt)
{
    Result<Project> known = std::move(project);
    for (const Clip &clip : excerpt.clips) {
        for (const model::Slice &slice : clip.slices) {
            if (known && !known->findTake(slice.take))
                known = liftTake(std::move(*known), slice.take);
        }
    }
    return known;
}

} // namespace

std::vector<TimeRange> shownClips(const model::Sequence &sequence)
{
    std::vector<TimeRange> shown;
    Flicks at{0};
    for (std::size_t i = 0; i < sequence.clips.size(); ++i) {
        const Clip &clip = sequence.clips[i];
        const TimeRange here{at, at + clip.length};
        const Clip *before = i > 0 ? &sequence.clips[i - 1] : nullptr;
        const bool goesOn = before && before->slices.front().take == clip.slices.front().take
            && before->slices.front().start + before->length == clip.slices.front().start;
        if (goesOn && !holdsSameTakes(*before, clip))
            shown.back().end = here.end;
        else
            shown.push_back(here);
        at = here.end;
    }
    return shown;
}

Flicks Excerpt::length() const
{
    Flicks sum{0};
    for (const Clip &clip : clips)
        sum += clip.length;
    return sum;
}

namespace {

// How what lies behind comes in where nothing of its own says so: a clip that loses its begin
// alone, whatever takes lie there, comes in as it did.
model::Join joinBehind(const model::Sequence &sequence, TimeRange gone)
{
    const auto first = sequence.clipAt(gone.begin);
    if (!first || sequence.clipStart(*first) != gone.begin)
        return {};
    const bool goesOn = std::ranges::any_of(shownClips(sequence),
        [&](const TimeRange &clip) { return clip.contains(gone.begin) && gone.end < clip.end; });
    return goesOn ? sequence.clips[*first].joinIn : model::Join();
}

} // namespace

Result<Project> deleteRange(Project project, const FrameIndexes &indexes, TimeRange range)
{
    const model::Sequence before = project.sequence; // cutting shortens crossfades
    auto piece = cutOut(std::move(project), indexes, range);
    if (!piece)
        return tl::unexpected(piece.error());
    model::Sequence &sequence = piece->project.sequence;
    if (piece->end - piece->first == sequence.clips.size())
        return refuse(Text::tr("nothing would be left"));
    closeGap(sequence.markers, piece->range);
    sequence.clips.erase(sequence.clips.begin() + std::ptrdiff_t(piece->first),
        sequence.clips.begin() + std::ptrdiff_t(piece->end));
    if (piece->first < sequence.clips.size()
        && sequence.clips[piece->first].joinIn == model::Join())
        sequence.clips[piece->first].joinIn = joinBehind(before, piece->range);
    fitJoins(sequence);
    return std::move(piece->project);
}

Result<Project> moveRange(Project project, const FrameIndexes &indexes, TimeRange range, Flicks at)
{
    const auto edge = nearestEdge(project, indexes, at);
    auto cut = edge ? split(std::move(project), *edge) : tl::unexpected(edge.error());
    auto piece = cut ? cutOut(std::move(*cut), indexes, range) : tl::unexpected(cut.error());
    if (!piece)
        return tl::unexpected(piece.error());
    if (*edge > piece->range.begin && *edge < piece->range.end)
        return refuse(Text::tr("a stretch cannot be moved into itself"));
    model::Sequence &sequence = piece->project.sequence;
    const auto clip = [&](std::size_t i) { return sequence.clips.begin() + std::ptrdiff_t(i); };
    const std::size_t to = sequence.clipAt(*edge).value_or(sequence.clips.size());
    const bool isBehind = to >= piece->end;
    if (isBehind)
        std::rotate(clip(piece->first), clip(piece->end), clip(to));
    else
        std::rotate(clip(to), clip(piece->first), clip(piece->end));
    const auto along = markersIn(sequence.markers, piece->range);
    const Flicks length = piece->range.length();
    const Flicks landed = isBehind ? *edge - length : *edge;
    closeGap(sequence.markers, piece->range);
    openGap(sequence.markers, landed, length);
    layMarkers(sequence.markers, along, landed);
    fitJoins(sequence);
    return std::move(piece->project);
}

Result<Excerpt> copyRange(const Project &project, const FrameIndexes &indexes, TimeRange range)
{
    const auto piece = cutOut(project, indexes, range);
    if (!piece)
        return tl::unexpected(piece.error());
    const model::Sequence &sequence = piece->project.sequence;
    return Excerpt{project.uid,
        {sequence.clips.begin() + std::ptrdiff_t(piece->first),
            sequence.clips.begin() + std::ptrdiff_t(piece->end)},
        markersIn(sequence.markers, piece->range)};
}

Result<Project> paste(
    Project project, const FrameIndexes &indexes, const Excerpt &excerpt, Flicks at)
{
    if (excerpt.isEmpty())
        return refuse(Text::tr("nothing was copied"));
    if (excerpt.projectUid != project.uid)
        return refuse(Text::tr("this was copied in another project"));
    const auto isGone = [&](const Clip &clip) {
        return !project.findTake(clip.slices.front().take);
    };
    if (std::ranges::any_of(excerpt.clips, isGone))
        return refuse(Text::tr("the video that was copied is not in the project any more"));
    const auto edge = nearestEdge(project, indexes, at);
    auto cut = edge ? split(std::move(project), *edge) : tl::unexpected(edge.error());
    if (!cut)
        return cut;
    model::Sequence &sequence = cut->sequence;
    std::vector<Clip> clips = excerpt.clips;
    for (Clip &clip : clips)
        clip.id = cut->newId<model::ClipTag>();
    std::vector<model::Marker> markers = excerpt.markers;
    for (model::Marker &marker : markers)
        marker.id = cut->newId<model::MarkerTag>();
    const std::size_t position = sequence.clipAt(*edge).value_or(sequence.clips.size());
    openGap(sequence.markers, *edge, excerpt.length());
    layMarkers(sequence.markers, markers, *edge);
    sequence.clips.insert(
        sequence.clips.begin() + std::ptrdiff_t(position), clips.begin(), clips.end());
    fitJoins(sequence);
    return withoutPurged(std::move(*cut), excerpt);
}

} // namespace timeline::edit
