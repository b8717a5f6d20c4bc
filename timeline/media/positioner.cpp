// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/positioner.h"

#include <algorithm>
#include <array>
#include <optional>

namespace timeline::media {

using EntryPoint = model::FrameIndex::EntryPoint;

namespace {

// Where a seek is aimed: at the entry point's pts, its dts, or so many seconds before that.
struct Aim {
    bool byPts;
    int secondsEarly;
};
constexpr std::array<Aim, 5> aims{{{true, 0}, {false, 0}, {false, 1}, {false, 5}, {false, 20}}};

} // namespace

Positioner::Positioner(Demuxer &demuxer, int stream, model::FrameIndex::Stamps stamps)
    : m_demuxer(demuxer)
    , m_stream(stream)
    , m_stamps(stamps)
{
}

model::Result<bool> Positioner::moveTo(const EntryPoint &entry, AVPacket &packet)
{
    const AVRational base = m_demuxer.stream(m_stream)->time_base;
    for (std::size_t i = m_favourite; i < aims.size(); ++i) {
        const bool byPts = aims[i].byPts && m_stamps == model::FrameIndex::Stamps::Pts;
        const std::int64_t early = av_rescale_q(aims[i].secondsEarly, {1, 1}, base);
        if (!m_demuxer.seek(m_stream, (byPts ? entry.pts : entry.dts) - early))
            continue;
        auto found = findFrom(entry, packet);
        if (!found)
            return found;
        if (*found) {
            m_favourite = std::min<std::size_t>(i, 1);
            return true;
        }
    }
    if (auto ok = m_demuxer.reopen(); !ok)
        return tl::unexpected(ok.error());
    return findFrom(entry, packet);
}

// Reads on to the entry point's packet; gives up at the first key behind it.
model::Result<bool> Positioner::findFrom(const EntryPoint &entry, AVPacket &packet)
{
    const bool byPts = m_stamps == model::FrameIndex::Stamps::Pts;
    const std::int64_t wanted = byPts ? entry.pts : entry.dts;
    for (;;) {
        auto got = m_demuxer.read(packet);
        if (!got || !*got)
            return got;
        if (packet.stream_index != m_stream || !(packet.flags & AV_PKT_FLAG_KEY))
            continue;
        const std::int64_t stamp = byPts ? packet.pts : packet.dts;
        if (stamp == wanted)
            return true;
        if (stamp != AV_NOPTS_VALUE && stamp > wanted)
            return false;
    }
}

} // namespace timeline::media
