// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bench {

// The bench's videos; every frame says which one it is (testsupport::readNumber). Made once per
// build tree, in a few minutes; the long ones by looping short ones without encoding.
struct Material {
    static constexpr int pieceFrames = 500; // after so many frames the numbers begin again
    static constexpr int gop = 250;

    QString hour; // 1080p25 H.264, a key frame every 250 frames, AAC
    QString twoHours; // the same, twice as long
    QString sixty; // the same pictures at 60/s, 33 s
    QString fourK; // 2160p25, 1 min
    QString tenMinutes; // 1080p25 with x264's own settings, a key frame every 250 frames, AAC
    QString take; // 5 s of such pictures and sound
    QString small; // 160x90, an hour, a key frame every 250 frames, AAC
};

Material makeMaterial();

} // namespace bench
