// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/avptr.h"
#include "timeline/model/error.h"

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace practice {

// Samples of the take, [begin, end), counted from the first frame's start.
struct SampleRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

// Left and right, equally long.
using StereoBlock = std::array<std::vector<float>, 2>;

// Replaces the samples of `block`, whose first has the number `first`, that lie inside `section` by
// a soft melody, faded over 10 ms within the section. Pure: a sample depends on its number alone.
void layMelody(StereoBlock &block, std::int64_t first, SampleRange section, int rate);

// Turns decoded sound into the take's: stereo floats at the take's rate, in step with the first
// frame (late sound is padded, early sound dropped, gaps filled), cut or padded to an exact length,
// handed out in blocks of the encoder's size. Confined to one thread.
class SoundLine {
public:
    using Sink =
        std::function<timeline::model::Result<>(const StereoBlock &block, std::int64_t first)>;

    SoundLine(int rate, std::int64_t samples, int blockSize, Sink sink);

    // `seconds`: when the frame is heard, from the first picture's start.
    timeline::model::Result<> add(const AVFrame &sound, double seconds);
    timeline::model::Result<> addSilenceUntil(std::int64_t sample);
    timeline::model::Result<> finish();

private:
    timeline::model::Result<> prepare(const AVFrame &sound);
    timeline::model::Result<> convert(const AVFrame *sound);
    timeline::model::Result<> handOut(bool all);
    std::int64_t next() const { return m_handedOut + std::int64_t(m_pending[0].size()); }

    int m_rate;
    std::int64_t m_samples;
    std::size_t m_blockSize;
    Sink m_sink;
    timeline::media::ResamplerPtr m_resampler;
    std::array<int, 3> m_kind{}; // sample format, rate and channels of the sound last seen
    StereoBlock m_pending;
    std::int64_t m_handedOut = 0;
    std::int64_t m_drop = 0; // samples before the first picture
};

} // namespace practice
