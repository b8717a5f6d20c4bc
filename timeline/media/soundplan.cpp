// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/soundplan.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timeline::media {

using model::Clip;
using model::Flicks;
using model::Slice;
using model::Take;
using model::TimeRange;

namespace {

// Less than a sample at 192 kHz: rounding, not a cut.
constexpr Flicks sameMoment{model::flicksPerSecond / 192'000 - 1};
// A file that ends this much before its clip has not lost anything that is heard.
constexpr Flicks negligible{model::flicksPerSecond / 50};

const MediaFile *fileWithSound(const SequenceView &view, const Take *take)
{
    if (!take || take->isPending() || !take->hasSound)
        return nullptr;
    const auto it = view.files.constFind(take->media);
    return it == view.files.constEnd() || it->info.audio.empty() ? nullptr : &*it;
}

SoundSegment segmentOf(
    const SequenceView &view, const Slice &slice, TimeRange range, Flicks clipStart)
{
    const Take *take = view.project.findTake(slice.take);
    if (!fileWithSound(view, take))
        return {range, {}, {}, 1};
    const Flicks shift = take->frameMap.isIdentity() ? Flicks{0} : take->frameMap.soundOffset;
    const double gain = take->conform.loudnessMatch ? take->conform.loudnessGain : 1.0;
    return {range, take->media, slice.start + shift - clipStart, gain};
}

void append(std::vector<SoundSegment> &segments, const SoundSegment &next)
{
    if (next.range.isEmpty())
        return;
    if (!segments.empty()) {
        SoundSegment &last = segments.back();
        const Flicks jump = std::chrono::abs(next.offset - last.offset);
        if (last.media == next.media && last.gain == next.gain
            && (!last.media.isValid() || jump <= sameMoment)) {
            last.range.end = next.range.end;
            return;
        }
    }
    segments.push_back(next);
}

Flicks endOf(const MediaFile &file)
{
    return std::max(file.info.duration, file.index ? file.index->end() : Flicks{0});
}

void appendClip(std::vector<SoundSegment> &segments, const SequenceView &view, const Clip &clip,
    TimeRange range)
{
    const Slice &original = clip.slices.front();
    const Slice *chosen = clip.slice(clip.soundTake());
    const MediaFile *file =
        chosen ? fileWithSound(view, view.project.findTake(chosen->take)) : nullptr;
    if (!file || chosen->take == original.take) {
        append(segments, segmentOf(view, original, range, range.begin));
        return;
    }
    const SoundSegment whole = segmentOf(view, *chosen, range, range.begin);
    const Flicks fileEnd = endOf(*file) - whole.offset;
    const Flicks cut =
        fileEnd + negligible >= range.end ? range.end : std::max(fileEnd, range.begin);
    // A clip that was made longer may begin before the window that was sent.
    const bool hasWindow = !view.project.findTake(chosen->take)->frameMap.isIdentity();
    const Flicks missing = hasWindow ? std::max(-chosen->start, Flicks{0}) : Flicks{0};
    const Flicks from = std::min(range.begin + missing, cut);
    append(segments, segmentOf(view, original, {range.begin, from}, range.begin));
    append(segments, {{from, cut}, whole.media, whole.offset, whole.gain});
    append(segments, segmentOf(view, original, {cut, range.end}, range.begin));
}

// The crossfade between segments i and i + 1; empty at the ends of the sequence. That of a join
// comes before that of a cut where there is not room enough for both.
TimeRange fadeBehind(std::span<const SoundSegment> segments, std::ptrdiff_t i)
{
    if (i < 0)
        return {segments.front().range.begin, segments.front().range.begin};
    if (i + 1 >= std::ssize(segments))
        return {segments.back().range.end, segments.back().range.end};
    const SoundSegment &left = segments[std::size_t(i)], &right = segments[std::size_t(i) + 1];
    if (right.fadeIn)
        return {std::max(right.fadeIn->begin, left.range.begin),
            std::min(right.fadeIn->end, right.range.end)};
    Flicks half = std::min({soundFade / 2, left.range.length() / 2, right.range.length() / 2});
    if (left.fadeIn)
        half = std::min(half, std::max(left.range.end - left.fadeIn->end, Flicks{0}));
    const bool isLast = i + 2 >= std::ssize(segments);
    const auto next = isLast ? std::nullopt : segments[std::size_t(i) + 2].fadeIn;
    if (next)
        half = std::min(half, std::max(next->begin - right.range.begin, Flicks{0}));
    return {right.range.begin - half, right.range.begin + half};
}

// 0 before the crossfade, 1 after it.
double rise(Flicks time, TimeRange fade)
{
    if (time < fade.begin)
        return 0;
    if (time >= fade.end)
        return 1;
    const double x = double((time - fade.begin).count()) / double(fade.length().count());
    return (1 - std::cos(std::numbers::pi * x)) / 2;
}

// As long as the pictures of clip `i` and of the one before it are mixed.
std::optional<TimeRange> fadeInto(const SequenceView &view, std::size_t i)
{
    if (!view.grid || view.project.sequence.clips[i].joinIn.crossfade == 0)
        return std::nullopt;
    const model::FrameRange frames = view.grid->crossfade(view.project, i);
    return frames.isEmpty() ? std::nullopt : std::optional(view.grid->shown(frames));
}

} // namespace

std::vector<SoundSegment> planSound(const SequenceView &view)
{
    std::vector<SoundSegment> segments;
    Flicks start{0};
    const std::vector<Clip> &clips = view.project.sequence.clips;
    for (std::size_t i = 0; i < clips.size(); ++i) {
        const std::size_t before = segments.size();
        appendClip(segments, view, clips[i], {start, start + clips[i].length});
        // None where the sound just goes on.
        if (before > 0 && segments.size() > before && segments[before].range.begin == start)
            segments[before].fadeIn = fadeInto(view, i);
        start += clips[i].length;
    }
    return segments;
}

double weightAt(std::span<const SoundSegment> segments, std::size_t i, Flicks time)
{
    const auto at = std::ptrdiff_t(i);
    const double in = rise(time, fadeBehind(segments, at - 1));
    const double out = rise(time, fadeBehind(segments, at));
    return in * (1 - out);
}

TimeRange heardRange(std::span<const SoundSegment> segments, std::size_t i)
{
    const auto at = std::ptrdiff_t(i);
    return {fadeBehind(segments, at - 1).begin, fadeBehind(segments, at).end};
}

TimeRange aloneRange(std::span<const SoundSegment> segments, std::size_t i)
{
    const auto at = std::ptrdiff_t(i);
    return {fadeBehind(segments, at - 1).end, fadeBehind(segments, at).begin};
}

} // namespace timeline::media
