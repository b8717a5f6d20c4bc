// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/indexer.h"

#include "timeline/media/demuxer.h"
#include "timeline/media/scannedpacket.h"
#include "timeline/media/videodecoder.h"

#include <algorithm>
#include <optional>

namespace timeline::media {

using Kind = model::Error::Kind;
using Stamps = model::FrameIndex::Stamps;

namespace {

constexpr std::size_t packetsPerProgress = 500;
constexpr std::size_t firstGrowth = 64; // packets
constexpr std::int64_t mostReserved = 1 << 20; // packets

class Scan {
public:
    enum class Need { Stamps, Pictures };

    Scan(Demuxer &demuxer, const AVStream &stream, Need need, const model::Progress &progress)
        : m_demuxer(demuxer)
        , m_classifier(*stream.codecpar)
        , m_progress(progress)
        , m_fileSize(demuxer.context().pb ? avio_size(demuxer.context().pb) : 0)
        , m_isMov(demuxer.isMov())
    {
        if (need == Need::Stamps && m_classifier.looksAtKeysOnly())
            m_demuxer.leaveOutAllButKeys(stream.index);
        // Said by the header, so that it may be anything.
        packets.reserve(std::size_t(std::clamp<std::int64_t>(stream.nb_frames, 0, mostReserved)));
    }

    ~Scan() { m_demuxer.leaveOutNothing(); }
    Q_DISABLE_COPY_MOVE(Scan)

    // Every packet, given to `see` as well while it is there; false from it: that is enough.
    template <class See> model::Result<> run(See see)
    {
        const PacketPtr packet = makePacket();
        for (;;) {
            auto got = m_demuxer.read(*packet);
            if (!got)
                return tl::unexpected(got.error());
            if (!*got)
                return {};
            if (auto ok = check(*packet); !ok)
                return ok;
            packets.push_back(scanned(*packet));
            const model::Result<bool> goesOn = see(*packet);
            if (!goesOn)
                return tl::unexpected(goesOn.error());
            if (!*goesOn)
                return {};
            if (m_progress && m_fileSize > 0 && packets.size() % packetsPerProgress == 0)
                m_progress(std::min(double(placeOf(*packet)) / double(m_fileSize), 1.0));
        }
    }

    std::vector<ScannedPacket> packets;

private:
    // A parser of bare streams does not say where its packets were.
    std::int64_t placeOf(const AVPacket &packet) const
    {
        return packet.pos >= 0 ? packet.pos : avio_tell(m_demuxer.context().pb);
    }

    model::Result<> check(const AVPacket &packet) const
    {
        if (av_packet_get_side_data(&packet, AV_PKT_DATA_ENCRYPTION_INFO, nullptr))
            return model::fail(Kind::Encrypted, QStringLiteral("the pictures are encrypted"));
        // A sample that could only be read in part lies across the end of the file.
        const bool isAtEnd = packet.pos >= 0 && packet.pos + packet.size >= m_fileSize;
        if ((packet.flags & AV_PKT_FLAG_CORRUPT) && m_isMov && isAtEnd)
            return model::fail(Kind::Truncated, QStringLiteral("the last picture is cut off"));
        return {};
    }

    ScannedPacket scanned(const AVPacket &packet) const
    {
        ScannedPacket s;
        s.pts = packet.pts;
        s.dts = packet.dts;
        s.duration = packet.duration;
        s.position = packet.pos;
        s.size = packet.size;
        s.hidden = packet.flags & AV_PKT_FLAG_DISCARD;
        s.kind = m_classifier.classify(
            {packet.data, std::size_t(packet.size)}, packet.flags & AV_PKT_FLAG_KEY);
        return s;
    }

