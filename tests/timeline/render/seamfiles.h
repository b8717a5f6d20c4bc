// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/timeline/render/splicefiles.h"
#include "timeline/bitstream/nal.h"
#include "timeline/render/exporter.h"
#include "timeline/render/muxer.h"

#include <functional>

// Spliced files, and files to splice into that the `ffmpeg` program cannot make.
namespace seamfiles {

// A copy of a file in which some ranges show another video.
struct Spliced {
    QString source, out;
    timeline::render::ExportDone done;
    QString error;

    timeline::render::SplicePlan plan() const
    {
        return done.plan.splice ? done.plan.splice->plan : timeline::render::SplicePlan();
    }
};

Spliced spliced(const QTemporaryDir &folder, const QString &source,
    const std::vector<timeline::model::FrameRange> &ranges);
// Every frame of the plan's copied ranges decodes to what it was, at its time, without a word.
void checkPictures(const Spliced &spliced);

// Each picture packet of a file, in decoding order.
using PacketTouch = std::function<void(AVPacket &)>;
void forEachPicture(const QString &path, const PacketTouch &touch);
timeline::bitstream::Bytes bytesOf(const AVPacket &packet);

// The picture track in another file, whose stream and packets may be changed. With measurements: a
// data track as action cameras write it, five packets a second.
enum class Beside { Nothing, Measurements };
QString remade(const QTemporaryDir &folder, const QString &source,
    const std::function<void(AVStream &)> &describe, const PacketTouch &touch,
    Beside beside = Beside::Nothing);

// What `ffprobe` tells about the pictures.
QByteArray probed(const QString &path, const char *what);

} // namespace seamfiles
