// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/frames.h"
#include "timeline/render/pairpicture.h"

#include <QString>

namespace timeline::render {

// One of the two that are compared. Without a name: that of the take which is seen.
struct ComparisonSide {
    media::ViewPtr view;
    QString name;
};

// What is compared, and how. The frames of both are counted alike.
struct Comparison {
    enum class Layout { SideBySide, OverUnder, Paired };

    ComparisonSide a, b;
    Layout layout = Layout::SideBySide;
    Pairing pairing; // of Layout::Paired
};

// A stretch of a comparison as a video of its own, for people who have nothing but a player.
struct ComparisonClip {
    Comparison comparison;
    model::FrameRange range; // of both sides
    enum class Sound { A, B };
    Sound sound = Sound::B;
};

} // namespace timeline::render
