// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediafile.h"
#include "timeline/model/error.h"
#include "timeline/model/rational.h"
#include "timeline/model/task.h"

#include <functional>
#include <span>
#include <vector>

namespace timeline::media {

// Lowest and highest sample of a stretch, -1…1.
struct Peak {
    float low = 0;
    float high = 0;
    bool operator==(const Peak &) const = default;
};

// The min/max pyramid of one file's sound, its channels laid over each other (so that nothing
// cancels out); level k holds 256·2^k samples a peak. Immutable; any thread.
class Peaks {
public:
    static constexpr int samplesPerPeak = 256;

    Peaks() = default;
    Peaks(int sampleRate, model::Flicks start, std::vector<Peak> base);

    bool isEmpty() const { return m_levels.empty() || m_levels.front().empty(); }
    // The extremes of [range) on the file's own clock, to the peaks that it touches; {0, 0} where
    // there is no sound.
    Peak over(model::TimeRange range) const;
    std::span<const Peak> level(std::size_t k) const;
    std::size_t levels() const { return m_levels.size(); }
    int sampleRate() const { return m_sampleRate; }
    model::Flicks start() const { return m_start; } // of the first peak, on the file's own clock

private:
    int m_sampleRate = 48000;
    model::Flicks m_start{0};
    std::vector<std::vector<Peak>> m_levels;
};

// Of the first audio track; empty when there is none. Blocking; worker thread. `grown` is called
// now and then with what is there so far. What breaks off or does not decode is silence.
model::Result<Peaks> readPeaks(const MediaFile &file,
    const std::function<void(const Peaks &)> &grown = {}, const model::Progress &progress = {},
    const model::CancelToken &cancel = {});

// The same, kept on disk by the file's identity: the second time costs milliseconds. The folder is
// held to 256 MiB, least recently written files go first.
model::Result<Peaks> cachedPeaks(const MediaFile &file,
    const std::function<void(const Peaks &)> &grown = {}, const model::CancelToken &cancel = {});

} // namespace timeline::media
