// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequencereader.h"
#include "timeline/media/soundclock.h"

#include <memory>
#include <span>

namespace timeline::render {

// The sound that the copy of a file shall have, takes and crossfades included, on the clock of the
// source file: what is not touched are exactly the source's own samples. Worker-confined.
class SplicedSound {
public:
    // `layout` in native order.
    SplicedSound(const media::SequenceView &view, int rate, const AVChannelLayout &layout);

    int rate() const { return m_rate; }
    const AVChannelLayout &layout() const { return m_layout; }
    // Interleaved; sample s is heard at s/rate of the file's clock.
    model::Result<> read(std::int64_t first, std::span<float> out);
    model::Result<std::vector<float>> read(std::int64_t first, std::int64_t count);

private:
    media::SequenceReader m_reader;
    int m_rate = 0;
    AVChannelLayout m_layout{};
    std::int64_t m_shift = 0; // the file's sample less the reader's
};

// A source's sound track as its own decoder sees it.
struct SoundFacts {
    media::SoundClock clock;
    std::int64_t start = 0; // first sample that is not hidden
    int rate = 0;
    AVChannelLayout layout{}; // native order
};

model::Result<SoundFacts> factsOfSound(const media::MediaFile &file);

} // namespace timeline::render
