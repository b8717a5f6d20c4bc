// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/mediawriter.h"

namespace timeline::render {

using model::Result;

PacketSink MediaWriter::sinkOf(const AVCodecContext &encoder, int stream)
{
    return [this, timeBase = encoder.time_base, stream](
               AVPacket &packet) { return m_muxer->write(packet, stream, timeBase); };
}

Result<std::unique_ptr<MediaWriter>> MediaWriter::create(
    const QString &path, const WriterSettings &settings)
{
    std::unique_ptr<MediaWriter> writer(new MediaWriter);
    auto muxer = Muxer::create(path, settings.container);
    if (!muxer)
        return tl::unexpected(muxer.error());
    writer->m_muxer = std::move(*muxer);
    const bool global = writer->m_muxer->wantsGlobalHeader();
    auto video = VideoEncoder::open(settings.video, global);
    if (!video)
        return tl::unexpected(video.error());
    writer->m_video = std::move(*video);
    const auto picture = writer->m_muxer->addStream(writer->m_video->context());
    if (!picture)
        return tl::unexpected(picture.error());
    writer->m_videoSink = writer->sinkOf(writer->m_video->context(), *picture);
    if (settings.audio) {
        auto audio = AudioEncoder::open(*settings.audio, global);
        if (!audio)
            return tl::unexpected(audio.error());
        writer->m_audio = std::move(*audio);
        const auto sound = writer->m_muxer->addStream(writer->m_audio->context());
        if (!sound)
            return tl::unexpected(sound.error());
        writer->m_audioSink = writer->sinkOf(writer->m_audio->context(), *sound);
    }
    if (!settings.timecode.isEmpty())
        writer->m_muxer->setTimecode(settings.timecode);
    const auto described = settings.describe ? settings.describe(*writer->m_muxer) : Result<>();
    if (!described)
        return tl::unexpected(described.error());
    if (auto ok = writer->m_muxer->start(); !ok)
        return tl::unexpected(ok.error());
    return writer;
}

Result<> MediaWriter::addPicture(AVFrame &frame, std::int64_t pts, std::int64_t duration)
{
    return m_video->encode(frame, pts, duration, m_videoSink);
}

Result<> MediaWriter::addSamples(std::span<const float> interleaved)
{
    return m_audio ? m_audio->encode(interleaved, m_audioSink) : Result<>();
}

Result<> MediaWriter::finish()
{
    if (auto ok = m_video->finish(m_videoSink); !ok)
        return ok;
    if (m_audio) {
        if (auto ok = m_audio->finish(m_audioSink); !ok)
            return ok;
    }
    return m_muxer->finish();
}

} // namespace timeline::render
