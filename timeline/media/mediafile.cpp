// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/mediafile.h"

#include "timeline/media/openmedia.h"

#include <QFileInfo>

namespace timeline::media {

namespace {

// A project may come from another machine: the content counts, not when it was written.
bool isThatFile(const model::Media &media, const MediaFile &file)
{
    return media.identity.size == 0
        || (media.identity.size == file.identity.size
            && media.identity.edgeHash == file.identity.edgeHash);
}

} // namespace

model::FrameIndexes indexesOf(const MediaFiles &files)
{
    model::FrameIndexes indexes;
    for (auto it = files.begin(); it != files.end(); ++it)
        indexes.insert(it.key(), it->index);
    return indexes;
}

model::Result<MediaFile> openMedia(const QString &path, const model::Progress &progress,
    const model::CancelToken &cancel, const GrowingMedia &growing)
{
    return openMediaToRead(path, progress, cancel, growing).map([](OpenMedia media) {
        return std::move(media.file);
    });
}

model::Result<MediaFiles> openAll(const model::Project &project, const model::Progress &progress,
    const model::CancelToken &cancel)
{
    MediaFiles files;
    const double share = 1.0 / double(std::max<std::size_t>(project.media.size(), 1));
    for (const model::Media &media : project.media) {
        const double done = double(files.size()) * share;
        const auto part = [&progress, done, share](double p) {
            if (progress)
                progress(done + p * share);
        };
        auto file = openMedia(media.path, part, cancel);
        if (!file && file.error().kind == model::Error::Kind::Cancelled)
            return tl::unexpected(file.error());
        if (!file)
            files.insert(media.id, standInFor(project, media, file.error()));
        else if (isThatFile(media, *file))
            files.insert(media.id, *std::move(file));
        else
            files.insert(media.id,
                standInFor(project, media,
                    {model::Error::Kind::SourceChanged, QFileInfo(media.path).fileName()}));
    }
    return files;
}

std::vector<model::MediaId> faulty(const model::Project &project, const MediaFiles &files)
{
    std::vector<model::MediaId> ids;
    for (const model::Media &media : project.media) {
        const auto file = files.constFind(media.id);
        if (file != files.constEnd() && file->fault)
            ids.push_back(media.id);
    }
    return ids;
}

} // namespace timeline::media
