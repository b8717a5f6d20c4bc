// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening.h"

#include "timeline/media/mediafile.h"
#include "timeline/model/projectfile.h"

namespace app {

bool isProject(const QString &path)
{
    return path.endsWith(QLatin1String(".retake"), Qt::CaseInsensitive);
}

media::ViewPtr viewOfVideo(const media::MediaFile &file)
{
    model::Media entry;
    entry.path = file.path;
    entry.identity = file.identity;
    entry.info = file.info;
    const model::Project project = model::projectOf(std::move(entry), *file.index);
    return media::makeView(project, {{project.media.front().id, file}});
}

model::Result<media::ViewPtr> openPath(const QString &path, const model::Progress &progress,
    const model::CancelToken &cancel, const media::GrowingMedia &growing)
{
    if (!isProject(path))
        return media::openMedia(path, progress, cancel, growing).map(viewOfVideo);
    auto project = model::loadProject(path);
    if (!project)
        return tl::unexpected(project.error());
    auto files = media::openAll(*project, progress, cancel);
    if (!files)
        return tl::unexpected(files.error());
    return media::makeView(*project, *files);
}

} // namespace app
