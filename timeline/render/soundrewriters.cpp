// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/soundrewriters.h"

#include <algorithm>
#include <chrono>
#include <cstring>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

// A gap or a jump of the source's stamps is encoded as silence piece by piece.
constexpr std::int64_t step = 1 << 16;
constexpr std::chrono::seconds mostGap{3600};

bool contains(std::span<const SampleRange> ranges, std::int64_t sample)
{
    return std::ranges::any_of(ranges,
        [&](const SampleRange &range) { return sample >= range.begin && sample < range.end; });
}

// Samples at the end of this packet that are not heard.
std::int64_t hiddenAtEnd(const AVPacket &packet)
{
    std::size_t size = 0;
    const std::uint8_t *data = av_packet_get_side_data(&packet, AV_PKT_DATA_SKIP_SAMPLES, &size);
    if (!data || size < 8)
        return 0;
    return std::int64_t(data[4]) | std::int64_t(data[5]) << 8 | std::int64_t(data[6]) << 16
        | std::int64_t(data[7]) << 24;
}

} // namespace

SameTrackRewriter::SameTrackRewriter(const AVStream &stream)
    : m_parameters(avcodec_parameters_alloc())
    , m_timeBase(stream.time_base)
{
    if (m_parameters)
        avcodec_parameters_copy(m_parameters.get(), stream.codecpar);
}

Result<> SameTrackRewriter::take(AVPacket &packet, const PacketSink &sink)
{
    return sink(packet);
}

Result<> SameTrackRewriter::finish(const PacketSink &)
{
    return {};
}

AacRewriter::AacRewriter(const AVStream &stream, const SoundFacts &facts,
    std::unique_ptr<SplicedSound> sound, const AudioSettings &settings,
    std::vector<SampleRange> replaced)
    : SameTrackRewriter(stream)
    , m_clock(facts.clock)
    , m_sound(std::move(sound))
    , m_run(*m_sound, settings)
    , m_replaced(std::move(replaced))
{
}

Result<> AacRewriter::take(AVPacket &packet, const PacketSink &sink)
{
    const std::int64_t place = m_clock.placeOf(packet.pts);
    m_clock.endsAt(place + aacPacketSize);
    if (!contains(m_replaced, place))
        return sink(packet);
    auto made = m_run.packetAt(place);
    if (!made)
        return tl::unexpected(made.error());
    av_packet_free_side_data(made->get());
    if (const int code = av_packet_copy_props(made->get(), &packet); code < 0)
        return encoderFailed(code, QStringLiteral("replace a packet of the sound"));
    return sink(**made);
}

PcmRewriter::PcmRewriter(const AVStream &stream, const SoundFacts &facts,
    std::unique_ptr<SplicedSound> sound, const AudioSettings &settings,
    std::vector<SampleRange> touched)
    : SameTrackRewriter(stream)
    , m_clock(facts.clock)
    , m_sound(std::move(sound))
    , m_settings(settings)
    , m_touched(std::move(touched))
    , m_sampleBytes(std::int64_t(settings.channels)
          * av_get_exact_bits_per_sample(stream.codecpar->codec_id) / 8)
{
}

Result<> PcmRewriter::take(AVPacket &packet, const PacketSink &sink)
{
    const std::int64_t place = m_clock.placeOf(packet.pts);
    const std::int64_t end = place + packet.size / std::max<std::int64_t>(m_sampleBytes, 1);
    m_clock.endsAt(end);
    for (const SampleRange &range : m_touched) {
        const SampleRange part{std::max(range.begin, place), std::min(range.end, end)};
        if (part.isEmpty())
            continue;
        if (auto ok = replace(packet, place, part); !ok)
            return ok;
    }
    return sink(packet);
}

Result<> PcmRewriter::replace(AVPacket &packet, std::int64_t place, SampleRange samples)
{
    const auto sound = m_sound->read(samples.begin, samples.count());
    if (!sound)
        return tl::unexpected(sound.error());
    if (const int code = av_packet_make_writable(&packet); code < 0)
        return encoderFailed(code, QStringLiteral("replace samples"));
    const auto encoder = AudioEncoder::open(m_settings, true);
    if (!encoder)
        return tl::unexpected(encoder.error());
    std::int64_t at = (samples.begin - place) * m_sampleBytes;
    const std::int64_t end = (samples.end - place) * m_sampleBytes;
    const auto write = [&](AVPacket &made) -> Result<> {
        if (at + made.size > end)
            return fail(Error::Kind::EncoderFailed, QStringLiteral("too many samples"));
        std::memcpy(packet.data + at, made.data, std::size_t(made.size));
        at += made.size;
        return {};
    };
    auto done =
        (*encoder)->encode(*sound, write).and_then([&] { return (*encoder)->finish(write); });
    if (done && at != end)
        return fail(Error::Kind::EncoderFailed, QStringLiteral("too few samples"));
    return done;
}

Result<std::unique_ptr<WholeTrackRewriter>> WholeTrackRewriter::open(const AVStream &stream,
    const SoundFacts &facts, std::unique_ptr<SplicedSound> sound, AudioSettings settings)
{
    std::unique_ptr<WholeTrackRewriter> rewriter(new WholeTrackRewriter);
    settings.first = av_rescale(facts.start, settings.rate, facts.rate);
    rewriter->m_next = settings.first;
    rewriter->m_sourceBase = stream.time_base;
    rewriter->m_clock = facts.clock;
    rewriter->m_sound = std::move(sound);
    auto encoder = AudioEncoder::open(settings, true);
    if (!encoder)
        return tl::unexpected(encoder.error());
    rewriter->m_encoder = std::move(*encoder);
    rewriter->m_parameters.reset(avcodec_parameters_alloc());
    if (!rewriter->m_parameters
        || avcodec_parameters_from_context(
               rewriter->m_parameters.get(), &rewriter->m_encoder->context())
            < 0)
        return fail(Error::Kind::EncoderFailed, QStringLiteral("no memory for a track"));
    return rewriter;
}

AVRational WholeTrackRewriter::timeBase() const
{
    return m_encoder->context().time_base;
}

Result<> WholeTrackRewriter::encodeUpTo(std::int64_t end, const PacketSink &sink)
{
    while (m_next < end) {
        const std::int64_t count = std::min(step, end - m_next);
        const auto block = m_sound->read(m_next, count);
        if (!block)
            return tl::unexpected(block.error());
        m_next += count;
        if (auto ok = m_encoder->encode(*block, sink); !ok)
            return ok;
    }
    return {};
}

Result<> WholeTrackRewriter::take(AVPacket &packet, const PacketSink &sink)
{
    const AVRational perSample{1, m_clock.rate()};
    const std::int64_t place = m_clock.placeOf(packet.pts);
    const std::int64_t lasts = m_clock.packetSize() > 0
        ? m_clock.packetSize()
        : av_rescale_q(std::max<std::int64_t>(packet.duration, 0), m_sourceBase, perSample);
    const std::int64_t end = place + lasts;
    m_clock.endsAt(end);
    const std::int64_t heard = end - std::clamp<std::int64_t>(hiddenAtEnd(packet), 0, lasts);
    const std::int64_t wanted = av_rescale(heard, m_sound->rate(), m_clock.rate());
    // A damaged stamp would be hours of silence.
    if (wanted - m_next > mostGap.count() * std::int64_t(m_sound->rate()))
        return fail(Error::Kind::InvalidRequest, QStringLiteral("the sound's time stamps leap"));
    return encodeUpTo(wanted, sink);
}

Result<> WholeTrackRewriter::finish(const PacketSink &sink)
{
    return m_encoder->finish(sink);
}

} // namespace timeline::render
