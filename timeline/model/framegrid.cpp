// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/framegrid.h"

#include <algorithm>

namespace timeline::model {

FrameGrid::FrameGrid(const Project &project, const FrameIndexes &indexes)
{
    Flicks start{0};
    for (const Clip &clip : project.sequence.clips) {
        const Slice &original = clip.slices.front();
        const Take *take = project.findTake(original.take);
        const auto index = take ? indexes.value(take->media) : nullptr;
        ClipFrames frames{start, {count()}, take ? take->media : MediaId{}, {0}, index};
        if (index && !index->isEmpty()) {
            // A clip that starts inside a frame shows that frame from its own start on.
            frames.firstMediaFrame = index->frameAt(original.start);
            const Flicks end = original.start + clip.length;
            for (FrameNumber n = frames.firstMediaFrame;
                 n.value < index->count() && index->at(n).time < end; n = n + 1)
                m_times.push_back(start + std::max(index->at(n).time - original.start, Flicks{0}));
        }
        m_clips.push_back(frames);
        start += clip.length;
    }
    m_length = start;
}

Flicks FrameGrid::timeOf(FrameNumber n) const
{
    if (n.value < 0)
        return Flicks{0};
    return n.value < count() ? m_times[std::size_t(n.value)] : m_length;
}

FrameNumber FrameGrid::frameAt(Flicks time) const
{
    const auto after = std::ranges::upper_bound(m_times, time);
    return {std::max<std::int64_t>(after - m_times.begin() - 1, 0)};
}

FrameRange FrameGrid::framesIn(TimeRange range) const
{
    const auto first = std::ranges::lower_bound(m_times, range.begin);
    const auto last = std::ranges::lower_bound(m_times, range.end);
    return {{first - m_times.begin()}, {last - m_times.begin()}};
}

FrameNumber FrameGrid::clamp(FrameNumber n) const
{
    return {std::clamp<std::int64_t>(n.value, 0, std::max<std::int64_t>(count() - 1, 0))};
}

std::size_t FrameGrid::clipOf(FrameNumber n) const
{
    const auto after = std::ranges::upper_bound(m_clips, n, {}, &ClipFrames::firstFrame);
    return std::size_t(std::max<std::ptrdiff_t>(after - m_clips.begin() - 1, 0));
}

PictureRef FrameGrid::pictureAt(const Project &project, FrameNumber n) const
{
    const std::size_t i = clipOf(n);
    const ClipFrames &frames = m_clips[i];
    const Clip &clip = project.sequence.clips[i];
    const TakeId original = clip.slices.front().take;
    const PictureRef base{
        frames.media, frames.firstMediaFrame + (n - frames.firstFrame), original, false};

    const TakeId chosen = clip.pictureTake();
    if (chosen == original)
        return base;
    const Take *take = project.findTake(chosen);
    const Slice *slice = clip.slice(chosen);
    PictureRef fallback = base;
    fallback.fallback = true;
    if (!take || take->isPending() || !slice)
        return fallback;
    const auto frame = take->frameMap.frameAt(slice->start + timeOf(n) - frames.start);
    return frame ? PictureRef{take->media, *frame, chosen, false} : fallback;
}

FrameRange FrameGrid::framesOf(std::size_t clip) const
{
    const bool isLast = clip + 1 == m_clips.size();
    return {m_clips[clip].firstFrame, isLast ? FrameNumber{count()} : m_clips[clip + 1].firstFrame};
}

namespace {

// Stamps of two files are rounded apart: a frame has begun when it begins this soon.
constexpr Flicks rounding{flicksPerSecond / 1000};

} // namespace

std::optional<PictureRef> FrameGrid::pictureBeyond(
    const Project &project, std::size_t clip, FrameNumber n) const
{
    const ClipFrames &frames = m_clips[clip];
    const Clip &shown = project.sequence.clips[clip];
    const Flicks offset = timeOf(n) - frames.start + rounding;
    const Flicks time = shown.slices.front().start + offset;
    if (!frames.index || frames.index->isEmpty() || time < frames.index->start()
        || time >= frames.index->end())
        return std::nullopt;
    PictureRef ref{frames.media, frames.index->frameAt(time), shown.slices.front().take, false};
    for (const TakeId id : {shown.soundTake(), shown.pictureTake()}) {
        const Take *take = project.findTake(id);
        const Slice *slice = shown.slice(id);
        if (!take || !slice || take->isPending() || take->frameMap.isIdentity())
            continue;
        const Flicks window = slice->start + offset;
        if (window < Flicks{0} || window >= take->frameMap.length)
            return std::nullopt;
        if (id != shown.pictureTake())
            continue;
        const auto frame = take->frameMap.frameAt(window);
        if (!frame)
            return std::nullopt;
        ref = {take->media, *frame, id, false};
    }
    return ref;
}

FrameRange FrameGrid::crossfade(const Project &project, std::size_t clip) const
{
    const std::vector<Clip> &clips = project.sequence.clips;
    const FrameNumber cut = m_clips[clip].firstFrame;
    Join join = clips[clip].joinIn;
    if (clip == 0 || join.crossfade == 0)
        return {cut, cut};
    const std::int64_t spareLeft = framesOf(clip - 1).count() - clips[clip - 1].joinIn.after();
    const std::int64_t taken = clip + 1 < clips.size() ? clips[clip + 1].joinIn.before() : 0;
    const std::int64_t spareRight = framesOf(clip).count() - taken;
    std::int64_t before = 0, after = 0; // that have a second picture
    while (before < std::min<std::int64_t>(join.before(), spareLeft)
        && pictureBeyond(project, clip, cut - (before + 1)))
        ++before;
    while (after < std::min<std::int64_t>(join.after(), spareRight)
        && pictureBeyond(project, clip - 1, cut + after))
        ++after;
    join.crossfade = int(std::min<std::int64_t>({join.crossfade, 2 * before + 1, 2 * after}));
    return {cut - join.before(), cut + join.after()};
}

std::optional<MixedIn> FrameGrid::mixedInAt(const Project &project, FrameNumber n) const
{
    const std::size_t own = clipOf(n);
    // A frame of the clip that comes in, or of the one before it.
    for (const std::size_t clip : {own, own + 1}) {
        if (clip >= m_clips.size())
            continue;
        const Join &join = project.sequence.clips[clip].joinIn;
        const FrameNumber cut = m_clips[clip].firstFrame;
        if (!FrameRange{cut - join.before(), cut + join.after()}.contains(n))
            continue;
        const FrameRange frames = crossfade(project, clip);
        if (!frames.contains(n))
            continue;
        const double come = (double(n - frames.begin) + 0.5) / double(frames.count());
        const bool isComing = clip == own;
        const auto other = pictureBeyond(project, isComing ? clip - 1 : clip, n);
        const PictureRef shown = pictureAt(project, n);
        if (!other || (other->media == shown.media && other->frame == shown.frame))
            return std::nullopt;
        return MixedIn{*other, isComing ? 1 - come : come};
    }
    return std::nullopt;
}

} // namespace timeline::model
