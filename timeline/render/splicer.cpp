// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/splicer.h"

#include "timeline/render/streamcopy.h"

#include <algorithm>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

constexpr int packetsPerProgress = 64;

// Pictures and sound are what the file is for: without one of them it is not the same film.
bool isEssential(const AVStream &stream)
{
    const AVMediaType type = stream.codecpar->codec_type;
    return type == AVMEDIA_TYPE_VIDEO || type == AVMEDIA_TYPE_AUDIO;
}

} // namespace

Result<std::unique_ptr<Splicer>> Splicer::open(const media::MediaFile &source, const QString &path,
    const QString &container, const model::CancelToken &cancel)
{
    std::unique_ptr<Splicer> splicer(new Splicer(source));
    if (auto ok = splicer->m_watch.check(); !ok)
        return tl::unexpected(ok.error());
    auto demuxer = media::Demuxer::open(source.path, cancel);
    if (!demuxer)
        return tl::unexpected(demuxer.error());
    splicer->m_demuxer = std::move(*demuxer);
    splicer->m_pictureStream = source.info.video.streamIndex;
    if (!splicer->m_demuxer->stream(splicer->m_pictureStream))
        return fail(Error::Kind::SourceChanged, QStringLiteral("the picture track is gone"));
    auto muxer = Muxer::create(path, container);
    if (!muxer)
        return tl::unexpected(muxer.error());
    splicer->m_muxer = std::move(*muxer);
    return splicer;
}

void Splicer::rewrite(int stream, std::unique_ptr<TrackRewriter> rewriter)
{
    m_rewriters[stream] = std::move(rewriter);
}

void Splicer::setCopied(int pictureStream, CopiedPackets copied)
{
    m_pictureStream = pictureStream;
    m_pictures = std::move(copied);
}

void Splicer::setCopied(int soundStream, CopiedSound copied)
{
    m_sounds.insert_or_assign(soundStream, std::move(copied));
}

Result<> Splicer::addTrack(const AVStream &stream)
{
    AVFormatContext &out = m_muxer->context();
    const auto rewriter = m_rewriters.find(stream.index);
    const Carried carried = rewriter != m_rewriters.end()
        ? Carried::Copied
        : carriedBy(*out.oformat, m_demuxer->context(), stream);
    if (carried == Carried::Refused) {
        if (isEssential(stream))
            return fail(Error::Kind::InvalidRequest,
                QStringLiteral("the container cannot hold the %1")
                    .arg(describe(media::trackOf(stream))));
        m_leftOut << describe(media::trackOf(stream))
                + QStringLiteral(", which this kind of file cannot hold");
    }
    if (carried == Carried::Refused || carried == Carried::MadeAnew)
        return {};
    AVStream *made = avformat_new_stream(&out, nullptr);
    if (!made)
        return fail(Error::Kind::Internal, QStringLiteral("no memory for a stream"));
    Track track;
    track.out = made->index;
    track.timeBase = stream.time_base;
    track.shift = missingShift(*out.oformat, stream);
    if (rewriter != m_rewriters.end()) {
        track.rewriter = std::move(rewriter->second);
        track.timeBase = track.rewriter->timeBase();
    }
    track.tally = PacketTally(PacketTally::kindOf(stream));
    const AVCodecParameters &parameters =
        track.rewriter ? track.rewriter->parameters() : *stream.codecpar;
    auto ok = makeLike(*made, *out.oformat, stream, parameters);
    if (ok && carried == Carried::Copied)
        m_tracks.emplace(stream.index, std::move(track));
    return ok;
}

Result<> Splicer::addTracks()
{
    const AVFormatContext &source = m_demuxer->context();
    std::vector<int> wanted;
    for (unsigned i = 0; i < source.nb_streams; ++i) {
        if (auto ok = addTrack(*source.streams[i]); !ok)
            return ok;
        if (m_tracks.contains(int(i)))
            wanted.push_back(int(i));
    }
    if (auto ok = addNewTrack(); !ok)
        return ok;
    m_demuxer->readOnly(wanted);
    setCopyOptions(m_muxer->context(), source, *m_demuxer->stream(m_pictureStream));
    return copyFileTags(m_muxer->context(), source).and_then([this] { return m_muxer->start(); });
}

