// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/ids.h"
#include "timeline/model/rational.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace timeline::media {

// A stretch of the sequence whose sound comes from one place without a break.
struct SoundSegment {
    model::TimeRange range; // sequence time
    model::MediaId media; // invalid: silence
    model::Flicks offset{0}; // time on the file's clock = sequence time + offset
    double gain = 1;
    // The crossfade of the join that it begins with; none: that of a cut.
    std::optional<model::TimeRange> fadeIn{};

    bool operator==(const SoundSegment &) const = default;
};

// What is heard, gapless from 0 to the end of the sequence. A chosen take without sound, and what
// lies behind the end of a take's file, leave the clip's original to be heard. Neighbours that
// continue each other are one segment (through-edits). Pure.
//
//     clips     |---A---|-A'--|-B--|        A' continues A in the same file
//     segments  |------A------|-B--|
//
std::vector<SoundSegment> planSound(const SequenceView &view);

inline constexpr model::Flicks soundFade{model::flicksPerSecond * 15 / 1000};

// How loud segment `i` is at `time`, 0…1, its own gain apart. The two neighbours cross in a raised
// cosine: for as long as the pictures where their join has a crossfade, at a cut for 15 ms, centred
// on it; shorter where a segment is shorter. Their weights add up to 1.
double weightAt(std::span<const SoundSegment> segments, std::size_t i, model::Flicks time);

// Where segment `i` is heard: its range and the halves of the crossfades that reach over its ends.
model::TimeRange heardRange(std::span<const SoundSegment> segments, std::size_t i);

// Where nothing but segment `i` is heard: between those crossfades.
model::TimeRange aloneRange(std::span<const SoundSegment> segments, std::size_t i);

} // namespace timeline::media
