// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frames.h"

namespace ui {

// What the user wants done to the sequence. Frames of the sequence as it is shown.
struct EditWish {
    enum class Kind { Split, Delete, Copy, Cut, Paste, Move, TrimBegin, TrimEnd, Roll };

    Kind kind = Kind::Split;
    // Of Delete, Copy, Cut and Move; of a trim the clip, of Roll the one behind the edge.
    timeline::model::FrameRange range;
    // Where to split, to paste, to move to. The new edge of a clip may lie outside the sequence.
    timeline::model::FrameNumber at;

    bool operator==(const EditWish &) const = default;
};

} // namespace ui
