// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/codedpicture.h"
#include "timeline/media/picture.h"
#include "timeline/media/sequenceview.h"
#include "timeline/media/videoframe.h"
#include "timeline/model/error.h"

#include <QImage>
#include <QSize>

namespace timeline::media {

// What a sequence frame is made of, decoded: one picture, or two in a crossfade.
struct DecodedFrame {
    model::PictureRef ref;
    VideoFrame picture;
    model::MixedIn mixedIn{};
    VideoFrame other{}; // null: nothing is mixed in

    bool isMixed() const { return !other.isNull(); }
    std::size_t bytes() const;
};

// Sequence frames out of decoded pictures: conformed, with bars where their shape is another, two
// of them mixed in a crossfade. What the window shows and what is encoded both come from here; the
// files and takes that a frame names are known to its view. Keeps scalers; worker-confined.
class SequencePictures {
public:
    // For a screen, as PictureConverter::toImage. Two pictures are mixed as they would be encoded
    // and only then shown.
    model::Result<QImage> image(const SequenceView &view, const DecodedFrame &frame, QSize size);
    // As SequenceReader::frame().
    model::Result<FramePtr> frame(const SequenceView &view, const DecodedFrame &frame, QSize size,
        AVPixelFormat format, const model::ColorInfo &color);
    // As SequenceReader::codedFrame().
    model::Result<FramePtr> codedFrame(
        const SequenceView &view, const DecodedFrame &frame, const CodedFormat &stored);

private:
    struct One { // of the pictures of a frame
        const SequenceView &view;
        const model::PictureRef &ref;
        const VideoFrame &picture;

        const model::Take &take() const { return *view.project.findTake(ref.take); }
        model::VideoInfo info() const { return view.files.value(ref.media).info.video; }
    };

    model::Result<QImage> mixedImage(
        const SequenceView &view, const DecodedFrame &frame, QSize size);
    model::Result<FramePtr> conformed(
        const One &one, QSize size, AVPixelFormat format, const model::ColorInfo &color);
    model::Result<FramePtr> stored(const One &one, const CodedFormat &stored);

    PictureConverter m_converter;
    CodedPictures m_turner;
};

} // namespace timeline::media
