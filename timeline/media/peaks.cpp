// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/peaks.h"

#include "timeline/media/sounddecoder.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

namespace timeline::media {

using model::Flicks;

namespace {

// A picture that grows this often looks alive; each time costs a copy of all there is.
constexpr std::chrono::milliseconds growEvery{300};
// Stamps further behind the file's own length than this are nonsense.
constexpr Flicks slack{600 * model::flicksPerSecond};

void join(Peak &into, Peak other)
{
    into.low = std::min(into.low, other.low);
    into.high = std::max(into.high, other.high);
}

std::vector<Peak> halved(const std::vector<Peak> &finer)
{
    std::vector<Peak> coarser((finer.size() + 1) / 2);
    for (std::size_t i = 0; i < coarser.size(); ++i) {
        coarser[i] = finer[2 * i];
        if (2 * i + 1 < finer.size())
            join(coarser[i], finer[2 * i + 1]);
    }
    return coarser;
}

// Several at a time: one after the other, each comparison waits for the one before. What is not a
// number is no extreme.
Peak extremesOf(std::span<const float> samples)
{
    constexpr std::size_t lanes = 16;
    std::array<float, lanes> low{}, high{};
    low.fill(std::numeric_limits<float>::max());
    high.fill(std::numeric_limits<float>::lowest());
    const std::size_t whole = samples.size() - samples.size() % lanes;
    for (std::size_t i = 0; i < whole; i += lanes) {
        for (std::size_t j = 0; j < lanes; ++j) {
            const float v = samples[i + j];
            low[j] = v < low[j] ? v : low[j];
            high[j] = v > high[j] ? v : high[j];
        }
    }
    Peak peak{*std::ranges::min_element(low), *std::ranges::max_element(high)};
    for (std::size_t i = whole; i < samples.size(); ++i) {
        peak.low = samples[i] < peak.low ? samples[i] : peak.low;
        peak.high = samples[i] > peak.high ? samples[i] : peak.high;
    }
    return peak.low <= peak.high ? peak : Peak{};
}

// Gathers samples into the lowest level.
class Gatherer {
public:
    explicit Gatherer(std::int64_t start)
        : m_next(start)
    {
    }

    void add(const SoundBlock &block, std::size_t channels)
    {
        const std::int64_t count = std::int64_t(block.samples.size() / channels);
        skipTo(block.first);
        const std::int64_t known = std::clamp<std::int64_t>(m_next - block.first, 0, count);
        const float *sample = block.samples.data() + std::size_t(known) * channels;
        for (std::int64_t i = known; i < count;) {
            const std::int64_t room = Peaks::samplesPerPeak - m_inCurrent;
            const std::int64_t part = std::min(room, count - i);
            const float *end = sample + std::size_t(part) * channels;
            addRun(extremesOf({sample, end}), part);
            sample = end;
            i += part;
        }
    }

    std::vector<Peak> base() const
    {
        std::vector<Peak> all = m_peaks;
        if (m_inCurrent > 0)
            all.push_back(m_current);
        return all;
    }

private:
    void addRun(Peak peak, std::int64_t count)
    {
        if (m_inCurrent == 0)
            m_current = peak;
        else
            join(m_current, peak);
        m_inCurrent += count;
        m_next += count;
        if (m_inCurrent == Peaks::samplesPerPeak) {
            m_peaks.push_back(m_current);
            m_inCurrent = 0;
        }
    }

    void skipTo(std::int64_t place)
    {
        while (m_next < place)
            addRun({}, std::min<std::int64_t>(place - m_next, Peaks::samplesPerPeak - m_inCurrent));
    }

    std::vector<Peak> m_peaks;
    Peak m_current;
    std::int64_t m_inCurrent = 0;
    std::int64_t m_next = 0;
};

Flicks endOf(const MediaFile &file)
{
    return std::max(file.info.duration, file.index ? file.index->end() : Flicks{0});
}

} // namespace

Peaks::Peaks(int sampleRate, Flicks start, std::vector<Peak> base)
    : m_sampleRate(sampleRate)
    , m_start(start)
{
    m_levels.push_back(std::move(base));
    while (m_levels.back().size() > 1)
        m_levels.push_back(halved(m_levels.back()));
}

std::span<const Peak> Peaks::level(std::size_t k) const
{
    return k < m_levels.size() ? std::span<const Peak>(m_levels[k]) : std::span<const Peak>();
}

Peak Peaks::over(model::TimeRange range) const
{
    if (isEmpty() || range.isEmpty())
        return {};
    const model::Rational perSample{1, m_sampleRate};
    const std::int64_t first = model::toTicks(range.begin - m_start, perSample);
    const std::int64_t last = std::max(first + 1, model::toTicks(range.end - m_start, perSample));
    // Fine enough that the edges do not reach out by more than a quarter, coarse enough to look at
    // eight.
    std::size_t k = 0;
    while (k + 1 < m_levels.size() && (last - first) >> k >= std::int64_t{8} * samplesPerPeak)
        ++k;
    const std::vector<Peak> &peaks = m_levels[k];
    const std::int64_t size = std::int64_t(samplesPerPeak) << k;
    const std::int64_t begin = std::max<std::int64_t>(0, first >= 0 ? first / size : 0);
    const std::int64_t end =
        std::min(std::int64_t(peaks.size()), last > 0 ? (last + size - 1) / size : 0);
    if (begin >= end)
        return {};
    Peak peak = peaks[std::size_t(begin)];
    for (std::int64_t i = begin + 1; i < end; ++i)
        join(peak, peaks[std::size_t(i)]);
    return peak;
}

model::Result<Peaks> readPeaks(const MediaFile &file,
    const std::function<void(const Peaks &)> &grown, const model::Progress &progress,
    const model::CancelToken &cancel)
{
    if (file.info.audio.empty())
        return Peaks();
    const auto decoder = SoundDecoder::open(file, 0, cancel);
    if (!decoder)
        return tl::unexpected(decoder.error());
    SoundDecoder &sound = **decoder;
    const model::Rational perSample{1, sound.rate()};
    const Flicks start = model::toFlicks(sound.start(), perSample);
    const std::int64_t end = model::toTicks(endOf(file) + slack, perSample);
    Gatherer gatherer(sound.start());
    auto next = std::chrono::steady_clock::now() + growEvery;
    for (;;) {
        if (cancel.isCancelled())
            return model::fail(model::Error::Kind::Cancelled, QStringLiteral("cancelled"));
        const auto block = sound.next();
        if (!block)
            return tl::unexpected(block.error());
        if (!*block || (*block)->first > end)
            break;
        gatherer.add(**block, std::size_t(sound.channels()));
        if (std::chrono::steady_clock::now() < next)
            continue;
        if (grown)
            grown(Peaks(sound.rate(), start, gatherer.base()));
        if (progress && end > 0)
            progress(std::clamp(
                double((*block)->first) / double(model::toTicks(endOf(file), perSample) + 1), 0.0,
                1.0));
        next = std::chrono::steady_clock::now() + growEvery;
    }
    return Peaks(sound.rate(), start, gatherer.base());
}

} // namespace timeline::media
