// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/tile.h"
#include "timeline/model/frameindex.h"

#include <vector>

namespace timeline::media {

// The picture that stands for a stretch of a file in the filmstrip.
struct TilePick {
    model::FrameNumber frame;
    bool isLoose = false;

    bool operator==(const TilePick &) const = default;
};

// For the frames [wanted, wanted + spacing): a key frame in their first half, which decodes by
// itself, else `wanted`, loosely. Zoomed in it is always `wanted` itself. Pure.
TilePick pickTile(const model::FrameIndex &index, model::FrameNumber wanted, std::int64_t spacing);

// Tiles that one thread makes in one go: of one file, decoded from one entry point on.
struct TileJob {
    std::vector<TileWish> wishes; // of the same file, in the file's order
    std::size_t entry = 0; // in FrameIndex::entryPoints()

    bool operator==(const TileJob &) const = default;
};

// The wishes, most wanted first, as jobs in the order of each one's most wanted tile. Pure.
std::vector<TileJob> tileJobs(const Scene &scene, const std::vector<TileWish> &wishes);

// The entry point from which a frame is decoded; the first one when there is none before it.
std::size_t entryBefore(const model::FrameIndex &index, model::FrameNumber frame);

} // namespace timeline::media
