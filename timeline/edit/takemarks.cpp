// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/edit/takemarks.h"

#include "timeline/edit/refuse.h"

#include <algorithm>

namespace timeline::edit {

using model::Clip;
using model::Flicks;
using model::Project;
using model::Result;
using model::Take;
using model::TakeId;

namespace {

// Both edges of what the clips of `range` are to show otherwise.
Result<Project> cutOut(Project project, model::TimeRange range)
{
    auto cut = split(std::move(project), range.begin);
    return cut ? split(std::move(*cut), range.end) : cut;
}

} // namespace

Result<Project> starTake(Project project, TakeId take, bool on)
{
    Take *found = project.findTake(take);
    if (!found)
        return refuse(QStringLiteral("no such take"));
    found->starred = on;
    return project;
}

Result<Project> noteTake(Project project, TakeId take, const QString &note)
{
    Take *found = project.findTake(take);
    if (!found)
        return refuse(QStringLiteral("no such take"));
    found->note = note.trimmed();
    return project;
}

Result<Project> chooseTakeIn(Project project, TakeId take, Part part, model::TimeRange range)
{
    const Take *found = project.findTake(take);
    if (!found)
        return refuse(QStringLiteral("no such take"));
    const bool isOriginal = found->isOriginal();
    auto cut = cutOut(std::move(project), range);
    if (!cut)
        return cut;
    bool any = false;
    Flicks start{0};
    const std::vector<Clip> clips = cut->sequence.clips;
    for (const Clip &clip : clips) {
        const TakeId wanted = isOriginal ? clip.slices.front().take : take;
        const bool isMeant =
            range.contains(start) && clip.slice(wanted) && (!isOriginal || clip.slices.size() > 1);
        start += clip.length;
        if (!isMeant)
            continue;
        cut = chooseTake(std::move(*cut), wanted, part, {}, clip.id);
        if (!cut)
            return cut;
        any = true;
    }
    return any ? cut : refuse(QStringLiteral("the take has no part of the range"));
}

Result<Project> purgeTake(Project project, TakeId take)
{
    const Take *found = project.findTake(take);
    if (!found)
        return refuse(QStringLiteral("no such take"));
    if (!found->rejected)
        return refuse(QStringLiteral("only a rejected take can be purged"));
    const model::MediaId media = found->media;
    auto lifted = liftTake(std::move(project), take);
    if (!lifted)
        return lifted;
    std::erase_if(lifted->takes, [&](const Take &each) { return each.id == take; });
    if (std::ranges::find(lifted->takes, media, &Take::media) == lifted->takes.end())
        std::erase_if(lifted->media, [&](const model::Media &each) { return each.id == media; });
    return lifted;
}

} // namespace timeline::edit
