// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/nal.h"
#include "timeline/media/ffmpeg.h"

#include <QStringList>

#include <optional>

namespace timeline::render {

// What of the header of `out` makes packets that both tracks hold decode or look otherwise than
// under that of `base`, in words; empty: nothing. A header may hold more parameter sets than the
// other, but has to hold the other's own ones as they are. Pure.
QStringList headerDifferences(const AVStream &base, const AVStream &out);

// How the units in the packets of a track in H.264 or H.265 are set apart; nothing for others.
std::optional<bitstream::NalFormat> nalFormatOf(const AVCodecParameters &track);

// Whether a packet brings parameter sets of its own, which hold for what comes behind it. Pure.
bool carriesSets(bitstream::Bytes packet, const bitstream::NalFormat &format, AVCodecID codec);

// The side data of a track as such; empty: it has none of this type.
bitstream::Bytes trackSideData(const AVStream &stream, AVPacketSideDataType type);

} // namespace timeline::render
