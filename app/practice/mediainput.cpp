// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/mediainput.h"

#include "timeline/media/fileurl.h"

#include <cmath>

namespace practice {

using timeline::media::CodecPtr;
using timeline::media::InputPtr;
using timeline::model::CancelToken;
using timeline::model::Error;
using timeline::model::fail;
using timeline::model::Result;

MediaInput::MediaInput(CancelToken cancel, QDeadlineTimer deadline)
    : m_cancel(std::move(cancel))
    , m_deadline(deadline)
{
}

int MediaInput::interrupted(void *self)
{
    const auto *input = static_cast<const MediaInput *>(self);
    return input->m_cancel.isCancelled() || input->m_deadline.hasExpired() ? 1 : 0;
}

Result<std::unique_ptr<MediaInput>> MediaInput::open(
    const QString &path, const CancelToken &cancel, QDeadlineTimer deadline)
{
    // Bad uploads are answered, not printed.
    static const bool isQuiet = (av_log_set_level(AV_LOG_FATAL), true);
    Q_UNUSED(isQuiet)
    std::unique_ptr<MediaInput> input(new MediaInput(cancel, deadline));
    AVFormatContext *format = avformat_alloc_context();
    if (!format)
        return fail(Error::Kind::TooLarge);
    format->interrupt_callback = {&MediaInput::interrupted, input.get()};
    AVDictionary *options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "format_whitelist", "mov,matroska", 0);
    const QByteArray url = timeline::media::fileUrl(path);
    const int opened = avformat_open_input(&format, url.constData(), nullptr, &options);
    av_dict_free(&options);
    if (opened < 0) // which has freed the context
        return fail(Error::Kind::NotMedia, QStringLiteral("not an MP4, MOV or MKV file"));
    input->m_format.reset(format);
    if (format->nb_streams > 64 || avformat_find_stream_info(format, nullptr) < 0)
        return fail(Error::Kind::Damaged, QStringLiteral("the streams cannot be read"));
    input->m_video = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (input->m_video < 0 || (input->video()->disposition & AV_DISPOSITION_ATTACHED_PIC) != 0)
        return fail(Error::Kind::NoPicture, QStringLiteral("no video stream"));
    if (input->video()->codecpar->width <= 0 || input->video()->codecpar->height <= 0)
        return fail(Error::Kind::Damaged, QStringLiteral("no picture size"));
    input->m_audio = av_find_best_stream(format, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        if (int(i) != input->m_video && int(i) != input->m_audio)
            format->streams[i]->discard = AVDISCARD_ALL;
    }
    return input;
}

const AVStream *MediaInput::video() const
{
    return m_format->streams[m_video];
}

const AVStream *MediaInput::audio() const
{
    return m_audio < 0 ? nullptr : m_format->streams[m_audio];
}

int MediaInput::rotation() const
{
#if LIBAVFORMAT_VERSION_MAJOR >= 61
    const AVCodecParameters *parameters = video()->codecpar;
    const AVPacketSideData *data = av_packet_side_data_get(
        parameters->coded_side_data, parameters->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
    const std::uint8_t *matrix = data && data->size >= 36 ? data->data : nullptr;
#else
    std::size_t size = 0;
    const std::uint8_t *matrix = av_stream_get_side_data(video(), AV_PKT_DATA_DISPLAYMATRIX, &size);
    if (size < 36)
        matrix = nullptr;
#endif
    if (!matrix)
        return 0;
    // FFmpeg counts anticlockwise.
    const double angle = -av_display_rotation_get(reinterpret_cast<const std::int32_t *>(matrix));
    if (!std::isfinite(angle))
        return 0;
    return ((int(std::lround(angle / 90)) * 90) % 360 + 360) % 360;
}

QSize MediaInput::displaySize() const
{
    const AVCodecParameters *parameters = video()->codecpar;
    QSize size(parameters->width, parameters->height);
    const AVRational aspect = parameters->sample_aspect_ratio;
    if (aspect.num > 0 && aspect.den > 0)
        size.setWidth(std::max(1, int(av_rescale(size.width(), aspect.num, aspect.den))));
    return rotation() % 180 == 90 ? size.transposed() : size;
}

AVRational MediaInput::frameRate() const
{
    const AVRational average = video()->avg_frame_rate;
    const AVRational nominal = video()->r_frame_rate;
    if (average.num > 0 && average.den > 0)
        return average;
    return nominal.num > 0 && nominal.den > 0 ? nominal : AVRational{25, 1};
}

Result<bool> MediaInput::read(AVPacket *packet)
{
    av_packet_unref(packet);
    const int got = av_read_frame(m_format.get(), packet);
    if (m_cancel.isCancelled())
        return fail(Error::Kind::Cancelled);
    if (m_deadline.hasExpired())
        return fail(Error::Kind::Damaged, QStringLiteral("reading takes too long"));
    return got >= 0;
}

Result<CodecPtr> openDecoder(const AVStream *stream)
{
    const AVCodec *codec = avcodec_find_decoder(stream->codecpar->codec_id);
    if (!codec)
        return fail(Error::Kind::NoDecoder, QStringLiteral("no decoder"));
    CodecPtr context(avcodec_alloc_context3(codec));
    if (!context || avcodec_parameters_to_context(context.get(), stream->codecpar) < 0)
        return fail(Error::Kind::NoDecoder, QStringLiteral("the decoder cannot be set up"));
    context->pkt_timebase = stream->time_base;
    context->thread_count = 0;
    if (avcodec_open2(context.get(), codec, nullptr) < 0)
        return fail(Error::Kind::NoDecoder, QStringLiteral("the decoder cannot be opened"));
    return context;
}

} // namespace practice
