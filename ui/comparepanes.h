// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "ui/compareview.h"
#include "ui/takelist.h"

#include <vector>

namespace ui {

// Which sequences stand in the panes, and what they are called.
struct ComparePanes {
    std::vector<media::ViewPtr> views;
    std::vector<PaneTitle> titles;
    std::size_t soundPane = 0;

    bool sameAs(const ComparePanes &other) const
    {
        return titles == other.titles && soundPane == other.soundPane;
    }
};

// One pane: the sequence as chosen, or its original. Side by side: the original, and the take to
// compare it with (else the sequence as chosen). Takes are those under the playhead. `view` is not
// null. Pure.
ComparePanes comparePanes(const media::ViewPtr &view, const std::vector<TakeCard> &takes,
    CompareMode mode, bool showOriginal);

// What is done for the screen to the light of the file that is shown at this frame: HDR is
// tone-mapped. Empty for SDR. Pure.
QString lightOf(const media::SequenceView &view, timeline::model::FrameNumber frame);

} // namespace ui
