// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/framegrid.h"
#include "timeline/model/project.h"

#include <optional>

namespace timeline::interchange {

// Counts the frames of a hand-over: sequence time, media time and times in the files of takes, each
// to the nearest frame of one rate. Reads a project that outlives it. Pure.
class TakeClock {
public:
    TakeClock(const model::Project &project, const model::FrameIndexes &indexes);

    model::Rational rate() const { return m_rate; }
    bool hasDropTimecode() const; // of an original
    std::int64_t frames(model::Flicks time) const; // to the nearest
    model::Rational rateOf(const model::Media &media) const; // its file's own
    // What the embedded timecode of a file counts at its first frame, 0 without one.
    std::int64_t startOf(const model::Media &media) const;
    std::int64_t lengthOf(const model::Media &media) const;

    // The original's media time at the first frame of a part of `clip` that begins `offset` into
    // it, the clip itself at `clipStart`. nullopt without media or index.
    std::optional<std::int64_t> mediaStart(
        const model::Clip &clip, model::Flicks clipStart, model::Flicks offset) const;
    // How far into its file a take is at window time `time`; nullopt when it covers nothing.
    std::optional<std::int64_t> inFile(const model::Take &take, model::Flicks time) const;
    // The part of [begin, begin + length) of window time that the take's file covers.
    model::TimeRange covered(
        const model::Take &take, model::Flicks begin, model::Flicks length) const;

private:
    const model::FrameIndex *indexOf(const model::Take &take) const;
    bool isCovered(const model::FrameMap::Entry &entry, const model::FrameIndex &index) const;

    const model::Project &m_project;
    const model::FrameIndexes &m_indexes;
    model::Rational m_rate;
};

} // namespace timeline::interchange
