// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/encoder.h"

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

AVSampleFormat formatFor(const AudioSettings &settings)
{
    if (settings.codec == QLatin1String("aac"))
        return AV_SAMPLE_FMT_FLTP;
    return settings.bits > 16 ? AV_SAMPLE_FMT_S32 : AV_SAMPLE_FMT_S16;
}

template <class Sample> Sample toInteger(float value, double full)
{
    return Sample(std::clamp(std::round(double(value) * full), -full, full - 1));
}

// Fills a frame of the encoder's own format. 24-bit samples lie in the upper bits of 32.
void fillFrame(AVFrame &frame, std::span<const float> block, std::size_t channels)
{
    const std::size_t count = block.size() / channels;
    switch (frame.format) {
    case AV_SAMPLE_FMT_FLTP:
        for (std::size_t c = 0; c < channels; ++c) {
            auto *plane = reinterpret_cast<float *>(frame.extended_data[c]);
            for (std::size_t i = 0; i < count; ++i)
                plane[i] = block[i * channels + c];
        }
        return;
    case AV_SAMPLE_FMT_S16:
        for (std::size_t i = 0; i < block.size(); ++i)
            reinterpret_cast<std::int16_t *>(frame.data[0])[i] =
                toInteger<std::int16_t>(block[i], 32768.0);
        return;
    default:
        for (std::size_t i = 0; i < block.size(); ++i)
            reinterpret_cast<std::int32_t *>(frame.data[0])[i] =
                toInteger<std::int32_t>(block[i], 8388608.0) * 256;
    }
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
    context.sample_rate = settings.rate;
    context.time_base = {1, settings.rate};
    context.sample_fmt = formatFor(settings);
    av_channel_layout_default(&context.ch_layout, settings.channels);
    if (context.sample_fmt == AV_SAMPLE_FMT_FLTP) {
        context.bit_rate = aacBitsPerSecond * settings.channels;
        // Noise substitution would sound anew after every seek.
        av_opt_set_int(context.priv_data, "aac_pns", 0, 0);
    } else {
        context.bits_per_raw_sample = settings.bits;
    }
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
        fillFrame(*frame, block, channels);
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
