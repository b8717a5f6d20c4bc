// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/framemap.h"

#include <QJsonArray>
#include <QJsonObject>

namespace timeline::model {

// A frame map in a project file: runs of frames at one distance, each [time, step, frame, step of
// frames, count], so that a minute of a take is a line and not 7 000. Pure; nothing is lost.
QJsonObject toJson(const FrameMap &map);
// Takes what it knows out of the object. At most `mostMapped` frames, whatever the file claims.
FrameMap frameMapFromJson(QJsonObject &json);

inline constexpr std::int64_t mostMapped = 10'000'000; // 46 hours at 60 a second

// The runs of what schema 1 wrote: a pair [time, frame] for each frame.
QJsonArray runsOfPairs(const QJsonArray &pairs);

} // namespace timeline::model
