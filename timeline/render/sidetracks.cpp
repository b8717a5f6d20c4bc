// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/sidetracks.h"

#include "timeline/render/packettally.h"
#include "timeline/render/streamcopy.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace timeline::render {

using media::Demuxer;
using media::MediaFile;
using model::Error;
using model::fail;
using model::Flicks;
using model::Rational;
using model::Result;
using model::TimeRange;

namespace {

constexpr int emptyText = 2; // bytes of a pause between subtitles

Rational tickOf(const AVStream &stream)
{
    return {stream.time_base.num, stream.time_base.den};
}

// Of an encoded track: what its container counted of the old one is no longer true.
void copyStreamTags(AVStream &out, const AVStream &source)
{
    constexpr std::array stale{"encoder", "rotate", "timecode", "DURATION", "BPS",
        "NUMBER_OF_BYTES", "NUMBER_OF_FRAMES", "_STATISTICS"};
    const AVDictionaryEntry *tag = nullptr;
    while ((tag = av_dict_get(source.metadata, "", tag, AV_DICT_IGNORE_SUFFIX))) {
        const bool isStale = std::ranges::any_of(stale,
            [&](const char *name) { return std::strncmp(tag->key, name, std::strlen(name)) == 0; });
        if (!isStale)
            av_dict_set(&out.metadata, tag->key, tag->value, 0);
    }
    out.disposition = source.disposition;
}

// Containers cut PCM up as they like and put pauses between texts where they need them.
bool isCounted(const AVStream &stream, const AVPacket &packet)
{
    const PacketTally::Kind kind = PacketTally::kindOf(stream);
    return kind == PacketTally::Kind::Packets
        || (kind == PacketTally::Kind::Texts && packet.size > emptyText);
}

Rational tickOf(const AVChapter &chapter)
{
    return {chapter.time_base.num, chapter.time_base.den};
}

// One that does not say where it ends goes on until the next one begins.
std::vector<TimeRange> timesOf(const AVFormatContext &source)
{
    std::vector<TimeRange> times(source.nb_chapters);
    Flicks next = Flicks::max();
    for (unsigned i = source.nb_chapters; i-- > 0;) {
        const AVChapter &chapter = *source.chapters[i];
        const Flicks begin = model::toFlicks(chapter.start, tickOf(chapter));
        const bool isOpen = chapter.end == AV_NOPTS_VALUE || chapter.end <= chapter.start;
        times[i] = {begin, isOpen ? next : model::toFlicks(chapter.end, tickOf(chapter))};
        next = begin;
    }
    return times;
}

} // namespace

Result<std::unique_ptr<SideTracks>> SideTracks::open(
    const media::ViewPtr &view, const ExportPlan &plan, const model::CancelToken &cancel)
{
    std::unique_ptr<SideTracks> side(new SideTracks);
    side->m_view = view;
    side->m_source = media::sourceFile(*view);
    if (!side->m_source || !side->m_source->index)
        return fail(Error::Kind::NotFound, QStringLiteral("the first clip has no file"));
    side->m_parts = keptParts(*view, plan.container);
    side->m_parts.streams = plan.keptTracks;
    side->m_cancel = cancel;
    side->m_next = media::makePacket();
    auto demuxer = Demuxer::open(side->m_source->path, cancel);
    if (!demuxer)
        return tl::unexpected(demuxer.error());
    side->m_demuxer = std::move(*demuxer);
    const model::MediaInfo &info = side->m_source->info;
    const bool isThere = side->m_demuxer->stream(info.video.streamIndex)
        && std::ranges::all_of(
            side->m_parts.streams, [&](int i) { return side->m_demuxer->stream(i) != nullptr; });
    if (!isThere)
        return fail(Error::Kind::SourceChanged, QStringLiteral("a track is gone"));
    const model::ColorInfo &color = view->project.sequence.format.color;
    if (color.isHdr() && color.transfer == plan.color.transfer)
        side->m_hdr = hdrOf(*side->m_source, *side->m_demuxer->stream(info.video.streamIndex));
    return side;
}

