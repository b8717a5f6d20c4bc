// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testsequence.h"

#include "timeline/media/sequencereader.h"

#include <QFile>
#include <QTemporaryDir>

namespace testsupport {

using namespace timeline;
using model::Flicks;

namespace {

model::Media mediaOf(const media::MediaFile &file)
{
    model::Media media;
    media.path = file.path;
    media.identity = file.identity;
    media.info = file.info;
    return media;
}

model::Take takeOf(model::Project &project, const media::SequenceView &view, const TakeSpec &spec,
    const media::MediaFile &file)
{
    model::Take take;
    take.id = project.newId<model::TakeTag>();
    take.media = project.newId<model::MediaTag>();
    take.number = int(project.takes.size());
    take.hasPicture = spec.hasPicture;
    take.hasSound = spec.hasSound;
    take.conform = spec.conform;
    const model::TimeRange range = view.grid->shown(spec.range);
    for (std::int64_t i = 0; i < spec.range.count(); ++i) {
        const bool covered = i < spec.range.count() - spec.missing;
        take.frameMap.entries.push_back({view.grid->timeOf(spec.range.begin + i) - range.begin,
            covered ? spec.firstFrame + i : -1});
    }
    take.frameMap.length = range.length();
    take.frameMap.soundOffset = file.index->at({spec.firstFrame}).time;
    return take;
}

} // namespace

media::MediaFile opened(const QString &path)
{
    auto file = media::openMedia(path);
    if (!file)
        qFatal("cannot open %s: %s", qPrintable(path), qPrintable(file.error().detail));
    return *file;
}

media::MediaFile openNamed(const QString &name)
{
    return opened(make(spec(name)));
}

media::MediaFile vanished(const char *name)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("gone.mp4"));
    if (!QFile::copy(make(spec(QString::fromLatin1(name))), path))
        qFatal("cannot copy to %s", qPrintable(path));
    return opened(path);
}

media::ViewPtr openSequence(const QString &path)
{
    return sequenceOf(opened(path));
}

media::ViewPtr sequenceOf(const media::MediaFile &file)
{
    const model::Project project = model::projectOf(mediaOf(file), *file.index);
    return media::makeView(project, {{project.media.front().id, file}});
}

media::ViewPtr withTake(const media::ViewPtr &view, const TakeSpec &spec)
{
    const media::MediaFile file = opened(spec.path);
    model::Project project = view->project;
    const model::Take take = takeOf(project, *view, spec, file);
    model::Media media = mediaOf(file);
    media.id = take.media;
    project.media.push_back(media);
    project.takes.push_back(take);
    media::MediaFiles files = view->files;
    files.insert(take.media, file);

    const std::size_t at = view->grid->clipOf(spec.range.begin);
    const Flicks start = project.sequence.clipStart(at);
    const model::Clip whole = project.sequence.clips[at];
    const model::TimeRange range = view->grid->shown(spec.range);
    std::vector<model::Clip> parts;
    const auto part = [&](Flicks begin, Flicks end) {
        model::Clip clip = whole;
        clip.id = project.newId<model::ClipTag>();
        clip.length = end - begin;
        for (model::Slice &slice : clip.slices)
            slice.start += begin - start;
        if (clip.length > Flicks{0})
            parts.push_back(clip);
        return clip.length > Flicks{0};
    };
    part(start, range.begin);
    if (part(range.begin, range.end)) {
        parts.back().slices.push_back({take.id, Flicks{0}});
        if (spec.hasPicture)
            parts.back().picture = take.id;
        if (spec.hasSound)
            parts.back().sound = take.id;
    }
    part(range.end, start + whole.length);
    auto &clips = project.sequence.clips;
    clips.erase(clips.begin() + std::ptrdiff_t(at));
    clips.insert(clips.begin() + std::ptrdiff_t(at), parts.begin(), parts.end());
    return media::makeView(project, files);
}

media::ViewPtr withoutFrames(const media::ViewPtr &view, model::FrameRange range)
{
    model::Project project = view->project;
    const std::size_t at = view->grid->clipOf(range.begin);
    const Flicks start = project.sequence.clipStart(at);
    const model::TimeRange cut = view->grid->shown(range);
    auto &clips = project.sequence.clips;
    model::Clip before = clips[at], after = clips[at];
    before.length = cut.begin - start;
    after.id = project.newId<model::ClipTag>();
    after.length = start + after.length - cut.end;
    for (model::Slice &slice : after.slices)
        slice.start += cut.end - start;
    clips[at] = before;
    clips.insert(clips.begin() + std::ptrdiff_t(at) + 1, after);
    std::erase_if(clips, [](const model::Clip &clip) { return clip.length <= Flicks{0}; });
    return media::makeView(project, view->files);
}

MediaSpec takeSpec()
{
    MediaSpec spec;
    spec.name = QStringLiteral("a take for the export");
    spec.firstNumber = 2000;
    spec.frames = 60;
    spec.size = {640, 360};
    return spec;
}

std::vector<int> numbersOf(const media::ViewPtr &view, QRect part)
{
    media::SequenceReader reader(view);
    std::vector<int> numbers;
    for (std::int64_t n = 0; n < view->grid->count(); ++n) {
        const auto image = reader.image({n}, {});
        if (image)
            numbers.push_back(readNumber(part.isEmpty() ? *image : image->copy(part)).value_or(-1));
        else
            numbers.push_back(-2);
    }
    return numbers;
}

std::vector<double> clicksOf(const media::ViewPtr &view, int rate, int channels)
{
    const auto count = std::int64_t(model::toSeconds(view->grid->length()) * rate);
    std::vector<float> samples(std::size_t(count * channels));
    if (!media::SequenceReader(view).samples(0, rate, channels, samples))
        return {};
    std::vector<double> clicks;
    for (const std::int64_t at : clickPositions(samples, channels, 0, rate))
        clicks.push_back(double(at) / rate);
    return clicks;
}

} // namespace testsupport
