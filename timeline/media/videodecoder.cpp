// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/videodecoder.h"

#include "timeline/media/averror.h"
#include "timeline/media/demuxer.h"

#include <algorithm>
#include <thread>

namespace timeline::media {

using Kind = model::Error::Kind;

namespace {

int threadsFor(VideoDecoder::Aim aim)
{
    constexpr int forSeeks = 4;
    switch (aim) {
    case VideoDecoder::Aim::Latency:
        return std::clamp(int(std::thread::hardware_concurrency()), 1, forSeeks);
    case VideoDecoder::Aim::Throughput:
        return 0; // as many as there are
    case VideoDecoder::Aim::OneThread:
        return 1;
    }
    return 1;
}

} // namespace

VideoDecoder::VideoDecoder(std::unique_ptr<Complaints> complaints, CodecPtr codec)
    : m_complaints(std::move(complaints))
    , m_codec(std::move(codec))
{
}

// FFmpeg has one listener for all; whose message it is stands in the context, whose threads have
// copies of it.
void VideoDecoder::listen(void *context, int level, const char *format, va_list arguments)
{
    const bool isOfCodec =
        context && *static_cast<const AVClass *const *>(context) == avcodec_get_class();
    if (isOfCodec && level <= AV_LOG_ERROR) {
        const auto *codec = static_cast<const AVCodecContext *>(context);
        if (codec->opaque && av_codec_is_decoder(codec->codec))
            static_cast<Complaints *>(codec->opaque)->fetch_add(1);
    }
    av_log_default_callback(context, level, format, arguments);
}

model::Result<VideoDecoder> VideoDecoder::open(const AVStream &stream, Aim aim)
{
    return open(*stream.codecpar, stream.time_base, aim);
}

model::Result<VideoDecoder> VideoDecoder::open(
    const AVCodecParameters &parameters, AVRational timeBase, Aim aim)
{
    const AVCodec *decoder = avcodec_find_decoder(parameters.codec_id);
    if (!decoder)
        return model::fail(
            Kind::NoDecoder, QString::fromLatin1(avcodec_get_name(parameters.codec_id)));
    CodecPtr codec(avcodec_alloc_context3(decoder));
    if (!codec)
        return model::fail(Kind::TooLarge, QStringLiteral("out of memory"));
    if (const int code = avcodec_parameters_to_context(codec.get(), &parameters); code < 0)
        return avFail(code, QStringLiteral("set up the decoder"));
    static const bool isListening = (av_log_set_callback(listen), true);
    Q_UNUSED(isListening);
    auto complaints = std::make_unique<Complaints>(0);
    codec->opaque = complaints.get();
    codec->pkt_timebase = timeBase;
    codec->max_pixels = maxPicturePixels;
    codec->thread_count = threadsFor(aim);
    codec->thread_type = FF_THREAD_FRAME | FF_THREAD_SLICE;
    if (const int code = avcodec_open2(codec.get(), decoder, nullptr); code < 0)
        return avFail(code, QStringLiteral("open the decoder"));
    return VideoDecoder(std::move(complaints), std::move(codec));
}

model::Result<> VideoDecoder::send(const AVPacket *packet)
{
    const int code = avcodec_send_packet(m_codec.get(), packet);
    if (code == AVERROR(ENOMEM))
        return avFail(code, QStringLiteral("decode"));
    // EAGAIN cannot be: every picture is taken out before the next packet goes in.
    return {};
}

model::Result<FramePtr> VideoDecoder::receive()
{
    FramePtr frame = makeFrame();
    if (!frame)
        return model::fail(Kind::TooLarge, QStringLiteral("out of memory"));
    for (;;) {
        const int code = avcodec_receive_frame(m_codec.get(), frame.get());
        if (code >= 0)
            return frame;
        if (code == AVERROR_EOF)
            m_isDrained = true;
        if (code == AVERROR_EOF || code == AVERROR(EAGAIN))
            return FramePtr();
        if (code == AVERROR(ENOMEM))
            return avFail(code, QStringLiteral("decode"));
        // One damaged picture; those behind it may be sound.
    }
}

void VideoDecoder::setEffort(Effort effort)
{
    m_codec->skip_loop_filter = effort == Effort::SmallKey ? AVDISCARD_ALL : AVDISCARD_DEFAULT;
    m_codec->skip_frame = effort == Effort::References ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
}

void VideoDecoder::flush()
{
    avcodec_flush_buffers(m_codec.get());
    m_isDrained = false;
}

} // namespace timeline::media