    Demuxer &m_demuxer;
    PacketClassifier m_classifier;
    const model::Progress &m_progress;
    std::int64_t m_fileSize;
    bool m_isMov;
};

model::Rational timeBaseOf(const AVStream &stream)
{
    return {stream.time_base.num, stream.time_base.den};
}

std::int64_t frameDurationOf(AVFormatContext &context, AVStream &stream)
{
    const AVRational rate = av_guess_frame_rate(&context, &stream, nullptr);
    return rate.num > 0 && rate.den > 0 ? av_rescale_q(1, av_inv_q(rate), stream.time_base) : 0;
}

bool isBareStream(const AVFormatContext &context)
{
    return context.iformat->flags & AVFMT_NOTIMESTAMPS;
}

bool haveAscendingDts(const std::vector<ScannedPacket> &packets)
{
    for (std::size_t i = 0; i < packets.size(); ++i) {
        if (packets[i].dts == AV_NOPTS_VALUE || (i > 0 && packets[i].dts <= packets[i - 1].dts))
            return false;
    }
    return true;
}

// Takes every picture that is ready out of the decoder and notes the number of its packet.
model::Result<> drain(VideoDecoder &decoder, std::vector<std::size_t> &order)
{
    for (;;) {
        auto frame = decoder.receive();
        if (!frame)
            return tl::unexpected(frame.error());
        if (!*frame)
            return {};
        order.push_back(std::size_t((*frame)->pts));
    }
}

model::Result<model::FrameIndex> indexByDecoding(
    Demuxer &demuxer, int streamIndex, const model::Progress &progress)
{
    if (auto ok = demuxer.reopen(); !ok)
        return tl::unexpected(ok.error());
    AVStream &stream = *demuxer.stream(streamIndex);
    auto decoder = VideoDecoder::open(stream, VideoDecoder::Aim::Throughput);
    if (!decoder)
        return tl::unexpected(decoder.error());
    Scan scan(demuxer, stream, Scan::Need::Pictures, progress);
    std::vector<std::size_t> order;
    // The decoder hands each packet's pts on to its picture: the packet's number travels in it.
    auto ok = scan.run([&](AVPacket &packet) -> model::Result<bool> {
        packet.pts = std::int64_t(scan.packets.size()) - 1;
        auto sent = decoder->send(&packet);
        if (sent)
            sent = drain(*decoder, order);
        return sent.map([] { return true; });
    });
    if (ok)
        ok = decoder->send(nullptr);
    if (ok)
        ok = drain(*decoder, order);
    if (!ok)
        return tl::unexpected(ok.error());
    std::erase_if(order, [&scan](std::size_t i) { return i >= scan.packets.size(); });
    const bool counts = isBareStream(demuxer.context()) || !haveAscendingDts(scan.packets);
    return indexByOrder(scan.packets, order, timeBaseOf(stream),
        frameDurationOf(demuxer.context(), stream), counts ? Stamps::Count : Stamps::Dts);
}

// What is certain of a scan under way, told now and then.
class Growth {
public:
    Growth(const AVFormatContext &context, const AVStream &stream, const GrowingIndex &listener)
        : m_listener(isBareStream(context) ? GrowingIndex() : listener)
        , m_timeBase(timeBaseOf(stream))
    {
    }

    // True: the listener has enough, and `enough` is what it has.
    bool tell(const std::vector<ScannedPacket> &packets)
    {
        if (!m_listener || packets.size() < m_next)
            return false;
        m_next = packets.size() + packets.size() / 2;
        model::FrameIndex index = certainIndexOf(packets, m_timeBase);
        if (index.isEmpty() || !m_listener(index))
            return false;
        enough = std::move(index);
        return true;
    }

    std::optional<model::FrameIndex> enough;

private:
    GrowingIndex m_listener;
    model::Rational m_timeBase;
    std::size_t m_next = firstGrowth;
};

} // namespace

model::Result<model::FrameIndex> buildIndex(Demuxer &demuxer, int streamIndex,
    const model::Progress &progress, const model::CancelToken &cancel, const GrowingIndex &growing)
{
    AVStream *stream = demuxer.stream(streamIndex);
    if (!stream)
        return model::fail(Kind::NoPicture, QStringLiteral("there is no picture stream"));
    demuxer.setCancel(cancel);
    demuxer.readOnly({streamIndex});
    Scan scan(demuxer, *stream, Scan::Need::Stamps, progress);
    Growth growth(demuxer.context(), *stream, growing);
    // As soon as one packet does not, the pictures have to be decoded: from the start.
    bool saysWhenShown = !isBareStream(demuxer.context());
    const auto see = [&](const AVPacket &packet) {
        saysWhenShown = saysWhenShown && packet.pts != AV_NOPTS_VALUE;
        return model::Result<bool>(saysWhenShown && !growth.tell(scan.packets));
    };
    if (auto ok = scan.run(see); !ok)
        return tl::unexpected(ok.error());
    if (growth.enough)
        return *std::move(growth.enough);
    auto index = saysWhenShown ? model::Result<model::FrameIndex>(indexOf(scan.packets,
                     timeBaseOf(*stream), frameDurationOf(demuxer.context(), *stream)))
                               : indexByDecoding(demuxer, streamIndex, progress);
    if (index && index->isEmpty())
        return model::fail(Kind::Damaged, QStringLiteral("it has no picture that can be shown"));
    return index;
}

} // namespace timeline::media
