// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/scene.h"
#include "timeline/media/sequencepictures.h"
#include "timeline/media/sourcepool.h"

#include <QVideoFrame>

#include <functional>

namespace timeline::media {

// Decoded pictures of the panes, out of the cache or of the files, and their conversion for the
// screen. Worker-confined; the cache is shared.
class PaneReader {
public:
    explicit PaneReader(PictureCache &cache);

    // Sees the sequence frames whose pictures were decoded on the way.
    void setTouched(std::function<void(model::FrameNumber)> touched);
    SourcePool &sources() { return m_sources; }
    // Closes the files that the scene does not use.
    void setScene(const Scene &scene);

    model::Result<DecodedFrame> picture(const Scene &scene, std::size_t pane, model::FrameNumber n,
        FrameSource::OnTheWay onTheWay, const model::CancelToken &cancel);
    // The sequence frame at or before n that shows the pane's nearest key frame; nothing when that
    // lies behind a cut. Known without decoding.
    std::optional<model::FrameNumber> keyFrame(
        const Scene &scene, std::size_t pane, model::FrameNumber n);
    // Puts frame n into the cache by decoding nothing else, if it is a key frame.
    void decodeKey(const Scene &scene, std::size_t pane, model::FrameNumber n);
    // How many pictures have to be decoded; 0 when it is cached.
    std::int64_t cost(const Scene &scene, std::size_t pane, model::FrameNumber n);

    model::Result<QVideoFrame> convert(
        const Scene &scene, std::size_t pane, const DecodedFrame &frame, QSize size);

private:
    model::Result<FrameSource *> sourceOf(
        const Scene &scene, std::size_t pane, const PanePart &part, int lane = 0);
    model::Result<VideoFrame> decoded(model::Result<FrameSource *> source, const PanePart &part,
        model::FrameNumber n, FrameSource::OnTheWay onTheWay, const model::CancelToken &cancel);

    PictureCache &m_cache;
    SequencePictures m_maker;
    SourcePool m_sources;
    std::function<void(model::FrameNumber)> m_touched;
};

} // namespace timeline::media
