// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/takelist.h"
#include "ui/timelinescene.h"

#include <QString>

#include <vector>

// What the timeline shows, as rows: clips, the chosen range, ranges with their takes, markers.
// Pure.
namespace ui {

struct OutlineRow {
    enum class Kind { Clip, Chosen, Range, Take, Marker };

    Kind kind = Kind::Clip;
    timeline::model::FrameRange frames; // empty: a place
    std::size_t index = 0; // of a clip or a marker, in the scene
    int number = 0; // of a take; 0: the original there
    std::vector<OutlineRow> takes{}; // of a range, the original first

    bool operator==(const OutlineRow &) const = default;
};

bool holds(const OutlineRow &row, timeline::model::FrameNumber frame);
// By time. Takes that lie in the same frames are of one range.
std::vector<OutlineRow> outlineOf(const TimelineScene &scene);
// Of those that hold the frame the one that begins last, a range rather than its clip. -1: none.
int rowAt(const std::vector<OutlineRow> &rows, timeline::model::FrameNumber frame);

enum class OutlineColumn { What, Begin, End, Length, State, Prompt };
inline constexpr int outlineColumns = 6;

QString outlineTitle(OutlineColumn column);
QString outlineText(const TimelineScene &scene, const TakeNewsById &news, const OutlineRow &row,
    OutlineColumn column);
// All of it in a sentence, for those who hear it.
QString outlineSentence(
    const TimelineScene &scene, const TakeNewsById &news, const OutlineRow &row);
// The take of a row of that kind, as its card has it; nothing when it is there no more.
std::optional<TakeCard> outlineTake(
    const TimelineScene &scene, const TakeNewsById &news, const OutlineRow &row);

} // namespace ui
