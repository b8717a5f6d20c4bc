// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/audiosource.h"

#include "timeline/media/averror.h"
#include "timeline/media/sounddecoder.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <vector>

namespace timeline::media {

using Kind = model::Error::Kind;

namespace {

// The most that a jump ahead decodes through rather than seeks, in seconds.
constexpr std::int64_t decodeThrough = 2;
// Samples of silence given to the resampler at once.
constexpr std::int64_t silenceStep = 4096;
constexpr int mostChannels = 8;

std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

} // namespace

// The resampler always starts at a source sample that coincides with an output sample, with more
// before the first wanted one than its filter is long. So the filter has the same phase at the same
// place however the reading began, and the n-th output is at the start + n: there is no delay to
// account for.
class AudioSource::Private {
public:
    model::Result<> start(int rate, const AVChannelLayout &out);
    model::Result<> restart(std::int64_t first);
    model::Result<> produce(); // some more into m_ready
    model::Result<> convert(const float *samples, std::int64_t count);
    model::Result<> silence(std::int64_t count);
    void take(std::int64_t first, std::span<float> out, std::int64_t &done);

    std::unique_ptr<SoundDecoder> m_decoder;
    ResamplerPtr m_resampler;
    int m_rate = 0;
    std::size_t m_channels = 0;
    std::int64_t m_sourceStep =
        1; // m_sourceStep source samples last as long as m_outputStep output samples
    std::int64_t m_outputStep = 1;
    std::int64_t m_fed = 0; // source sample that the resampler gets next
    std::int64_t m_end = 0; // output sample after those in m_ready
    std::vector<float> m_ready;
    std::optional<SoundBlock> m_block; // decoded, but its place is not reached yet
    bool m_hasStarted = false;
    bool m_atEnd = false;
};

model::Result<> AudioSource::Private::start(int rate, const AVChannelLayout &out)
{
    m_rate = rate;
    m_channels = std::size_t(out.nb_channels);
    const std::int64_t common = std::gcd(rate, m_decoder->rate());
    m_sourceStep = m_decoder->rate() / common;
    m_outputStep = rate / common;
    AVChannelLayout in = m_decoder->layout(), to = out; // copies: native layouts own no memory
    SwrContext *made = nullptr;
    const int code = swr_alloc_set_opts2(
        &made, &to, AV_SAMPLE_FMT_FLT, rate, &in, AV_SAMPLE_FMT_FLT, m_decoder->rate(), 0, nullptr);
    m_resampler.reset(made);
    if (code < 0)
        return avFail(code, QStringLiteral("set up resampling"));
    return {};
}

model::Result<> AudioSource::Private::restart(std::int64_t first)
{
    swr_close(m_resampler.get());
    if (const int code = swr_init(m_resampler.get()); code < 0)
        return avFail(code, QStringLiteral("set up resampling"));
    const std::int64_t filter =
        m_sourceStep == m_outputStep ? 0 : 64 * (1 + m_sourceStep / m_outputStep);
    const std::int64_t source =
        av_rescale_rnd(first, m_sourceStep, m_outputStep, AV_ROUND_DOWN) - filter;
    m_fed = floorTo(source, m_sourceStep);
    m_end = m_fed / m_sourceStep * m_outputStep;
    m_ready.clear();
    m_block.reset();
    m_atEnd = false;
    m_hasStarted = true;
    return m_decoder->seek(m_fed);
}

model::Result<> AudioSource::Private::convert(const float *samples, std::int64_t count)
{
    const int room = swr_get_out_samples(m_resampler.get(), int(count));
    if (room < 0)
        return avFail(room, QStringLiteral("resample"));
    const std::size_t before = m_ready.size();
    m_ready.resize(before + std::size_t(room) * m_channels);
    auto *out = reinterpret_cast<std::uint8_t *>(m_ready.data() + before);
    const auto *in = reinterpret_cast<const std::uint8_t *>(samples);
    const int made = swr_convert(m_resampler.get(), &out, room, &in, int(count));
    m_ready.resize(before + std::size_t(std::max(0, made)) * m_channels);
    if (made < 0)
        return avFail(made, QStringLiteral("resample"));
    m_fed += count;
    m_end += made;
    return {};
}

model::Result<> AudioSource::Private::silence(std::int64_t count)
{
    const std::vector<float> nothing(std::size_t(count * m_decoder->channels()), 0.0f);
    return convert(nothing.data(), count);
}

model::Result<> AudioSource::Private::produce()
{
    if (!m_block && !m_atEnd) {
        auto block = m_decoder->next();
        if (!block)
            return tl::unexpected(block.error());
        m_block = std::move(*block);
        m_atEnd = !m_block;
    }
    // A gap may be of any length in a damaged file: it is filled as it is read.
    if (!m_block || m_block->first > m_fed)
        return silence(m_block ? std::min(silenceStep, m_block->first - m_fed) : silenceStep);
    const std::int64_t channels = m_decoder->channels();
    const std::int64_t count = std::int64_t(m_block->samples.size()) / channels;
    const std::int64_t known = std::min(m_fed - m_block->first, count);
    const SoundBlock block = std::move(*m_block);
    m_block.reset();
    return known == count ? model::Result<>()
                          : convert(block.samples.data() + known * channels, count - known);
}

// Moves what is ready at `first` + `done` into `out`, and forgets what lies before it.
void AudioSource::Private::take(std::int64_t first, std::span<float> out, std::int64_t &done)
{
    const std::int64_t ready = std::int64_t(m_ready.size() / m_channels);
    const std::int64_t past = std::clamp<std::int64_t>(first + done - (m_end - ready), 0, ready);
    const std::int64_t wanted = std::int64_t(out.size() / m_channels) - done;
    const std::int64_t count = std::min(ready - past, wanted);
    const auto begin = m_ready.begin() + past * std::int64_t(m_channels);
    std::copy_n(
        begin, count * std::int64_t(m_channels), out.begin() + done * std::int64_t(m_channels));
    m_ready.erase(m_ready.begin(), begin + count * std::int64_t(m_channels));
    done += count;
}

AudioSource::AudioSource(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

AudioSource::~AudioSource() = default;

model::Result<std::unique_ptr<AudioSource>> AudioSource::open(
    const MediaFile &file, std::size_t track, int rate, int channels)
{
    AVChannelLayout layout{};
    av_channel_layout_default(&layout, std::clamp(channels, 0, mostChannels + 1));
    return open(file, track, rate, layout);
}

model::Result<std::unique_ptr<AudioSource>> AudioSource::open(
    const MediaFile &file, std::size_t track, int rate, const AVChannelLayout &layout)
{
    const int channels = layout.nb_channels;
    if (rate < 1000 || rate > 768'000 || channels < 1 || channels > mostChannels
        || layout.order != AV_CHANNEL_ORDER_NATIVE)
        return model::fail(
            Kind::OutOfRange, QStringLiteral("%1 Hz, %2 channels").arg(rate).arg(channels));
    auto decoder = SoundDecoder::open(file, track);
    if (!decoder)
        return tl::unexpected(decoder.error());
    auto p = std::make_unique<Private>();
    p->m_decoder = std::move(*decoder);
    if (auto ok = p->start(rate, layout); !ok)
        return tl::unexpected(ok.error());
    return std::unique_ptr<AudioSource>(new AudioSource(std::move(p)));
}

model::Result<> AudioSource::read(std::int64_t first, std::span<float> out)
{
    if (out.size() % d->m_channels != 0)
        return model::fail(Kind::OutOfRange, QStringLiteral("not a whole number of samples"));
    if (auto ok = d->m_decoder->check(); !ok)
        return ok;
    const std::int64_t ready = d->m_end - std::int64_t(d->m_ready.size() / d->m_channels);
    if (!d->m_hasStarted || first < ready || first > d->m_end + decodeThrough * d->m_rate) {
        if (auto ok = d->restart(first); !ok)
            return ok;
    }
    const std::int64_t count = std::int64_t(out.size() / d->m_channels);
    for (std::int64_t done = 0; done < count;) {
        d->take(first, out, done);
        if (done == count)
            break;
        if (auto ok = d->produce(); !ok) {
            d->m_hasStarted = false;
            return ok;
        }
    }
    return {};
}

} // namespace timeline::media