Result<> Splicer::addNewTrack()
{
    if (!m_newTrack)
        return {};
    AVStream *made = avformat_new_stream(&m_muxer->context(), nullptr);
    if (!made || avcodec_parameters_copy(made->codecpar, &m_newTrack->parameters()) < 0)
        return fail(Error::Kind::Internal, QStringLiteral("no memory for a stream"));
    made->time_base = m_newTrack->timeBase();
    made->disposition = AV_DISPOSITION_DEFAULT;
    m_newOut = made->index;
    return {};
}

PacketSink Splicer::newSink()
{
    return [this](AVPacket &packet) {
        return m_muxer->write(packet, m_newOut, m_newTrack->timeBase());
    };
}

PacketSink Splicer::sinkOf(const Track &track)
{
    return [this, &track](AVPacket &packet) {
        packet.pts += packet.pts == AV_NOPTS_VALUE ? 0 : track.shift;
        packet.dts += packet.dts == AV_NOPTS_VALUE ? 0 : track.shift;
        return m_muxer->write(packet, track.out, track.timeBase);
    };
}

Result<> Splicer::copy(AVPacket &packet)
{
    const auto found = m_tracks.find(packet.stream_index);
    if (found == m_tracks.end())
        return {};
    // Headers that change on the way are written by no container that is copied here.
    if (av_packet_get_side_data(&packet, AV_PKT_DATA_NEW_EXTRADATA, nullptr))
        return fail(Error::Kind::InvalidRequest,
            QStringLiteral("a track changes its parameter sets on the way"));
    Track &track = found->second;
    const bool isPicture = packet.stream_index == m_pictureStream;
    const auto sound = m_sounds.find(packet.stream_index);
    if (sound != m_sounds.end())
        sound->second.add(packet, track.tally);
    else if (isPicture || !track.rewriter)
        track.tally.add(packet, isPicture ? m_pictures.of(packet.pts) : CopiedPackets::Share::All);
    track.span.add(packet, m_demuxer->stream(packet.stream_index)->time_base);
    const PacketSink sink = sinkOf(track);
    return track.rewriter ? track.rewriter->take(packet, sink) : sink(packet);
}

// A new track grows along with the pictures.
Result<> Splicer::copyNext(AVPacket &packet)
{
    const bool leads =
        m_newTrack && packet.stream_index == m_pictureStream && packet.dts != AV_NOPTS_VALUE;
    const AVRational base = m_demuxer->stream(packet.stream_index)->time_base;
    const std::int64_t dts = packet.dts;
    auto ok = copy(packet);
    if (ok && leads)
        ok = m_newTrack->upTo(model::toFlicks(dts, {base.num, base.den}), newSink());
    return ok;
}

Result<> Splicer::run(const model::Progress &progress, const model::CancelToken &cancel)
{
    if (auto ok = addTracks(); !ok)
        return ok;
    const media::PacketPtr packet = media::makePacket();
    const std::int64_t size =
        m_demuxer->context().pb ? std::max<std::int64_t>(avio_size(m_demuxer->context().pb), 1) : 1;
    for (std::int64_t count = 1;; ++count) {
        if (cancel.isCancelled())
            return fail(Error::Kind::Cancelled);
        const auto got = m_demuxer->read(*packet);
        if (!got)
            return tl::unexpected(got.error());
        if (!*got)
            break;
        const std::int64_t position = packet->pos;
        if (auto ok = copyNext(*packet); !ok)
            return ok;
        av_packet_unref(packet.get());
        if (progress && position >= 0 && count % packetsPerProgress == 0)
            progress(std::min(double(position) / double(size), 1.0));
    }
    return finish();
}

Result<> Splicer::finish()
{
    for (auto &[stream, track] : m_tracks) {
        if (track.rewriter) {
            if (auto ok = track.rewriter->finish(sinkOf(track)); !ok)
                return ok;
        }
        m_copied[stream] = {track.out, track.tally.count(), track.tally.digest(),
            track.rewriter != nullptr, track.span.range()};
    }
    if (m_newTrack) {
        if (auto ok = m_newTrack->finish(newSink()); !ok)
            return ok;
    }
    if (auto ok = m_muxer->finish(); !ok)
        return ok;
    // What was read last may be of another file than what was read first.
    return m_watch.check();
}

} // namespace timeline::render
