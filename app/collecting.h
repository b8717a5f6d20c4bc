// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "timeline/model/error.h"
#include "timeline/model/project.h"
#include "timeline/model/task.h"

#include <QString>

namespace app {

// Where a project is put together with all that it needs.
enum class CollectInto { Folder, Zip };

struct CollectWish {
    model::Project project;
    QString name; // of the project, without a suffix
    QString target; // the folder, new or empty; or the archive
    CollectInto into = CollectInto::Folder;
};

struct Collected {
    QString target;
    int files = 0; // beside the project
    qint64 bytes = 0;

    bool operator==(const Collected &) const = default;
};

// Writes NAME.retake and, in "NAME media", every file that the project names: the rejected takes,
// too. It opens anywhere; where the files lay before is not told. Sources are read only. All or
// nothing under that name: what was there before stays until the new one is whole. Blocking;
// Cancelled, DiskFull (asked first), NotWritable, MediaMissing, SourceChanged.
model::Result<Collected> collect(const CollectWish &wish, const model::Progress &progress = {},
    const model::CancelToken &cancel = {});

} // namespace app
