// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/framegrid.h"
#include "timeline/model/project.h"

#include <QString>

#include <vector>

namespace timeline::interchange {

// A stretch of the sequence in which one take could be chosen and its original goes on without a
// break, so that one file of it can answer to the original's media times.
struct TakeRun {
    model::TakeId take;
    model::TimeRange range; // sequence time
    std::int64_t mediaStart = 0; // the original's media time at its first frame
    std::int64_t length = 0; // frames
    QString fileName; // "shot-r01-take02.mov", unique ignoring case

    bool operator==(const TakeRun &) const = default;
};

// The clips, with those that continue each other (a cut with nothing changed) joined. Pure.
//
//     before   |---A---|-A'-|--B--|       A' continues A, same choice
//     after    |-----A------|--B--|
//
std::vector<model::Clip> joinedClips(const model::Sequence &sequence);

// Of every take that has arrived, by take and by place. No file is named as one of the project's.
// Pure.
std::vector<TakeRun> takeRuns(const model::Project &project, const model::FrameIndexes &indexes);

} // namespace timeline::interchange
