// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/edit/edits.h"

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

namespace {

void show(Clip &clip, std::optional<TakeId> take, Part part)
{
    if (part != Part::Sound)
        clip.picture = take;
    if (part != Part::Picture)
        clip.sound = take;
}

// What of `part` the take has; nothing where it has none of it.
std::optional<Part> within(Part part, const model::Take &take)
{
    const bool picture = part != Part::Sound && take.hasPicture;
    const bool sound = part != Part::Picture && take.hasSound;
    if (picture && sound)
        return Part::Both;
    if (!picture && !sound)
        return std::nullopt;
    return picture ? Part::Picture : Part::Sound;
}

} // namespace

Result<Project> split(Project project, Flicks time)
{
    model::Sequence &sequence = project.sequence;
    if (time < Flicks{0} || time > sequence.length())
        return refuse(QStringLiteral("the cut lies outside the sequence"));
    const auto i = sequence.clipAt(time);
    if (!i || sequence.clipStart(*i) == time)
        return project;
    const Flicks first = time - sequence.clipStart(*i);
    Clip second = sequence.clips[*i];
    second.id = project.newId<model::ClipTag>();
    second.length -= first;
    for (Slice &slice : second.slices)
        slice.start += first;
    sequence.clips[*i].length = first;
    second.joinIn = {};
    sequence.clips.insert(sequence.clips.begin() + std::ptrdiff_t(*i) + 1, std::move(second));
    fitJoins(sequence);
    return project;
}

Result<Project> layTake(Project project, TakeId take, model::TimeRange range, Flicks origin)
{
    if (!project.findTake(take))
        return refuse(QStringLiteral("no such take"));
    if (range.isEmpty() || range.begin < Flicks{0} || range.end > project.sequence.length())
        return refuse(QStringLiteral("the range leaves the sequence"));
    if (!placesOf(project, take).empty())
        return refuse(QStringLiteral("the take is laid in already"));
    auto cut = split(std::move(project), range.begin);
    if (cut)
        cut = split(std::move(*cut), range.end);
    if (!cut)
        return cut;
    Flicks start{0};
    for (Clip &clip : cut->sequence.clips) {
        if (range.contains(start))
            clip.slices.push_back({take, start - origin});
        start += clip.length;
    }
    return cut;
}

namespace {

// The same takes, each going on where it was.
bool goesOn(const Clip &left, const Clip &right)
{
    const auto isNext = [&](const Slice &a, const Slice &b) {
        return a.take == b.take && a.start + left.length == b.start && a.extra == b.extra;
    };
    return left.picture == right.picture && left.sound == right.sound && left.extra == right.extra
        && std::ranges::equal(left.slices, right.slices, isNext);
}

// Closes the cuts at the edges of what a take was lifted from: whatever nobody cut is one again. A
// crossfade there mixed the take with what it lay in, and goes with it.
void heal(std::vector<Clip> &clips, const std::vector<model::ClipId> &lifted)
{
    const auto isLifted = [&](const Clip &clip) {
        return std::ranges::find(lifted, clip.id) != lifted.end();
    };
    for (std::size_t i = 1; i < clips.size();) {
        Clip &left = clips[i - 1];
        const Clip &right = clips[i];
        const bool isEdge = isLifted(left) || isLifted(right);
        if (!isEdge || !goesOn(left, right)) {
            ++i;
            continue;
        }
        if (!isLifted(left))
            left.id = right.id; // its other edge is still to be looked at
        left.length += right.length;
        clips.erase(clips.begin() + std::ptrdiff_t(i));
    }
}

} // namespace

Result<Project> liftTake(Project project, TakeId take)
{
    std::vector<model::ClipId> lifted;
    for (Clip &clip : project.sequence.clips) {
        if (clip.slices.front().take == take)
            return refuse(QStringLiteral("an original cannot be taken out"));
        if (clip.slice(take))
            lifted.push_back(clip.id);
        if (clip.picture == take)
            clip.picture.reset();
        if (clip.sound == take)
            clip.sound.reset();
        std::erase_if(clip.slices, [take](const Slice &slice) { return slice.take == take; });
    }
    heal(project.sequence.clips, lifted);
    fitJoins(project.sequence);
    return project;
}

