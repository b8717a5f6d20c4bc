// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/framegrid.h"
#include "timeline/model/frames.h"
#include "timeline/model/rational.h"

#include <QString>

namespace timeline::model {

// Timecode of a frame number at a nominal rate: "00:12:03:12". At 29.97 and 59.94 drop-frame
// counting (SMPTE ST 12-1) with ";" when `dropFrame`.
QString toTimecode(FrameNumber frame, Rational rate, bool dropFrame = false);

// The frame that a timecode counts, whatever a sequence holds: "01:00:00:00" is frame 90 000 at 25
// a second. ";" before the frames: drop-frame. InvalidRequest for what is none.
Result<FrameNumber> fromTimecode(const QString &text, Rational rate);

// Clock time of a moment: "00:12:03.500".
QString toClock(Flicks time);

// A TIME of the command line or of an input field, from the first shown frame: "12.5",
// "00:12:03.500" (the frame on screen then), "00:12:03:12" and "00:12:03;12" (timecode) or "451f".
// A time at or after the end gives the frame behind the last one (`grid.count()`), so that ranges
// can name it; negative or malformed input is Error::Kind::InvalidRequest.
Result<FrameNumber> parseTime(const QString &text, const FrameGrid &grid, Rational rate);

} // namespace timeline::model
