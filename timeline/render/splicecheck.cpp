// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/splicecheck.h"

#include "timeline/render/seamcheck.h"
#include "timeline/render/text.h"
#include "timeline/render/trackheader.h"
#include "timeline/render/trackpairs.h"

#include <algorithm>

namespace timeline::render {

using media::MediaFile;
using model::Error;
using model::fail;
using model::FrameNumber;
using model::Result;

namespace {

constexpr int packetsPerProgress = 64;
constexpr double packetShare = 0.3;

tl::unexpected<Error> broken(const QString &what)
{
    return fail(Error::Kind::EncoderFailed, what);
}

// Of a sound track that was encoded from end to end: its packets are not those of the source.
constexpr model::Flicks spanRounding{model::flicksPerSecond * 15 / 100};

// What was written cannot be read: then it is that which is wrong, not the file that it was made
// of.
tl::unexpected<Error> unreadable(const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return tl::unexpected(error);
    return broken(Text::tr("the copy cannot be read (%1)")
                      .arg(error.detail.isEmpty() ? model::kindName(error.kind) : error.detail));
}

Result<> checkFrames(const model::FrameIndex &source, const model::FrameIndex &out)
{
    if (out.count() != source.count())
        return broken(
            Text::tr("the copy has %1 frames instead of %2").arg(out.count()).arg(source.count()));
    const bool sameClock = out.timeBase() == source.timeBase();
    for (FrameNumber n{0}; n.value < out.count(); n = n + 1) {
        const bool same =
            sameClock ? out.at(n).pts == source.at(n).pts : out.at(n).time == source.at(n).time;
        if (!same)
            return broken(Text::tr("frame %1 of the copy is not at its time").arg(n.value));
    }
    // The last frame's length is all that its stamps do not say.
    const auto off = std::chrono::abs(out.end() - source.end());
    if (off > model::toFlicks(1, source.timeBase()) + model::toFlicks(1, out.timeBase()))
        return broken(Text::tr("the copy is not as long as the source"));
    return {};
}

// Every track there, under a header that makes the same of its packets; every chapter.
Result<> checkTracks(const MediaFile &source, const media::Demuxer &copy, const SpliceClaim &claim,
    const model::CancelToken &cancel)
{
    const auto demuxer = media::Demuxer::open(source.path, cancel);
    if (!demuxer)
        return tl::unexpected(demuxer.error());
    for (const auto &[stream, track] : claim.tracks) {
        const AVStream *before = (*demuxer)->stream(stream), *after = copy.stream(track.outStream);
        if (!before)
            return fail(Error::Kind::SourceChanged, Text::tr("a track is gone"));
        if (!after || kindOfTrack(*before) != kindOfTrack(*after))
            return broken(Text::tr("a track of the copy is missing"));
        if (track.isRewritten && stream != source.info.video.streamIndex
            && !claim.sounds.contains(stream))
            continue;
        const QStringList differences = headerDifferences(*before, *after);
        if (!differences.isEmpty())
            return broken(Text::tr("track %1 of the copy has another %2")
                              .arg(track.outStream)
                              .arg(differences.join(QStringLiteral(", "))));
    }
    if (claim.newTrack >= 0 && !copy.stream(claim.newTrack))
        return broken(Text::tr("the copy's new sound track is missing"));
    if (!hasSameChapters((*demuxer)->context(), copy.context()))
        return broken(Text::tr("the copy has other chapters"));
    return {};
}

// The packets of a copy, held against what was read while it was made.
class PacketCheck {
public:
    PacketCheck(const MediaFile &source, media::Demuxer &copy, const SpliceClaim &claim)
        : m_source(source)
        , m_copy(copy)
        , m_claim(claim)
        , m_copied(*source.index, claim.offer.plan, claim.offer.traits)
    {
        std::vector<int> wanted;
        for (const auto &[stream, track] : claim.tracks)
            follow(track.outStream, stream, wanted);
        if (claim.newTrack >= 0)
            follow(claim.newTrack, -1, wanted);
        copy.readOnly(wanted);
    }

    Result<> run(const model::Progress &progress)
    {
        const media::PacketPtr packet = media::makePacket();
        const std::int64_t size = std::max<std::int64_t>(avio_size(m_copy.context().pb), 1);
        for (std::int64_t count = 1;; ++count) {
            const auto got = m_copy.read(*packet);
            if (!got)
                return unreadable(got.error());
            if (!*got)
                break;
            add(*packet);
            if (progress && packet->pos >= 0 && count % packetsPerProgress == 0)
                progress(std::min(double(packet->pos) / double(size), 1.0));
            av_packet_unref(packet.get());
        }
        for (auto &[out, track] : m_tracks) {
            if (auto ok = check(out, track); !ok)
                return ok;
        }
        return {};
    }

private:
    struct Track {
        int stream; // of the source; -1: it has none
        PacketTally tally;
        TrackSpan span;
        std::optional<CopiedSound> sound; // rewritten in places
    };

