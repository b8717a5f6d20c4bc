// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/edit/clipedits.h"

#include "timeline/edit/edits.h"
#include "timeline/edit/markers.h"
#include "timeline/edit/refuse.h"
#include "timeline/edit/text.h"

#include <algorithm>

namespace timeline::edit {

using model::Clip;
using model::ClipId;
using model::Flicks;
using model::FrameIndexes;
using model::Project;
using model::Result;
using model::Slice;
using model::TimeRange;

namespace {

// What the clip shows from `by` on comes first, or what lies before it when that is less than 0.
void moveBegin(Clip &clip, Flicks by)
{
    clip.length -= by;
    for (Slice &slice : clip.slices)
        slice.start += by;
}

model::TakeId originalOf(const Project &project, model::MediaId media)
{
    const auto found = std::ranges::find_if(project.takes,
        [&](const model::Take &take) { return take.isOriginal() && take.media == media; });
    return found == project.takes.end() ? model::TakeId{} : found->id;
}

// The file and its original become facts of the project, if they are not yet.
model::TakeId adopt(Project &project, model::Media &media)
{
    if (const model::Media *known = knownMedia(project, media)) {
        media.id = known->id;
        if (const model::TakeId original = originalOf(project, known->id); original.isValid())
            return original;
    } else {
        media.id = project.newId<model::MediaTag>();
        project.media.push_back(media);
    }
    model::Take take;
    take.id = project.newId<model::TakeTag>();
    take.media = media.id;
    take.hasSound = !media.info.audio.empty();
    project.takes.push_back(take);
    return take.id;
}

Result<InsertedMedia> insertBefore(
    Project project, model::Media media, const model::FrameIndex &index, std::size_t position)
{
    if (index.isEmpty())
        return refuse(Text::tr("the file has no pictures"));
    Clip clip;
    clip.slices = {{adopt(project, media), index.start()}};
    clip.id = project.newId<model::ClipTag>();
    clip.length = index.duration();
    InsertedMedia inserted{std::move(project), media.id, clip.id};
    model::Sequence &sequence = inserted.project.sequence;
    openGap(sequence.markers, sequence.clipStart(position), clip.length);
    sequence.clips.insert(sequence.clips.begin() + std::ptrdiff_t(position), std::move(clip));
    fitJoins(sequence);
    return inserted;
}

// The position before which something at `time`, where a clip begins or all end, is to be laid in.
std::size_t positionAt(const model::Sequence &sequence, Flicks time)
{
    return sequence.clipAt(time).value_or(sequence.clips.size());
}

struct Edge {
    std::size_t position = 0;
    TimeRange clip; // sequence time, before the edit
    Flicks to{0}; // on the clip's own clock
    TimeRange material;
};

Result<Edge> edgeOf(const Project &project, const FrameIndexes &indexes, ClipId id, Flicks to)
{
    const auto position = positionOf(project, id);
    if (!position)
        return tl::unexpected(position.error());
    const Clip &clip = project.sequence.clips[*position];
    const Flicks begin = project.sequence.clipStart(*position);
    const auto edge = nearestEdge(project, indexes, clip, to - begin);
    const auto material = materialOf(project, indexes, clip);
    if (!edge || !material)
        return tl::unexpected(edge ? material.error() : edge.error());
    return Edge{*position, {begin, begin + clip.length}, *edge, *material};
}

// What a clip would be with its begin or its end at `to` of its own clock; an error when it cannot.
Result<> checkBegin(const Project &project, const FrameIndexes &indexes, const Clip &clip,
    TimeRange material, Flicks to)
{
    const auto last = startOfLastFrame(project, indexes, clip);
    if (!last)
        return tl::unexpected(last.error());
    if (to > *last)
        return refuse(Text::tr("a clip keeps at least one frame"));
    if (to < std::min(material.begin, Flicks{0}))
        return refuse(Text::tr("the clip has no pictures before that"));
    return {};
}

Result<> checkEnd(const Project &project, const FrameIndexes &indexes, const Clip &clip,
    TimeRange material, Flicks to)
{
    const auto first = endOfFirstFrame(project, indexes, clip);
    if (!first)
        return tl::unexpected(first.error());
    if (to < *first)
        return refuse(Text::tr("a clip keeps at least one frame"));
    if (to > std::max(material.end, clip.length))
        return refuse(Text::tr("the clip has no pictures behind that"));
    return {};
}

} // namespace

const model::Media *knownMedia(const Project &project, const model::Media &media)
{
    const auto isSame = [&](const model::Media &each) {
        return each.id == media.id || (each.path == media.path && each.identity == media.identity);
    };
    const auto found = std::ranges::find_if(project.media, isSame);
    return found == project.media.end() ? nullptr : &*found;
}

Result<InsertedMedia> insertMedia(Project project, const FrameIndexes &indexes, model::Media media,
    const model::FrameIndex &index, Flicks at)
{
    const auto edge = nearestEdge(project, indexes, at);
    auto cut = edge ? split(std::move(project), *edge) : tl::unexpected(edge.error());
    if (!cut)
        return tl::unexpected(cut.error());
    const std::size_t position = positionAt(cut->sequence, *edge);
    return insertBefore(std::move(*cut), std::move(media), index, position);
}

Result<InsertedMedia> appendMedia(
    Project project, model::Media media, const model::FrameIndex &index)
{
    const std::size_t position = project.sequence.clips.size();
    return insertBefore(std::move(project), std::move(media), index, position);
}

Result<Project> moveClip(Project project, ClipId id, std::size_t before)
{
    const auto from = positionOf(project, id);
    if (!from)
        return tl::unexpected(from.error());
    model::Sequence &sequence = project.sequence;
    if (before > sequence.clips.size())
        return refuse(Text::tr("there is no such place"));
    if (before == *from || before == *from + 1)
        return project;
    const Flicks begin = sequence.clipStart(*from);
    const Clip clip = sequence.clips[*from];
    const auto along = markersIn(sequence.markers, {begin, begin + clip.length});
    closeGap(sequence.markers, {begin, begin + clip.length});
    sequence.clips.erase(sequence.clips.begin() + std::ptrdiff_t(*from));
    const std::size_t to = before > *from ? before - 1 : before;
    const Flicks at = sequence.clipStart(to);
    openGap(sequence.markers, at, clip.length);
    layMarkers(sequence.markers, along, at);
    sequence.clips.insert(sequence.clips.begin() + std::ptrdiff_t(to), clip);
    fitJoins(sequence);
    return project;
}

Result<Project> trimBegin(Project project, const FrameIndexes &indexes, ClipId id, Flicks to)
{
    const auto edge = edgeOf(project, indexes, id, to);
    if (!edge)
        return tl::unexpected(edge.error());
    Clip &clip = project.sequence.clips[edge->position];
    if (auto ok = checkBegin(project, indexes, clip, edge->material, edge->to); !ok)
        return tl::unexpected(ok.error());
    auto &markers = project.sequence.markers;
    if (edge->to < Flicks{0})
        openGap(markers, edge->clip.begin, -edge->to);
    else
        closeGap(markers, {edge->clip.begin, edge->clip.begin + edge->to});
    moveBegin(clip, edge->to);
    fitJoins(project.sequence);
    return project;
}

Result<Project> trimEnd(Project project, const FrameIndexes &indexes, ClipId id, Flicks to)
{
    const auto edge = edgeOf(project, indexes, id, to);
    if (!edge)
        return tl::unexpected(edge.error());
    Clip &clip = project.sequence.clips[edge->position];
    if (auto ok = checkEnd(project, indexes, clip, edge->material, edge->to); !ok)
        return tl::unexpected(ok.error());
    auto &markers = project.sequence.markers;
    if (edge->to > clip.length)
        openGap(markers, edge->clip.end, edge->to - clip.length);
    else
        closeGap(markers, {edge->clip.begin + edge->to, edge->clip.end});
    clip.length = edge->to;
    fitJoins(project.sequence);
    return project;
}

Result<Project> rollEdge(Project project, const FrameIndexes &indexes, ClipId id, Flicks to)
{
    const auto edge = edgeOf(project, indexes, id, to);
    if (!edge)
        return tl::unexpected(edge.error());
    if (edge->position == 0)
        return refuse(Text::tr("nothing lies before the first clip"));
    Clip &left = project.sequence.clips[edge->position - 1];
    Clip &right = project.sequence.clips[edge->position];
    // The frames of the one that gets shorter say where the edge can lie.
    const Flicks wished = left.length + to - edge->clip.begin;
    const auto leftEdge = nearestEdge(project, indexes, left, wished);
    const auto leftMaterial = materialOf(project, indexes, left);
    if (!leftEdge || !leftMaterial)
        return tl::unexpected(leftEdge ? leftMaterial.error() : leftEdge.error());
    const Flicks by = edge->to > Flicks{0} ? edge->to : *leftEdge - left.length;
    auto ok = checkBegin(project, indexes, right, edge->material, by).and_then([&] {
        return checkEnd(project, indexes, left, *leftMaterial, left.length + by);
    });
    if (!ok)
        return tl::unexpected(ok.error());
    left.length += by;
    moveBegin(right, by);
    fitJoins(project.sequence);
    return project;
}

Result<Project> deleteClips(Project project, const std::vector<ClipId> &clips)
{
    model::Sequence &sequence = project.sequence;
    for (const ClipId id : clips) {
        const auto position = positionOf(project, id);
        if (!position)
            return tl::unexpected(position.error());
        if (sequence.clips.size() == 1)
            return refuse(Text::tr("the last clip cannot be deleted"));
        const Flicks begin = sequence.clipStart(*position);
        closeGap(sequence.markers, {begin, begin + sequence.clips[*position].length});
        sequence.clips.erase(sequence.clips.begin() + std::ptrdiff_t(*position));
    }
    fitJoins(sequence);
    return project;
}

} // namespace timeline::edit
