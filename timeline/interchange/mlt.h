// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/interchange/handover.h"

#include <QByteArray>

namespace timeline::interchange {

// MLT XML, as Shotcut, Kdenlive and melt read it: ends of entries are inclusive, paths are relative
// to the file's own folder. One track, or one for the picture and one for the sound where they come
// from different takes. It has no place for the takes that are not chosen, and cuts where the
// sequence has crossfades. Pure.
QByteArray writeMlt(const Handover &handover);

} // namespace timeline::interchange
