// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/picturesplice.h"

#include "timeline/render/text.h"

#include <limits>

namespace timeline::render {

using model::Error;
using model::fail;
using model::FrameNumber;
using model::Result;

namespace {

tl::unexpected<Error> disorder(const char *what)
{
    return fail(Error::Kind::InvalidRequest, QString::fromLatin1(what));
}

} // namespace

Result<std::unique_ptr<PictureSplice>> PictureSplice::open(const SeamSurroundings &surroundings,
    std::shared_ptr<const model::FrameIndex> index, SplicePlan plan, SpliceTraits traits,
    PictureFeed feed)
{
    std::unique_ptr<PictureSplice> splice(new PictureSplice);
    auto codec = SeamCodec::open(surroundings);
    if (!codec)
        return tl::unexpected(codec.error());
    splice->m_codec = std::move(*codec);
    splice->m_timeBase = surroundings.timeBase;
    splice->m_index = std::move(index);
    splice->m_plan = std::move(plan);
    splice->m_traits = traits;
    splice->m_feed = std::move(feed);
    splice->m_entered = std::numeric_limits<std::int64_t>::min();
    return splice;
}

const Seam *PictureSplice::seam() const
{
    return m_seam < m_plan.seams.size() ? &m_plan.seams[m_seam] : nullptr;
}

std::int64_t PictureSplice::ptsOf(FrameNumber n) const
{
    return n.value < m_index->count() ? m_index->at(n).pts
                                      : std::numeric_limits<std::int64_t>::max();
}

Result<> PictureSplice::take(AVPacket &packet, const PacketSink &sink)
{
    if (packet.pts == AV_NOPTS_VALUE)
        return disorder("a picture does not say when it is shown");
    // Leading pictures of an entry point: they were encoded in the seam before it.
    if (packet.pts < m_entered) {
        m_seen += m_entry && m_index->frameWithPts(packet.pts) ? 1 : 0;
        m_codec->leaveOut(packet);
        return isAllSeen() ? release(sink) : Result<>();
    }
    if (auto ok = release(sink); !ok)
        return ok;
    const Seam *next = seam();
    if (!next || packet.pts < ptsOf(next->touched.begin)) {
        // Hidden pictures before the first frame may lean on what is replaced.
        if (m_isInSeam && next->touched.begin.value == 0)
            return leaveOut(packet);
        if (m_isInSeam)
            return disorder("a picture is stored behind one that is shown later");
        return copy(packet, sink);
    }
    if (packet.pts < ptsOf(next->touched.end))
        return replace(packet, sink);
    return enter(packet, sink);
}

Result<> PictureSplice::leaveOut(const AVPacket &packet)
{
    m_codec->leaveOut(packet);
    return {};
}

Result<> PictureSplice::copy(AVPacket &packet, const PacketSink &sink)
{
    if (auto ok = m_codec->copy(packet); !ok)
        return ok;
    if (m_traits.derivedDts)
        packet.dts = derivedDts(*m_index, m_place, m_plan.delay);
    ++m_place;
    return sink(packet);
}

Result<> PictureSplice::begin(const AVPacket &packet)
{
    m_lastDuration = packet.duration;
    if (m_isInSeam)
        return {};
    m_isInSeam = true;
    m_next = seam()->touched.begin;
    m_written = 0;
    m_seen = 0;
    return m_codec->begin();
}

// One picture for one packet.
Result<> PictureSplice::replace(const AVPacket &packet, const PacketSink &sink)
{
    if (!m_index->frameWithPts(packet.pts))
        return disorder("a hidden picture lies in what is encoded anew");
    if (auto ok = begin(packet); !ok)
        return ok;
    m_codec->leaveOut(packet);
    // The packet of each frame is among those that follow it by no more than this.
    return ++m_seen > m_plan.delay ? encodeNext(sink) : Result<>();
}

// The first copied picture behind a seam: it takes the last stamp of what it stands behind. It
// comes first of all where none but its leading pictures are replaced.
Result<> PictureSplice::enter(AVPacket &packet, const PacketSink &sink)
{
    const Seam &left = *seam();
    if (packet.pts != ptsOf(left.touched.end))
        return disorder("the pictures come in another order than they were indexed in");
    if (auto ok = begin(packet); !ok)
        return ok;
    packet.dts = left.stamps.back();
    if (packet.dts > packet.pts)
        return disorder("a picture would be shown before it is decoded");
    m_entered = packet.pts;
    m_place = left.touched.end.value + 1;
    if (auto ok = join(left.entry, packet); !ok)
        return ok;
    m_entry.reset(av_packet_clone(&packet));
    if (!m_entry)
        return fail(Error::Kind::Internal, QStringLiteral("no memory for a packet"));
    return isAllSeen() ? release(sink) : Result<>();
}

bool PictureSplice::isAllSeen() const
{
    return m_entry && m_seen >= seam()->touched.count();
}

Result<> PictureSplice::release(const PacketSink &sink)
{
    if (!m_entry)
        return {};
    if (auto ok = endSeam(sink); !ok)
        return ok;
    const media::PacketPtr entry = std::move(m_entry);
    return sink(*entry);
}

Result<> PictureSplice::join(Entry entry, AVPacket &packet)
{
    switch (entry) {
    case Entry::BrokenLink:
        return m_codec->breakLink(packet);
    case Entry::Rebased:
        return m_codec->rebase(packet);
    default:
        return m_codec->copy(packet);
    }
}

Result<> PictureSplice::encodeNext(const PacketSink &sink)
{
    if (m_next >= seam()->touched.end)
        return {};
    auto frame = m_feed(m_next);
    if (!frame)
        return tl::unexpected(frame.error());
    const std::int64_t pts = ptsOf(m_next);
    m_next = m_next + 1;
    return m_codec->encode(**frame, pts, [&](AVPacket &packet) { return stamp(packet, sink); });
}

Result<> PictureSplice::endSeam(const PacketSink &sink)
{
    while (m_next < seam()->touched.end) {
        if (auto ok = encodeNext(sink); !ok)
            return ok;
    }
    if (auto ok = m_codec->end([&](AVPacket &packet) { return stamp(packet, sink); }); !ok)
        return ok;
    if (std::int64_t(m_written) != seam()->touched.count())
        return fail(Error::Kind::EncoderFailed,
            Text::tr("the encoder gave %1 pictures instead of %2")
                .arg(m_written)
                .arg(seam()->touched.count()));
    m_isInSeam = false;
    ++m_seam;
    return {};
}

Result<> PictureSplice::stamp(AVPacket &packet, const PacketSink &sink)
{
    const Seam &now = *seam();
    if (std::int64_t(m_written) >= now.touched.count())
        return fail(Error::Kind::EncoderFailed, Text::tr("the encoder gave too many pictures"));
    packet.dts = now.stamps[m_written];
    packet.duration = durationOf(packet);
    ++m_written;
    if (packet.pts < packet.dts)
        return fail(
            Error::Kind::EncoderFailed, Text::tr("the encoder reorders more than the source"));
    return sink(packet);
}

// Where decoding has stamps, a packet lasts until the next is decoded; else as long as its picture
// is shown.
std::int64_t PictureSplice::durationOf(const AVPacket &packet) const
{
    if (!m_traits.derivedDts) {
        const std::vector<std::int64_t> &stamps = seam()->stamps;
        return m_written + 1 < stamps.size() ? stamps[m_written + 1] - stamps[m_written]
                                             : m_lastDuration;
    }
    const auto n = m_index->frameWithPts(packet.pts);
    return n && n->value + 1 < m_index->count() ? m_index->at(*n + 1).pts - packet.pts
                                                : m_index->lastDuration();
}

Result<> PictureSplice::finish(const PacketSink &sink)
{
    if (auto ok = release(sink); !ok)
        return ok;
    if (m_isInSeam && seam()->entry == Entry::EndOfFile) {
        if (auto ok = endSeam(sink); !ok)
            return ok;
    }
    if (seam())
        return disorder("the file has fewer pictures than were indexed");
    return {};
}

} // namespace timeline::render
