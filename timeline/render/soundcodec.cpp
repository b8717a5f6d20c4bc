// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/soundcodec.h"

#include "timeline/media/ffmpeg.h"

#include <algorithm>
#include <array>

namespace timeline::render {

namespace {

constexpr std::array aacRates{96'000, 88'200, 64'000, 48'000, 44'100, 32'000, 24'000, 22'050,
    16'000, 12'000, 11'025, 8'000, 7'350};
constexpr int syncExtension = 0x2b7;
constexpr int sbrType = 5, psType = 29;

AVCodecID idOf(const QString &codec)
{
    const AVCodecDescriptor *known = avcodec_descriptor_get_by_name(codec.toUtf8().constData());
    return known ? known->id : AV_CODEC_ID_NONE;
}

// Bits beyond the end are zeros, and `isGood` tells.
class Bits {
public:
    explicit Bits(std::span<const std::uint8_t> bytes)
        : m_bytes(bytes)
    {
    }
    int read(int count)
    {
        int value = 0;
        for (int i = 0; i < count; ++i, ++m_at) {
            const std::size_t byte = m_at / 8;
            const int bit = byte < m_bytes.size() ? m_bytes[byte] >> (7 - m_at % 8) & 1 : 0;
            value = value << 1 | bit;
        }
        return value;
    }
    bool isGood() const { return m_at <= m_bytes.size() * 8; }
    std::size_t left() const { return isGood() ? m_bytes.size() * 8 - m_at : 0; }

private:
    std::span<const std::uint8_t> m_bytes;
    std::size_t m_at = 0;
};

int readType(Bits &bits)
{
    const int type = bits.read(5);
    return type == 31 ? 32 + bits.read(6) : type;
}

int readRate(Bits &bits)
{
    const auto index = std::size_t(bits.read(4));
    if (index == 15)
        return bits.read(24);
    return index < aacRates.size() ? aacRates[index] : 0;
}

} // namespace

QString encoderOf(const QString &codec)
{
    // FFmpeg's own encoders of these are experiments.
    const AVCodecID id = idOf(codec);
    const char *name = id == AV_CODEC_ID_OPUS ? "libopus"
        : id == AV_CODEC_ID_VORBIS            ? "libvorbis"
        : id == AV_CODEC_ID_MP3               ? "libmp3lame"
                                              : nullptr;
    constexpr std::array others{
        AV_CODEC_ID_AAC, AV_CODEC_ID_AC3, AV_CODEC_ID_EAC3, AV_CODEC_ID_FLAC, AV_CODEC_ID_ALAC};
    const bool isKnown =
        std::ranges::find(others, id) != others.end() || codec.startsWith(QLatin1String("pcm_"));
    const AVCodec *encoder = name ? avcodec_find_encoder_by_name(name)
        : isKnown                 ? avcodec_find_encoder_by_name(codec.toUtf8().constData())
                                  : nullptr;
    return encoder ? QString::fromLatin1(encoder->name) : QString();
}

bool canHold(const QString &container, const QString &codec)
{
    const AVOutputFormat *format =
        av_guess_format(container.toUtf8().constData(), nullptr, nullptr);
    return format && avformat_query_codec(format, idOf(codec), FF_COMPLIANCE_UNOFFICIAL) == 1;
}

QString whyNotPacketwise(const model::AudioInfo &track)
{
    if (track.codec.startsWith(QLatin1String("pcm_"))) {
        const bool isPlanar = track.codec.contains(QLatin1String("planar"));
        if (!isPlanar && !encoderOf(track.codec).isEmpty()
            && av_get_exact_bits_per_sample(idOf(track.codec)) % 8 == 0)
            return {};
        return QStringLiteral("Samples of this kind (%1) cannot be replaced one by one.")
            .arg(track.codec);
    }
    if (track.codec != QLatin1String("aac"))
        return QStringLiteral("Packets of this codec (%1) cannot be replaced one by one.")
            .arg(track.codec);
    if (!track.profile.isEmpty() && track.profile != QLatin1String("LC"))
        return QStringLiteral("The sound is %1, which the encoder here cannot continue.")
            .arg(track.profile);
    if (!isAacRate(track.sampleRate))
        return QStringLiteral("The sound has an uncommon rate (%1 Hz).").arg(track.sampleRate);
    constexpr std::array layouts{QLatin1String("mono"), QLatin1String("stereo"),
        QLatin1String("3.0"), QLatin1String("4.0"), QLatin1String("5.0"), QLatin1String("5.1"),
        QLatin1String("7.1(wide)")};
    if (track.channels > 2 && std::ranges::find(layouts, track.channelLayout) == layouts.end())
        return QStringLiteral("The encoder here cannot continue this arrangement of channels (%1).")
            .arg(track.channelLayout);
    return {};
}

bool isAacRate(int rate)
{
    return std::ranges::find(aacRates, rate) != aacRates.end();
}

std::int64_t generousBitRate(const QString &encoder, int rate, int channels)
{
    // Table 5.18 of ATSC A/52 and the steps of MPEG layer III have these.
    if (encoder == QLatin1String("ac3") || encoder == QLatin1String("eac3"))
        return channels > 2 ? 640'000 : channels * 192'000;
    if (encoder == QLatin1String("libmp3lame"))
        return rate < 32'000 ? 160'000 : channels * 160'000;
    if (encoder == QLatin1String("aac"))
        return std::min<std::int64_t>(192'000, std::int64_t(4) * rate) * channels;
    const bool hasLosses =
        encoder == QLatin1String("libopus") || encoder == QLatin1String("libvorbis");
    return hasLosses ? channels * 128'000 : 0;
}

std::optional<AacConfig> readAacConfig(std::span<const std::uint8_t> bytes)
{
    Bits bits(bytes);
    AacConfig config;
    config.objectType = readType(bits);
    config.sampleRate = readRate(bits);
    config.channels = bits.read(4);
    if (config.objectType == sbrType || config.objectType == psType) {
        config.hasSbr = true;
        config.sampleRate = readRate(bits);
        config.objectType = readType(bits);
    }
    config.isShort = bits.read(1) != 0;
    const bool dependsOnCore = bits.read(1) != 0;
    bits.read(1);
    if (!bits.isGood() || dependsOnCore || config.sampleRate <= 0)
        return std::nullopt;
    const bool hasExtension = config.channels != 0 && bits.left() >= 16;
    if (hasExtension && bits.read(11) == syncExtension && readType(bits) == sbrType)
        config.hasSbr = config.hasSbr || bits.read(1) != 0;
    return config;
}

} // namespace timeline::render
