// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/seamencoder.h"

#include "timeline/render/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

constexpr std::int64_t mostRateTerm = 1'001'000;

media::CodecPtr newEncoder(const SeamSurroundings &s)
{
    const QString name = seamEncoderFor(QString::fromLatin1(avcodec_get_name(s.codec->codec_id)));
    const AVCodec *codec = avcodec_find_encoder_by_name(name.toUtf8().constData());
    media::CodecPtr encoder(codec ? avcodec_alloc_context3(codec) : nullptr);
    if (!encoder)
        return nullptr;
    const AVCodecParameters &p = *s.codec;
    encoder->flags |= AV_CODEC_FLAG_BITEXACT;
    encoder->width = p.width;
    encoder->height = p.height;
    encoder->pix_fmt = AVPixelFormat(p.format);
    encoder->sample_aspect_ratio = s.aspect;
    encoder->time_base = s.timeBase;
    av_reduce(
        &encoder->framerate.num, &encoder->framerate.den, s.rate.num, s.rate.den, mostRateTerm);
    encoder->color_range = p.color_range;
    encoder->colorspace = p.color_space;
    encoder->color_primaries = p.color_primaries;
    encoder->color_trc = p.color_trc;
    encoder->chroma_sample_location = p.chroma_location;
    encoder->profile = p.profile;
    encoder->level = p.level;
    encoder->gop_size = std::max(1, int(std::lround(2 * s.rate.toDouble())));
    return encoder;
}

QString codecName(const SeamSurroundings &s)
{
    return QString::fromLatin1(avcodec_get_name(s.codec->codec_id));
}

bool takesFormat(const AVCodec &codec, AVPixelFormat format)
{
#if LIBAVCODEC_VERSION_MAJOR < 61
    const AVPixelFormat *known = codec.pix_fmts;
#else
    const void *configs = nullptr;
    avcodec_get_supported_config(nullptr, &codec, AV_CODEC_CONFIG_PIX_FORMAT, 0, &configs, nullptr);
    const auto *known = static_cast<const AVPixelFormat *>(configs);
#endif
    while (known && *known != AV_PIX_FMT_NONE && *known != format)
        ++known;
    return !known || *known == format;
}

// Why this encoder cannot write pictures like the source's.
tl::unexpected<Error> cannotMatch(const SeamSurroundings &s, const AVCodec &codec)
{
    const QString encoder = QString::fromUtf8(codec.name);
    const auto format = AVPixelFormat(s.codec->format);
    if (!takesFormat(codec, format)) {
        const char *name = av_get_pix_fmt_name(format);
        return fail(Error::Kind::InvalidRequest,
            Text::tr("the encoder for %1 here (%2) cannot write pictures in the source's "
                     "format (%3)")
                .arg(codecName(s), encoder, QString::fromLatin1(name ? name : "unknown")));
    }
    const char *profile = avcodec_profile_name(s.codec->codec_id, s.codec->profile);
    const QString kind =
        profile ? QStringLiteral(", %1").arg(QString::fromUtf8(profile)) : QString();
    return fail(Error::Kind::InvalidRequest,
        Text::tr("the encoder for %1 here (%2) cannot write pictures like the source's "
                 "(%3×%4%5)")
            .arg(codecName(s), encoder)
            .arg(s.codec->width)
            .arg(s.codec->height)
            .arg(kind));
}

Result<media::CodecPtr> openedEncoder(const SeamSurroundings &s, SeamRules &rules)
{
    media::CodecPtr encoder = newEncoder(s);
    if (!encoder)
        return fail(
            Error::Kind::NoEncoder, Text::tr("there is no encoder for %1 here").arg(codecName(s)));
    const AVCodec &codec = *encoder->codec; // a context that does not open forgets it
    if (!takesFormat(codec, encoder->pix_fmt))
        return cannotMatch(s, codec);
    if (auto ok = rules.prepare(*encoder); !ok)
        return tl::unexpected(ok.error());
    if (avcodec_open2(encoder.get(), nullptr, nullptr) < 0)
        return cannotMatch(s, codec);
    return encoder;
}

} // namespace

Result<> SeamRules::breakLink(AVPacket &)
{
    return fail(Error::Kind::InvalidRequest, Text::tr("this picture is no broken link"));
}

Result<> SeamRules::rebase(AVPacket &)
{
    return fail(Error::Kind::InvalidRequest, Text::tr("these pictures cannot be counted anew"));
}

void SeamRules::leaveOut(const AVPacket &) { }

Result<> SeamRules::copy(AVPacket &)
{
    return {};
}

