// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/task.h"

#include <QString>
#include <QStringList>

namespace app {

// By its name.
bool isProject(const QString &path);

// What a project says of a file; the rest as in `known`.
model::Media entryOf(const media::MediaFile &file, model::Media known = {});

// A video as a project of one clip. Pure; takes its time for a long one.
media::ViewPtr viewOfVideo(const media::MediaFile &file);

// Whether what is open is this video from its first frame to its last, whatever takes lie on it:
// then times mean the same in both. Asks the file system.
bool isAllOf(const media::SequenceView &view, const QString &video);

// A project with its files, also when some cannot be read: those have their fault in the view.
// Blocking, for the pool. Errors of loadProject.
model::Result<media::ViewPtr> openProject(
    const QString &path, const model::Progress &progress, const model::CancelToken &cancel);

// The names of what cannot be read, with the reason where it is another one than that the file is
// not there. Pure.
QStringList faultyNames(const media::SequenceView &view);

// MediaMissing with their names. Pure.
model::Result<> checkComplete(const media::SequenceView &view);

// A video, or a project with all its files; MediaMissing where one cannot be read. Blocking, for
// the pool. Errors of openMedia and loadProject. `growing` hears of a video only: a project's takes
// lie anywhere in its files.
model::Result<media::ViewPtr> openPath(const QString &path, const model::Progress &progress,
    const model::CancelToken &cancel, const media::GrowingMedia &growing = {});

} // namespace app
