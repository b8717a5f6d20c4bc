// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/framegrid.h"
#include "timeline/model/rational.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

namespace timeline::media {

// Where playing goes from one start on: elapsed time → sequence time. Picture and sound follow the
// same path. Pure.
struct PlayPath {
    model::Flicks start{0}; // sequence time
    int speed = 1; // times the ordinary one, negative: backwards
    model::Flicks length{0}; // of the sequence
    std::optional<model::TimeRange> loop; // must hold `start`, else it is left out of account

    bool loops() const { return loop && !loop->isEmpty() && loop->contains(start); }
    model::Flicks at(model::Flicks elapsed) const; // clamped to [0, length]
    bool isOver(model::Flicks elapsed) const; // has left the sequence
    // How often it has jumped from loop end to loop begin; backwards counts below zero.
    std::int64_t laps(model::Flicks elapsed) const;
};

// What a loop over `range` plays with `roll` before and after it, as far as the sequence has it.
// Pure.
model::FrameRange withRoll(
    const model::FrameGrid &grid, const model::FrameRange &range, model::Flicks roll);

// The sound along `path` as if it were played at speed 1: fills `out` (interleaved) from the n-th
// sample after the start on, by calls of `read(first, part)` with sequence samples, in order.
void readAlong(const PlayPath &path, int rate, int channels, std::int64_t n, std::span<float> out,
    const std::function<void(std::int64_t first, std::span<float> part)> &read);

} // namespace timeline::media
