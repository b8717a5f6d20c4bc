// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/indexcache.h"
#include "timeline/media/mediafile.h"

#include <algorithm>

namespace timeline::media {

namespace {

constexpr std::int64_t mostFrames = 20'000'000; // four days at 60 a second

// The part of the file's own clock that the project shows of it.
model::TimeRange shownOf(const model::Project &project, model::MediaId media)
{
    std::optional<model::TimeRange> shown;
    for (const model::Clip &clip : project.sequence.clips) {
        for (const model::Slice &slice : clip.slices) {
            const model::Take *take = project.findTake(slice.take);
            if (!take || take->media != media || !take->frameMap.isIdentity())
                continue;
            const model::TimeRange part{slice.start, slice.start + clip.length};
            shown = shown ? model::TimeRange{std::min(shown->begin, part.begin),
                        std::max(shown->end, part.end)}
                          : part;
        }
    }
    return shown.value_or(model::TimeRange{});
}

// The last frame that a take's map names.
std::int64_t mappedOf(const model::Project &project, model::MediaId media)
{
    std::int64_t count = 0;
    for (const model::Take &take : project.takes) {
        if (take.media != media)
            continue;
        for (const model::FrameMap::Entry &entry : take.frameMap.entries)
            count = std::max(count, entry.resultFrame + 1);
    }
    return count;
}

model::FrameIndex madeUp(const model::Project &project, const model::Media &media)
{
    model::Rational rate = media.info.video.frameRate;
    if (rate.num <= 0 || rate.den <= 0)
        rate = project.sequence.format.rate;
    if (rate.num <= 0 || rate.den <= 0)
        rate = {25, 1};
    const model::TimeRange shown = shownOf(project, media.id);
    // In flicks, so that no frame is off by a tick.
    const model::Rational timeBase{1, model::flicksPerSecond};
    std::int64_t count = mappedOf(project, media.id);
    while (count < mostFrames && shown.begin + model::frameStart(count, rate) < shown.end)
        ++count;
    std::vector<model::FrameEntry> frames;
    frames.reserve(std::size_t(count));
    for (std::int64_t n = 0; n < count; ++n) {
        const model::Flicks time = shown.begin + model::frameStart(n, rate);
        frames.push_back({.pts = time.count(), .dts = time.count(), .time = time});
    }
    std::vector<model::FrameIndex::EntryPoint> entry;
    if (!frames.empty()) {
        frames.front().key = model::KeyKind::Idr;
        entry.push_back({frames.front().pts, frames.front().dts, model::KeyKind::Idr});
    }
    return {timeBase, std::move(frames), std::move(entry), model::frameStart(1, rate).count()};
}

} // namespace

MediaFile standInFor(
    const model::Project &project, const model::Media &media, const model::Error &fault)
{
    MediaFile file;
    file.path = media.path;
    file.identity = media.identity;
    file.info = media.info;
    file.fault = fault;
    auto known = IndexCache().load(media.identity, media.info.video.streamIndex);
    file.index = std::make_shared<const model::FrameIndex>(
        known ? *std::move(known) : madeUp(project, media));
    return file;
}

} // namespace timeline::media
