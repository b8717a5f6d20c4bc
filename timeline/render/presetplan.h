// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/exportplan.h"

namespace timeline::render {

// The plan of a preset that does not write the sequence as it is: its sound, one take, or the
// original beside it. Pure.
model::Result<ExportPlan> planPiece(const media::SequenceView &view, Preset preset,
    const QString &path, std::optional<model::TakeId> take);

// Whether what the preset writes can be held against the source, frame by frame.
bool isWhole(Preset preset);

} // namespace timeline::render
