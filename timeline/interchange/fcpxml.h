// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/interchange/handover.h"

#include <QByteArray>

namespace timeline::interchange {

// Final Cut Pro XML 1.9 (Apple's "FCPXML Reference" and its DTD): the spine holds one clip a span;
// a span with several takes is an audition whose first child is the pick. Where another take is
// heard than seen, the clip brings only its picture and the sound is connected to it. Cuts where
// the sequence has crossfades. All times are rational seconds on the boundaries of the sequence's
// frames. Pure.
QByteArray writeFcpxml(const Handover &handover);

} // namespace timeline::interchange
