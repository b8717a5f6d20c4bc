// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/nal.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <random>

// Real bitstreams, made by the `ffmpeg` program, and what its trace_headers filter reads in them.
namespace testsupport {

timeline::bitstream::Bytes bytesOf(const QByteArray &data);
QByteArray arrayOf(timeline::bitstream::Bytes data);

// An elementary stream of a test picture: H.264 or H.265 behind start codes. `format` is h264 or
// hevc, `picture` what stands behind "testsrc2=".
QByteArray makeStream(
    const char *arguments, const char *format = "h264", const char *picture = "s=160x90:r=25:d=1");

// One syntax structure: its syntax elements in the stream's order, the last of each name.
struct Traced {
    QString name; // "Sequence Parameter Set", "Slice Header"
    QHash<QString, qint64> values;
    qint64 bits = 0; // to where the last element begins

    int operator[](const char *element) const
    {
        return int(values.value(QString::fromLatin1(element), -1));
    }
};

// The structures of a file that FFmpeg reads; those of its header are left out.
QList<Traced> trace(const QByteArray &stream, const char *format = "h264");
QList<Traced> named(const QList<Traced> &all, const char *name);

// The first unit of this type; ends the test program when there is none.
timeline::bitstream::Bytes firstNal(
    const QByteArray &stream, int type, timeline::bitstream::Codec codec);

// What FFmpeg says and the MD5 of each picture when it decodes this stream.
struct Decoded {
    QList<QByteArray> pictures;
    QByteArray messages;
};
Decoded decode(const QByteArray &file, const char *extension = "h264");

// The same units in another format; an error when the packet does not hold whole ones.
timeline::bitstream::Result<timeline::bitstream::Buffer> convertNals(
    timeline::bitstream::Bytes packet, timeline::bitstream::NalFormat from,
    timeline::bitstream::NalFormat to);

// `data` with some of its bytes changed, or cut off: what a damaged file holds.
timeline::bitstream::Buffer damaged(timeline::bitstream::Bytes data, std::mt19937 &random);

} // namespace testsupport
