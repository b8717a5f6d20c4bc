// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/soundsplice.h"
#include "timeline/render/splicedsound.h"

#include <QByteArray>
#include <QString>

#include <vector>

// A bare copy of a file with its first sound track rewritten: demuxer, rewriter, muxer.
namespace testsupport {

struct SoundPacket {
    std::int64_t pts = 0, dts = 0, duration = 0;
    int flags = 0;
    QByteArray bytes;

    bool operator==(const SoundPacket &) const = default;
    bool hasStampsOf(const SoundPacket &other) const
    {
        return pts == other.pts && dts == other.dts && duration == other.duration
            && flags == other.flags;
    }
};

struct SoundCopy {
    timeline::render::SoundSplicePlan plan; // as it was carried out
    std::vector<SoundPacket> before; // of the source's track
    std::vector<SoundPacket> after; // as the rewriter gave them
};

// Writes `path`; ends the test program when that fails.
SoundCopy copyWithSound(
    const timeline::media::ViewPtr &view, const QString &container, const QString &path);
// The same for a silent source that gains a track.
SoundCopy copyWithNewSound(
    const timeline::media::ViewPtr &view, const QString &container, const QString &path);

// Copies a file whose second track is its sound, each packet of which is changed on the way.
void copyChanged(const QString &from, const QString &to, void (*change)(AVPacket &));

std::vector<SoundPacket> soundPackets(const timeline::media::MediaFile &file);

// `count` decoded samples of the first track from its first packet's place on, hidden ones as
// silence; its own rate and channels.
std::vector<float> decodedSound(const timeline::media::MediaFile &file, std::int64_t count);
// What the same samples of the source's track shall be.
std::vector<float> meantSound(const timeline::media::ViewPtr &view, std::int64_t count);

} // namespace testsupport
