// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/keptparts.h"

#include "timeline/render/spliceoffer.h"
#include "timeline/render/streamcopy.h"
#include "timeline/render/text.h"

#include <QFileInfo>

#include <algorithm>
#include <cstdint>

namespace timeline::render {

using media::MediaFile;
using media::MediaTrack;
using model::Flicks;
using model::TimeRange;

namespace {

const AVOutputFormat *formatOf(const QString &container)
{
    return av_guess_format(container.toLatin1().constData(), nullptr, nullptr);
}

QString refused(const MediaTrack &track)
{
    return Text::tr("%1, which this kind of file cannot hold").arg(describe(track));
}

// What the files of later clips have besides pictures and sound.
QStringList tracksOfOthers(
    const media::SequenceView &view, const MediaFile &source, const AVOutputFormat &format)
{
    QStringList tracks;
    std::vector<const MediaFile *> seen{&source};
    for (const model::Clip &clip : view.project.sequence.clips) {
        const model::Take *take = view.project.findTake(clip.slices.front().take);
        const auto file = take ? view.files.constFind(take->media) : view.files.constEnd();
        if (file == view.files.constEnd() || std::ranges::count(seen, &*file) > 0)
            continue;
        seen.push_back(&*file);
        for (const MediaTrack &track : file->otherTracks) {
            const bool isOwn =
                carriedBy(format, file->info.chapters > 0, track) == Carried::MadeAnew;
            if (track.isTimed() && !track.isTimecode() && !isOwn)
                tracks << Text::tr("%1 of %2, as it is not the first file")
                              .arg(describe(track), QFileInfo(file->path).fileName());
        }
    }
    return tracks;
}

bool beginsWithTheSource(const media::SequenceView &view, const MediaFile &source)
{
    return source.index
        && view.project.sequence.clips.front().slices.front().start <= source.index->start();
}

} // namespace

QStringList refusedTracks(const MediaFile &source, const QString &container)
{
    const AVOutputFormat *format = formatOf(container);
    QStringList tracks;
    for (const MediaTrack &track : source.otherTracks) {
        if (format && carriedBy(*format, source.info.chapters > 0, track) == Carried::Refused)
            tracks << refused(track);
    }
    return tracks;
}

KeptParts keptParts(const media::SequenceView &view, const QString &container)
{
    KeptParts parts;
    const MediaFile *source = media::sourceFile(view);
    const AVOutputFormat *format = formatOf(container);
    if (!source || !format)
        return parts;
    const bool isInPlace = sourceInPlace(view) != nullptr;
    parts.timecode = isInPlace || beginsWithTheSource(view, *source);
    for (const MediaTrack &track : source->otherTracks) {
        const Carried carried = carriedBy(*format, source->info.chapters > 0, track);
        const QString moved = Text::tr("%1, as frames were cut out or moved");
        if (track.isTimecode() && carried != Carried::Refused) {
            if (!parts.timecode) // else it is made anew
                parts.leftOut << moved.arg(describe(track));
        } else if (carried == Carried::Refused) {
            parts.leftOut << refused(track);
        } else if (carried != Carried::MadeAnew && track.isTimed() && !isInPlace) {
            parts.leftOut << moved.arg(describe(track));
        } else if (carried != Carried::MadeAnew) {
            parts.streams.push_back(track.stream);
        }
    }
    parts.leftOut << tracksOfOthers(view, *source, *format);
    return parts;
}

QStringList failedTracks(const MediaFile &source, const std::vector<int> &streams)
{
    QStringList tracks;
    for (const MediaTrack &track : source.otherTracks) {
        if (std::ranges::count(streams, track.stream) > 0)
            tracks << Text::tr("%1, as it could not be copied").arg(describe(track));
    }
    return tracks;
}

std::vector<MovedChapter> moveChapters(
    const media::SequenceView &view, model::MediaId media, const std::vector<TimeRange> &chapters)
{
    constexpr std::size_t nowhere = SIZE_MAX;
    std::vector<MovedChapter> moved;
    std::vector<std::size_t> last(chapters.size(), nowhere); // of each, its part before
    Flicks at{0};
    for (const model::Clip &clip : view.project.sequence.clips) {
        const model::Slice &slice = clip.slices.front();
        const model::Take *take = view.project.findTake(slice.take);
        for (std::size_t i = 0; take && take->media == media && i < chapters.size(); ++i) {
            const Flicks begin = std::max(chapters[i].begin, slice.start);
            const Flicks end = std::min(chapters[i].end, slice.start + clip.length);
            const TimeRange time{begin - slice.start + at, end - slice.start + at};
            if (begin >= end)
                continue;
            if (last[i] != nowhere && moved[last[i]].time.end == time.begin) {
                moved[last[i]].time.end = time.end;
            } else {
                last[i] = moved.size();
                moved.push_back({media, int(i), time});
            }
        }
        at += clip.length;
    }
    return moved;
}

} // namespace timeline::render
