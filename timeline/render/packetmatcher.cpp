// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/packetmatcher.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace timeline::render {

using model::Flicks;

namespace {

// No codec reorders further; a file without decoding times must not fill the memory.
constexpr std::size_t heldAtMost = 256;

} // namespace

std::vector<PacketPrint> PtsOrder::add(PacketPrint packet, Flicks dts)
{
    const auto place = std::ranges::upper_bound(m_held, packet.time, {}, &PacketPrint::time);
    m_held.insert(place, std::move(packet));
    auto end = std::ranges::upper_bound(m_held, dts, {}, &PacketPrint::time);
    if (m_held.size() > heldAtMost)
        end = std::max(end, m_held.begin() + 1);
    std::vector<PacketPrint> ready(
        std::make_move_iterator(m_held.begin()), std::make_move_iterator(end));
    m_held.erase(m_held.begin(), end);
    return ready;
}

std::vector<PacketPrint> PtsOrder::finish()
{
    return std::exchange(m_held, {});
}

void PacketMatcher::addBase(std::vector<PacketPrint> packets)
{
    if (!m_baseStart && !packets.empty())
        m_baseStart = packets.front().time;
    std::ranges::move(packets, std::back_inserter(m_base));
    match();
}

void PacketMatcher::addOut(std::vector<PacketPrint> packets)
{
    if (!m_outStart && !packets.empty())
        m_outStart = packets.front().time;
    std::ranges::move(packets, std::back_inserter(m_out));
    match();
}

void PacketMatcher::endBase()
{
    m_baseEnded = true;
    match();
}

void PacketMatcher::endOut()
{
    m_outEnded = true;
    match();
}

void PacketMatcher::lose()
{
    ++m_count.lost;
    m_ahead.reset();
    m_base.pop_front();
}

void PacketMatcher::replace()
{
    const PacketPrint &out = m_out.front();
    ++m_count.other;
    m_ahead.reset();
    m_bringsSets = m_bringsSets || out.hasSets;
    m_times.push_back(out.time);
    if (!m_others.empty() && m_others.back().last + 1 == m_number) {
        m_others.back().last = m_number;
        m_others.back().end = out.time;
    } else {
        m_others.push_back({m_number, m_number, out.time, out.time});
    }
    ++m_number;
    m_out.pop_front();
}

void PacketMatcher::copy()
{
    const PacketPrint &base = m_base.front(), &out = m_out.front();
    ++m_count.copied;
    ++m_number;
    const std::int64_t ahead = out.place - base.place;
    if ((m_ahead && *m_ahead != ahead) || base.isKey != out.isKey)
        ++m_displaced;
    m_ahead = ahead;
    m_base.pop_front();
    m_out.pop_front();
}

void PacketMatcher::match()
{
    while (!m_base.empty() && !m_out.empty()) {
        const PacketPrint &base = m_base.front(), &out = m_out.front();
        const Flicks distance = out.time - base.time;
        if (distance > tolerance) {
            lose();
            continue;
        }
        const bool isThere = distance >= -tolerance;
        if (isThere && base.size == out.size && base.hash == out.hash) {
            copy();
            continue;
        }
        replace();
        // A packet of `out` between two of `base` has no partner, and its neighbours keep theirs.
        if (isThere)
            m_base.pop_front();
    }
    while (m_baseEnded && m_base.empty() && !m_out.empty())
        replace();
    while (m_outEnded && m_out.empty() && !m_base.empty())
        lose();
}

PacketCount PacketMatcher::finish()
{
    endBase();
    endOut();
    return m_count;
}

std::optional<Flicks> PacketMatcher::late() const
{
    if (!m_baseStart || !m_outStart)
        return std::nullopt;
    return *m_outStart - *m_baseStart;
}

} // namespace timeline::render
