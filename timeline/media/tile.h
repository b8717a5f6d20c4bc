// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/scene.h"
#include "timeline/model/conform.h"

namespace timeline::media {

// A tile of the filmstrip: which picture of which file, how tall, made to fit how.
struct TileKey {
    PictureKey picture;
    int height = 0;
    // Not that very frame but one shown with it or soon after it: enough where a tile stands for
    // many frames.
    bool isLoose = false;
    model::Conform conform{}; // what changes a picture; the rest is at rest

    bool operator==(const TileKey &) const = default;
};

struct TileKeyHash {
    std::size_t operator()(const TileKey &key) const
    {
        return PictureKeyHash{}(key.picture) * 31 + std::size_t(key.height);
    }
};

struct TileWish {
    TileKey key;
    model::PictureRef ref;
    model::FrameNumber frame; // of the sequence: whose tile it is

    bool operator==(const TileWish &) const = default;
};

} // namespace timeline::media