Result<> SideTracks::addTo(Muxer &muxer)
{
    AVFormatContext &out = muxer.context();
    const AVFormatContext &source = m_demuxer->context();
    copyTags(out, source);
    setTagOptions(out, source);
    const model::MediaInfo &info = m_source->info;
    copyStreamTags(*out.streams[0], *m_demuxer->stream(info.video.streamIndex));
    av_dict_set(&out.metadata, "timecode", nullptr, 0);
    // Of the whole file, MP4 and QuickTime would give one to a cover as well.
    if (m_parts.timecode && !info.timecode.isEmpty())
        av_dict_set(&out.streams[0]->metadata, "timecode", info.timecode.toUtf8().constData(), 0);
    const AVStream *sound =
        info.audio.empty() ? nullptr : m_demuxer->stream(info.audio.front().streamIndex);
    if (sound && out.nb_streams > 1)
        copyStreamTags(*out.streams[1], *sound);
    return describeHdr(*out.streams[0], m_hdr)
        .and_then([&] { return addStreams(muxer); })
        .and_then([&] { return addChapters(out, m_cancel); });
}

Result<> SideTracks::addStreams(Muxer &muxer)
{
    AVFormatContext &out = muxer.context();
    std::vector<int> wanted;
    for (const int index : m_parts.streams) {
        const AVStream &stream = *m_demuxer->stream(index);
        AVStream *made = avformat_new_stream(&out, nullptr);
        if (!made)
            return fail(Error::Kind::Internal, QStringLiteral("no memory for a stream"));
        if (auto ok = makeLike(*made, *out.oformat, stream, *stream.codecpar); !ok)
            return ok;
        if (made->codecpar->codec_type == AVMEDIA_TYPE_ATTACHMENT)
            continue;
        if (stream.disposition & AV_DISPOSITION_ATTACHED_PIC) {
            m_covers[index] = made->index;
            continue;
        }
        const std::int64_t shift = missingShift(*out.oformat, stream)
            - model::toTicks(m_source->index->start(), tickOf(stream));
        m_tracks[index] = {made->index, shift, 0};
        wanted.push_back(index);
    }
    m_isAtEnd = wanted.empty();
    if (!m_isAtEnd)
        m_demuxer->readOnly(wanted);
    return {};
}

// What sounds before the first picture (an encoder's priming) is moved to zero where a container
// has no stamps below, and all else with it.
Flicks SideTracks::lateness(const AVFormatContext &out) const
{
    constexpr Rational millisecond{1, 1000}; // what such containers count
    if (out.oformat->flags & AVFMT_TS_NEGATIVE)
        return Flicks{0};
    Flicks first{0};
    const AVCodecParameters &sound = *out.streams[out.nb_streams > 1 ? 1 : 0]->codecpar;
    if (sound.sample_rate > 0 && sound.initial_padding > 0)
        first = -model::toFlicks(sound.initial_padding, {1, sound.sample_rate});
    for (const auto &[index, track] : m_tracks) {
        const AVStream &stream = *m_demuxer->stream(index);
        const bool isText = stream.codecpar->codec_type == AVMEDIA_TYPE_SUBTITLE;
        if (!isText && stream.start_time != AV_NOPTS_VALUE)
            first =
                std::min(first, model::toFlicks(stream.start_time + track.shift, tickOf(stream)));
    }
    return model::toFlicks(model::toTicks(-first, millisecond), millisecond);
}

Result<> SideTracks::addChapters(AVFormatContext &out, const model::CancelToken &cancel) const
{
    std::map<Flicks, std::pair<const AVChapter *, TimeRange>> all; // by where they begin
    std::vector<std::unique_ptr<Demuxer>> opened; // keep the chapters' names
    for (auto file = m_view->files.cbegin(); file != m_view->files.cend(); ++file) {
        if (file->info.chapters == 0)
            continue;
        auto demuxer = Demuxer::open(file->path, cancel, Demuxer::Look::Header);
        if (!demuxer)
            return tl::unexpected(demuxer.error());
        const AVFormatContext &source = (*demuxer)->context();
        for (const MovedChapter &moved : moveChapters(*m_view, file.key(), timesOf(source)))
            all[moved.time.begin] = {source.chapters[moved.chapter], moved.time};
        opened.push_back(std::move(*demuxer));
    }
    const Flicks late = lateness(out);
    for (const auto &[begin, chapter] : all) {
        const Rational tick = tickOf(*chapter.first);
        auto ok = addChapter(out, *chapter.first, chapter.first->time_base,
            begin == Flicks{0} ? 0 : model::toTicks(begin + late, tick),
            model::toTicks(chapter.second.end + late, tick));
        if (!ok)
            return ok;
    }
    return {};
}

