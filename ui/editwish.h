// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frames.h"

namespace ui {

// What the user wants done to the sequence. Frames of the sequence as it is shown.
struct EditWish {
    enum class Kind { Split, Delete, Copy, Cut, Paste, Move };

    Kind kind = Kind::Split;
    timeline::model::FrameRange range; // of Delete, Copy, Cut and Move
    timeline::model::FrameNumber at; // where to split, to paste, to move to

    bool operator==(const EditWish &) const = default;
};

} // namespace ui
