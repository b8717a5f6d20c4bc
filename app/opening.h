// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/task.h"

#include <QString>

namespace app {

// A project with all its files.
struct Opened {
    model::Project project;
    media::MediaFiles files;
};

// By its name.
bool isProject(const QString &path);

// A video as a project of one clip. Pure.
Opened openedVideo(const media::MediaFile &file);

// A video, or a project with its files. Blocking, for the pool. Errors of openMedia and
// loadProject. `growing` hears of a video only: a project's takes lie anywhere in its files.
model::Result<Opened> openPath(const QString &path, const model::Progress &progress,
    const model::CancelToken &cancel, const media::GrowingMedia &growing = {});

} // namespace app
