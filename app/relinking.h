// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "timeline/media/mediafile.h"
#include "timeline/model/error.h"
#include "timeline/model/project.h"
#include "timeline/model/task.h"

#include <QString>

#include <optional>
#include <vector>

namespace app {

// A file for a media that could not be read.
struct FoundMedia {
    model::MediaId media;
    media::MediaFile file;
    // How it differs from the file that was used, for people; empty: it is that file.
    QString difference;
};

struct RefusedMedia {
    model::MediaId media;
    QString path;
    model::Error error; // WrongMedia, or why it cannot be read
};

struct Relinking {
    std::vector<FoundMedia> found; // the same file, or one that could stand in
    std::vector<RefusedMedia> refused; // by name it might have been
    std::vector<model::MediaId> missing; // none of both
};

// How `file` differs from what `media` was, or WrongMedia: another picture size, no sound where
// there was some, or less than the project shows of it. Pure.
model::Result<QString> differenceOf(
    const model::Project &project, const model::Media &media, const media::MediaFile &file);

// Looks for the files that `wanted` names in a folder and the folders right inside it, or, when
// `place` is a file, takes that and looks for the rest around it. A file is known by what it holds
// before its name is asked. The chosen file stands for `meant`; without that for the one whose
// content, else whose name it has, else for the only one. Blocking; errors: NotFound, Cancelled,
// and InvalidRequest where a file could stand for several.
model::Result<Relinking> relinkFrom(const model::Project &project,
    const std::vector<model::MediaId> &wanted, const QString &place,
    std::optional<model::MediaId> meant = {}, const model::Progress &progress = {},
    const model::CancelToken &cancel = {});

} // namespace app
