// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/mediafile.h"

#include "timeline/media/openmedia.h"

#include <QFileInfo>

namespace timeline::media {

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
        if (!file)
            return tl::unexpected(file.error());
        // A project may come from another machine: the content counts, not when it was written.
        const bool isKnown = media.identity.size == 0
            || (media.identity.size == file->identity.size
                && media.identity.edgeHash == file->identity.edgeHash);
        if (!isKnown)
            return model::fail(model::Error::Kind::SourceChanged, QFileInfo(media.path).fileName());
        files.insert(media.id, *std::move(file));
    }
    return files;
}

} // namespace timeline::media
