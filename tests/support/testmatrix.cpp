// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"

#include <algorithm>

namespace testsupport {

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

MediaSpec row(const char *name, const char *video = "", const char *extension = "mp4")
{
    MediaSpec spec;
    spec.name = QString::fromLatin1(name);
    spec.videoArgs = words(video);
    spec.extension = QString::fromLatin1(extension);
    spec.frames = 75;
    return spec;
}

MediaSpec rateRow(const char *name, const char *rate)
{
    MediaSpec spec = row(name);
    spec.rate = QString::fromLatin1(rate);
    return spec;
}

MediaSpec soundRow(const char *name, int channels, int rate, const char *audio = "")
{
    MediaSpec spec = row(name);
    spec.audioChannels = channels;
    spec.audioRate = rate;
    spec.audioArgs = words(audio);
    return spec;
}

constexpr auto hevcClosed =
    "-c:v libx265 -preset ultrafast -tag:v hvc1 -x265-params "
    "open-gop=0:keyint=24:min-keyint=24:bframes=4:scenecut=0:log-level=error";
constexpr auto hevcOpen =
    "-c:v libx265 -preset ultrafast -tag:v hvc1 -x265-params "
    "open-gop=1:keyint=24:min-keyint=24:bframes=4:b-adapt=0:scenecut=0:log-level=error";

std::vector<MediaSpec> codecRows()
{
    std::vector<MediaSpec> rows{
        row("H.264 with B-frames and a long GOP",
            "-c:v libx264 -preset veryfast -g 250 -bf 3 -b_strategy 0 -sc_threshold 0"),
        row("H.264 with open GOPs",
            "-c:v libx264 -preset veryfast -x264-params "
            "open-gop=1:keyint=24:min-keyint=12:bframes=3:b-adapt=0:scenecut=0"),
        row("H.264 baseline", "-c:v libx264 -preset veryfast -profile:v baseline -g 30"),
        row("H.264 with intra refresh",
            "-c:v libx264 -preset veryfast -intra-refresh 1 -g 25 -bf 0"),
        row("HEVC with closed GOPs", hevcClosed),
        row("HEVC with open GOPs", hevcOpen),
        row("HEVC 10-bit", hevcClosed),
        row("VP9 in WebM",
            "-c:v libvpx-vp9 -deadline good -cpu-used 8 -g 30 -b:v 800k -lag-in-frames 16", "webm"),
        row("ProRes in MOV", "-c:v prores", "mov"),
        row("Motion JPEG in MOV", "-c:v mjpeg -q:v 3", "mov"),
    };
    rows[6].pixelFormat = QStringLiteral("yuv420p10le");
    rows[7].audioArgs = words("-c:a libopus");
    rows[8].pixelFormat = QStringLiteral("yuv422p10le");
    rows[8].audioArgs = rows[9].audioArgs = words("-c:a pcm_s16le");
    rows[9].pixelFormat = QStringLiteral("yuvj420p");
    return rows;
}

std::vector<MediaSpec> clockRows()
{
    std::vector<MediaSpec> rows{
        row("a variable frame rate"),
        row("a clock that starts at 5 s"),
        row("an edit list that hides a pre-roll",
            "-c:v libx264 -preset veryfast -g 50 -bf 3 -sc_threshold 0"),
        rateRow("24000/1001 frames a second", "24000/1001"),
        rateRow("30000/1001 frames a second", "30000/1001"),
        rateRow("60000/1001 frames a second", "60000/1001"),
        row("a picture to be turned by 90 degrees"),
        row("MPEG-TS", "", "ts"),
        row("Matroska", "", "mkv"),
    };
    double time = 0;
    for (int i = 0; i < rows[0].frames; ++i) {
        rows[0].vfrTimes.push_back(time);
        time += i % 7 == 3 ? 0.12 : i % 5 == 1 ? 0.025 : 0.04;
    }
    rows[1].startOffset = 5;
    rows[2].frames = 100;
    rows[2].cutAt = 1.2;
    rows[6].rotation = 90;
    return rows;
}

} // namespace

std::vector<MediaSpec> matrix()
{
    std::vector<MediaSpec> rows = codecRows();
    for (const MediaSpec &spec : clockRows())
        rows.push_back(spec);
    rows.push_back(soundRow("no sound", 0, 48000));
    rows.push_back(soundRow("mono sound", 1, 48000));
    rows.push_back(soundRow("5.1 sound", 6, 48000, "-c:a aac -b:a 384k"));
    rows.push_back(soundRow("sound at 44.1 kHz", 2, 44100));
    return rows;
}

MediaSpec spec(const QString &name)
{
    const std::vector<MediaSpec> rows = matrix();
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const MediaSpec &s) { return s.name == name; });
    if (found == rows.end())
        qFatal("test media: no row \"%s\"", qPrintable(name));
    return *found;
}

} // namespace testsupport
