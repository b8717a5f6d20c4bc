// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/soundclock.h"

#include <algorithm>
#include <cstdlib>

namespace timeline::media {

SoundClock::SoundClock(int rate, AVRational timeBase, std::int64_t origin, std::int64_t packetSize)
    : m_rate(rate)
    , m_timeBase(timeBase)
    , m_origin(std::clamp(origin, -farthestSample, farthestSample))
    , m_packetSize(packetSize)
    , m_next(m_origin)
{
}

std::int64_t SoundClock::placeOf(std::int64_t pts) const
{
    if (pts == AV_NOPTS_VALUE)
        return m_next;
    const AVRational perSample{1, m_rate};
    const std::int64_t place =
        std::clamp(av_rescale_q(pts, m_timeBase, perSample), -farthestSample, farthestSample);
    // Stamps of whole samples have no roundings: what they say is a gap is one.
    const bool isExact =
        m_timeBase.num > 0 && m_timeBase.den == std::int64_t(m_rate) * m_timeBase.num;
    const std::int64_t tolerance = isExact ? 0 : 1 + av_rescale_q(1, m_timeBase, perSample);
    if (std::llabs(place - m_next) <= tolerance)
        return m_next;
    if (m_packetSize <= 4 * tolerance)
        return place;
    const std::int64_t ahead = place - m_origin + m_packetSize / 2;
    const std::int64_t count = ahead >= 0 ? ahead / m_packetSize : -((-ahead) / m_packetSize + 1);
    const std::int64_t counted = m_origin + count * m_packetSize;
    return std::llabs(counted - place) <= tolerance ? counted : place;
}

} // namespace timeline::media
