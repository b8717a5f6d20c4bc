// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/aacrun.h"

#include "timeline/render/soundspliceplan.h"

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

// More than any encoder looks ahead.
constexpr std::int64_t mostAhead = 16 * aacPacketSize;

} // namespace

AacRun::AacRun(SplicedSound &sound, const AudioSettings &settings)
    : m_sound(sound)
    , m_settings(settings)
{
}

Result<> AacRun::start(std::int64_t place)
{
    m_settings.first = place - warmUpPackets * aacPacketSize;
    m_fed = m_settings.first;
    m_ready.clear();
    auto encoder = AudioEncoder::open(m_settings, true);
    if (!encoder)
        return tl::unexpected(encoder.error());
    m_encoder = std::move(*encoder);
    return {};
}

Result<> AacRun::feed()
{
    const auto block = m_sound.read(m_fed, aacPacketSize);
    if (!block)
        return tl::unexpected(block.error());
    m_fed += aacPacketSize;
    return m_encoder->encode(*block, [this](AVPacket &packet) -> Result<> {
        m_ready.push_back(media::makePacket());
        if (!m_ready.back())
            return fail(Error::Kind::TooLarge, QStringLiteral("out of memory"));
        av_packet_move_ref(m_ready.back().get(), &packet);
        return {};
    });
}

Result<media::PacketPtr> AacRun::packetAt(std::int64_t place)
{
    if (!m_encoder || place != m_next) {
        if (auto ok = start(place); !ok)
            return tl::unexpected(ok.error());
    }
    m_next = place + aacPacketSize;
    for (;;) {
        // The encoder says by its stamps what each packet carries, its own delay included.
        while (!m_ready.empty() && m_ready.front()->pts < place)
            m_ready.pop_front();
        if (!m_ready.empty() && m_ready.front()->pts == place) {
            media::PacketPtr found = std::move(m_ready.front());
            m_ready.pop_front();
            return found;
        }
        if (!m_ready.empty() || m_fed > place + mostAhead)
            return fail(Error::Kind::EncoderFailed,
                QStringLiteral("the encoder of the sound counts in another way"));
        if (auto ok = feed(); !ok)
            return tl::unexpected(ok.error());
    }
}

} // namespace timeline::render
