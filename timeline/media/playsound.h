// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/playpath.h"
#include "timeline/media/sequencereader.h"
#include "timeline/media/tempo.h"

#include <cstdint>
#include <optional>
#include <span>

namespace timeline::media {

// Whether playing is heard at a speed: backwards and eight times as fast nothing is understood.
constexpr bool isHeardAt(int speed)
{
    return speed == 1 || speed == 2 || speed == 4;
}

// The sound of a view along a path, at its own pitch at every speed that is heard; for the feeding
// thread alone. `n` counts on from 0 through the calls of one start. Files stay open from one start
// to the next. What cannot be read is silence: playing goes on.
class PlaySound {
public:
    void read(const ViewPtr &view, const PlayPath &path, int rate, int channels, std::int64_t n,
        std::span<float> out);

private:
    void readFast(const PlayPath &path, int rate, int channels, std::int64_t n,
        std::span<float> out, const Tempo::Read &read);

    std::optional<SequenceReader> m_reader;
    std::optional<Tempo> m_tempo; // of the present start
};

// Whether anything is to be heard in it.
bool hasSound(const ViewPtr &view);

} // namespace timeline::media
