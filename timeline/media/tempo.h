// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/model/error.h"

#include <cstdint>
#include <functional>
#include <span>

namespace timeline::media {

// Sound faster than it was, at its own pitch. Worker-confined.
class Tempo {
public:
    // Gives the original's interleaved samples from the `first` on; called with consecutive
    // stretches.
    using Read = std::function<void(std::int64_t first, std::span<float> out)>;

    // `speed`: 2 or 4.
    static model::Result<Tempo> open(int rate, int channels, int speed);

    // The next stretch of the fast sound, from the begin of the original on; silence when the
    // filter fails.
    void fill(std::span<float> out, const Read &read);

private:
    Tempo() = default;
    model::Result<> build(int rate, int channels, int speed);
    bool feed(const Read &read);
    std::size_t drain(std::span<float> out);

    FilterGraphPtr m_graph;
    AVFilterContext *m_source = nullptr; // both owned by the graph
    AVFilterContext *m_sink = nullptr;
    FramePtr m_frame; // what came out and was not used up yet
    std::size_t m_used = 0; // of its samples, all channels
    int m_rate = 0;
    int m_channels = 0;
    std::int64_t m_next = 0; // of the original
};

} // namespace timeline::media
