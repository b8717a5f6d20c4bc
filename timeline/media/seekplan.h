// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frameindex.h"

#include <cstddef>
#include <optional>

namespace timeline::media {

struct SeekContext {
    const model::FrameIndex &index;
    model::FrameNumber target;
    // The frame that came out of the decoder last, while it is still decoding from there on.
    std::optional<model::FrameNumber> last;
    int attempt = 0; // how many plans for this target have failed
};

// How to get at a frame: go on decoding, or begin at an entry point, or at the start of the file.
// The entry point is chosen by its own pts: a key whose *dts* lies before the target may be shown
// after it (3-12 % of the frames of open-GOP files), and its leading pictures cannot be decoded
// from it.
struct SeekPlan {
    enum class Kind { GoOn, Entry, Start };

    Kind kind = Kind::Start;
    std::size_t entry = 0; // in FrameIndex::entryPoints(), for Kind::Entry

    bool operator==(const SeekPlan &) const = default;
};

// Pure. Each further attempt begins earlier (1, 2, 4 … entry points before the best one); nothing
// after the attempt that began at the start of the file.
std::optional<SeekPlan> planSeek(const SeekContext &context);

} // namespace timeline::media
