// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/ffmpeg.h"
#include "timeline/media/mediatrack.h"
#include "timeline/model/error.h"

#include <QString>

#include <cstdint>

namespace timeline::render {

// What becomes of a source's stream in a copy of its file.
enum class Carried {
    Copied,
    MadeAnew, // by the muxer, out of what it is told: chapters, timecode
    Attached, // Matroska keeps covers among the attachments
    Refused, // the container cannot hold it
};
Carried carriedBy(const AVOutputFormat &format, bool hasChapters, const media::MediaTrack &track);
Carried carriedBy(
    const AVOutputFormat &format, const AVFormatContext &source, const AVStream &stream);

// Makes `out` a stream like `source`, with these parameters: tags, language, disposition, rotation,
// HDR's side data, time base.
model::Result<> makeLike(AVStream &out, const AVOutputFormat &format, const AVStream &source,
    const AVCodecParameters &parameters);

// Tags of the whole file, but for what the container says of itself.
void copyTags(AVFormatContext &out, const AVFormatContext &source);
model::Result<> addChapter(AVFormatContext &out, const AVChapter &like, AVRational timeBase,
    std::int64_t start, std::int64_t end);
// Tags and chapters of the whole file.
model::Result<> copyFileTags(AVFormatContext &out, const AVFormatContext &source);

// Sets the muxer up so that it keeps tags and side data of a kind that not every file has.
void setTagOptions(AVFormatContext &out, const AVFormatContext &source);

// Sets the muxer up so that a copy keeps the source's own stamps and tags; before its header.
void setCopyOptions(AVFormatContext &out, const AVFormatContext &source, const AVStream &picture);

// What FFmpeg's Matroska demuxer takes off the stamps of a stream (Opus' pre-skip) and its muxer
// does not put back; in ticks of the stream.
std::int64_t missingShift(const AVOutputFormat &format, const AVStream &stream);

// A stream in words for people: "subtitle track 3 (mov_text)".
QString describe(const media::MediaTrack &track);

} // namespace timeline::render
