// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/trackpairs.h"

#include "timeline/model/rational.h"

#include <algorithm>

namespace timeline::render {

using model::Flicks;

namespace {

constexpr Flicks chapterRounding{model::flicksPerSecond / 1000 + 1};

bool isOfChapters(const AVFormatContext &file, const AVStream &stream)
{
    const AVCodecParameters &p = *stream.codecpar;
    return file.nb_chapters > 0 && p.codec_type == AVMEDIA_TYPE_DATA
        && p.codec_id == AV_CODEC_ID_BIN_DATA && p.codec_tag == MKTAG('t', 'e', 'x', 't');
}

QByteArray tagOf(const AVDictionary *tags, const char *key)
{
    const AVDictionaryEntry *entry = av_dict_get(tags, key, nullptr, 0);
    return entry ? QByteArray(entry->value) : QByteArray();
}

bool isAlike(const AVStream &a, const AVStream &b)
{
    return a.codecpar->codec_id == b.codecpar->codec_id
        && tagOf(a.metadata, "language") == tagOf(b.metadata, "language");
}

std::vector<int> tracksOf(const media::Demuxer &file, int picture)
{
    std::vector<int> tracks;
    for (unsigned i = 0; i < file.context().nb_streams; ++i) {
        if (int(i) != picture && !isOfChapters(file.context(), *file.context().streams[i]))
            tracks.push_back(int(i));
    }
    return tracks;
}

Flicks timeOf(std::int64_t ticks, AVRational base)
{
    return ticks == AV_NOPTS_VALUE ? Flicks{0} : model::toFlicks(ticks, {base.num, base.den});
}

bool isSameTime(std::int64_t a, AVRational aBase, std::int64_t b, AVRational bBase)
{
    return std::chrono::abs(timeOf(a, aBase) - timeOf(b, bBase)) <= chapterRounding;
}

} // namespace

bool isStill(const AVStream &stream)
{
    return (stream.disposition & AV_DISPOSITION_ATTACHED_PIC)
        || stream.codecpar->codec_type == AVMEDIA_TYPE_ATTACHMENT;
}

bitstream::Bytes stillOf(const AVStream &stream)
{
    if (stream.disposition & AV_DISPOSITION_ATTACHED_PIC)
        return {stream.attached_pic.data, std::size_t(std::max(stream.attached_pic.size, 0))};
    const AVCodecParameters &p = *stream.codecpar;
    return {p.extradata, std::size_t(std::max(p.extradata_size, 0))};
}

QString kindOfTrack(const AVStream &stream)
{
    if (stream.disposition & AV_DISPOSITION_ATTACHED_PIC)
        return QStringLiteral("cover");
    const char *kind = av_get_media_type_string(stream.codecpar->codec_type);
    return QString::fromLatin1(kind ? kind : "data");
}

std::vector<TrackPair> pairTracks(const media::Demuxer &base, const media::Demuxer &out)
{
    std::vector<TrackPair> pairs{{base.pictureStream(), out.pictureStream()}};
    for (const int track : tracksOf(base, base.pictureStream()))
        pairs.push_back({track, -1});
    std::vector<int> free = tracksOf(out, out.pictureStream());
    const auto pairUp = [&](auto fits) {
        for (TrackPair &pair : pairs) {
            if (pair.out >= 0)
                continue;
            const AVStream &wanted = *base.stream(pair.base);
            const auto found = std::ranges::find_if(free, [&](int candidate) {
                const AVStream &there = *out.stream(candidate);
                return kindOfTrack(there) == kindOfTrack(wanted) && fits(wanted, there);
            });
            if (found == free.end())
                continue;
            pair.out = *found;
            free.erase(found);
        }
    };
    pairUp(isAlike);
    pairUp([](const AVStream &, const AVStream &) { return true; });
    for (const int track : free)
        pairs.push_back({-1, track});
    return pairs;
}

bool hasSameChapters(const AVFormatContext &base, const AVFormatContext &out)
{
    if (base.nb_chapters != out.nb_chapters)
        return false;
    for (unsigned i = 0; i < base.nb_chapters; ++i) {
        const AVChapter &a = *base.chapters[i], &b = *out.chapters[i];
        // The last one ends with the file, whose length each container says in its own way.
        const bool isLast = i + 1 == base.nb_chapters;
        if (!isSameTime(a.start, a.time_base, b.start, b.time_base)
            || (!isLast && !isSameTime(a.end, a.time_base, b.end, b.time_base))
            || tagOf(a.metadata, "title") != tagOf(b.metadata, "title"))
            return false;
    }
    return true;
}

} // namespace timeline::render
