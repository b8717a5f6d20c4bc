// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/edit/joins.h"

#include "timeline/edit/material.h"
#include "timeline/edit/refuse.h"
#include "timeline/edit/text.h"

namespace timeline::edit {

using model::FrameGrid;
using model::FrameIndexes;
using model::FrameNumber;
using model::Join;
using model::Project;
using model::Result;

namespace {

// Whether the clips before and at `position` have pictures for the whole crossfade.
Result<> checkPictures(const Project &project, const FrameIndexes &indexes, std::size_t position)
{
    const auto &clips = project.sequence.clips;
    for (const std::size_t side : {position - 1, position}) {
        if (const auto material = materialOf(project, indexes, clips[side]); !material)
            return tl::unexpected(material.error());
    }
    const FrameGrid grid(project, indexes);
    const Join join = clips[position].joinIn;
    if (grid.crossfade(project, position).count() == join.crossfade)
        return {};
    const FrameNumber last =
        grid.frameAt(project.sequence.clipStart(position)) + (join.after() - 1);
    if (!grid.pictureBeyond(project, position - 1, last))
        return refuse(Text::tr("the clip before it has no pictures behind its end for that; choose "
                               "fewer frames, or end that clip earlier"));
    return refuse(Text::tr("the clip has no pictures before its begin for that; choose fewer "
                           "frames, or begin the clip later"));
}

} // namespace

Result<Project> setCrossfade(
    Project project, const FrameIndexes &indexes, model::ClipId id, int frames)
{
    const auto position = positionOf(project, id);
    if (!position)
        return tl::unexpected(position.error());
    if (frames < 0 || frames > Join::mostFrames)
        return refuse(Text::tr("a crossfade has 0 to %1 frames").arg(Join::mostFrames));
    Join &join = project.sequence.clips[*position].joinIn;
    join.crossfade = frames;
    if (frames == 0)
        return project;
    if (*position == 0)
        return refuse(Text::tr("nothing lies before the first clip"));
    model::Sequence fitting = project.sequence;
    fitJoins(fitting);
    if (fitting != project.sequence)
        return refuse(Text::tr("the clips beside the cut are too short for that, with the "
                               "crossfades that they have; choose fewer frames"));
    if (auto ok = checkPictures(project, indexes, *position); !ok)
        return tl::unexpected(ok.error());
    return project;
}

} // namespace timeline::edit
