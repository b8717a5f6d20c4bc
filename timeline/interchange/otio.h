// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/interchange/handover.h"

#include <QByteArray>

namespace timeline::interchange {

// OpenTimelineIO: a Timeline.1 with a picture and, where anything is heard, a sound track. Each
// span is a Clip.2 that holds all its takes as media references, the chosen one active. As the
// source range belongs to the clip, every reference answers to the original's media times
// (https://opentimelineio.readthedocs.io, "Timeline structure", "Media references"). Pure.
QByteArray writeOtio(const Handover &handover);

} // namespace timeline::interchange
