// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"

#include <QImage>
#include <QSize>

#include <memory>
#include <span>

namespace timeline::media {

// How the pictures of a file are stored, as far as an encoder wants to know: not upright, pixels of
// any shape.
struct CodedFormat {
    QSize size;
    AVPixelFormat format = AV_PIX_FMT_YUV420P;
    model::ColorInfo color;
    int rotation = 0; // degrees clockwise to show it upright

    bool operator==(const CodedFormat &) const = default;
};

// The one place where a sequence becomes pictures and samples (slice lookup, conform, crossfade,
// colour and loudness match). Preview, compare, window and export all read it, so what is seen is
// what is sent and what is written: a frame of a crossfade is the mix of its two pictures, each
// conformed before, in every form in which it is asked for. Worker-confined.
class SequenceReader {
public:
    enum class Use { Seeking, Playback };

    explicit SequenceReader(ViewPtr view, Use use = Use::Seeking);
    ~SequenceReader();

    // Keeps open files and decoders that the new view still uses.
    void setView(ViewPtr view);
    const ViewPtr &view() const;

    // Sequence frame n for a screen, as PictureConverter::toImage.
    model::Result<QImage> image(
        model::FrameNumber n, QSize size, const model::CancelToken &cancel = {});

    // Sequence frame n for an encoder, as PictureConverter::toFrame. pts is not set.
    model::Result<FramePtr> frame(model::FrameNumber n, QSize size, AVPixelFormat format,
        const model::ColorInfo &color, const model::CancelToken &cancel = {});

    // Sequence frame n to be laid into the file that `stored` describes. A picture of an original
    // is handed on as it was decoded, without any conversion; a take's is conformed, turned and
    // scaled to be stored like it; in a crossfade they are mixed as they are stored. pts is not
    // set.
    model::Result<FramePtr> codedFrame(
        model::FrameNumber n, const CodedFormat &stored, const model::CancelToken &cancel = {});

    // Interleaved float samples at `rate` and `channels` of the spine's sound from sequence sample
    // `first` on (sample s is heard at s/rate of sequence time); silence where there is none. Where
    // the sound's take changes between clips, a raised-cosine crossfade of 15 ms, or as long as
    // that of the pictures, is centred on the cut. out.size() is frames × channels. Exact to the
    // sample and independent of how the calls are cut up.
    model::Result<> samples(std::int64_t first, int rate, int channels, std::span<float> out);
    // The same for channels that are not FFmpeg's first choice for their number; native order. A
    // stereo take in a track of more channels is heard from the front pair, as loud as it was; the
    // others are silent there.
    model::Result<> samples(
        std::int64_t first, int rate, const AVChannelLayout &layout, std::span<float> out);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace timeline::media