Result<Project> chooseTake(Project project, TakeId take, Part part, std::optional<TakeId> where,
    std::optional<model::ClipId> clip)
{
    const model::Take *found = project.findTake(take);
    if (!found)
        return refuse(QStringLiteral("no such take"));
    if (found->isPending())
        return refuse(QStringLiteral("the take has not arrived yet"));
    const bool original = found->isOriginal();
    const std::optional<Part> had = original ? part : within(part, *found);
    if (!had)
        return refuse(part == Part::Picture ? Text::tr("this take has no picture of its own")
                                            : Text::tr("this take has no sound of its own"));
    bool any = false;
    for (Clip &candidate : project.sequence.clips) {
        if (clip && candidate.id != *clip)
            continue;
        // A stretch across a cut may have several originals: each clip shows its own.
        const bool lacksIt = !candidate.slice(take) && !(original && where);
        if (!candidate.slice(where.value_or(take)) || lacksIt)
            continue;
        show(candidate, original ? std::nullopt : std::optional(take), *had);
        any = true;
    }
    return any ? Result<Project>(std::move(project))
               : refuse(QStringLiteral("the take lies nowhere in the sequence"));
}

bool isShown(const Project &project, TakeId take)
{
    return std::ranges::any_of(project.sequence.clips,
        [take](const Clip &clip) { return clip.picture == take || clip.sound == take; });
}

namespace {

bool lieTogether(const Project &project, TakeId one, TakeId other)
{
    return std::ranges::any_of(project.sequence.clips,
        [&](const Clip &clip) { return clip.slice(one) && clip.slice(other); });
}

} // namespace

Result<Project> acceptTake(Project project, TakeId take)
{
    const model::Take *found = project.findTake(take);
    if (!found)
        return refuse(QStringLiteral("no such take"));
    // It lies under every clip of its file: it is chosen where a take is, not accepted everywhere.
    if (found->isOriginal())
        return refuse(QStringLiteral("the original cannot be accepted"));
    // What was put together of several takes stays so.
    Result<Project> chosen = isShown(project, take)
        ? Result<Project>(std::move(project))
        : chooseTake(std::move(project), take, Part::Both);
    if (!chosen)
        return chosen;
    for (model::Take &other : chosen->takes) {
        if (other.accepted && lieTogether(*chosen, take, other.id) && !isShown(*chosen, other.id))
            other.accepted = false;
    }
    chosen->findTake(take)->accepted = true;
    chosen->findTake(take)->rejected = false;
    chosen->findTake(take)->rejection.clear();
    return chosen;
}

Result<Project> rejectTake(Project project, TakeId take, const QString &reason)
{
    model::Take *found = project.findTake(take);
    if (!found)
        return refuse(QStringLiteral("no such take"));
    if (found->isOriginal())
        return refuse(QStringLiteral("the original cannot be rejected"));
    found->rejected = true;
    found->rejection = reason.simplified();
    found->accepted = false;
    for (Clip &clip : project.sequence.clips) {
        if (clip.picture == take)
            clip.picture.reset();
        if (clip.sound == take)
            clip.sound.reset();
    }
    return project;
}

std::optional<NoMatch> whyNoMatch(const model::Take &take, Match what)
{
    if (take.isOriginal())
        return NoMatch::Original;
    if (take.isPending())
        return NoMatch::Pending;
    const model::Conform plain;
    const model::Conform &c = take.conform;
    const bool isMeasured = what == Match::Color
        ? take.hasPicture && (c.gain != plain.gain || c.offset != plain.offset)
        : take.hasSound && c.loudnessGain != plain.loudnessGain;
    return isMeasured ? std::nullopt : std::optional(NoMatch::NotMeasured);
}

Result<Project> setMatch(Project project, TakeId take, Match what, bool on)
{
    model::Take *found = project.findTake(take);
    if (!found)
        return refuse(QStringLiteral("no such take"));
    if (whyNoMatch(*found, what))
        return refuse(QStringLiteral("nothing of the take could be matched"));
    (what == Match::Color ? found->conform.colorMatch : found->conform.loudnessMatch) = on;
    return project;
}

std::vector<model::TimeRange> placesOf(const Project &project, TakeId take)
{
    std::vector<model::TimeRange> places;
    Flicks start{0};
    for (const Clip &clip : project.sequence.clips) {
        const Flicks end = start + clip.length;
        if (clip.slice(take)) {
            if (!places.empty() && places.back().end == start)
                places.back().end = end;
            else
                places.push_back({start, end});
        }
        start = end;
    }
    return places;
}

} // namespace timeline::edit
