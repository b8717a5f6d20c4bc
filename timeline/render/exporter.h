// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"
#include "timeline/render/exportplan.h"
#include "timeline/render/splicing.h"

#include <QString>

namespace timeline::render {

// How far an export had to go so that what it wrote is right.
enum class Rung { AsPlanned, NoRebase, WholeGops, FullEncode };

// What an export did.
struct ExportDone {
    ExportPlan plan; // as it was carried out
    Rung rung = Rung::AsPlanned;
    QString why; // what was wrong on the rungs before, in words; it goes on after a colon
    QStringList leftOut; // tracks of the source that are not in the file, and why

    bool operator==(const ExportDone &) const = default;
};

// Writes the sequence to `path`: to NAME.part beside it, held against its source, then renamed.
// What is copied but does not prove right is written again, with more of it encoded. Cancel or
// failure leaves the old file and no stray one. Refuses to write onto any file that the sequence
// reads (SameFile). `check` decides whether a copy is right. Blocking; worker thread.
model::Result<ExportDone> runExport(const media::ViewPtr &view, const ExportPlan &plan,
    const QString &path, const model::Progress &progress = {},
    const model::CancelToken &cancel = {}, const CopyCheck &check = checkSplice);

} // namespace timeline::render
