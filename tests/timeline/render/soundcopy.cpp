// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/render/soundcopy.h"

#include "timeline/media/audiosource.h"
#include "timeline/media/demuxer.h"

namespace testsupport {

using namespace timeline;
using model::Result;

namespace {

template <class T> T must(Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: %s", what, qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

void mustBe(int code, const char *what)
{
    if (code < 0)
        qFatal("%s: %d", what, code);
}

SoundPacket recordOf(const AVPacket &packet)
{
    return {packet.pts, packet.dts, packet.duration, packet.flags,
        QByteArray(reinterpret_cast<const char *>(packet.data), packet.size)};
}

// FFmpeg's muxer without any of ours.
class BareMuxer {
public:
    BareMuxer(const QString &container, const QString &path)
    {
        AVFormatContext *made = nullptr;
        avformat_alloc_output_context2(
            &made, nullptr, container.toUtf8().constData(), path.toUtf8().constData());
        m_output.reset(made);
        // Priming before 0 must not push the pictures.
        made->avoid_negative_ts = 0;
        mustBe(avio_open(&made->pb, path.toUtf8().constData(), AVIO_FLAG_WRITE), "open");
    }
    int add(const AVCodecParameters &parameters, AVRational timeBase)
    {
        AVStream *stream = avformat_new_stream(m_output.get(), nullptr);
        avcodec_parameters_copy(stream->codecpar, &parameters);
        const unsigned tag = av_codec_get_tag(m_output->oformat->codec_tag, parameters.codec_id);
        if (tag != 0 && parameters.codec_type != AVMEDIA_TYPE_AUDIO)
            stream->codecpar->codec_tag = 0;
        stream->time_base = timeBase;
        return stream->index;
    }
    void start() { mustBe(avformat_write_header(m_output.get(), nullptr), "write the header"); }
    void write(AVPacket &packet, int stream, AVRational timeBase)
    {
        av_packet_rescale_ts(&packet, timeBase, m_output->streams[stream]->time_base);
        packet.stream_index = stream;
        mustBe(av_interleaved_write_frame(m_output.get(), &packet), "write a packet");
    }
    void finish() { mustBe(av_write_trailer(m_output.get()), "write the trailer"); }

private:
    media::OutputPtr m_output;
};

} // namespace

SoundCopy copyWithSound(const media::ViewPtr &view, const QString &container, const QString &path)
{
    const media::MediaFile &source = *media::sourceFile(*view);
    const auto demuxer = must(media::Demuxer::open(source.path), "open the source");
    const int sound = source.info.audio.front().streamIndex;
    const auto plan = render::planSoundSplice(*view, container);
    auto rewriting =
        must(render::openSoundRewriter(view, *demuxer->stream(sound), plan, container), "rewriter");
    render::TrackRewriter &rewriter = *rewriting.rewriter;
    SoundCopy copy{rewriting.plan, {}, {}};
    BareMuxer muxer(container, path);
    for (int i = 0; const AVStream *stream = demuxer->stream(i); ++i) {
        if (i == sound)
            muxer.add(rewriter.parameters(), rewriter.timeBase());
        else
            muxer.add(*stream->codecpar, stream->time_base);
    }
    muxer.start();
    const render::PacketSink sink = [&](AVPacket &packet) -> Result<> {
        copy.after.push_back(recordOf(packet));
        muxer.write(packet, sound, rewriter.timeBase());
        return {};
    };
    const media::PacketPtr packet = media::makePacket();
    while (must(demuxer->read(*packet), "read")) {
        const int stream = packet->stream_index;
        if (stream != sound) {
            muxer.write(*packet, stream, demuxer->stream(stream)->time_base);
            continue;
        }
        copy.before.push_back(recordOf(*packet));
        must(rewriter.take(*packet, sink), "rewrite");
    }
    must(rewriter.finish(sink), "finish");
    muxer.finish();
    return copy;
}

SoundCopy copyWithNewSound(
    const media::ViewPtr &view, const QString &container, const QString &path)
{
    const auto demuxer =
        must(media::Demuxer::open(media::sourceFile(*view)->path), "open the source");
    const auto plan = render::planSoundSplice(*view, container);
    const auto track = must(render::openNewSoundTrack(view, plan), "new track");
    SoundCopy copy{plan, {}, {}};
    BareMuxer muxer(container, path);
    const AVRational pictures = demuxer->stream(0)->time_base;
    muxer.add(*demuxer->stream(0)->codecpar, pictures);
    muxer.add(track->parameters(), track->timeBase());
    muxer.start();
    const render::PacketSink sink = [&](AVPacket &packet) -> Result<> {
        copy.after.push_back(recordOf(packet));
        muxer.write(packet, 1, track->timeBase());
        return {};
    };
    const media::PacketPtr packet = media::makePacket();
    while (must(demuxer->read(*packet), "read")) {
        const model::Flicks time = model::toFlicks(packet->pts, {pictures.num, pictures.den});
        muxer.write(*packet, 0, pictures);
        must(track->upTo(time, sink), "new sound");
    }
    must(track->finish(sink), "finish");
    muxer.finish();
    return copy;
}

void copyChanged(const QString &from, const QString &to, void (*change)(AVPacket &))
{
    const auto demuxer = must(media::Demuxer::open(from), "open");
    BareMuxer muxer(QStringLiteral("mp4"), to);
    for (int i = 0; i < 2; ++i)
        muxer.add(*demuxer->stream(i)->codecpar, demuxer->stream(i)->time_base);
    muxer.start();
    const media::PacketPtr packet = media::makePacket();
    while (must(demuxer->read(*packet), "read")) {
        const int stream = packet->stream_index;
        mustBe(av_packet_make_writable(packet.get()), "change a packet");
        if (stream == 1)
            change(*packet);
        muxer.write(*packet, stream, demuxer->stream(stream)->time_base);
    }
    muxer.finish();
}

std::vector<SoundPacket> soundPackets(const media::MediaFile &file)
{
    const auto demuxer = must(media::Demuxer::open(file.path), "open");
    demuxer->readOnly({file.info.audio.front().streamIndex});
    const media::PacketPtr packet = media::makePacket();
    std::vector<SoundPacket> packets;
    while (must(demuxer->read(*packet), "read"))
        packets.push_back(recordOf(*packet));
    return packets;
}

std::vector<float> decodedSound(const media::MediaFile &file, std::int64_t count)
{
    const auto facts = must(render::factsOfSound(file), "sound");
    const auto source = must(media::AudioSource::open(file, 0, facts.rate, facts.layout), "sound");
    std::vector<float> out(std::size_t(count * facts.layout.nb_channels));
    must(source->read(facts.clock.origin(), out), "read the sound");
    return out;
}

std::vector<float> meantSound(const media::ViewPtr &view, std::int64_t count)
{
    const auto facts = must(render::factsOfSound(*media::sourceFile(*view)), "sound");
    render::SplicedSound sound(*view, facts.rate, facts.layout);
    return must(sound.read(facts.clock.origin(), count), "read the sequence's sound");
}

} // namespace testsupport
