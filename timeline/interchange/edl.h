// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/interchange/handover.h"

#include <QByteArray>

namespace timeline::interchange {

// An edit decision list (CMX 3600): one event a span, or two where picture and sound come from
// different takes; a crossfade is a dissolve, with which the event begins; ends are exclusive;
// every file is a reel of its own. It has no place for the takes that are not chosen.
// InvalidRequest for more than 999 events or a rate that timecode does not count. Pure.
model::Result<QByteArray> writeEdl(const Handover &handover);

} // namespace timeline::interchange
