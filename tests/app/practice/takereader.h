// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QString>

#include <vector>

// Reads media with the ffprobe and ffmpeg programs, so that the take maker is not judged by its own
// code.

struct TakeFacts {
    QSize size; // as stored
    QString videoCodec;
    QString pixelFormat;
    QString rate; // "25/1"
    QString matrix;
    int frames = 0; // decoded
    double videoSeconds = 0;
    QString audioCodec; // empty: no sound
    int audioRate = 0;
    int audioChannels = 0;
    double audioSeconds = 0;
};
TakeFacts factsOf(const QString &path);

// Every shown frame as grey levels, upright, scaled to `size`; empty when the file does not decode.
std::vector<QImage> pictures(const QString &path, QSize size);

// Times of the shown frames in seconds, from the first one.
std::vector<double> frameTimes(const QString &path);

// Interleaved stereo at 48 kHz; empty when there is none.
std::vector<float> sound(const QString &path);

// 0…255
double meanDifference(const QImage &a, const QImage &b);

// Root of the mean square of a - b over [from, to) seconds.
double soundDifference(
    const std::vector<float> &a, const std::vector<float> &b, double from, double to);
