// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/framegrid.h"
#include "timeline/model/project.h"

#include <QString>

#include <memory>
#include <vector>

// Projects built by hand, without any file.
namespace testsupport {

// `count` frames at `rate`, a key frame every `gop`, the first one at `start` ticks of 1/90000.
inline std::shared_ptr<const timeline::model::FrameIndex> indexOf(std::int64_t count,
    timeline::model::Rational rate = {25, 1}, std::int64_t gop = 25, std::int64_t start = 0)
{
    using namespace timeline::model;
    std::vector<FrameEntry> frames;
    std::vector<FrameIndex::EntryPoint> entries;
    for (std::int64_t n = 0; n < count; ++n) {
        const std::int64_t pts = start + 90'000 * n * rate.den / rate.num;
        const KeyKind key = n % gop == 0 ? KeyKind::Idr : KeyKind::None;
        frames.push_back({.pts = pts, .dts = pts, .time = {}, .key = key});
        if (key == KeyKind::Idr)
            entries.push_back({pts, pts, key});
    }
    return std::make_shared<const FrameIndex>(
        Rational{1, 90'000}, std::move(frames), std::move(entries), 90'000 * rate.den / rate.num);
}

inline timeline::model::Media mediaOf(
    QSize size = {1920, 1080}, timeline::model::Rational rate = {25, 1})
{
    timeline::model::Media media;
    media.path = QStringLiteral("/videos/film.mp4");
    media.info.container = QStringLiteral("mov,mp4,m4a,3gp,3g2,mj2");
    media.info.video.streamIndex = 0;
    media.info.video.codec = QStringLiteral("h264");
    media.info.video.codedSize = size;
    media.info.video.displaySize = size;
    media.info.video.frameRate = rate;
    media.info.video.timeBase = {1, 90'000};
    timeline::model::AudioInfo audio;
    audio.streamIndex = 1;
    audio.codec = QStringLiteral("aac");
    audio.sampleRate = 48'000;
    audio.channels = 2;
    audio.timeBase = {1, 48'000};
    media.info.audio.push_back(audio);
    return media;
}

struct Built {
    timeline::model::Project project;
    timeline::model::FrameIndexes indexes;
    timeline::model::FrameGrid grid() const { return {project, indexes}; }
};

inline Built projectOf(
    std::int64_t frames, timeline::model::Rational rate = {25, 1}, QSize size = {1920, 1080})
{
    Built built;
    const auto index = indexOf(frames, rate);
    built.project = timeline::model::projectOf(mediaOf(size, rate), *index);
    built.indexes.insert(built.project.media.front().id, index);
    return built;
}

// Seconds as flicks.
inline timeline::model::Flicks seconds(double s)
{
    return timeline::model::fromSeconds(s);
}

// A take that has arrived: 1:1 in time with its window of `frames` at 25 a second.
inline timeline::model::TakeId addArrivedTake(Built &built, int number, std::int64_t frames)
{
    using namespace timeline::model;
    Media media = mediaOf();
    media.id = built.project.newId<MediaTag>();
    media.path = QStringLiteral("/videos/take-%1.mp4").arg(number);
    Take take;
    take.id = built.project.newId<TakeTag>();
    take.media = media.id;
    take.number = number;
    for (std::int64_t n = 0; n < frames; ++n)
        take.frameMap.entries.push_back({frameStart(n, {25, 1}), n});
    take.frameMap.length = frameStart(frames, {25, 1});
    built.indexes.insert(media.id, indexOf(frames));
    built.project.media.push_back(std::move(media));
    built.project.takes.push_back(take);
    return take.id;
}

} // namespace testsupport
