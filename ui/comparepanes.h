// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "ui/comparemode.h"
#include "ui/takelist.h"
#include "ui/takeviews.h"

#include <optional>
#include <vector>

namespace ui {

struct PaneTitle {
    QString text;
    bool original = false;
    bool operator==(const PaneTitle &) const = default;
};

PaneTitle takeTitle(int number); // 0: the original

// What is wished of a comparison.
struct CompareWish {
    CompareMode mode = CompareMode::One;
    // Nothing: A is the original, B the take that is seen.
    std::optional<model::TakeId> a, b;
    CompareSide side = CompareSide::B; // that is heard and, one alone, seen

    bool operator==(const CompareWish &) const = default;
};

// Which sequences stand in the panes, and what they are called.
struct ComparePanes {
    CompareMode mode = CompareMode::One;
    std::vector<media::ViewPtr> views;
    std::vector<PaneTitle> titles;
    std::vector<int> numbers; // of the takes in a grid
    std::size_t soundPane = 0;

    bool operator==(const ComparePanes &) const = default;
};

// One side of the comparison.
struct SideView {
    media::ViewPtr view;
    PaneTitle title;
    bool operator==(const SideView &) const = default;
};
// Takes are those under the playhead. A take that is gone counts as none. The views' base is not
// null. Pure, as are the others.
SideView sideOf(const TakeViews &views, const std::vector<TakeCard> &takes, const CompareWish &wish,
    CompareSide side);

// One pane: the sequence as chosen, or the side that is wished. Two: A and B. A grid: the original
// and every take that is neither pending nor rejected.
ComparePanes comparePanes(
    const TakeViews &views, const std::vector<TakeCard> &takes, const CompareWish &wish);

// The take that stands on a side, after or before it in the list, wrapping around: for keys that
// step through them.
std::optional<model::TakeId> nextOnSide(const TakeViews &views, const std::vector<TakeCard> &takes,
    const CompareWish &wish, CompareSide side);

// Whether the project has a take that can be seen beside the original.
bool hasTakes(const model::Project &project);

// What is done for the screen to the light of the file that is shown at this frame: HDR is
// tone-mapped. Empty for SDR.
QString lightOf(const media::SequenceView &view, timeline::model::FrameNumber frame);

} // namespace ui