Flicks SideTracks::timeOf(const AVPacket &packet) const
{
    const std::int64_t stamp = packet.dts != AV_NOPTS_VALUE ? packet.dts : packet.pts;
    if (stamp == AV_NOPTS_VALUE)
        return Flicks::min();
    const Rational tick = tickOf(*m_demuxer->stream(packet.stream_index));
    return model::toFlicks(stamp + m_tracks.at(packet.stream_index).shift, tick);
}

Result<> SideTracks::write(AVPacket &packet, Muxer &muxer)
{
    const AVStream &stream = *m_demuxer->stream(packet.stream_index);
    Track &track = m_tracks.at(packet.stream_index);
    for (std::int64_t *stamp : {&packet.pts, &packet.dts})
        *stamp += *stamp == AV_NOPTS_VALUE ? 0 : track.shift;
    // A text of before the first frame; one that is still on screen then begins with it.
    if (stream.codecpar->codec_type == AVMEDIA_TYPE_SUBTITLE && packet.pts < 0) {
        if (packet.pts == AV_NOPTS_VALUE || packet.pts + packet.duration <= 0)
            return {};
        packet.duration += packet.pts;
        packet.pts = packet.dts = 0;
    }
    track.packets += isCounted(stream, packet);
    return muxer.write(packet, track.out, stream.time_base);
}

Result<> SideTracks::writeCovers(Muxer &muxer)
{
    for (const auto &[index, out] : m_covers) {
        const AVStream &stream = *m_demuxer->stream(index);
        const media::PacketPtr cover = media::makePacket();
        if (av_packet_ref(cover.get(), &stream.attached_pic) < 0)
            continue;
        cover->pts = cover->dts = 0;
        if (auto ok = muxer.write(*cover, out, stream.time_base); !ok)
            return ok;
    }
    m_covers.clear();
    return {};
}

Result<> SideTracks::upTo(Flicks time, Muxer &muxer)
{
    if (auto ok = writeCovers(muxer); !ok)
        return ok;
    while (!m_isAtEnd) {
        if (!m_hasNext) {
            const auto got = m_demuxer->read(*m_next);
            if (!got)
                return tl::unexpected(got.error());
            m_isAtEnd = !*got;
            m_hasNext = *got && m_tracks.contains(m_next->stream_index);
            if (!m_hasNext)
                continue;
        }
        if (timeOf(*m_next) >= time)
            break;
        m_hasNext = false;
        if (auto ok = write(*m_next, muxer); !ok)
            return ok;
        av_packet_unref(m_next.get());
    }
    return {};
}

Result<> SideTracks::finish(Muxer &muxer)
{
    return upTo(Flicks::max(), muxer);
}

Result<> SideTracks::check(const QString &path, const model::CancelToken &cancel) const
{
    if (m_tracks.empty())
        return {};
    const auto demuxer = Demuxer::open(path, cancel);
    if (!demuxer)
        return tl::unexpected(demuxer.error());
    std::map<int, std::int64_t> packets; // by the file's own number
    std::vector<int> wanted;
    for (const auto &[index, track] : m_tracks) {
        if (!(*demuxer)->stream(track.out))
            return fail(Error::Kind::EncoderFailed, QStringLiteral("a copied track is missing"));
        wanted.push_back(track.out);
    }
    (*demuxer)->readOnly(wanted);
    const media::PacketPtr packet = media::makePacket();
    for (auto got = (*demuxer)->read(*packet);; got = (*demuxer)->read(*packet)) {
        if (!got)
            return tl::unexpected(got.error());
        if (!*got)
            break;
        packets[packet->stream_index] +=
            isCounted(*(*demuxer)->stream(packet->stream_index), *packet);
        av_packet_unref(packet.get());
    }
    for (const auto &[index, track] : m_tracks) {
        if (packets[track.out] != track.packets)
            return fail(Error::Kind::EncoderFailed,
                QStringLiteral("track %1 has %2 packets instead of %3")
                    .arg(track.out)
                    .arg(packets[track.out])
                    .arg(track.packets));
    }
    return {};
}

} // namespace timeline::render
