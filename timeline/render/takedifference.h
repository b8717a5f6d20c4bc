// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/conform.h"
#include "timeline/model/error.h"
#include "timeline/model/frames.h"
#include "timeline/model/task.h"

#include <QHash>
#include <QImage>

#include <functional>
#include <optional>
#include <vector>

namespace timeline::render {

// How much two pictures differ in brightness: mean of all points, levels of 255. B is scaled to A's
// size when it has another. 0 when one is null. Pure.
double lumaLevels(const QImage &a, const QImage &b);

// What is known of how much a take differs from the original, frame by frame of the sequence.
struct DifferenceRow {
    static constexpr float unknown = -1;

    model::FrameRange frames;
    std::vector<float> levels; // of 255; as many as frames

    bool operator==(const DifferenceRow &) const = default;
};

// A row that can be filled: the sequence with the take wherever it has pictures, and without it.
struct DifferencePair {
    media::ViewPtr take, original; // of the same frames
    model::FrameRange frames;
};

// What was measured stays known while file, take and conform are the same, wherever in the sequence
// the frames lie. A value; the thread that owns it.
class DifferenceCache {
public:
    // The row as far as it is known.
    DifferenceRow known(const DifferencePair &pair) const;
    void insert(const DifferencePair &pair, model::FrameNumber n, float levels);

private:
    // A picture as it is shown.
    struct Shown {
        QString path;
        model::MediaIdentity identity;
        model::Conform conform;

        bool operator==(const Shown &) const = default;
    };
    using Frames = std::pair<std::int64_t, std::int64_t>; // the take's, the original's
    struct Files {
        Shown take, original;
        QHash<Frames, float> levels;
    };

    static Shown shown(const media::SequenceView &view, const model::PictureRef &ref);
    std::optional<std::size_t> find(const Shown &take, const Shown &original) const;

    std::vector<Files> m_files; // last begun at the back
};

// Measures the frames of `pair` that `row` does not know, in their order. `found` is called on this
// thread for each. A frame that cannot be read is left out. Blocking; worker thread.
void measureDifferences(const DifferencePair &pair, const DifferenceRow &row,
    const std::function<void(model::FrameNumber, float)> &found, const model::CancelToken &cancel);

} // namespace timeline::render