    void follow(int out, int stream, std::vector<int> &wanted)
    {
        const AVStream &there = *m_copy.stream(out);
        Track track{stream, PacketTally(PacketTally::kindOf(there)), {}, {}};
        if (const auto sound = m_claim.sounds.find(stream); sound != m_claim.sounds.end())
            track.sound = sound->second;
        m_tracks.emplace(out, std::move(track));
        wanted.push_back(out);
    }

    void add(const AVPacket &packet)
    {
        const auto found = m_tracks.find(packet.stream_index);
        if (found == m_tracks.end())
            return;
        Track &track = found->second;
        const bool isPicture = track.stream == m_source.info.video.streamIndex;
        track.span.add(packet, m_copy.stream(packet.stream_index)->time_base);
        if (track.sound)
            track.sound->add(packet, track.tally);
        else
            track.tally.add(
                packet, isPicture ? m_copied.of(packet.pts) : CopiedPackets::Share::All);
    }

    Result<> check(int out, Track &track) const
    {
        const model::FrameIndex &index = *m_source.index;
        if (track.stream < 0)
            return checkSpan(out, track, {index.start(), index.end()});
        const CopiedTrack &claimed = m_claim.tracks.at(track.stream);
        const bool isPicture = track.stream == m_source.info.video.streamIndex;
        if (claimed.isRewritten && !isPicture && !track.sound)
            return checkSpan(out, track, claimed.span);
        if (track.tally.count() != claimed.packets || track.tally.digest() != claimed.digest)
            return broken(Text::tr("the packets of track %1 are not all as they were").arg(out));
        return {};
    }

    static Result<> checkSpan(int out, const Track &track, const model::TimeRange &wanted)
    {
        const model::TimeRange there = track.span.range();
        if (there.isEmpty() != wanted.isEmpty()
            || std::chrono::abs(there.begin - wanted.begin) > spanRounding
            || std::chrono::abs(there.end - wanted.end) > spanRounding)
            return broken(Text::tr("the sound of track %1 is not as long as it was").arg(out));
        return {};
    }

    const MediaFile &m_source;
    media::Demuxer &m_copy;
    const SpliceClaim &m_claim;
    CopiedPackets m_copied;
    std::map<int, Track> m_tracks; // by the copy's number
};

Result<> checkPackets(const MediaFile &source, const QString &part, const SpliceClaim &claim,
    const model::Progress &progress, const model::CancelToken &cancel)
{
    const auto copy = media::Demuxer::open(part, cancel);
    if (!copy)
        return unreadable(copy.error());
    return checkTracks(source, **copy, claim, cancel).and_then([&] {
        return PacketCheck(source, **copy, claim).run(progress);
    });
}

Result<> checkSeams(const MediaFile &source, const MediaFile &copy, const SpliceClaim &claim,
    const model::Progress &progress, const model::CancelToken &cancel)
{
    const std::vector<Seam> &all = claim.offer.plan.seams;
    auto seams = SeamCheck::open(source, copy, claim.changed);
    if (!seams)
        return tl::unexpected(seams.error());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const FrameNumber before = i > 0 ? all[i - 1].touched.end : FrameNumber{0};
        const FrameNumber behind =
            i + 1 < all.size() ? all[i + 1].touched.begin : FrameNumber{source.index->count()};
        if (auto ok = seams->run(all[i], before, behind, cancel); !ok)
            return ok;
        if (progress)
            progress(double(i + 1) / double(all.size()));
    }
    return {};
}

} // namespace

Result<> checkSplice(const MediaFile &source, const QString &part, const SpliceClaim &claim,
    const model::Progress &progress, const model::CancelToken &cancel)
{
    const auto copy = media::openMedia(part, {}, cancel);
    if (!copy)
        return unreadable(copy.error());
    return checkFrames(*source.index, *copy->index)
        .and_then([&] {
            return checkPackets(source, part, claim, model::part(progress, 0, packetShare), cancel);
        })
        .and_then([&] {
            return checkSeams(source, *copy, claim, model::part(progress, packetShare, 1), cancel);
        });
}

} // namespace timeline::render
