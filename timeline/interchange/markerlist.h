// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/framegrid.h"
#include "timeline/model/frames.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace timeline::interchange {

// A stretch to redo, as somebody else marked it.
struct MarkerRange {
    model::FrameRange frames; // of the sequence; at least one
    QString text; // what shall happen; may be empty
    int line = 0; // of the list, from 1

    bool operator==(const MarkerRange &) const = default;
};

// The ranges of a marker list for a sequence of these frames at this nominal rate. Pure.
//
// - An EDL (CMX 3600): its events from record in to record out; with `* LOC:` locators only the
//   events that hold one, each with its words; DaVinci Resolve's markers with their own length. A
//   list whose record times begin behind the sequence's end counts from its whole hour
//   (01:00:00:00).
// - CSV with a row of names: start, in or from; end, out or to; and, if there is one, prompt, text,
//   note, comment or name. Without such a row the columns are start, end, prompt. Times as the
//   command line writes them: 12.5, 00:12:03.500, 00:12:03:12, 451f.
//
// InvalidRequest, with the number of each bad line, when any line cannot be understood: half a list
// is none.
model::Result<std::vector<MarkerRange>> readMarkers(
    const QByteArray &bytes, const model::FrameGrid &grid, model::Rational rate);

} // namespace timeline::interchange
