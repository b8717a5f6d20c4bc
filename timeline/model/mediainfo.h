// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/rational.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace timeline::model {

// FFmpeg's own words for colour ("bt709", "tv", "smpte2084"); empty means the file does not say.
struct ColorInfo {
    QString matrix;
    QString range;
    QString primaries;
    QString transfer;

    bool isHdr() const; // PQ or HLG
    bool operator==(const ColorInfo &) const = default;
};

struct VideoInfo {
    int streamIndex = -1; // the container's number
    QString codec; // FFmpeg's short name, "h264"
    QString profile;
    QSize codedSize; // as stored
    QSize displaySize; // upright, with square pixels
    int rotation = 0; // degrees clockwise to show it upright: 0, 90, 180, 270
    Rational sampleAspect{1, 1};
    QString pixelFormat;
    int bitDepth = 8;
    bool interlaced = false;
    ColorInfo color;
    Rational timeBase;
    Rational frameRate; // the nominal one; FrameIndex knows the truth
    std::int64_t bitRate = 0; // bit/s, 0 unknown

    bool operator==(const VideoInfo &) const = default;
};

struct AudioInfo {
    int streamIndex = -1;
    QString codec;
    QString profile; // FFmpeg's word, "LC"; empty where there is none
    int sampleRate = 0;
    int channels = 0;
    QString channelLayout; // "stereo", "5.1"
    Rational timeBase;
    Flicks start{0}; // first sample, on the file's own clock
    QString language;

    bool operator==(const AudioInfo &) const = default;
};

// What one file is, without any of its frames. A value; any thread. Made by media::probe().
struct MediaInfo {
    QString container; // FFmpeg's name, "mov,mp4,m4a,3gp,3g2,mj2"
    Flicks duration{0}; // what the container says
    std::int64_t fileSize = 0;
    VideoInfo video;
    std::vector<AudioInfo> audio; // in file order; the first is played
    int otherStreams = 0; // subtitles, data, attachments
    int chapters = 0;
    QString timecode; // embedded, of the first frame: "01:00:00:00", ";" for drop-frame; or empty

    bool operator==(const MediaInfo &) const = default;
};

// What the service accepts of this media, what it will convert and what will be lost, in words for
// people ("4K becomes 1080p"). Pure.
struct ServiceFitness {
    bool accepted = true;
    QStringList conversions;
    QStringList losses;

    bool operator==(const ServiceFitness &) const = default;
};
ServiceFitness serviceFitness(const MediaInfo &info, std::int64_t frames, bool variableRate);

} // namespace timeline::model
