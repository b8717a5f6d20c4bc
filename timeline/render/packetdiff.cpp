// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/packetdiff.h"

#include "timeline/media/demuxer.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Flicks;

namespace {

// No codec reorders further; a file without decoding times must not fill the memory.
constexpr std::size_t heldAtMost = 256;

Flicks ticksToFlicks(std::int64_t ticks, AVRational base)
{
    return model::toFlicks(ticks, {base.num, base.den});
}

PacketPrint printOf(const AVPacket &packet, AVRational base, Flicks start)
{
    const std::int64_t pts = packet.pts == AV_NOPTS_VALUE ? packet.dts : packet.pts;
    const auto bytes = QByteArray::fromRawData(
        reinterpret_cast<const char *>(packet.data), qsizetype(packet.size));
    return {pts == AV_NOPTS_VALUE ? Flicks{0} : ticksToFlicks(pts, base) - start, packet.size,
        QCryptographicHash::hash(bytes, QCryptographicHash::Md5)};
}

// One of the two files, read packet by packet.
class Side {
public:
    static model::Result<Side> open(
        const QString &path, Flicks start, const model::CancelToken &cancel)
    {
        auto demuxer = media::Demuxer::open(path, cancel);
        if (!demuxer)
            return tl::unexpected(demuxer.error());
        return Side(std::move(*demuxer), start);
    }

    bool atEnd() const { return m_atEnd; }
    Flicks position() const { return m_position; }

    // Reads one packet and hands what is in order now to `take(isPicture, prints)`.
    template <class Take> model::Result<> advance(const Take &take)
    {
        const auto more = m_demuxer->read(*m_packet);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more) {
            m_atEnd = true;
            take(true, m_pictureOrder.finish());
            take(false, m_soundOrder.finish());
            return {};
        }
        const bool isPicture = m_packet->stream_index == m_picture;
        const AVRational base = m_demuxer->stream(m_packet->stream_index)->time_base;
        PacketPrint print = printOf(*m_packet, base, m_start);
        Flicks dts = Flicks::min();
        if (m_packet->dts != AV_NOPTS_VALUE) {
            dts = ticksToFlicks(m_packet->dts, base) - m_start;
            m_position = std::max(m_position, dts);
        }
        av_packet_unref(m_packet.get());
        take(isPicture, (isPicture ? m_pictureOrder : m_soundOrder).add(std::move(print), dts));
        return {};
    }

private:
    Side(std::unique_ptr<media::Demuxer> demuxer, Flicks start)
        : m_demuxer(std::move(demuxer))
        , m_packet(media::makePacket())
        , m_start(start)
        , m_picture(m_demuxer->pictureStream())
    {
        std::vector<int> streams{m_picture};
        if (const auto sound = m_demuxer->soundStreams(); !sound.empty())
            streams.push_back(sound.front());
        m_demuxer->readOnly(streams);
    }

    std::unique_ptr<media::Demuxer> m_demuxer;
    media::PacketPtr m_packet;
    Flicks m_start;
    int m_picture;
    PtsOrder m_pictureOrder, m_soundOrder;
    Flicks m_position = Flicks::min();
    bool m_atEnd = false;
};

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
    std::ranges::move(packets, std::back_inserter(m_base));
    match();
}

void PacketMatcher::addOut(std::vector<PacketPrint> packets)
{
    std::ranges::move(packets, std::back_inserter(m_out));
    match();
}

void PacketMatcher::match()
{
    while (!m_base.empty() && !m_out.empty()) {
        const PacketPrint &base = m_base.front(), &out = m_out.front();
        const Flicks distance = out.time - base.time;
        if (distance > tolerance) {
            m_base.pop_front();
            continue;
        }
        const bool same = distance >= -tolerance && base.size == out.size && base.hash == out.hash;
        ++(same ? m_count.copied : m_count.other);
        if (!same)
            m_others.push_back(out.time);
        // A packet of `out` between two of `base` has no partner, and its neighbours keep theirs.
        if (distance >= -tolerance)
            m_base.pop_front();
        m_out.pop_front();
    }
}

PacketCount PacketMatcher::finish()
{
    m_count.other += std::int64_t(m_out.size());
    for (const PacketPrint &print : m_out)
        m_others.push_back(print.time);
    m_out.clear();
    m_base.clear();
    return m_count;
}

model::Result<PacketReport> comparePackets(const QString &base, Flicks baseStart,
    const QString &out, Flicks outStart, const model::Progress &progress,
    const model::CancelToken &cancel)
{
    auto left = Side::open(base, baseStart, cancel);
    if (!left)
        return tl::unexpected(left.error());
    auto right = Side::open(out, outStart, cancel);
    if (!right)
        return tl::unexpected(right.error());
    PacketMatcher picture, sound;
    std::int64_t done = 0;
    // The one that is behind reads on, so that little waits for its partner.
    while (!left->atEnd() || !right->atEnd()) {
        if (cancel.isCancelled())
            return fail(Error::Kind::Cancelled);
        const bool readLeft =
            right->atEnd() || (!left->atEnd() && left->position() <= right->position());
        const auto read = readLeft
            ? left->advance([&](bool isPicture, std::vector<PacketPrint> prints) {
                  (isPicture ? picture : sound).addBase(std::move(prints));
              })
            : right->advance([&](bool isPicture, std::vector<PacketPrint> prints) {
                  (isPicture ? picture : sound).addOut(std::move(prints));
              });
        if (!read)
            return tl::unexpected(read.error());
        if (progress && ++done % 64 == 0)
            progress(1 - 1 / (1 + double(done) / 5000)); // how many there are is not known
    }
    PacketReport report{picture.finish(), sound.finish(), {}};
    report.newPictures = picture.others();
    return report;
}

} // namespace timeline::render
