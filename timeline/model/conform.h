// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace timeline::model {

// How a take's pictures and samples are made to fit the sequence. Undone in the range by the
// SequenceReader only, so that preview, window and export agree. A value.
struct Conform {
    bool colorMatch = false; // apply gain and offset
    std::array<double, 3> gain{1, 1, 1}; // R, G, B of the shown picture
    std::array<double, 3> offset{0, 0, 0}; // in units of full scale (1.0)
    bool loudnessMatch = false;
    double loudnessGain = 1.0; // linear
    // The part of the take's picture that is the video; the rest is padding that the window gained
    // to become 16:9 or 9:16. Fractions of the picture's width and height.
    double cropX = 0, cropY = 0, cropWidth = 1, cropHeight = 1;
    int offsetFrames = 0; // what alignment found: result frame = time + offset

    bool operator==(const Conform &) const = default;
};

} // namespace timeline::model
