// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/takesound.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace practice {

using timeline::model::Error;
using timeline::model::fail;
using timeline::model::Result;

namespace {

constexpr std::array<double, 8> notes{
    523.25, 659.25, 783.99, 659.25, 880.00, 783.99, 659.25, 587.33}; // Hz
constexpr double noteLength = 0.25; // seconds

double melodyAt(double seconds)
{
    const auto note = std::int64_t(seconds / noteLength);
    const double within = seconds - double(note) * noteLength;
    const double frequency = notes[std::size_t(note) % notes.size()];
    const double envelope = std::min(1.0, within / 0.01) * std::exp(-4 * within);
    return envelope
        * (0.22 * std::sin(2 * std::numbers::pi * frequency * within)
            + 0.06 * std::sin(4 * std::numbers::pi * frequency * within));
}

} // namespace

void layMelody(StereoBlock &block, std::int64_t first, SampleRange section, int rate)
{
    const std::int64_t begin = std::max(section.begin, first);
    const std::int64_t end = std::min(section.end, first + std::int64_t(block[0].size()));
    const double fade = 0.01 * rate;
    for (std::int64_t sample = begin; sample < end; ++sample) {
        const double tone = melodyAt(double(sample - section.begin) / rate);
        const double nearest = double(std::min(sample - section.begin, section.end - 1 - sample));
        const double mix = std::min(1.0, nearest / fade);
        for (auto &channel : block) {
            float &value = channel[std::size_t(sample - first)];
            value = float((1 - mix) * double(value) + mix * tone);
        }
    }
}

SoundLine::SoundLine(int rate, std::int64_t samples, int blockSize, Sink sink)
    : m_rate(rate)
    , m_samples(samples)
    , m_blockSize(std::size_t(std::max(blockSize, 1)))
    , m_sink(std::move(sink))
{
}

Result<> SoundLine::prepare(const AVFrame &sound)
{
    AVChannelLayout stereo{};
    av_channel_layout_default(&stereo, 2);
    AVChannelLayout layout{};
    if (sound.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_default(&layout, sound.ch_layout.nb_channels);
    else
        av_channel_layout_copy(&layout, &sound.ch_layout);
    SwrContext *context = nullptr;
    const int set = swr_alloc_set_opts2(&context, &stereo, AV_SAMPLE_FMT_FLTP, m_rate, &layout,
        AVSampleFormat(sound.format), sound.sample_rate, 0, nullptr);
    m_resampler.reset(context);
    av_channel_layout_uninit(&layout);
    if (set < 0 || swr_init(context) < 0)
        return fail(Error::Kind::Damaged, QStringLiteral("sound that cannot be converted"));
    return {};
}

Result<> SoundLine::add(const AVFrame &sound, double seconds)
{
    const std::array<int, 3> kind{sound.format, sound.sample_rate, sound.ch_layout.nb_channels};
    if (!m_resampler)
        m_drop = std::max<std::int64_t>(0, -std::llround(seconds * m_rate));
    if (m_kind != kind) { // the first frame, or a stream that changes on the way
        if (const auto flushed = convert(nullptr); !flushed)
            return flushed;
        if (const auto ready = prepare(sound); !ready)
            return ready;
        m_kind = kind;
    }
    // Time stamps jitter by a few samples; only a real gap is filled.
    const std::int64_t place = std::llround(seconds * m_rate);
    const std::int64_t expected = next() - m_drop + swr_get_delay(m_resampler.get(), m_rate);
    if (place - expected > (next() == 0 ? 0 : m_rate / 10)) {
        const std::int64_t gap = std::min(place, m_samples) - expected;
        if (const auto filled = addSilenceUntil(next() + std::max<std::int64_t>(gap, 0)); !filled)
            return filled;
    }
    return convert(&sound);
}

Result<> SoundLine::convert(const AVFrame *sound)
{
    if (!m_resampler)
        return {};
    const int room = swr_get_out_samples(m_resampler.get(), sound ? sound->nb_samples : 0);
    if (room <= 0)
        return {};
    std::array<std::vector<float>, 2> out{
        std::vector<float>(std::size_t(room)), std::vector<float>(std::size_t(room))};
    std::array<std::uint8_t *, 2> planes{reinterpret_cast<std::uint8_t *>(out[0].data()),
        reinterpret_cast<std::uint8_t *>(out[1].data())};
    const auto **in = sound ? const_cast<const std::uint8_t **>(sound->extended_data) : nullptr;
    const int got =
        swr_convert(m_resampler.get(), planes.data(), room, in, sound ? sound->nb_samples : 0);
    if (got < 0)
        return fail(Error::Kind::Damaged, QStringLiteral("sound that cannot be converted"));
    const auto dropped = std::min<std::int64_t>(m_drop, got);
    m_drop -= dropped;
    const auto kept = std::clamp<std::int64_t>(m_samples - next(), 0, got - dropped);
    for (std::size_t i = 0; i < 2; ++i)
        m_pending[i].insert(
            m_pending[i].end(), out[i].begin() + dropped, out[i].begin() + dropped + kept);
    return handOut(false);
}

Result<> SoundLine::addSilenceUntil(std::int64_t sample)
{
    while (next() < std::min(sample, m_samples)) {
        const auto more = std::min<std::int64_t>(std::min(sample, m_samples) - next(), m_rate);
        for (auto &channel : m_pending)
            channel.resize(channel.size() + std::size_t(more), 0.F);
        if (const auto out = handOut(false); !out)
            return out;
    }
    return {};
}

Result<> SoundLine::finish()
{
    if (const auto flushed = convert(nullptr); !flushed)
        return flushed;
    if (const auto padded = addSilenceUntil(m_samples); !padded)
        return padded;
    return handOut(true);
}

Result<> SoundLine::handOut(bool all)
{
    while (m_pending[0].size() >= m_blockSize || (all && !m_pending[0].empty())) {
        const auto size = std::ptrdiff_t(std::min(m_blockSize, m_pending[0].size()));
        StereoBlock block;
        for (std::size_t i = 0; i < 2; ++i) {
            block[i].assign(m_pending[i].begin(), m_pending[i].begin() + size);
            m_pending[i].erase(m_pending[i].begin(), m_pending[i].begin() + size);
        }
        if (const auto taken = m_sink(block, m_handedOut); !taken)
            return taken;
        m_handedOut += size;
    }
    return {};
}

} // namespace practice
