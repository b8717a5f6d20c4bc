// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/nal.h"
#include "timeline/media/demuxer.h"

#include <QString>

#include <vector>

namespace timeline::render {

// A track of one file and the one in its place in the other; -1: there is none.
struct TrackPair {
    int base = -1, out = -1;
    bool operator==(const TrackPair &) const = default;
};

// The pictures first, then the tracks of each kind: those alike in codec and language, then as they
// stand. Chapters that lie in a track of texts are none.
std::vector<TrackPair> pairTracks(const media::Demuxer &base, const media::Demuxer &out);

// "video", "audio", "subtitle", "data", "cover", "attachment".
QString kindOfTrack(const AVStream &stream);
// What a cover or an attachment holds; it lies in the header, not among the packets.
bitstream::Bytes stillOf(const AVStream &stream);
bool isStill(const AVStream &stream);

// Whether both name the same chapters at the same times, but for what a container rounds.
bool hasSameChapters(const AVFormatContext &base, const AVFormatContext &out);

} // namespace timeline::render
