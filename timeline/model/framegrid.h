// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frameindex.h"
#include "timeline/model/project.h"

#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace timeline::model {

using FrameIndexes = QHash<MediaId, std::shared_ptr<const FrameIndex>>;

// One picture to be had: frame `frame` of file `media`, to be conformed as `take` says.
struct PictureRef {
    MediaId media;
    FrameNumber frame;
    TakeId take;
    bool fallback = false; // the chosen take does not cover this frame; the original stands in

    bool operator==(const PictureRef &) const = default;
};

// What else is seen in a frame of a crossfade: the picture of the other clip.
struct MixedIn {
    PictureRef ref;
    double share = 0; // of it, 0…1; the frame's own picture has the rest

    bool operator==(const MixedIn &) const = default;
};

// The frames of a sequence: sequence frame number ↔ sequence time ↔ file and frame. The frames of a
// clip are those of its original (so that a variable rate stays what it is); a take is looked up by
// time through its FrameMap. Immutable; any thread. Building costs O(frames).
class FrameGrid {
public:
    FrameGrid() = default;
    FrameGrid(const Project &project, const FrameIndexes &indexes);

    std::int64_t count() const { return std::int64_t(m_times.size()); }
    bool isEmpty() const { return m_times.empty(); }
    Flicks length() const { return m_length; }
    Flicks timeOf(FrameNumber n) const; // start of frame n; n == count() gives the length
    TimeRange shown(FrameNumber n) const { return {timeOf(n), timeOf(n + 1)}; }
    TimeRange shown(FrameRange range) const { return {timeOf(range.begin), timeOf(range.end)}; }
    FrameNumber frameAt(Flicks time) const; // clamped
    FrameRange framesIn(TimeRange range) const; // frames whose start lies in it
    FrameNumber clamp(FrameNumber n) const;

    std::size_t clipOf(FrameNumber n) const; // position in Sequence::clips
    // The picture of frame n as `project` chooses it now. `project` has the same clips and lengths
    // as the one that the grid was built from; the choice of takes may differ (compare panes).
    PictureRef pictureAt(const Project &project, FrameNumber n) const;

    // Crossfades; `clip` is a position in Sequence::clips, `project` as above.

    // The picture that the clip would show at frame n if it reached there; nothing where its file,
    // or the window of a take that is chosen, has none.
    std::optional<PictureRef> pictureBeyond(
        const Project &project, std::size_t clip, FrameNumber n) const;
    // The frames in which the clip and the one before it are mixed: as many as its join says, or
    // fewer where either side has no pictures for them.
    FrameRange crossfade(const Project &project, std::size_t clip) const;
    // Nothing outside crossfades, and where both clips show the same picture.
    std::optional<MixedIn> mixedInAt(const Project &project, FrameNumber n) const;

private:
    struct ClipFrames {
        Flicks start{0}; // sequence time
        FrameNumber firstFrame; // sequence frame
        MediaId media; // of the original
        FrameNumber firstMediaFrame;
        std::shared_ptr<const FrameIndex> index; // of the original; null: not open
    };

    FrameRange framesOf(std::size_t clip) const;

    std::vector<Flicks> m_times;
    std::vector<ClipFrames> m_clips;
    Flicks m_length{0};
};

} // namespace timeline::model
