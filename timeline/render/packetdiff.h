// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/rational.h"
#include "timeline/model/task.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <deque>
#include <vector>

namespace timeline::render {

// One packet as far as the proof needs it.
struct PacketPrint {
    model::Flicks time{0}; // pts, on the file's own clock
    std::int64_t size = 0;
    QByteArray hash; // MD5 of the payload
    bool operator==(const PacketPrint &) const = default;
};

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

// How many packets of `out` stand in `base` with the same bytes at the same time.
struct PacketCount {
    std::int64_t copied = 0, other = 0;
    bool operator==(const PacketCount &) const = default;
};

// Compares two ascending streams of packets, fed in any steps; holds only what has no partner yet.
class PacketMatcher {
public:
    // Containers that round to a millisecond still match.
    static constexpr model::Flicks tolerance{model::flicksPerSecond / 900};

    void addBase(std::vector<PacketPrint> packets);
    void addOut(std::vector<PacketPrint> packets);
    PacketCount finish();
    // When the packets of `out` that are not in `base` are shown; after finish().
    const std::vector<model::Flicks> &others() const { return m_others; }
    std::size_t heldBase() const { return m_base.size(); }
    std::size_t heldOut() const { return m_out.size(); }

private:
    void match();

    std::deque<PacketPrint> m_base, m_out;
    std::vector<model::Flicks> m_others;
    PacketCount m_count;
};

struct PacketReport {
    PacketCount picture, sound;
    std::vector<model::Flicks>
        newPictures; // when the picture packets that were not copied are shown
};

// The picture packets, and those of the first sound track, of two files. Times count from each
// file's `start`. Memory does not grow with length. Blocking; worker thread.
model::Result<PacketReport> comparePackets(const QString &base, model::Flicks baseStart,
    const QString &out, model::Flicks outStart, const model::Progress &progress,
    const model::CancelToken &cancel);

} // namespace timeline::render
