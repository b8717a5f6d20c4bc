// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/takewriter.h"

#include "timeline/media/fileurl.h"

#include <algorithm>
#include <cstring>

namespace practice {

using timeline::media::CodecPtr;
using timeline::model::Error;
using timeline::model::fail;
using timeline::model::Result;

namespace {

constexpr int videoStream = 0;
constexpr int soundStream = 1;

Result<> writeFailed(int code)
{
    if (code == AVERROR(ENOSPC))
        return fail(Error::Kind::DiskFull);
    return fail(Error::Kind::NotWritable, QStringLiteral("the take cannot be written"));
}

const AVCodec *h264Encoder()
{
    const AVCodec *x264 = avcodec_find_encoder_by_name("libx264");
    return x264 ? x264 : avcodec_find_encoder(AV_CODEC_ID_H264);
}

} // namespace

Result<std::unique_ptr<TakeWriter>> TakeWriter::create(const TakeFormat &format)
{
    std::unique_ptr<TakeWriter> writer(new TakeWriter);
    AVFormatContext *output = nullptr;
    // The name is needed again: moving the index to the front opens the file a second time.
    const QByteArray url = timeline::media::fileUrl(format.path);
    avformat_alloc_output_context2(&output, nullptr, "mp4", url.constData());
    writer->m_output.reset(output);
    writer->m_packet = timeline::media::makePacket();
    if (!output || !writer->m_packet)
        return fail(Error::Kind::NoEncoder, QStringLiteral("no MP4 writer"));
    if (const auto added = writer->addVideo(format); !added)
        return tl::unexpected(added.error());
    if (format.soundRate > 0) {
        if (const auto added = writer->addSound(format.soundRate); !added)
            return tl::unexpected(added.error());
    }
    if (const auto opened = writer->open(); !opened)
        return tl::unexpected(opened.error());
    return writer;
}

Result<> TakeWriter::addVideo(const TakeFormat &format)
{
    const AVCodec *codec = h264Encoder();
    if (!codec)
        return fail(Error::Kind::NoEncoder, QStringLiteral("no H.264 encoder"));
    m_video.reset(avcodec_alloc_context3(codec));
    AVCodecContext *video = m_video.get();
    video->width = format.size.width();
    video->height = format.size.height();
    video->pix_fmt = AV_PIX_FMT_YUV420P;
    video->time_base = format.timeBase;
    video->framerate = format.frameRate;
    video->sample_aspect_ratio = {1, 1};
    video->colorspace = format.color.matrix;
    video->color_range = format.color.range;
    video->color_primaries = format.color.primaries;
    video->color_trc = format.color.transfer;
    video->gop_size = std::max(1, int(2 * av_q2d(format.frameRate)));
    video->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    video->thread_count = 0;
    AVDictionary *options = nullptr;
    av_dict_set(&options, "preset", "superfast", 0);
    av_dict_set(&options, "crf", "18", 0);
    const int opened = avcodec_open2(video, codec, &options);
    av_dict_free(&options);
    AVStream *stream = avformat_new_stream(m_output.get(), nullptr);
    if (opened < 0 || !stream || avcodec_parameters_from_context(stream->codecpar, video) < 0)
        return fail(
            Error::Kind::EncoderFailed, QStringLiteral("the H.264 encoder cannot be opened"));
    stream->time_base = video->time_base;
    stream->avg_frame_rate = format.frameRate;
    return {};
}

Result<> TakeWriter::addSound(int rate)
{
    const AVCodec *codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
    if (!codec)
        return fail(Error::Kind::NoEncoder, QStringLiteral("no AAC encoder"));
    m_sound.reset(avcodec_alloc_context3(codec));
    AVCodecContext *sound = m_sound.get();
    sound->sample_fmt = AV_SAMPLE_FMT_FLTP;
    sound->sample_rate = rate;
    sound->time_base = {1, rate};
    sound->bit_rate = 192'000;
    sound->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    av_channel_layout_default(&sound->ch_layout, 2);
    AVStream *stream = avformat_new_stream(m_output.get(), nullptr);
    if (avcodec_open2(sound, codec, nullptr) < 0 || !stream
        || avcodec_parameters_from_context(stream->codecpar, sound) < 0)
        return fail(Error::Kind::EncoderFailed, QStringLiteral("the AAC encoder cannot be opened"));
    stream->time_base = sound->time_base;
    return {};
}

Result<> TakeWriter::open()
{
    if (const int opened = avio_open(&m_output->pb, m_output->url, AVIO_FLAG_WRITE); opened < 0)
        return writeFailed(opened);
    AVDictionary *options = nullptr;
    av_dict_set(&options, "movflags", "+faststart", 0);
    const int written = avformat_write_header(m_output.get(), &options);
    av_dict_free(&options);
    if (written < 0)
        return writeFailed(written);
    return {};
}

Result<> TakeWriter::encode(AVCodecContext *encoder, const AVFrame *frame, int stream)
{
    if (avcodec_send_frame(encoder, frame) < 0)
        return fail(Error::Kind::EncoderFailed, QStringLiteral("a frame cannot be encoded"));
    while (true) {
        const int got = avcodec_receive_packet(encoder, m_packet.get());
        if (got == AVERROR(EAGAIN) || got == AVERROR_EOF)
            return {};
        if (got < 0)
            return fail(Error::Kind::EncoderFailed, QStringLiteral("a frame cannot be encoded"));
        if (m_packet->duration == 0 && stream == videoStream)
            m_packet->duration = std::max<std::int64_t>(
                1, av_rescale_q(1, av_inv_q(encoder->framerate), encoder->time_base));
        m_packet->stream_index = stream;
        av_packet_rescale_ts(
            m_packet.get(), encoder->time_base, m_output->streams[stream]->time_base);
        if (const int written = av_interleaved_write_frame(m_output.get(), m_packet.get());
            written < 0)
            return writeFailed(written);
    }
}

Result<> TakeWriter::writePicture(AVFrame &picture, std::int64_t tick)
{
    picture.pts = tick;
    picture.pict_type = AV_PICTURE_TYPE_NONE;
    picture.colorspace = m_video->colorspace;
    picture.color_range = m_video->color_range;
    picture.color_primaries = m_video->color_primaries;
    picture.color_trc = m_video->color_trc;
    return encode(m_video.get(), &picture, videoStream);
}

Result<> TakeWriter::writeSound(const StereoBlock &block, std::int64_t firstSample)
{
    const auto frame = timeline::media::makeFrame();
    frame->format = m_sound->sample_fmt;
    frame->sample_rate = m_sound->sample_rate;
    frame->nb_samples = int(block[0].size());
    av_channel_layout_copy(&frame->ch_layout, &m_sound->ch_layout);
    if (av_frame_get_buffer(frame.get(), 0) < 0)
        return fail(Error::Kind::TooLarge);
    for (std::size_t i = 0; i < 2; ++i)
        std::memcpy(frame->data[i], block[i].data(), block[i].size() * sizeof(float));
    frame->pts = firstSample;
    return encode(m_sound.get(), frame.get(), soundStream);
}

Result<> TakeWriter::finish()
{
    if (const auto flushed = encode(m_video.get(), nullptr, videoStream); !flushed)
        return flushed;
    if (m_sound) {
        if (const auto flushed = encode(m_sound.get(), nullptr, soundStream); !flushed)
            return flushed;
    }
    if (const int written = av_write_trailer(m_output.get()); written < 0)
        return writeFailed(written);
    if (const int closed = avio_closep(&m_output->pb); closed < 0)
        return writeFailed(closed);
    return {};
}

} // namespace practice
