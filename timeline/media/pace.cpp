// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/pace.h"

#include <algorithm>
#include <cmath>

namespace timeline::media {

namespace {

// Late by less than this is made up for by the pictures that wait.
constexpr std::int64_t bearable = 3;
// A decoder that is too slow is later with each picture; a single delay shrinks.
constexpr int enough = 3;
// So many passed during a single picture: no use in waiting for the next to be later still.
constexpr std::int64_t far = 12;
constexpr int firstOnes = 3;
constexpr std::int64_t patience = 120;
constexpr std::int64_t mostPatience = 16 * patience;

} // namespace

void Pace::start(int speed)
{
    *this = Pace();
    m_goesBack = speed < 0;
    // Every fourth frame is shown: those that nothing refers to are not missed.
    m_least = m_detail = speed >= 4 ? Detail::References : Detail::Everything;
    m_patience = patience;
}

void Pace::note(std::int64_t late, std::int64_t steps)
{
    m_begun = std::min(m_begun + 1, firstOnes + 1);
    m_calm = late == 0 ? m_calm + steps : 0;
    if (late >= bearable && late >= m_last)
        ++m_falling;
    else if (late == 0)
        m_falling = std::max(0, m_falling - 1);
    m_last = late;
    if (m_falling >= enough || (late >= far && m_begun > firstOnes))
        less();
    else if (m_calm >= m_patience)
        more();
}

void Pace::less()
{
    if (m_isTrying)
        m_patience = std::min(2 * m_patience, mostPatience);
    m_isTrying = false;
    m_falling = 0;
    m_calm = 0;
    // Decoding with delay starts anew.
    m_last = std::numeric_limits<std::int64_t>::max();
    // Backwards the pictures come out of stretches that are decoded as a whole.
    m_detail = m_detail == Detail::Everything && !m_goesBack ? Detail::References : Detail::Keys;
}

void Pace::more()
{
    m_calm = 0;
    if (m_detail == m_least)
        return;
    m_isTrying = true;
    m_detail = m_detail == Detail::Keys && !m_goesBack ? Detail::References : m_least;
}

void DecodingSpeed::note(double frames, double clock)
{
    constexpr double remembered = 0.9;
    m_frames = m_frames * remembered + frames;
    m_clock = m_clock * remembered + std::max(clock, 1e-6);
}

std::int64_t frameInShortage(const Shortage &shortage)
{
    const double length = double(shortage.next - shortage.key);
    const double share = std::min(shortage.speed, 1.0) * length;
    // The pictures that wait have to last while the clock crosses the rest of the stretch.
    const auto spread = std::int64_t(
        std::ceil((length - share) / double(std::max<std::int64_t>(shortage.room, 1))));
    const std::int64_t stride = std::max({spread, shortage.step, std::int64_t(1)});
    const bool goesOn = shortage.last && *shortage.last >= shortage.key;
    const std::int64_t from = goesOn ? *shortage.last : shortage.key - 1;
    const std::int64_t frame = goesOn ? std::max(shortage.wanted, from + stride) : shortage.wanted;
    const double ready = double(shortage.clock) + double(frame - from) / shortage.speed;
    const bool isInTime = ready <= double(frame + stride);
    const bool isInShare = double(frame - shortage.key) <= share;
    return isInTime && isInShare ? std::min(frame, shortage.next) : shortage.next;
}

} // namespace timeline::media
