// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/picture.h"
#include "timeline/media/sourcepool.h"
#include "timeline/media/tile.h"
#include "timeline/media/tiledecoder.h"

#include <QImage>

#include <list>

namespace timeline::media {

// What one thread needs to make tiles: its open files, kept from tile to tile, and its scaler.
// Worker-confined.
class TileMaker {
public:
    // Closes the files that the scene does not use; the others learn what it knows of them.
    void keepOnly(const Scene &scene);

    // The picture of an entry point at the wish's size. Decodes one picture.
    model::Result<QImage> key(const Scene &scene, const TileWish &wish, std::size_t entry);
    // The wish's own picture, whatever has to be decoded on the way.
    model::Result<QImage> own(
        const Scene &scene, const TileWish &wish, const model::CancelToken &cancel);

private:
    struct Open {
        quint64 file = 0;
        std::unique_ptr<TileDecoder> decoder; // null: the file cannot be read that way
        std::shared_ptr<const model::FrameIndex> index;
    };

    TileDecoder *decoder(const MediaFile &file, quint64 serial);
    model::Result<QImage> scaled(
        const VideoFrame &picture, const MediaFile &file, const TileWish &wish);

    std::list<Open> m_open; // youngest first
    SourcePool m_sources;
    PictureConverter m_converter;
};

} // namespace timeline::media
