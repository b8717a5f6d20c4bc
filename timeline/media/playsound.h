// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/playpath.h"
#include "timeline/media/sequencereader.h"

#include <cstdint>
#include <optional>
#include <span>

namespace timeline::media {

// The sound of a view along a path, for the feeding thread alone; keeps its files open from one
// start to the next. What cannot be read is silence: playing goes on.
class PlaySound {
public:
    void read(const ViewPtr &view, const PlayPath &path, int rate, int channels, std::int64_t n,
        std::span<float> out);

private:
    std::optional<SequenceReader> m_reader;
};

// Whether anything is to be heard in it.
bool hasSound(const ViewPtr &view);

} // namespace timeline::media
