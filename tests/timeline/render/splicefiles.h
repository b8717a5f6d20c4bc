// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

// Files to splice into, made by the `ffmpeg` program, and what that program makes of the results.
namespace splicefiles {

struct Encode {
    const char *name; // a sentence
    const char *args; // of the pictures and the output
    const char *suffix = "mp4";
    const char *sound = "-c:a aac -b:a 96k"; // none: no sound
    const char *size = "320x180";
    const char *rate = "25";
    const char *by = ""; // suffix of a file that is made first and then copied
    const char *seek = ""; // where the copy begins
    const char *copied = ""; // of the copy
};

inline constexpr std::array encodes{
    Encode{"H.264 closed GOPs", "-c:v libx264 -preset ultrafast -bf 3 -g 24 -refs 3"},
    Encode{"H.264 with a pyramid of B-frames",
        "-c:v libx264 -preset veryfast -x264-params "
        "keyint=24:scenecut=0:b-pyramid=normal:bframes=3"},
    Encode{"H.264 baseline", "-c:v libx264 -preset ultrafast -profile:v baseline -g 20"},
    Encode{"H.264 with 16 B-frames and 8 references",
        "-c:v libx264 -preset veryfast -x264-params "
        "keyint=40:scenecut=0:bframes=16:b-adapt=0:ref=8"},
    Encode{"H.264 with open GOPs",
        "-c:v libx264 -preset veryfast -x264-params "
        "keyint=20:scenecut=0:open-gop=1:bframes=3"},
    Encode{"H.264 with intra refresh",
        "-c:v libx264 -preset veryfast -x264-params keyint=20:intra-refresh=1"},
    Encode{"H.264 10-bit", "-c:v libx264 -preset ultrafast -g 24 -bf 2 -pix_fmt yuv420p10le"},
    Encode{"H.264 4:2:2", "-c:v libx264 -preset ultrafast -g 24 -bf 2 -pix_fmt yuv422p"},
    Encode{"H.264 in Matroska", "-c:v libx264 -preset veryfast -g 24 -bf 2", "mkv"},
    Encode{"H.264 at 30000/1001, ticks of its own",
        "-c:v libx264 -preset veryfast -g 24 -bf 2 -video_track_timescale 30000", "mov",
        "-c:a pcm_s16le", "320x180", "30000/1001"},
    Encode{"H.264, few ticks a second",
        "-c:v libx264 -preset ultrafast -g 24 -bf 2 -video_track_timescale 600"},
    Encode{"H.264 without sound", "-c:v libx264 -preset ultrafast -g 24 -bf 2", "mp4", ""},
    Encode{"H.265 closed GOPs",
        "-c:v libx265 -preset ultrafast -tag:v hvc1 -x265-params "
        "log-level=error:keyint=24:open-gop=0:bframes=3"},
    Encode{"H.265 open GOPs, 10-bit",
        "-c:v libx265 -preset veryfast -tag:v hvc1 -pix_fmt yuv420p10le -x265-params "
        "log-level=error:keyint=24:open-gop=1:bframes=4:b-adapt=0"},
    Encode{"H.265 in Matroska",
        "-c:v libx265 -preset ultrafast -x265-params log-level=error:keyint=24:bframes=2", "mkv"},
    Encode{"ProRes", "-c:v prores_ks -profile:v 3 -pix_fmt yuv422p10le", "mov", "-c:a pcm_s16le"},
    Encode{"Motion JPEG", "-c:v mjpeg -q:v 3 -pix_fmt yuvj420p", "mov", "-c:a pcm_s16le"},
    Encode{"DNxHR", "-c:v dnxhd -profile:v dnxhr_sq -pix_fmt yuv422p", "mov", "-c:a pcm_s16le"},
    Encode{"a variable rate in ticks of 1/90000",
        "-vf settb=1/90000,setpts=N*3600+mod(N*N\\,7)*200 -enc_time_base 1/90000 -fps_mode "
        "passthrough -c:v libx264 -preset veryfast -g 24 -bf 2 -video_track_timescale 90000"},
    Encode{"a clock that starts at 1.25 s", "-c:v libx264 -preset ultrafast -g 24 -bf 2", "mp4",
        "-c:a aac", "320x180", "25", "mp4", "", "-output_ts_offset 1.25"},
    Encode{"an edit list that hides the beginning", "-c:v libx264 -preset ultrafast -g 24 -bf 2",
        "mp4", "-c:a aac", "320x180", "25", "mp4", "-ss 0.5"},
    Encode{"born as a transport stream", "-c:v libx264 -preset ultrafast -g 24 -bf 2", "mp4",
        "-c:a aac", "320x180", "25", "ts"},
    Encode{"a picture to be turned", "-c:v libx264 -preset ultrafast -g 24 -bf 2", "mp4", "",
        "320x180", "25", "mp4", "", "-metadata:s:v rotate=90"},
    Encode{"mono at 44.1 kHz", "-c:v libx264 -preset ultrafast -g 24 -bf 2 -ac 1 -ar 44100"},
    Encode{"5.1 sound", "-c:v libx264 -preset ultrafast -g 24 -bf 2 -ac 6", "mp4",
        "-c:a aac -b:a 256k"},
    Encode{"H.265 closed GOPs, 10-bit",
        "-c:v libx265 -preset ultrafast -tag:v hvc1 -pix_fmt yuv420p10le -x265-params "
        "log-level=error:keyint=24:open-gop=0:bframes=3"},
    Encode{"H.265 with open GOPs, 8-bit",
        "-c:v libx265 -preset veryfast -tag:v hvc1 -x265-params "
        "log-level=error:keyint=24:open-gop=1:bframes=3:b-adapt=0"},
    Encode{"VP9 in Matroska", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 24 -b:v 1M", "mkv",
        "-c:a libopus"},
    Encode{"VP9 in MP4", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 24 -b:v 1M"},
    Encode{"AV1 in MP4", "-c:v libaom-av1 -usage realtime -cpu-used 8 -g 24 -b:v 1M"},
    Encode{"AV1 in Matroska", "-c:v libaom-av1 -usage realtime -cpu-used 8 -g 24 -b:v 1M", "mkv",
        "-c:a libopus"},
};

QString madeIn(const QTemporaryDir &folder, const Encode &encode);
QString richFile(const QTemporaryDir &folder, const QString &suffix);

// What the `ffmpeg` program makes of a file; ends the test when it has anything to complain about.
struct Listing {
    std::vector<QList<QByteArray>> lines; // stream, dts, pts, duration, size, hash
    QByteArray complaints;

    std::vector<QList<QByteArray>> of(int stream) const
    {
        std::vector<QList<QByteArray>> found;
        std::ranges::copy_if(lines, std::back_inserter(found),
            [&](const QList<QByteArray> &line) { return line[0].toInt() == stream; });
        return found;
    }
};

Listing pictures(const QString &path);
Listing packets(const QString &path);
QByteArray facts(const QString &path);

// Decodes the pictures of both files with another decoder than FFmpeg's: libde265 for H.265,
// OpenH264 for H.264 that it can read (4:2:0, 8 bit). How their numbers of pictures differ; empty:
// not, or these have no other decoder. Ends the test when a program is missing, and names its
// package.
QString otherDecoderDisagrees(const QString &source, const QString &out);

} // namespace splicefiles
