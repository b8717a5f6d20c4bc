// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/mediainfo.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <span>

namespace timeline::render {

// What this FFmpeg can do with sound codecs, by FFmpeg's short names ("aac", "pcm_s24le"). Pure.

// The encoder for `codec`, "libopus"; empty when there is none.
QString encoderOf(const QString &codec);
// Whether FFmpeg's muxer `container` ("mp4") takes `codec`.
bool canHold(const QString &container, const QString &codec);
// Why single packets of such a track cannot be replaced; empty when they can.
QString whyNotPacketwise(const model::AudioInfo &track);
bool isAacRate(int rate);
// What a transparent encoding takes, of codecs with losses, in bit/s; 0 for others.
std::int64_t generousBitRate(const QString &encoder, int rate, int channels);

// What decoders are told of an AAC stream (ISO/IEC 14496-3 §1.6.2.1): new packets go with old ones
// only where all of it is equal.
struct AacConfig {
    int objectType = 0; // 2: AAC-LC
    int sampleRate = 0;
    int channels = 0; // configuration; 0: told in the packets
    bool isShort = false; // 960 samples a packet
    bool hasSbr = false; // HE-AAC

    bool operator==(const AacConfig &) const = default;
};
std::optional<AacConfig> readAacConfig(std::span<const std::uint8_t> bytes);

} // namespace timeline::render
