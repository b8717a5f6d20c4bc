// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/picturestream.h"
#include "timeline/media/videoframe.h"

#include <memory>
#include <optional>

namespace timeline::media {

// Pictures of one file that are going to be small: decoded on one thread, with what a small picture
// does not show left out. Not for frames that are looked at: those come from FrameSource.
// Worker-confined.
class TileDecoder {
public:
    // FrameMissing: not possible this way, as the file's packets do not say when they are shown.
    static model::Result<std::unique_ptr<TileDecoder>> open(const MediaFile &file);

    // More frames of the same file are known; those known before keep their numbers.
    void grow(std::shared_ptr<const model::FrameIndex> index) { m_file.index = std::move(index); }

    // The picture of an entry point, decoded alone.
    model::Result<VideoFrame> key(std::size_t entry);
    // A picture shown at `wanted` or soon after it, before it at the end of its GOP. Goes on where
    // the call before ended when that lies on the way.
    model::Result<VideoFrame> near(model::FrameNumber wanted, const model::CancelToken &cancel);

private:
    TileDecoder(const MediaFile &file, PictureStream stream);
    const model::FrameIndex &index() const { return *m_file.index; }
    model::Result<> begin(std::size_t entry);
    model::Result<bool> feed(std::int64_t wanted);
    model::Result<std::optional<VideoFrame>> receive();
    model::Result<VideoFrame> firstFrom(std::int64_t pts, const model::CancelToken &cancel);

    MediaFile m_file;
    PictureStream m_stream;
    std::optional<std::size_t> m_entry; // decoding from here on; nothing: at rest
    model::FrameNumber m_asked; // wanted last
    std::optional<VideoFrame> m_last; // that came out
    bool m_hasPacket = false; // read, not sent yet
    bool m_isEnded = false;
};

} // namespace timeline::media
