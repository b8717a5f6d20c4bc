// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/sounddecoder.h"

#include "timeline/media/averror.h"

#include <algorithm>

namespace timeline::media {

using Kind = model::Error::Kind;

namespace {

constexpr int maxChannels = 64;
constexpr int maxRate = 768'000;

struct Skip {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

std::uint32_t littleEndian(const std::uint8_t *p)
{
    return std::uint32_t(p[0]) | std::uint32_t(p[1]) << 8 | std::uint32_t(p[2]) << 16
        | std::uint32_t(p[3]) << 24;
}

// Layout of AV_FRAME_DATA_SKIP_SAMPLES: two 32-bit counts, at the begin and at the end of the
// frame.
Skip skipOf(const AVFrame &frame)
{
    const AVFrameSideData *data = av_frame_get_side_data(&frame, AV_FRAME_DATA_SKIP_SAMPLES);
    if (!data || data->size < 8)
        return {};
    return {littleEndian(data->data), littleEndian(data->data + 4)};
}

bool isDiscarded(const AVFrame &frame)
{
    return frame.flags & AV_FRAME_FLAG_DISCARD;
}

} // namespace

SoundDecoder::SoundDecoder(const MediaFile &file)
    : m_watch(file)
{
}

model::Result<std::unique_ptr<SoundDecoder>> SoundDecoder::open(
    const MediaFile &file, std::size_t track, const model::CancelToken &cancel)
{
    if (track >= file.info.audio.size())
        return model::fail(
            Kind::OutOfRange, QStringLiteral("there is no sound track %1").arg(track));
    std::unique_ptr<SoundDecoder> self(new SoundDecoder(file));
    if (auto ok = self->check(); !ok)
        return tl::unexpected(ok.error());
    auto demuxer = Demuxer::open(file.path, cancel);
    if (!demuxer)
        return tl::unexpected(demuxer.error());
    self->m_demuxer = std::move(*demuxer);
    self->m_stream = self->m_demuxer->stream(file.info.audio[track].streamIndex);
    if (!self->m_stream || self->m_stream->codecpar->codec_type != AVMEDIA_TYPE_AUDIO)
        return model::fail(Kind::SourceChanged, QStringLiteral("the sound track is not there"));
    self->m_demuxer->readOnly({self->m_stream->index});
    if (auto ok = self->openCodec(); !ok)
        return tl::unexpected(ok.error());
    if (auto ok = self->findStart(); !ok)
        return tl::unexpected(ok.error());
    return self;
}

model::Result<> SoundDecoder::openCodec()
{
    const AVCodecParameters &parameters = *m_stream->codecpar;
    const AVCodec *decoder = avcodec_find_decoder(parameters.codec_id);
    if (!decoder)
        return model::fail(
            Kind::NoDecoder, QString::fromLatin1(avcodec_get_name(parameters.codec_id)));
    m_codec.reset(avcodec_alloc_context3(decoder));
    m_packet = makePacket();
    m_frame = makeFrame();
    if (!m_codec || !m_packet || !m_frame)
        return model::fail(Kind::TooLarge, QStringLiteral("out of memory"));
    if (const int code = avcodec_parameters_to_context(m_codec.get(), &parameters); code < 0)
        return avFail(code, QStringLiteral("set up the sound decoder"));
    m_codec->pkt_timebase = m_stream->time_base;
    // We place samples by the packets' own stamps and cut the priming ourselves: the automatic way
    // rounds to the stream's ticks.
    m_codec->flags2 |= AV_CODEC_FLAG2_SKIP_MANUAL;
    m_codec->thread_count = 1;
    if (const int code = avcodec_open2(m_codec.get(), decoder, nullptr); code < 0)
        return avFail(code, QStringLiteral("open the sound decoder"));
    return {};
}

model::Result<> SoundDecoder::findStart()
{
    const auto found = decode();
    if (!found)
        return tl::unexpected(found.error());
    m_rate = *found ? m_frame->sample_rate : m_stream->codecpar->sample_rate;
    const AVChannelLayout &layout = *found ? m_frame->ch_layout : m_stream->codecpar->ch_layout;
    if (m_rate <= 0 || m_rate > maxRate || layout.nb_channels <= 0
        || layout.nb_channels > maxChannels)
        return model::fail(Kind::Damaged, QStringLiteral("a sound track of impossible form"));
    if (layout.order == AV_CHANNEL_ORDER_NATIVE) {
        m_layout.order = layout.order;
        m_layout.nb_channels = layout.nb_channels;
        m_layout.u.mask = layout.u.mask;
    } else {
        av_channel_layout_default(&m_layout, layout.nb_channels);
    }
    m_clock = SoundClock(m_rate, m_stream->time_base, 0, 0);
    if (!*found)
        return {};
    m_hasFrame = true;
    const Skip skip = skipOf(*m_frame);
    const std::int64_t pts = m_frame->pts == AV_NOPTS_VALUE ? 0 : m_frame->pts;
    const AVRational perSample{1, m_rate};
    // What the muxer rounded is the first stamp less the priming: only their sum is on the clock.
    const std::int64_t shown = pts + av_rescale_q(skip.begin, perSample, m_stream->time_base);
    m_start = av_rescale_q(shown, m_stream->time_base, perSample);
    m_start = std::clamp(m_start, -farthestSample, farthestSample);
    m_clock = SoundClock(m_rate, m_stream->time_base, m_start - skip.begin,
        hasEqualPackets() ? m_frame->nb_samples : 0);
    return {};
}

// Demuxers do not say it of Opus, whose encoders do not change it under way. Of PCM and FLAC they
// mostly are; where stamps are coarse (Matroska), that is a better guess than the stamp after a
// seek.
bool SoundDecoder::hasEqualPackets() const
{
    const AVCodecParameters &p = *m_stream->codecpar;
    if (p.codec_id == AV_CODEC_ID_FLAC || av_get_exact_bits_per_sample(p.codec_id) > 0)
        return av_rescale_q(1, m_stream->time_base, {1, m_rate}) > 1;
    return p.frame_size > 0 || p.codec_id == AV_CODEC_ID_OPUS;
}

model::Result<bool> SoundDecoder::feed()
{
    const auto more = m_demuxer->read(*m_packet);
    if (!more && more.error().kind == Kind::Cancelled)
        return tl::unexpected(more.error());
    // A file that breaks off has no more sound; that is silence, not an error.
    const bool atEnd = !more || !*more;
    const int code = avcodec_send_packet(m_codec.get(), atEnd ? nullptr : m_packet.get());
    av_packet_unref(m_packet.get());
    if (code == AVERROR(ENOMEM))
        return avFail(code, QStringLiteral("decode sound"));
    return !atEnd;
}

model::Result<bool> SoundDecoder::decode()
{
    for (;;) {
        const int code = avcodec_receive_frame(m_codec.get(), m_frame.get());
        if (code >= 0 && m_frame->nb_samples > 0)
            return true;
        if (code == AVERROR_EOF || (code == AVERROR(EAGAIN) && m_drained)) {
            m_drained = true;
            return false;
        }
        if (code == AVERROR(ENOMEM))
            return avFail(code, QStringLiteral("decode sound"));
        if (code != AVERROR(EAGAIN))
            continue; // a damaged packet, or a frame of no samples: the decoder goes on
        const auto fed = feed();
        if (!fed)
            return tl::unexpected(fed.error());
        m_drained = !*fed;
    }
}

model::Result<> SoundDecoder::convert(std::vector<float> &out)
{
    const int format = m_frame->format, channels = m_frame->ch_layout.nb_channels;
    if (!m_converter || format != m_converterFormat || channels != m_converterChannels) {
        AVChannelLayout in = m_layout;
        if (channels != m_layout.nb_channels)
            av_channel_layout_default(&in, channels);
        SwrContext *made = nullptr;
        int code = swr_alloc_set_opts2(&made, &m_layout, AV_SAMPLE_FMT_FLT, m_rate, &in,
            AVSampleFormat(format), m_rate, 0, nullptr);
        m_converter.reset(made);
        if (code >= 0)
            code = swr_init(m_converter.get());
        if (code < 0)
            return avFail(code, QStringLiteral("convert sound"));
        m_converterFormat = format;
        m_converterChannels = channels;
    }
    out.resize(std::size_t(m_frame->nb_samples) * std::size_t(m_layout.nb_channels));
    auto *plane = reinterpret_cast<std::uint8_t *>(out.data());
    const std::uint8_t **in = const_cast<const std::uint8_t **>(m_frame->extended_data);
    const int code =
        swr_convert(m_converter.get(), &plane, m_frame->nb_samples, in, m_frame->nb_samples);
    if (code < 0)
        return avFail(code, QStringLiteral("convert sound"));
    out.resize(std::size_t(code) * std::size_t(m_layout.nb_channels));
    return {};
}

model::Result<std::optional<SoundBlock>> SoundDecoder::blockOfFrame()
{
    SoundBlock block;
    block.first = m_clock.placeOf(m_frame->pts);
    m_clock.endsAt(block.first + m_frame->nb_samples);
    if (isDiscarded(*m_frame))
        return std::nullopt;
    if (auto ok = convert(block.samples); !ok)
        return tl::unexpected(ok.error());
    const auto channels = std::size_t(m_layout.nb_channels);
    const std::int64_t count = std::int64_t(block.samples.size() / channels);
    const std::int64_t last = std::max<std::int64_t>(0, count - skipOf(*m_frame).end);
    const std::int64_t hidden = std::clamp<std::int64_t>(m_start - block.first, 0, last);
    block.samples.resize(std::size_t(last) * channels);
    block.samples.erase(
        block.samples.begin(), block.samples.begin() + hidden * std::int64_t(channels));
    block.first += hidden;
    if (block.samples.empty())
        return std::nullopt;
    return block;
}

model::Result<std::optional<SoundBlock>> SoundDecoder::next()
{
    for (;;) {
        if (!m_hasFrame) {
            const auto found = decode();
            if (!found)
                return tl::unexpected(found.error());
            if (!*found)
                return check().map([] { return std::optional<SoundBlock>(); });
        }
        m_hasFrame = false;
        auto block = blockOfFrame();
        if (!block || *block)
            return block;
    }
}

// What a codec needs to hear before its output is right: ISO/IEC 14496-3 overlap for AAC, RFC 7845
// §4.6 for Opus, the bit reservoir of MP3, both window lengths of Vorbis.
std::int64_t SoundDecoder::preroll() const
{
    switch (m_stream->codecpar->codec_id) {
    case AV_CODEC_ID_OPUS:
        return m_rate * 8 / 100;
    case AV_CODEC_ID_MP3:
        return std::int64_t{10} * 1152;
    case AV_CODEC_ID_VORBIS:
        return std::int64_t{2} * 8192;
    default:
        return 2 * std::max<std::int64_t>(m_clock.packetSize(), 1024);
    }
}

model::Result<bool> SoundDecoder::seekTo(int stream, std::int64_t sample)
{
    const AVStream *target = m_demuxer->stream(stream);
    const AVRational perSample{1, m_rate};
    if (!target || !m_demuxer->seek(stream, av_rescale_q(sample, perSample, target->time_base)))
        return false;
    avcodec_flush_buffers(m_codec.get());
    m_drained = m_hasFrame = false;
    m_clock.jumps();
    const auto found = decode();
    if (!found)
        return tl::unexpected(found.error());
    m_hasFrame = *found;
    if (!*found || m_frame->pts == AV_NOPTS_VALUE)
        return false;
    const std::int64_t place = m_clock.placeOf(m_frame->pts);
    return place <= std::max(sample, m_clock.origin());
}

// Matroska indexes pictures only: a seek by the sound track would read the file up to there.
bool SoundDecoder::seeksByPicture() const
{
    return m_demuxer->pictureStream() >= 0
        && QLatin1String(m_demuxer->context().iformat->name).contains(QLatin1String("matroska"));
}

model::Result<> SoundDecoder::seek(std::int64_t sample)
{
    if (auto ok = check(); !ok)
        return ok;
    const std::int64_t wanted = sample - preroll();
    if (wanted <= m_clock.origin())
        return rewind();
    const int stream = seeksByPicture() ? m_demuxer->pictureStream() : m_stream->index;
    for (std::int64_t back : {0, 1, 8}) {
        const auto landed = seekTo(stream, wanted - back * m_rate);
        if (!landed || *landed)
            return landed.map([](bool) {});
    }
    return rewind();
}

model::Result<> SoundDecoder::rewind()
{
    // By our own track: the start of the pictures may lie after the packet that holds the priming.
    if (!seeksByPicture()) {
        const auto landed = seekTo(m_stream->index, m_clock.origin());
        if (!landed || *landed)
            return landed.map([](bool) {});
    }
    if (auto ok = m_demuxer->rewind(); !ok)
        return ok;
    avcodec_flush_buffers(m_codec.get());
    m_drained = m_hasFrame = false;
    m_clock.startsAnew();
    return {};
}

} // namespace timeline::media
