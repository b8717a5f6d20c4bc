// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening.h"

#include "timeline/media/mediafile.h"
#include "timeline/model/projectfile.h"

#include <QFileInfo>

namespace app {

bool isProject(const QString &path)
{
    return path.endsWith(QLatin1String(".retake"), Qt::CaseInsensitive);
}

model::Media entryOf(const media::MediaFile &file, model::Media known)
{
    known.path = file.path;
    known.identity = file.identity;
    known.info = file.info;
    return known;
}

media::ViewPtr viewOfVideo(const media::MediaFile &file)
{
    const model::Project project = model::projectOf(entryOf(file), *file.index);
    return media::makeView(project, {{project.media.front().id, file}});
}

bool isAllOf(const media::SequenceView &view, const QString &video)
{
    const media::MediaFile *source = media::sourceFile(view);
    if (!source || source->fault || QFileInfo(source->path) != QFileInfo(video))
        return false;
    const model::Sequence whole = viewOfVideo(*source)->project.sequence;
    const model::Flicks start = whole.clips.front().slices.front().start;
    const std::vector<model::Clip> &clips = view.project.sequence.clips;
    model::Flicks at{0};
    for (const model::Clip &clip : clips) {
        const model::Slice &original = clip.slices.front();
        if (original.take != clips.front().slices.front().take || original.start != start + at)
            return false;
        at += clip.length;
    }
    return at == whole.length();
}

model::Result<media::ViewPtr> openProject(
    const QString &path, const model::Progress &progress, const model::CancelToken &cancel)
{
    auto project = model::loadProject(path);
    if (!project)
        return tl::unexpected(project.error());
    auto files = media::openAll(*project, progress, cancel);
    if (!files)
        return tl::unexpected(files.error());
    return media::makeView(*project, *files);
}

QStringList faultyNames(const media::SequenceView &view)
{
    QStringList names;
    for (const model::MediaId id : media::faulty(view.project, view.files)) {
        const media::MediaFile file = view.files.value(id);
        const QString name = QFileInfo(file.path).fileName();
        names << (file.fault->kind == model::Error::Kind::NotFound
                ? name
                : QStringLiteral("%1: %2").arg(name, model::kindName(file.fault->kind)));
    }
    return names;
}

model::Result<> checkComplete(const media::SequenceView &view)
{
    const QStringList names = faultyNames(view);
    if (names.isEmpty())
        return {};
    return model::fail(model::Error::Kind::MediaMissing, names.join(QStringLiteral(", ")));
}

model::Result<media::ViewPtr> openPath(const QString &path, const model::Progress &progress,
    const model::CancelToken &cancel, const media::GrowingMedia &growing)
{
    if (!isProject(path))
        return media::openMedia(path, progress, cancel, growing).map(viewOfVideo);
    auto view = openProject(path, progress, cancel);
    if (!view)
        return view;
    if (const QStringList names = faultyNames(**view); !names.isEmpty())
        return model::fail(model::Error::Kind::MediaMissing, names.join(QStringLiteral(", ")));
    return view;
}

} // namespace app
