// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/tileplan.h"

#include <algorithm>
#include <map>

namespace timeline::media {

using model::FrameIndex;
using model::FrameNumber;

namespace {

// Closer together than that, people read single frames off the strip.
constexpr std::int64_t exactSpacing = 8;

} // namespace

TilePick pickTile(const FrameIndex &index, FrameNumber wanted, std::int64_t spacing)
{
    if (spacing <= exactSpacing || wanted.value < 0 || wanted.value >= index.count())
        return {wanted, false};
    const auto &entries = index.entryPoints();
    const auto end =
        FrameNumber{std::min(wanted.value + std::max<std::int64_t>(spacing / 2, 1), index.count())};
    auto it =
        std::ranges::lower_bound(entries, index.at(wanted).pts, {}, &FrameIndex::EntryPoint::pts);
    for (; it != entries.end(); ++it) {
        const auto frame = index.frameWithPts(it->pts);
        if (frame && *frame >= end)
            break;
        if (frame && *frame >= wanted)
            return {*frame, false};
    }
    return {wanted, true};
}

std::size_t entryBefore(const FrameIndex &index, FrameNumber frame)
{
    const auto &entries = index.entryPoints();
    const auto after =
        std::ranges::upper_bound(entries, index.at(frame).pts, {}, &FrameIndex::EntryPoint::pts);
    return std::size_t(std::max<std::ptrdiff_t>(after - entries.begin(), 1) - 1);
}

std::vector<TileJob> tileJobs(const Scene &scene, const std::vector<TileWish> &wishes)
{
    std::vector<TileJob> jobs;
    std::map<std::pair<quint64, std::size_t>, std::size_t> byEntry;
    for (const TileWish &wish : wishes) {
        const auto &index = scene.views.front()->files.value(wish.ref.media).index;
        const std::size_t entry = entryBefore(*index, wish.key.picture.frame);
        const auto [it, isNew] = byEntry.try_emplace({wish.key.picture.file, entry}, jobs.size());
        if (isNew)
            jobs.push_back({{}, entry});
        jobs[it->second].wishes.push_back(wish);
    }
    for (TileJob &job : jobs)
        std::ranges::stable_sort(
            job.wishes, {}, [](const TileWish &w) { return w.key.picture.frame; });
    return jobs;
}

} // namespace timeline::media
