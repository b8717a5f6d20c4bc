// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/packetprint.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace timeline::render {

// Puts the packets of one stream, given in decoding order, into the order of their pts, holding
// back no more than the stream's own reordering needs. A value.
class PtsOrder {
public:
    // `dts`: no later packet of the stream has a smaller pts. Packets that are now in order.
    std::vector<PacketPrint> add(PacketPrint packet, model::Flicks dts);
    std::vector<PacketPrint> finish();

private:
    std::vector<PacketPrint> m_held; // ascending time
};

// How many packets of `out` stand in `base` with the same bytes at the same time, how many do not,
// and at how many packets of `base` there is none.
struct PacketCount {
    std::int64_t copied = 0, other = 0, lost = 0;
    bool operator==(const PacketCount &) const = default;
};

// Packets of `out` in a row that are not the base's, numbered as they are shown; both included.
struct PacketRun {
    std::int64_t first = 0, last = 0;
    model::Flicks begin{0}, end{0}; // when these two are shown
    bool operator==(const PacketRun &) const = default;
};

// Compares two ascending streams of packets, fed in any steps; holds only what has no partner yet.
class PacketMatcher {
public:
    // Containers that round to a millisecond still match.
    static constexpr model::Flicks tolerance{model::flicksPerSecond / 900};

    void addBase(std::vector<PacketPrint> packets);
    void addOut(std::vector<PacketPrint> packets);
    // No more come of it, so that nothing waits for it any longer.
    void endBase();
    void endOut();
    PacketCount finish();

    // After finish().
    const std::vector<PacketRun> &others() const { return m_others; }
    std::vector<model::Flicks> otherTimes() const { return m_times; }
    // Copied packets that come in another order to decode, or are no entry points any more, or the
    // other way round.
    std::int64_t displaced() const { return m_displaced; }
    bool bringsSets() const { return m_bringsSets; } // any of the others
    // How much later the first packet of `out` is shown; nothing when one of them has none.
    std::optional<model::Flicks> late() const;

    std::size_t heldBase() const { return m_base.size(); }
    std::size_t heldOut() const { return m_out.size(); }

private:
    void match();
    void lose();
    void replace();
    void copy();

    std::deque<PacketPrint> m_base, m_out;
    bool m_baseEnded = false, m_outEnded = false;
    std::optional<model::Flicks> m_baseStart, m_outStart;
    std::vector<PacketRun> m_others;
    std::vector<model::Flicks> m_times; // of the others
    std::int64_t m_number = 0; // of the packet of `out` that is next
    std::optional<std::int64_t> m_ahead; // places that `out` was ahead at the last copied packet
    std::int64_t m_displaced = 0;
    bool m_bringsSets = false;
    PacketCount m_count;
};

} // namespace timeline::render
