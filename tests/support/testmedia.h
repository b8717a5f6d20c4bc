// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// Media files whose every frame says which one it is, made by the `ffmpeg` program.
//
// Picture: two copies of a band of 2 × 14 black and white cells, one along the top and one along
// the bottom (each a fifth of the height), hold four guard cells, a 16-bit frame number and an
// 8-bit checksum. Between them lie a gradient, a box that moves and some noise, so that no two
// frames are alike and encoders make real B-frames. The band is upright when the picture is shown
// upright, whatever its rotation.
//
// Sound: channel c carries a tone of toneFrequency(c) Hz at 0.05 and, at every whole second counted
// from frame 0, a click: a bell of 0.8 whose peak is exactly that sample.
namespace testsupport {

struct MediaSpec {
    QString name; // a sentence, for data rows
    int frames = 100;
    QSize size{320, 180}; // as stored
    QString rate{QStringLiteral("25")};
    QStringList videoArgs; // empty: H.264, B-frames, a key frame every 25 frames
    QString pixelFormat{QStringLiteral("yuv420p")};
    int audioChannels = 2; // 0: no sound
    int audioRate = 48000;
    QStringList audioArgs; // empty: AAC
    QStringList outputArgs;
    QString extension{QStringLiteral("mp4")};
    std::vector<double> vfrTimes; // seconds, one per frame: a variable rate
    int firstNumber = 0; // number drawn into the first frame
    int rotation = 0; // degrees clockwise to show it upright; MP4 and MOV only
    double startOffset = 0; // seconds that the file's clock shows at its first frame
    double cutAt =
        0; // > 0: copied from here on without decoding; MP4 and MOV hide what lies before
    bool silent = false; // the sound track holds zeros only
};

// The file; made once per build tree, also when several test programs ask at once. Ends the program
// with FFmpeg's message when it cannot be made.
QString make(const MediaSpec &spec);

// Files of every kind that a frame index has to get right.
std::vector<MediaSpec> matrix();
// The row of matrix() with this name; ends the program when there is none.
MediaSpec spec(const QString &name);

// Numbers of the frames that a player shows, in order.
std::vector<int> expectedNumbers(const MediaSpec &spec);
// Seconds from the first shown frame to the end of the last one.
double expectedDuration(const MediaSpec &spec);

// The number in a picture of any size; nothing when the picture is not clearly one frame (mixed,
// damaged, mirrored, not ours).
std::optional<int> readNumber(const QImage &picture);
// An upright picture with this number.
QImage paintNumber(int number, QSize size);

inline constexpr double firstClick = 0.25;
inline constexpr double clickDistance = 0.5;

double toneFrequency(int channel);
// Peaks of clicks in one channel of interleaved samples, as positions in the span, to the sample.
std::vector<std::int64_t> clickPositions(
    std::span<const float> samples, int channels = 1, int channel = 0, int rate = 48000);
// The channel whose tone is the loudest in `channel`; nothing in silence.
std::optional<int> toneHeard(std::span<const float> samples, int channels, int channel, int rate);
// The sound that make() encodes, interleaved.
std::vector<float> makeSound(const MediaSpec &spec);

} // namespace testsupport
