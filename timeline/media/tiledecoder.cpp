// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/tiledecoder.h"

#include "timeline/media/tileplan.h"

namespace timeline::media {

using Kind = model::Error::Kind;
using model::FrameIndex;

TileDecoder::TileDecoder(const MediaFile &file, PictureStream stream)
    : m_file(file)
    , m_stream(std::move(stream))
{
}

model::Result<std::unique_ptr<TileDecoder>> TileDecoder::open(const MediaFile &file)
{
    if (!file.index || file.index->stamps() != FrameIndex::Stamps::Pts
        || file.index->entryPoints().empty())
        return model::fail(Kind::FrameMissing, QStringLiteral("the packets have no stamps"));
    auto stream = PictureStream::open(file, VideoDecoder::Aim::OneThread);
    if (!stream)
        return tl::unexpected(stream.error());
    return std::unique_ptr<TileDecoder>(new TileDecoder(file, std::move(*stream)));
}

model::Result<> TileDecoder::begin(std::size_t entry)
{
    if (entry >= index().entryPoints().size())
        return model::fail(Kind::OutOfRange, QStringLiteral("entry point %1").arg(entry));
    m_entry.reset();
    m_last.reset();
    m_isEnded = false;
    if (auto ok = m_stream.moveTo(index().entryPoints()[entry]); !ok)
        return ok;
    m_hasPacket = true;
    m_entry = entry;
    return {};
}

// Gives the decoder its next packet, or the end where the next key frame follows; false when there
// is none left.
model::Result<bool> TileDecoder::feed(std::int64_t wanted)
{
    if (m_isEnded)
        return false;
    if (!std::exchange(m_hasPacket, false)) {
        const auto got = m_stream.demuxer->read(*m_stream.packet);
        if (!got)
            return got;
        const bool isNextGop =
            *got && (m_stream.packet->flags & AV_PKT_FLAG_KEY) && m_stream.packet->pts > wanted;
        if (!*got || isNextGop) {
            m_isEnded = true;
            return m_stream.decoder.send(nullptr).map([] { return true; });
        }
    }
    return m_stream.decoder.send(m_stream.packet.get()).map([] { return true; });
}

// The next shown picture; nothing when a packet is wanted first.
model::Result<std::optional<VideoFrame>> TileDecoder::receive()
{
    const std::int64_t floor = index().entryPoints()[*m_entry].pts;
    for (;;) {
        auto picture = m_stream.decoder.receive();
        if (!picture)
            return tl::unexpected(picture.error());
        if (!*picture)
            return std::optional<VideoFrame>();
        const std::int64_t pts = (*picture)->pts;
        const auto number = index().frameWithPts(pts);
        // What is shown before the entry point is not whole.
        if (number && pts >= floor)
            return VideoFrame{std::shared_ptr<const AVFrame>(*std::move(picture)), *number, pts};
    }
}

model::Result<VideoFrame> TileDecoder::firstFrom(std::int64_t pts, const model::CancelToken &cancel)
{
    while (!m_last || m_last->pts < pts) {
        auto frame = receive();
        if (!frame)
            return tl::unexpected(frame.error());
        if (*frame) {
            m_last = std::move(*frame);
            continue;
        }
        if (cancel.isCancelled())
            return model::fail(Kind::Cancelled, QStringLiteral("cancelled"));
        const auto fed = feed(pts);
        if (!fed)
            return tl::unexpected(fed.error());
        if (!*fed)
            break;
    }
    if (!m_last)
        return model::fail(Kind::FrameMissing, QStringLiteral("nothing decodes there"));
    return *m_last;
}

model::Result<VideoFrame> TileDecoder::key(std::size_t entry)
{
    m_stream.decoder.setEffort(VideoDecoder::Effort::SmallKey);
    if (auto ok = begin(entry); !ok)
        return tl::unexpected(ok.error());
    m_hasPacket = false;
    if (auto ok = m_stream.decoder.send(m_stream.packet.get()); !ok)
        return tl::unexpected(ok.error());
    if (auto ok = m_stream.decoder.send(nullptr); !ok)
        return tl::unexpected(ok.error());
    auto frame = receive();
    m_entry.reset();
    if (!frame)
        return tl::unexpected(frame.error());
    // An intra refresh is whole only some pictures later.
    if (!*frame || (*frame)->pts != index().entryPoints()[entry].pts)
        return model::fail(
            Kind::FrameMissing, QStringLiteral("the key frame does not decode by itself"));
    return **std::move(frame);
}

model::Result<VideoFrame> TileDecoder::near(
    model::FrameNumber wanted, const model::CancelToken &cancel)
{
    const std::size_t entry = entryBefore(index(), wanted);
    const std::int64_t pts = index().at(wanted).pts;
    if (m_entry != entry || wanted < m_asked) {
        m_stream.decoder.setEffort(VideoDecoder::Effort::References);
        if (auto ok = begin(entry); !ok)
            return tl::unexpected(ok.error());
    }
    m_asked = wanted;
    auto frame = firstFrom(pts, cancel);
    // A cancelled decoder can go on from where it is.
    if (!frame && frame.error().kind != Kind::Cancelled)
        m_entry.reset();
    return frame;
}

} // namespace timeline::media
