// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/encoder.h"

#include "timeline/render/soundcodec.h"

#include <algorithm>
#include <cmath>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

// Per channel; twice of what is transparent, since the sound may be encoded again.
constexpr std::int64_t aacBitsPerSecond = 112'000;
constexpr std::size_t freeBlock = 4096; // samples, for codecs without a block size of their own

AVSampleFormat pcmFormat(const QString &name)
{
    if (name.startsWith(QLatin1String("f32")))
        return AV_SAMPLE_FMT_FLT;
    if (name.startsWith(QLatin1String("f64")))
        return AV_SAMPLE_FMT_DBL;
    if (name == QLatin1String("u8") || name == QLatin1String("s8"))
        return AV_SAMPLE_FMT_U8;
    const bool isWide = name.contains(QLatin1String("24")) || name.contains(QLatin1String("32"));
    return isWide ? AV_SAMPLE_FMT_S32 : AV_SAMPLE_FMT_S16;
}

AVSampleFormat formatFor(const AudioSettings &settings)
{
    const QString &codec = settings.codec;
    if (codec.startsWith(QLatin1String("pcm_")))
        return pcmFormat(codec.mid(4));
    if (codec == QLatin1String("flac"))
        return settings.bits > 16 ? AV_SAMPLE_FMT_S32 : AV_SAMPLE_FMT_S16;
    if (codec == QLatin1String("alac"))
        return settings.bits > 16 ? AV_SAMPLE_FMT_S32P : AV_SAMPLE_FMT_S16P;
    return codec == QLatin1String("libopus") ? AV_SAMPLE_FMT_FLT : AV_SAMPLE_FMT_FLTP;
}

// 24-bit samples lie in the upper bits of 32.
int bitsOf(const AudioSettings &settings)
{
    const bool saysSo = settings.codec.startsWith(QLatin1String("pcm_"));
    return saysSo && settings.codec.contains(QLatin1String("32")) ? 32
        : saysSo && settings.codec.contains(QLatin1String("24"))  ? 24
                                                                  : settings.bits;
}

// Decoders and faulty files give what is no number, and encoders fail at it and at what no sound
// reaches: silence, and 80 dB over full scale.
float audible(float value)
{
    constexpr float most = 10'000;
    return std::isnan(value) ? 0 : std::clamp(value, -most, most);
}

template <class Sample> Sample toInteger(float value, double full)
{
    return Sample(std::clamp(std::round(double(value) * full), -full, full - 1));
}

template <class Sample, class Convert>
void fill(AVFrame &frame, std::span<const float> block, std::size_t channels, Convert convert)
{
    const bool isPlanar = av_sample_fmt_is_planar(AVSampleFormat(frame.format)) != 0;
    const std::size_t count = block.size() / channels;
    for (std::size_t c = 0; c < channels; ++c) {
        auto *to =
            reinterpret_cast<Sample *>(frame.extended_data[isPlanar ? c : 0]) + (isPlanar ? 0 : c);
        for (std::size_t i = 0; i < count; ++i)
            to[isPlanar ? i : i * channels] = convert(audible(block[i * channels + c]));
    }
}

// Fills a frame of the encoder's own format.
void fillFrame(AVFrame &frame, std::span<const float> block, std::size_t channels, int bits)
{
    const auto fill16 = [](float v) { return toInteger<std::int16_t>(v, 32768.0); };
    const auto fill32 = [bits](float v) {
        const int shift = bits > 24 ? 0 : 8;
        return std::int32_t(
            toInteger<std::int32_t>(v, double(1LL << (31 - shift))) * (std::int32_t(1) << shift));
    };
    switch (av_get_packed_sample_fmt(AVSampleFormat(frame.format))) {
    case AV_SAMPLE_FMT_U8:
        return fill<std::uint8_t>(frame, block, channels,
            [](float v) { return std::uint8_t(toInteger<int>(v, 128.0) + 128); });
    case AV_SAMPLE_FMT_S16:
        return fill<std::int16_t>(frame, block, channels, fill16);
    case AV_SAMPLE_FMT_S32:
        return fill<std::int32_t>(frame, block, channels, fill32);
    case AV_SAMPLE_FMT_DBL:
        return fill<double>(frame, block, channels, [](float v) { return double(v); });
    default:
        return fill<float>(frame, block, channels, [](float v) { return v; });
    }
}

