// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediafile.h"
#include "timeline/model/error.h"

#include <memory>
#include <span>

struct AVChannelLayout;

namespace timeline::media {

// Exact samples of one audio track. Worker-confined.
class AudioSource {
public:
    // `track` counts MediaInfo::audio. Output is resampled and remixed to `rate` and `channels`.
    static model::Result<std::unique_ptr<AudioSource>> open(
        const MediaFile &file, std::size_t track, int rate, int channels);
    // The same for channels that are not FFmpeg's first choice for their number; native order.
    static model::Result<std::unique_ptr<AudioSource>> open(
        const MediaFile &file, std::size_t track, int rate, const AVChannelLayout &layout);
    ~AudioSource();

    // Interleaved floats; sample s is heard at s/rate of the file's own clock (edit lists and start
    // offsets obeyed: the same clock as FrameIndex). Silence before the first and after the last
    // sample. Reads on when `first` follows the call before, seeks with pre-roll otherwise (AAC 2
    // packets, Opus 80 ms, MP3 10 frames), with the same result to the sample. A file that was
    // changed since it was opened is SourceChanged.
    model::Result<> read(std::int64_t first, std::span<float> out);

private:
    class Private;
    explicit AudioSource(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace timeline::media
