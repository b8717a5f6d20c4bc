// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediafile.h"
#include "timeline/media/videoframe.h"
#include "timeline/model/error.h"
#include "timeline/model/task.h"

#include <functional>
#include <memory>

namespace timeline::media {

struct OpenMedia;

// Exact frames of one file. Worker-confined: used on the thread that opened it.
class FrameSource {
public:
    enum class Use { Seeking, Playback }; // as VideoDecoder::Aim
    // What happens to the frames on the way to the one that is wanted: all are decoded, or, which
    // is faster, those that it needs and beside them the many before it, for who steps back, the
    // last few, for who steps around, or none.
    enum class OnTheWay { DecodeAll, DecodeMany, DecodeFew, DecodeNeeded };

    static model::Result<std::unique_ptr<FrameSource>> open(
        const MediaFile &file, Use use = Use::Seeking);
    // Reads on with what opening the file left open.
    static model::Result<std::unique_ptr<FrameSource>> open(OpenMedia media);
    ~FrameSource();

    // Frame n exactly, or an error; never a neighbour. Goes on decoding when n lies ahead in the
    // GOP being decoded, seeks otherwise; steps back further when the file lands late. A file that
    // was changed since it was opened is SourceChanged.
    model::Result<VideoFrame> frame(model::FrameNumber n, const model::CancelToken &cancel = {},
        OnTheWay onTheWay = OnTheWay::DecodeAll);

    // Frame n or the first one behind it that others refer to, without decoding those that nothing
    // refers to, where the codec can leave them out. Its number says which frame it is.
    model::Result<VideoFrame> referenceFrom(
        model::FrameNumber n, const model::CancelToken &cancel = {});

    // A longer index of the same file, which begins with the frames known so far.
    void grow(std::shared_ptr<const model::FrameIndex> index);

    // The nearest key frame at or before n, by decoding that one picture only: a stand-in while the
    // exact one is waited for, a tile of the filmstrip. Its number says which frame it is.
    model::Result<VideoFrame> keyFrameBefore(model::FrameNumber n);

    // How many pictures frame(n) would decode; what is known without reading the file.
    std::int64_t distanceTo(model::FrameNumber n) const;

    // Errors that the decoder logged so far, whatever came of them.
    std::int64_t complaints() const;

    // Sees every frame that is decoded on the way, n included: the cache keeps the GOP this way.
    void setObserver(std::function<void(const VideoFrame &)> observer);

private:
    class Private;
    explicit FrameSource(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace timeline::media