QString seamEncoderFor(const QString &codec)
{
    constexpr std::array<std::pair<const char *, const char *>, 7> known{
        {{"h264", "libx264"}, {"hevc", "libx265"}, {"prores", "prores_ks"}, {"dnxhd", "dnxhd"},
            {"mjpeg", "mjpeg"}, {"vp9", "libvpx-vp9"}, {"av1", "libaom-av1"}}};
    for (const auto &[name, encoder] : known) {
        if (codec == QLatin1String(name))
            return QString::fromLatin1(encoder);
    }
    return {};
}

Result<std::unique_ptr<SeamCodec>> SeamCodec::open(const SeamSurroundings &surroundings)
{
    std::unique_ptr<SeamCodec> codec(new SeamCodec(surroundings));
    auto rules = seamRulesFor(surroundings);
    if (!rules)
        return tl::unexpected(rules.error());
    codec->m_rules = std::move(*rules);
    codec->m_messages = SeamMessages::of(*surroundings.codec);
    codec->m_parameters.reset(avcodec_parameters_alloc());
    if (!codec->m_parameters
        || avcodec_parameters_copy(codec->m_parameters.get(), surroundings.codec) < 0)
        return fail(Error::Kind::EncoderFailed, QStringLiteral("no memory for a header"));
    // What the encoder declares is known only when it is open.
    auto encoder = openedEncoder(surroundings, *codec->m_rules);
    if (!encoder)
        return tl::unexpected(encoder.error());
    if (auto ok = codec->m_rules->adopt(**encoder, *codec->m_parameters); !ok)
        return tl::unexpected(ok.error());
    return codec;
}

Result<> SeamCodec::begin()
{
    auto encoder = openedEncoder(m_surroundings, *m_rules);
    if (!encoder)
        return tl::unexpected(encoder.error());
    m_encoder = std::move(*encoder);
    if (m_messages)
        m_messages->clear();
    return {};
}

void SeamCodec::see(const AVPacket &packet, bool isLeftOut)
{
    if (m_messages)
        m_messages->see(packet, isLeftOut);
}

Result<> SeamCodec::breakLink(AVPacket &packet)
{
    see(packet, false);
    return m_rules->breakLink(packet);
}

Result<> SeamCodec::rebase(AVPacket &packet)
{
    see(packet, false);
    return m_rules->rebase(packet);
}

void SeamCodec::leaveOut(const AVPacket &packet)
{
    see(packet, true);
    m_rules->leaveOut(packet);
}

Result<> SeamCodec::copy(AVPacket &packet)
{
    see(packet, false);
    return m_rules->copy(packet);
}

PacketSink SeamCodec::packed(const PacketSink &sink)
{
    return [this, &sink](AVPacket &packet) {
        return m_rules->pack(packet)
            .and_then([&] { return m_messages ? m_messages->put(packet) : Result<>(); })
            .and_then([&] { return sink(packet); });
    };
}

Result<> SeamCodec::encode(AVFrame &frame, std::int64_t pts, const PacketSink &sink)
{
    frame.pts = pts;
    // ProRes writes into each picture what that says of its colours; the track's own words count.
    frame.color_range = m_encoder->color_range;
    frame.colorspace = m_encoder->colorspace;
    frame.color_primaries = m_encoder->color_primaries;
    frame.color_trc = m_encoder->color_trc;
    return pump(*m_encoder, &frame, packed(sink));
}

Result<> SeamCodec::end(const PacketSink &sink)
{
    auto ok = pump(*m_encoder, nullptr, packed(sink));
    m_encoder.reset();
    return ok;
}

Result<> replaceData(AVPacket &packet, std::span<const std::uint8_t> data)
{
    const media::PacketPtr fresh = media::makePacket();
    if (!fresh || av_new_packet(fresh.get(), int(data.size())) < 0)
        return fail(Error::Kind::EncoderFailed, QStringLiteral("no memory for a packet"));
    std::ranges::copy(data, fresh->data);
    if (av_packet_copy_props(fresh.get(), &packet) < 0)
        return fail(Error::Kind::EncoderFailed, QStringLiteral("no memory for a packet"));
    fresh->stream_index = packet.stream_index;
    av_packet_unref(&packet);
    av_packet_move_ref(&packet, fresh.get());
    return {};
}

Result<> replaceHeader(AVCodecParameters &track, std::span<const std::uint8_t> header)
{
    auto *fresh =
        static_cast<std::uint8_t *>(av_mallocz(header.size() + AV_INPUT_BUFFER_PADDING_SIZE));
    if (!fresh)
        return fail(Error::Kind::EncoderFailed, QStringLiteral("no memory for a header"));
    std::ranges::copy(header, fresh);
    av_freep(&track.extradata);
    track.extradata = fresh;
    track.extradata_size = int(header.size());
    return {};
}

} // namespace timeline::render
