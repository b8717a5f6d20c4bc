// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rangesnap.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace ui {

using namespace timeline::model;

namespace {

// Times of the key frames that need nothing before them, on the file's clock.
std::vector<Flicks> cleanKeys(const FrameIndex &index)
{
    std::vector<Flicks> times;
    for (const FrameEntry &frame : index.frames()) {
        if (frame.key == KeyKind::Idr || frame.key == KeyKind::Bla || frame.key == KeyKind::Cra)
            times.push_back(frame.time);
    }
    if (std::int64_t(times.size()) == index.count())
        times.clear();
    return times;
}

} // namespace

std::vector<FrameNumber> entryPoints(const timeline::media::SequenceView &view)
{
    std::vector<FrameNumber> points{{0}, {view.grid->count()}};
    QHash<MediaId, std::vector<Flicks>> keysOf;
    Flicks start{0};
    for (const Clip &clip : view.project.sequence.clips) {
        points.push_back(view.grid->frameAt(start));
        const Slice &slice = clip.slices.front();
        const Take *original = view.project.findTake(slice.take);
        const auto file = original ? view.files.constFind(original->media) : view.files.constEnd();
        if (original && file != view.files.constEnd() && file->index) {
            auto keys = keysOf.find(original->media);
            if (keys == keysOf.end())
                keys = keysOf.insert(original->media, cleanKeys(*file->index));
            const auto first = std::lower_bound(keys->cbegin(), keys->cend(), slice.start);
            const auto last = std::lower_bound(first, keys->cend(), slice.start + clip.length);
            for (auto key = first; key != last; ++key)
                points.push_back(view.grid->frameAt(start + (*key - slice.start)));
        }
        start += clip.length;
    }
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
}

std::vector<Flicks> visibleCuts(const Sequence &sequence)
{
    std::vector<Flicks> cuts;
    Flicks at{0};
    for (std::size_t i = 0; i + 1 < sequence.clips.size(); ++i) {
        const Clip &left = sequence.clips[i], &right = sequence.clips[i + 1];
        at += left.length;
        const Slice &a = left.slices.front(), &b = right.slices.front();
        if (a.take != b.take || a.start + left.length != b.start)
            cuts.push_back(at);
    }
    return cuts;
}

std::optional<FrameNumber> snapPointNear(const TimelineGeometry &geometry, double x,
    std::span<const FrameNumber> points, FrameNumber playhead)
{
    std::optional<FrameNumber> best;
    double distance = snapDistance;
    const auto consider = [&](FrameNumber n) {
        if (const double d = std::abs(geometry.xOf(n) - x); d <= distance) {
            distance = d;
            best = n;
        }
    };
    const auto next = std::lower_bound(points.begin(), points.end(), geometry.boundaryAt(x));
    if (next != points.end())
        consider(*next);
    if (next != points.begin())
        consider(*std::prev(next));
    consider(playhead);
    return best;
}

} // namespace ui
