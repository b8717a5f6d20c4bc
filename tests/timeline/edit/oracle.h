// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/framegrid.h"
#include "timeline/model/project.h"

#include <QStringList>

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

// What edits have to make of a sequence, worked out on a plain list of frames: no clips, no times.
namespace testsupport {

// One frame of the sequence.
struct Cell {
    timeline::model::MediaId media;
    std::int64_t frame = 0; // of the original's file
    // For each take that lies here: the time in its window at which the frame was sent.
    std::map<timeline::model::TakeId, timeline::model::Flicks> takes;
    std::optional<timeline::model::TakeId> chosen; // for the picture and the sound
    QStringList notes; // of the markers here

    bool operator==(const Cell &) const = default;
};

using Cells = std::vector<Cell>;

// The cells that the project really has. Notes are sorted: those of one frame have no order.
Cells cellsOf(
    const timeline::model::Project &project, const timeline::model::FrameIndexes &indexes);

// The frame `step` beside `cell` in its file, with the same takes and the same choice; nothing
// where the file or the chosen take has none.
std::optional<Cell> beside(const Cell &cell, std::int64_t step,
    const timeline::model::Project &project, const timeline::model::FrameIndexes &indexes);

// What differs first, in words; empty: nothing.
QString difference(const Cells &real, const Cells &expected);

// Every frame shows what it has to: its original, or the chosen take's frame that was sent for it.
QString misshown(const Cells &cells, const timeline::model::Project &project,
    const timeline::model::FrameIndexes &indexes);

} // namespace testsupport
