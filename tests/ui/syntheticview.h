// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"

#include <functional>

namespace tests {

// Frames that exist in numbers only: a project of one file whose index is filled by hand. Frame n
// starts at startOf(n), and every `gop`-th one is a clean key.
inline timeline::media::ViewPtr syntheticView(std::int64_t count, timeline::model::Rational rate,
    std::int64_t gop, const std::function<timeline::model::Flicks(std::int64_t)> &startOf)
{
    using namespace timeline::model;
    std::vector<FrameEntry> frames;
    for (std::int64_t n = 0; n < count; ++n) {
        FrameEntry frame;
        frame.time = startOf(n);
        frame.pts = frame.dts = toTicks(frame.time, {1, 705'600});
        frame.key = n % gop == 0 ? KeyKind::Idr : KeyKind::None;
        frames.push_back(frame);
    }
    const auto last = toTicks(frameStart(1, rate), {1, 705'600});
    const auto index = std::make_shared<const FrameIndex>(
        Rational{1, 705'600}, frames, std::vector<FrameIndex::EntryPoint>{}, last);
    Media media;
    media.id = {1};
    media.info.video.displaySize = {1920, 1080};
    media.info.video.frameRate = rate;
    Project project = projectOf(media, *index);
    project.sequence.format.size = {1920, 1080};
    project.sequence.format.rate = rate;
    timeline::media::MediaFile file;
    file.info = media.info;
    file.index = index;
    timeline::media::MediaFiles files;
    files.insert(project.media.front().id, file);
    return timeline::media::makeView(project, files);
}

inline timeline::media::ViewPtr syntheticView(
    std::int64_t count, timeline::model::Rational rate = {25, 1}, std::int64_t gop = 50)
{
    return syntheticView(
        count, rate, gop, [rate](std::int64_t n) { return timeline::model::frameStart(n, rate); });
}

} // namespace tests
