// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "timeline/media/mediafile.h"
#include "timeline/model/error.h"
#include "timeline/model/project.h"
#include "timeline/render/align.h"

#include <QString>

namespace app {

// The project with a finished file behind a pending take: new facts, the sequence as it was. Pure.
struct PlacedTake {
    model::Project project;
    model::MediaId media;
};
model::Result<PlacedTake> placeResult(model::Project project, model::TakeId take,
    const media::MediaFile &file, const render::Alignment &alignment, const QString &resultHash);

// The project with a file laid into a range as a take of its own: "Add take from file…". Pure.
struct AddedTake {
    model::Project project;
    model::MediaId media;
    model::TakeId take;
};
model::Result<AddedTake> addTake(model::Project project, const media::MediaFile &file,
    const render::Alignment &alignment, model::TimeRange range);

// Whether a take may show itself as it arrives: where it lies, nothing else was chosen or accepted.
// Pure.
bool mayShowItself(const model::Project &project, model::TakeId take);

} // namespace app
