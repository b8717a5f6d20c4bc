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
        ClipFrames frames{start, {count()}, take ? take->media : MediaId{}, {0}};
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

} // namespace timeline::model
