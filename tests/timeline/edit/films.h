// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/projects.h"
#include "timeline/edit/edits.h"
#include "timeline/edit/markers.h"

#include <QStringList>

#include <cmath>
#include <utility>
#include <vector>

// Projects of whole frames at 25 a second, told by what each of their frames shows.
namespace testsupport {

inline timeline::model::Media otherMedia(timeline::model::Rational rate = {25, 1})
{
    timeline::model::Media media = mediaOf({1280, 720}, rate);
    media.path = QStringLiteral("/videos/other %1.mp4").arg(rate.toString());
    return media;
}

struct Film {
    timeline::model::Project project;
    timeline::model::FrameIndexes indexes;

    using Shown = std::vector<std::pair<std::int64_t, std::int64_t>>; // media, its frame
    struct Run {
        std::int64_t media, first, count;
    };

    static Film of(std::int64_t frames)
    {
        Built built = projectOf(frames);
        return {std::move(built.project), std::move(built.indexes)};
    }

    static Shown list(const std::vector<Run> &runs)
    {
        Shown all;
        for (const Run &run : runs) {
            for (std::int64_t n = 0; n < run.count; ++n)
                all.push_back({run.media, run.first + n});
        }
        return all;
    }

    // (sequence frame, frame of the take's file) for each of [from, to); the first is `first`.
    static QList<std::pair<std::int64_t, std::int64_t>> frames(
        std::int64_t from, std::int64_t to, std::int64_t first)
    {
        QList<std::pair<std::int64_t, std::int64_t>> all;
        for (std::int64_t n = from; n < to; ++n)
            all.push_back({n, first + n - from});
        return all;
    }

    timeline::model::Flicks at(std::int64_t frame) const
    {
        return timeline::model::frameStart(frame, {25, 1});
    }

    void split(std::int64_t frame)
    {
        project = timeline::edit::split(std::move(project), at(frame)).value();
    }

    void mark(std::int64_t frame, const char *note, std::int64_t length = 0)
    {
        timeline::model::Marker marker;
        marker.time = at(frame);
        marker.length = at(length);
        marker.note = QString::fromLatin1(note);
        project = timeline::edit::addMarker(std::move(project), marker).value();
    }

    // Another project over the same files and one more.
    void take(
        const timeline::model::Project &other, timeline::model::MediaId media, std::int64_t count)
    {
        project = other;
        indexes.insert(media, indexOf(count));
    }

    // A take that has arrived, over frames [from, to), whose window reaches `context` frames beyond
    // it on either side; its file has as many frames as the window.
    timeline::model::TakeId lay(std::pair<std::int64_t, std::int64_t> range, std::int64_t context)
    {
        Built built{std::move(project), std::move(indexes)};
        const auto id = addArrivedTake(
            built, int(built.project.takes.size()), range.second - range.first + 2 * context);
        project = timeline::edit::layTake(std::move(built.project), id,
            {at(range.first), at(range.second)}, at(range.first - context))
                      .value();
        indexes = std::move(built.indexes);
        return id;
    }

    timeline::model::FrameGrid grid() const { return {project, indexes}; }

    // What each frame of the sequence shows of the originals.
    Shown shown() const
    {
        using namespace timeline::model;
        Project originals = project;
        for (Clip &clip : originals.sequence.clips)
            clip.picture.reset();
        const FrameGrid frames = grid();
        Shown all;
        for (std::int64_t n = 0; n < frames.count(); ++n) {
            const PictureRef ref = frames.pictureAt(originals, {n});
            all.push_back({ref.media.value, ref.frame.value});
        }
        return all;
    }

    // The frames that show `take` where it is chosen everywhere: sequence frame, frame of its file.
    QList<std::pair<std::int64_t, std::int64_t>> taken(timeline::model::TakeId take) const
    {
        using namespace timeline::model;
        Project chosen = project;
        for (Clip &clip : chosen.sequence.clips) {
            if (clip.slice(take))
                clip.picture = take;
        }
        const FrameGrid frames = grid();
        QList<std::pair<std::int64_t, std::int64_t>> all;
        for (std::int64_t n = 0; n < frames.count(); ++n) {
            const PictureRef ref = frames.pictureAt(chosen, {n});
            if (ref.take == take)
                all.push_back({n, ref.frame.value});
        }
        return all;
    }

    QStringList marked() const
    {
        QStringList all;
        for (const timeline::model::Marker &marker : project.sequence.markers)
            all << QStringLiteral("%1 %2")
                       .arg(std::llround(timeline::model::toSeconds(marker.time) * 25))
                       .arg(marker.note);
        return all;
    }
};

} // namespace testsupport
