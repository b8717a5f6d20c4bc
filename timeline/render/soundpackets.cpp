// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/soundpackets.h"

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

Result<std::unique_ptr<SoundPackets>> SoundPackets::open(
    const QString &path, int stream, const media::SoundClock &clock)
{
    auto demuxer = media::Demuxer::open(path);
    if (!demuxer)
        return tl::unexpected(demuxer.error());
    if (!(*demuxer)->stream(stream))
        return fail(Error::Kind::SourceChanged, QStringLiteral("the sound track is not there"));
    std::unique_ptr<SoundPackets> packets(new SoundPackets);
    packets->m_demuxer = std::move(*demuxer);
    packets->m_demuxer->readOnly({stream});
    packets->m_clock = clock;
    packets->m_stream = stream;
    return packets;
}

const AVCodecParameters &SoundPackets::parameters() const
{
    return *m_demuxer->stream(m_stream)->codecpar;
}

Result<PlacedPacket> SoundPackets::next()
{
    PlacedPacket next{0, media::makePacket()};
    if (!next.packet)
        return fail(Error::Kind::TooLarge, QStringLiteral("out of memory"));
    const auto more = m_demuxer->read(*next.packet);
    if (!more && more.error().kind == Error::Kind::Cancelled)
        return tl::unexpected(more.error());
    if (!more || !*more)
        return PlacedPacket{};
    next.place = m_clock.placeOf(next.packet->pts);
    m_clock.endsAt(next.place + m_clock.packetSize());
    return next;
}

Result<PlacedPacket> SoundPackets::seek(std::int64_t sample)
{
    // Matroska indexes pictures only: a seek by the sound track would read the file up to there.
    const QLatin1String format(m_demuxer->context().iformat->name);
    const int pictures = m_demuxer->pictureStream();
    const bool byPicture = pictures >= 0 && format.contains(QLatin1String("matroska"));
    const int stream = byPicture ? pictures : m_stream;
    const AVRational perSample{1, m_clock.rate()};
    for (const std::int64_t back : {0, 1, 8}) {
        const std::int64_t wanted = std::max(sample - back * m_clock.rate(), m_clock.origin());
        const AVRational timeBase = m_demuxer->stream(stream)->time_base;
        if (!m_demuxer->seek(stream, av_rescale_q(wanted, perSample, timeBase)))
            continue;
        m_clock.jumps();
        auto first = next();
        if (!first || (first->packet && first->place <= sample))
            return first;
    }
    if (auto ok = m_demuxer->reopen(); !ok)
        return tl::unexpected(ok.error());
    m_clock.startsAnew();
    return next();
}

Result<std::vector<PlacedPacket>> SoundPackets::read(SampleRange range)
{
    std::vector<PlacedPacket> found;
    auto at = seek(std::max(range.begin, m_clock.origin()));
    while (at && at->packet && at->place < range.end) {
        if (at->place >= range.begin)
            found.push_back(std::move(*at));
        at = next();
    }
    if (!at)
        return tl::unexpected(at.error());
    return found;
}

} // namespace timeline::render