bool hasLosses(const AVCodecContext &context)
{
    const AVCodecDescriptor *known = avcodec_descriptor_get(context.codec_id);
    return known && (known->props & AV_CODEC_PROP_LOSSLESS) == 0;
}

Result<> setUp(AVCodecContext &context, const AudioSettings &settings)
{
    context.sample_rate = settings.rate;
    context.time_base = {1, settings.rate};
    context.sample_fmt = formatFor(settings);
    if (settings.layout != 0)
        av_channel_layout_from_mask(&context.ch_layout, settings.layout);
    else
        av_channel_layout_default(&context.ch_layout, settings.channels);
    if (context.ch_layout.nb_channels != settings.channels)
        return fail(Error::Kind::EncoderFailed, QStringLiteral("the channels do not fit"));
    const bool isAac = settings.codec == QLatin1String("aac");
    const std::int64_t transparent = isAac
        ? aacBitsPerSecond * settings.channels
        : generousBitRate(settings.codec, settings.rate, settings.channels);
    if (hasLosses(context))
        context.bit_rate = settings.bitRate > 0 ? settings.bitRate : transparent;
    else
        context.bits_per_raw_sample = bitsOf(settings);
    // Noise substitution would sound anew after every seek.
    if (isAac)
        av_opt_set_int(context.priv_data, "aac_pns", 0, 0);
    return {};
}

} // namespace

Result<std::unique_ptr<AudioEncoder>> AudioEncoder::open(
    const AudioSettings &settings, bool globalHeader)
{
    const AVCodec *codec = avcodec_find_encoder_by_name(settings.codec.toUtf8().constData());
    if (!codec)
        return fail(
            Error::Kind::NoEncoder, QStringLiteral("this FFmpeg has no %1").arg(settings.codec));
    std::unique_ptr<AudioEncoder> encoder(new AudioEncoder);
    encoder->m_context.reset(avcodec_alloc_context3(codec));
    if (!encoder->m_context)
        return fail(
            Error::Kind::EncoderFailed, QStringLiteral("no memory for %1").arg(settings.codec));
    AVCodecContext &context = *encoder->m_context;
    context.flags |= AV_CODEC_FLAG_BITEXACT | (globalHeader ? AV_CODEC_FLAG_GLOBAL_HEADER : 0);
    if (auto ok = setUp(context, settings); !ok)
        return tl::unexpected(ok.error());
    encoder->m_bits = bitsOf(settings);
    encoder->m_next = settings.first;
    const int code = avcodec_open2(&context, nullptr, nullptr);
    if (code < 0)
        return encoderFailed(code, QStringLiteral("open %1").arg(settings.codec));
    return encoder;
}

Result<> AudioEncoder::encodeBlock(std::span<const float> block, const PacketSink &sink)
{
    const auto channels = std::size_t(m_context->ch_layout.nb_channels);
    media::FramePtr frame;
    if (!block.empty()) {
        frame = media::makeFrame();
        frame->nb_samples = int(block.size() / channels);
        frame->format = m_context->sample_fmt;
        frame->sample_rate = m_context->sample_rate;
        av_channel_layout_copy(&frame->ch_layout, &m_context->ch_layout);
        if (const int code = av_frame_get_buffer(frame.get(), 0); code < 0)
            return encoderFailed(code, QStringLiteral("encode sound"));
        fillFrame(*frame, block, channels, m_bits);
        frame->pts = m_next;
        m_next += frame->nb_samples;
    }
    return pump(*m_context, frame.get(), sink);
}

Result<> AudioEncoder::encode(std::span<const float> interleaved, const PacketSink &sink)
{
    m_pending.insert(m_pending.end(), interleaved.begin(), interleaved.end());
    const std::size_t samples =
        m_context->frame_size > 0 ? std::size_t(m_context->frame_size) : freeBlock;
    const std::size_t block = samples * std::size_t(m_context->ch_layout.nb_channels);
    std::size_t done = 0;
    for (; m_pending.size() - done >= block; done += block) {
        if (auto ok = encodeBlock({m_pending.data() + done, block}, sink); !ok)
            return ok;
    }
    m_pending.erase(m_pending.begin(), m_pending.begin() + std::ptrdiff_t(done));
    return {};
}

Result<> AudioEncoder::finish(const PacketSink &sink)
{
    if (!m_pending.empty()) {
        if (auto ok = encodeBlock(m_pending, sink); !ok)
            return ok;
        m_pending.clear();
    }
    return encodeBlock({}, sink);
}

} // namespace timeline::render
