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

struct MarkerList {
    std::vector<MarkerRange> ranges;
    QString countsFrom; // record timecode that was taken for the first frame; empty: zero, or none
    bool isGuessed = false; // another first frame was possible too

    bool operator==(const MarkerList &) const = default;
};

// What a list is read for.
struct MarkedSequence {
    const model::FrameGrid &grid;
    model::Rational rate; // nominal
    QString timecode; // embedded one of its first frame; empty: none
};

// The ranges of a marker list for a sequence. Pure.
//
// - An EDL (CMX 3600): its events from record in to record out, those of equal ends (picture and
//   sound of one edit) as one; with `* LOC:` locators only the events that hold one, each with its
//   words; DaVinci Resolve's markers with their own length. Record times count from zero, from the
//   hour in which they begin (01:00:00:00) or from the video's embedded timecode: from where all
//   events begin inside the video. Where several do, from the embedded timecode, else from the hour
//   if the list begins with it, else from zero.
// - CSV with a row of names: start, in or from; end, out or to; and, if there is one, prompt, text,
//   note, comment or name. Without such a row the columns are start, end, prompt. Times as the
//   command line writes them: 12.5, 00:12:03.500, 00:12:03:12, 451f.
//
// InvalidRequest, with the number of each bad line, when any line cannot be understood: half a list
// is none.
model::Result<MarkerList> readMarkers(const QByteArray &bytes, const MarkedSequence &sequence);

} // namespace timeline::interchange
