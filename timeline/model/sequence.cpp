// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/sequence.h"

#include <QSet>

#include <algorithm>

namespace timeline::model {

const Slice *Clip::slice(TakeId take) const
{
    const auto it = std::ranges::find(slices, take, &Slice::take);
    return it == slices.end() ? nullptr : &*it;
}

Flicks Sequence::length() const
{
    return clipStart(clips.size());
}

Flicks Sequence::clipStart(std::size_t i) const
{
    Flicks start{0};
    for (std::size_t k = 0; k < i; ++k)
        start += clips[k].length;
    return start;
}

std::optional<std::size_t> Sequence::clipAt(Flicks time) const
{
    if (time < Flicks{0})
        return std::nullopt;
    Flicks end{0};
    for (std::size_t i = 0; i < clips.size(); ++i) {
        end += clips[i].length;
        if (time < end)
            return i;
    }
    return std::nullopt;
}

const Marker *Sequence::findMarker(MarkerId marker) const
{
    const auto it = std::ranges::find(markers, marker, &Marker::id);
    return it == markers.end() ? nullptr : &*it;
}

namespace {

// How many frames of the sequence last as long as the clip, as far as that matters here.
std::int64_t framesOf(const Sequence &sequence, const Clip &clip)
{
    constexpr std::int64_t room = 2 * Join::mostFrames;
    const Rational rate = sequence.format.rate;
    const std::int64_t frames = rate.isValid() ? toTicks(clip.length, rate.inverse()) : 0;
    return std::clamp<std::int64_t>(frames, 0, room);
}

// The longest crossfade between a clip with so many frames to spare and one with so many.
int longestBetween(std::int64_t left, std::int64_t right)
{
    return int(std::clamp<std::int64_t>(std::min(2 * left + 1, 2 * right), 0, Join::mostFrames));
}

// Sees each clip with the longest crossfade that the ones before it leave it.
template <class Clips, class See>
void eachJoin(const Sequence &sequence, Clips &clips, const See &see)
{
    std::int64_t spare = 0; // of the clip before
    for (std::size_t i = 0; i < clips.size(); ++i) {
        const std::int64_t own = framesOf(sequence, clips[i]);
        see(clips[i].joinIn, i == 0 ? 0 : longestBetween(spare, own));
        spare = own - clips[i].joinIn.after();
    }
}

Result<> checkJoins(const Sequence &sequence)
{
    bool fits = true;
    eachJoin(sequence, sequence.clips, [&fits](const Join &join, int most) {
        fits = fits && join.crossfade >= 0 && join.crossfade <= most;
    });
    if (!fits)
        return fail(Error::Kind::InvalidEdit,
            QStringLiteral("a crossfade is longer than its clips have room for"));
    return {};
}

Result<> checkMarkers(const Sequence &sequence)
{
    const auto broken = [](const QString &rule) { return fail(Error::Kind::InvalidEdit, rule); };
    const Flicks end = sequence.length();
    QSet<MarkerId> ids;
    Flicks last{0};
    for (const Marker &marker : sequence.markers) {
        if (!marker.id.isValid() || ids.contains(marker.id))
            return broken(QStringLiteral("two markers share an id"));
        ids.insert(marker.id);
        if (marker.time < last)
            return broken(QStringLiteral("the markers are not in order"));
        last = marker.time;
        if (marker.length < Flicks{0} || marker.time >= end || marker.length > end - marker.time)
            return broken(QStringLiteral("a marker leaves the sequence"));
    }
    return {};
}

Result<> checkClip(const Clip &clip)
{
    const auto broken = [](const QString &rule) { return fail(Error::Kind::InvalidEdit, rule); };
    if (clip.length <= Flicks{0})
        return broken(QStringLiteral("a clip has no length"));
    if (clip.slices.empty())
        return broken(QStringLiteral("a clip has no slice"));
    QSet<TakeId> takes;
    for (const Slice &slice : clip.slices) {
        if (!slice.take.isValid() || takes.contains(slice.take))
            return broken(QStringLiteral("a clip has a take twice or none"));
        takes.insert(slice.take);
    }
    if (!takes.contains(clip.pictureTake()) || !takes.contains(clip.soundTake()))
        return broken(QStringLiteral("a clip shows a take of which it has no slice"));
    return {};
}

} // namespace

Result<> checkInvariant(const Sequence &sequence)
{
    QSet<ClipId> ids;
    for (const Clip &clip : sequence.clips) {
        if (!clip.id.isValid() || ids.contains(clip.id))
            return fail(Error::Kind::InvalidEdit, QStringLiteral("two clips share an id"));
        ids.insert(clip.id);
        if (auto ok = checkClip(clip); !ok)
            return ok;
    }
    if (auto ok = checkJoins(sequence); !ok)
        return ok;
    return checkMarkers(sequence);
}

void fitJoins(Sequence &sequence)
{
    eachJoin(sequence, sequence.clips,
        [](Join &join, int most) { join.crossfade = std::clamp(join.crossfade, 0, most); });
}

} // namespace timeline::model
