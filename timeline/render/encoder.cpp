// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/encoder.h"

#include "timeline/media/averror.h"

#include <algorithm>
#include <climits>
#include <cmath>

namespace timeline::render {

using media::makePacket;
using media::PacketPtr;
using model::Error;
using model::fail;
using model::Result;

namespace {

constexpr std::int64_t mostRateTerm = 1'001'000;

Result<media::CodecPtr> makeContext(const QString &name)
{
    const AVCodec *codec = avcodec_find_encoder_by_name(name.toUtf8().constData());
    if (!codec)
        return fail(Error::Kind::NoEncoder, QStringLiteral("this FFmpeg has no %1").arg(name));
    media::CodecPtr context(avcodec_alloc_context3(codec));
    if (!context)
        return fail(Error::Kind::EncoderFailed, QStringLiteral("no memory for %1").arg(name));
    // Deterministic, and silent about who wrote it.
    context->flags |= AV_CODEC_FLAG_BITEXACT;
    return context;
}

Result<> openContext(AVCodecContext &context, bool globalHeader)
{
    if (globalHeader)
        context.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    const int code = avcodec_open2(&context, nullptr, nullptr);
    if (code < 0)
        return encoderFailed(
            code, QStringLiteral("open %1").arg(QString::fromUtf8(context.codec->name)));
    return {};
}

void setColor(AVCodecContext &context, const model::ColorInfo &color)
{
    const auto named = [](const QString &word, auto lookup) {
        return word.isEmpty() ? -1 : lookup(word.toUtf8().constData());
    };
    if (const int v = named(color.matrix, av_color_space_from_name); v > AVCOL_SPC_RGB)
        context.colorspace = AVColorSpace(v);
    if (const int v = named(color.range, av_color_range_from_name); v > 0)
        context.color_range = AVColorRange(v);
    if (const int v = named(color.primaries, av_color_primaries_from_name); v > 0)
        context.color_primaries = AVColorPrimaries(v);
    if (const int v = named(color.transfer, av_color_transfer_from_name); v > 0)
        context.color_trc = AVColorTransferCharacteristic(v);
}

// Those that keep to one thread, or to their slowest way, unless told otherwise.
void setThreads(AVCodecContext &context)
{
    switch (context.codec_id) {
    case AV_CODEC_ID_VP9:
    case AV_CODEC_ID_AV1:
        setEncoderOption(context, "row-mt", QStringLiteral("1"));
        setEncoderOption(context, "cpu-used", QStringLiteral("5"));
        [[fallthrough]];
    case AV_CODEC_ID_PRORES:
        context.thread_count = 0;
        break;
    default:
        break;
    }
}

void setVideo(AVCodecContext &context, const VideoSettings &s)
{
    context.width = s.size.width();
    context.height = s.size.height();
    context.pix_fmt = s.format;
    context.sample_aspect_ratio = {1, 1};
    context.time_base = {int(s.timeBase.num), int(s.timeBase.den)};
    // The average of a long variable rate may have terms that no header holds.
    av_reduce(&context.framerate.num, &context.framerate.den, s.rate.num, s.rate.den, mostRateTerm);
    context.gop_size =
        s.keyInterval > 0 ? s.keyInterval : std::max(1, int(std::lround(2 * s.rate.toDouble())));
    if (!s.reorders)
        context.max_b_frames = 0;
    setColor(context, s.color);
    context.chroma_sample_location = s.chromaLocation;
    setEncoderOption(context, "crf", QString::number(s.quality));
    context.rc_max_rate = s.mostBitsPerSecond;
    context.rc_buffer_size = int(std::min<std::int64_t>(s.mostBitsPerSecond / 2, INT_MAX));
    if (!s.preset.isEmpty())
        setEncoderOption(context, "preset", s.preset);
    if (s.plain)
        setEncoderOption(context, "a53cc", QStringLiteral("0"));
    setThreads(context);
    // x265 opens GOPs and writes its settings into the file unless told not to.
    setEncoderOption(context, "x265-params",
        QStringLiteral("open-gop=0:info=0:log-level=error%1%2")
            .arg(s.reorders ? QString() : QStringLiteral(":bframes=0"),
                s.words.isEmpty() ? QString() : QLatin1Char(':') + s.words));
    if (!s.words.isEmpty())
        setEncoderOption(context, "x264-params", s.words);
}

// SEI holds the encoder's settings and whatever the source's frames carried along.
Result<media::BitstreamFilterPtr> withoutSei(const AVCodecContext &context)
{
    const bool hevc = context.codec_id == AV_CODEC_ID_HEVC;
    const QByteArray text =
        hevc ? "filter_units=remove_types=39|40" : "filter_units=remove_types=6";
    AVBSFContext *made = nullptr;
    int code = av_bsf_list_parse_str(text.constData(), &made);
    media::BitstreamFilterPtr filter(made);
    if (code >= 0)
        code = avcodec_parameters_from_context(filter->par_in, &context);
    if (code >= 0) {
        filter->time_base_in = context.time_base;
        code = av_bsf_init(filter.get());
    }
    if (code < 0)
        return encoderFailed(code, QStringLiteral("set up the SEI filter"));
    return filter;
}

} // namespace

tl::unexpected<Error> encoderFailed(int code, const QString &what)
{
    return fail(Error::Kind::EncoderFailed, media::avError(code, what).detail);
}

Result<> pump(AVCodecContext &context, const AVFrame *frame, const PacketSink &sink)
{
    int code = avcodec_send_frame(&context, frame);
    if (code < 0 && code != AVERROR_EOF)
        return encoderFailed(code, QStringLiteral("encode a frame"));
    const PacketPtr packet = makePacket();
    while ((code = avcodec_receive_packet(&context, packet.get())) >= 0) {
        if (auto ok = sink(*packet); !ok)
            return ok;
        av_packet_unref(packet.get());
    }
    if (code != AVERROR(EAGAIN) && code != AVERROR_EOF)
        return encoderFailed(code, QStringLiteral("encode a frame"));
    return {};
}

Result<std::unique_ptr<VideoEncoder>> VideoEncoder::open(
    const VideoSettings &settings, bool globalHeader)
{
    if (settings.size.isEmpty() || !settings.timeBase.isValid() || !settings.rate.isValid())
        return fail(Error::Kind::EncoderFailed, QStringLiteral("no size or no frame rate"));
    auto context = makeContext(settings.codec);
    if (!context)
        return tl::unexpected(context.error());
    setVideo(**context, settings);
    if (auto ok = openContext(**context, globalHeader); !ok)
        return tl::unexpected(ok.error());
    std::unique_ptr<VideoEncoder> encoder(new VideoEncoder);
    encoder->m_context = std::move(*context);
    const AVCodecID id = encoder->m_context->codec_id;
    if (settings.plain && (id == AV_CODEC_ID_H264 || id == AV_CODEC_ID_HEVC)) {
        auto filter = withoutSei(*encoder->m_context);
        if (!filter)
            return tl::unexpected(filter.error());
        encoder->m_filter = std::move(*filter);
    }
    return encoder;
}

Result<> VideoEncoder::filter(AVPacket &packet, const PacketSink &sink)
{
    if (const auto it = m_durations.find(packet.pts); it != m_durations.end()) {
        packet.duration = it->second;
        m_durations.erase(it);
    }
    if (!m_filter)
        return sink(packet);
    int code = av_bsf_send_packet(m_filter.get(), &packet);
    while (code >= 0 && (code = av_bsf_receive_packet(m_filter.get(), &packet)) >= 0) {
        if (auto ok = sink(packet); !ok)
            return ok;
    }
    if (code < 0 && code != AVERROR(EAGAIN) && code != AVERROR_EOF)
        return encoderFailed(code, QStringLiteral("filter a packet"));
    return {};
}

Result<> VideoEncoder::encode(
    AVFrame &frame, std::int64_t pts, std::int64_t duration, const PacketSink &sink)
{
    frame.pts = pts;
    m_durations[pts] = duration;
    return pump(*m_context, &frame, [&](AVPacket &packet) { return filter(packet, sink); });
}

Result<> VideoEncoder::finish(const PacketSink &sink)
{
    return pump(*m_context, nullptr, [&](AVPacket &packet) { return filter(packet, sink); });
}

void setEncoderOption(AVCodecContext &encoder, const char *name, const QString &value)
{
    if (encoder.priv_data)
        av_opt_set(encoder.priv_data, name, value.toUtf8().constData(), 0);
}

} // namespace timeline::render
