// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediatrack.h"
#include "timeline/model/error.h"
#include "timeline/model/framegrid.h"
#include "timeline/model/frameindex.h"
#include "timeline/model/project.h"
#include "timeline/model/task.h"

#include <QHash>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

struct AVCodecParameters;

namespace timeline::media {

// A file that was opened once: what it is and its frames. A value; any thread. The file itself is
// opened again by each reader, on that reader's thread.
struct MediaFile {
    QString path;
    model::MediaIdentity identity;
    model::MediaInfo info;
    std::shared_ptr<const model::FrameIndex> index;
    // What decoders of its pictures are set up with, so that no reader has to find it out again;
    // null: each does.
    std::shared_ptr<const AVCodecParameters> pictureCodec;
    std::vector<MediaTrack> otherTracks; // all but the pictures and the first sound
    // Why the file cannot be read; then this is what the project knows of it, and its frames may be
    // made up at its rate. Every reader refuses it.
    std::optional<model::Error> fault{};
};

using MediaFiles = QHash<model::MediaId, MediaFile>;

model::FrameIndexes indexesOf(const MediaFiles &files);

// Is given the file with the frames that are certain while the rest is still being read, each time
// with more of them; on the thread that opens. True: that is enough.
using GrowingMedia = std::function<bool(const MediaFile &soFar)>;

// Probes and indexes `path`: the whole of "open". Blocking, seconds for hours of video: worker
// thread. Local files only, known containers only; playlists and references to other files are
// refused. With `growing` its first frames can be looked at meanwhile; when that has enough, the
// answer has only the frames it was given.
model::Result<MediaFile> openMedia(const QString &path, const model::Progress &progress = {},
    const model::CancelToken &cancel = {}, const GrowingMedia &growing = {});

// openMedia for each media of a project, keyed by its ids. What cannot be read, or is another file
// by now, is there with its fault; fails only when cancelled.
model::Result<MediaFiles> openAll(const model::Project &project,
    const model::Progress &progress = {}, const model::CancelToken &cancel = {});

// The files that cannot be read, by their ids, in the project's order.
std::vector<model::MediaId> faulty(const model::Project &project, const MediaFiles &files);

// What the project knows of one of its files that cannot be read.
MediaFile standInFor(
    const model::Project &project, const model::Media &media, const model::Error &fault);

} // namespace timeline::media
