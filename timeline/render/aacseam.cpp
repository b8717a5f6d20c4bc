// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/aacseam.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

// −60 dB of full scale; below that no joint is heard.
constexpr double inaudible = 1e-3;
// Packets that a decoder needs before its output is right, and those looked at behind the joint.
constexpr std::int64_t settling = 3 * aacPacketSize;
constexpr std::int64_t beyond = 3 * aacPacketSize;
constexpr std::int64_t farBehind = 10; // seconds
// By how many packets more the replaced stretch is tried.
constexpr std::array<std::int64_t, 4> widenings{0, 2, 6, 14};

media::CodecPtr openDecoder(const AVCodecParameters &parameters)
{
    const AVCodec *decoder = avcodec_find_decoder(parameters.codec_id);
    media::CodecPtr codec(decoder ? avcodec_alloc_context3(decoder) : nullptr);
    if (!codec || avcodec_parameters_to_context(codec.get(), &parameters) < 0)
        return nullptr;
    codec->flags2 |= AV_CODEC_FLAG2_SKIP_MANUAL;
    codec->thread_count = 1;
    return avcodec_open2(codec.get(), decoder, nullptr) < 0 ? nullptr : std::move(codec);
}

double farthest(const AVFrame &frame, std::span<const float> meant, std::size_t skipped)
{
    const auto channels = std::size_t(frame.ch_layout.nb_channels);
    double most = 0;
    for (std::size_t c = 0; c < channels; ++c) {
        const auto *plane = reinterpret_cast<const float *>(frame.extended_data[c]);
        for (std::size_t i = skipped; i < std::size_t(frame.nb_samples); ++i)
            most = std::max(most, double(std::abs(plane[i] - meant[i * channels + c])));
    }
    return most;
}

} // namespace

AacSeams::AacSeams(SoundPackets &packets, SplicedSound &sound, const AudioSettings &settings,
    const SoundFacts &facts)
    : m_packets(packets)
    , m_sound(sound)
    , m_settings(settings)
    , m_facts(facts)
{
}

Result<std::vector<PlacedPacket>> AacSeams::mixed(SampleRange range, SampleRange fresh)
{
    auto packets = m_packets.read(range);
    if (!packets)
        return packets;
    AacRun run(m_sound, m_settings);
    for (PlacedPacket &placed : *packets) {
        if (placed.place < fresh.begin || placed.place >= fresh.end)
            continue;
        auto made = run.packetAt(placed.place);
        if (!made)
            return tl::unexpected(made.error());
        (*made)->flags = placed.packet->flags;
        placed.packet = std::move(*made);
    }
    return packets;
}

Result<AacSeams::Errors> AacSeams::errorsOf(const std::vector<PlacedPacket> &packets)
{
    const media::CodecPtr codec = openDecoder(m_packets.parameters());
    const media::FramePtr frame = media::makeFrame();
    if (!codec || !frame)
        return fail(Error::Kind::NoDecoder, QStringLiteral("aac"));
    Errors errors;
    for (const PlacedPacket &placed : packets) {
        const bool isDecoded = avcodec_send_packet(codec.get(), placed.packet.get()) >= 0
            && avcodec_receive_frame(codec.get(), frame.get()) >= 0;
        if (!isDecoded || frame->nb_samples != aacPacketSize || frame->format != AV_SAMPLE_FMT_FLTP
            || frame->ch_layout.nb_channels != m_settings.channels)
            return fail(Error::Kind::Damaged, QStringLiteral("a packet of the sound"));
        const auto meant = m_sound.read(placed.place, aacPacketSize);
        if (!meant)
            return tl::unexpected(meant.error());
        const std::int64_t hidden =
            std::clamp<std::int64_t>(m_facts.start - placed.place, 0, aacPacketSize);
        if (hidden < aacPacketSize && !(placed.packet->flags & AV_PKT_FLAG_DISCARD))
            errors.emplace_back(placed.place, farthest(*frame, *meant, std::size_t(hidden)));
    }
    return errors;
}

Result<bool> AacSeams::joins(std::int64_t seam, SampleRange around, SampleRange fresh)
{
    const auto spliced = mixed(around, fresh);
    if (!spliced)
        return tl::unexpected(spliced.error());
    const auto plain = m_packets.read({around.begin, seam + 1});
    if (!plain)
        return tl::unexpected(plain.error());
    const auto errors = errorsOf(*spliced);
    if (!errors)
        return tl::unexpected(errors.error());
    const auto before = errorsOf(*plain);
    if (!before)
        return tl::unexpected(before.error());
    // What the encoder loses anyway, and what the source's own decoding differs by from time to
    // time (noise substitution is random by design), are no clicks.
    double anyway = 0;
    std::optional<double> found;
    for (const auto &[place, error] : *errors) {
        if (place == seam)
            found = error;
        else if (place > fresh.begin && place < fresh.end)
            anyway = std::max(anyway, error);
    }
    for (const auto &[place, error] : *before) {
        if (place == seam)
            anyway += error;
    }
    return found ? *found <= std::max(inaudible, 2 * anyway) : needsNone(seam, *spliced);
}

// A joint that was not examined fits only where it can be told that nobody hears it: its packet is
// hidden, or the track ends before it.
Result<bool> AacSeams::needsNone(std::int64_t seam, const std::vector<PlacedPacket> &spliced)
{
    if (std::ranges::any_of(spliced, [seam](const PlacedPacket &p) { return p.place == seam; }))
        return true;
    return m_packets.read({seam, seam + farBehind * m_facts.rate}).map([](const auto &behind) {
        return behind.empty();
    });
}

Result<bool> AacSeams::headFits(std::int64_t begin)
{
    if (begin <= m_facts.clock.origin())
        return true;
    return joins(begin, {begin - settling, begin + beyond}, {begin, begin + beyond});
}

Result<bool> AacSeams::tailFits(std::int64_t end)
{
    return joins(end, {end - settling - aacPacketSize, end + 1}, {end - settling, end});
}

Result<std::optional<SampleRange>> AacSeams::fitted(SampleRange replaced)
{
    std::optional<std::int64_t> begin, end;
    for (const std::int64_t more : widenings) {
        const std::int64_t wide =
            std::max(replaced.begin - more * aacPacketSize, m_facts.clock.origin());
        const auto fits = begin ? Result<bool>(false) : headFits(wide);
        if (!fits)
            return tl::unexpected(fits.error());
        if (*fits)
            begin = wide;
        const std::int64_t late = replaced.end + more * aacPacketSize;
        const auto ends = end ? Result<bool>(false) : tailFits(late);
        if (!ends)
            return tl::unexpected(ends.error());
        if (*ends)
            end = late;
    }
    if (!begin || !end)
        return std::nullopt;
    return SampleRange{*begin, *end};
}

} // namespace timeline::render
