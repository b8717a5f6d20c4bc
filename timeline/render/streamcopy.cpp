// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/streamcopy.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>
#include <span>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

// Below this FFmpeg multiplies a picture track's time base.
constexpr int leastTimescale = 10'000;
constexpr int usualMovieTimescale = 1000;
constexpr std::int64_t mostMovieTimescale = 1'000'000'000;

bool isMatroska(const AVOutputFormat &format)
{
    return std::strcmp(format.name, "matroska") == 0;
}

bool isQuickTime(const AVOutputFormat &format)
{
    return std::strcmp(format.name, "mov") == 0;
}

tl::unexpected<Error> noMemory()
{
    return fail(Error::Kind::Internal, QStringLiteral("no memory for a stream"));
}

Result<> copySideData(AVStream &out, const AVStream &source)
{
#if LIBAVCODEC_VERSION_MAJOR < 61
    for (const AVPacketSideData &side :
        std::span(source.side_data, std::size_t(std::max(source.nb_side_data, 0)))) {
        std::uint8_t *data = av_stream_new_side_data(&out, side.type, side.size);
        if (!data)
            return noMemory();
        std::memcpy(data, side.data, side.size);
    }
#else
    // They lie in the codec's parameters, which a rewriter copied from the source.
    Q_UNUSED(out);
    Q_UNUSED(source);
#endif
    return {};
}

// The brand of the file that was read is not that of the one that is written.
bool isOfContainer(const AVDictionaryEntry &tag)
{
    constexpr std::array own{"major_brand", "minor_version", "compatible_brands", "encoder"};
    return std::ranges::any_of(
        own, [&tag](const char *name) { return std::strcmp(tag.key, name) == 0; });
}

bool hasKey(const AVDictionary *tags, const char *prefix)
{
    return av_dict_get(tags, prefix, nullptr, AV_DICT_IGNORE_SUFFIX) != nullptr;
}

// So that every track's start is a whole number of the file's own ticks.
std::int64_t movieTimescale(const AVFormatContext &source)
{
    std::int64_t scale = usualMovieTimescale;
    for (unsigned i = 0; i < source.nb_streams; ++i) {
        const AVStream &s = *source.streams[i];
        const AVMediaType type = s.codecpar->codec_type;
        const bool isPlayed = type == AVMEDIA_TYPE_VIDEO || type == AVMEDIA_TYPE_AUDIO;
        const bool isLate = s.start_time != AV_NOPTS_VALUE && s.start_time > 0;
        if (isPlayed && isLate && s.time_base.num == 1) {
            const std::int64_t both = std::lcm(scale, std::int64_t(s.time_base.den));
            scale =
                both <= mostMovieTimescale ? both : std::max<std::int64_t>(scale, s.time_base.den);
        }
    }
    return scale;
}

} // namespace

Carried carriedBy(
    const AVOutputFormat &format, const AVFormatContext &source, const AVStream &stream)
{
    const AVCodecParameters &p = *stream.codecpar;
    if (p.codec_type == AVMEDIA_TYPE_ATTACHMENT)
        return isMatroska(format) ? Carried::Copied : Carried::Refused;
    if ((stream.disposition & AV_DISPOSITION_ATTACHED_PIC) && isMatroska(format))
        return Carried::Attached;
    const bool isChapterText = p.codec_type == AVMEDIA_TYPE_DATA
        && p.codec_id == AV_CODEC_ID_BIN_DATA && p.codec_tag == MKTAG('t', 'e', 'x', 't');
    if (isChapterText && source.nb_chapters > 0)
        return Carried::MadeAnew;
    if (p.codec_tag == MKTAG('t', 'm', 'c', 'd'))
        return isMatroska(format) ? Carried::Refused
            : isQuickTime(format) ? Carried::Copied
                                  : Carried::MadeAnew;
    if (p.codec_id == AV_CODEC_ID_NONE)
        return Carried::Refused;
    return avformat_query_codec(&format, p.codec_id, FF_COMPLIANCE_UNOFFICIAL) == 1
        ? Carried::Copied
        : Carried::Refused;
}

Result<> makeLike(AVStream &out, const AVOutputFormat &format, const AVStream &source,
    const AVCodecParameters &parameters)
{
    if (avcodec_parameters_copy(out.codecpar, &parameters) < 0)
        return noMemory();
    // Another family of containers knows the codec by another tag.
    unsigned known = 0;
    const unsigned tag = out.codecpar->codec_tag;
    if (format.codec_tag && av_codec_get_id(format.codec_tag, tag) != parameters.codec_id
        && av_codec_get_tag2(format.codec_tag, parameters.codec_id, &known) > 0)
        out.codecpar->codec_tag = 0;
    out.time_base = source.time_base;
    out.avg_frame_rate = source.avg_frame_rate;
    out.r_frame_rate = source.r_frame_rate;
    out.sample_aspect_ratio = source.sample_aspect_ratio;
    out.disposition = source.disposition;
    out.duration = source.duration;
    out.id = source.id;
    av_dict_copy(&out.metadata, source.metadata, 0);
    if ((source.disposition & AV_DISPOSITION_ATTACHED_PIC) && isMatroska(format)) {
        out.codecpar->codec_type = AVMEDIA_TYPE_ATTACHMENT;
        const std::size_t size = std::size_t(std::max(source.attached_pic.size, 0));
        auto *data = static_cast<std::uint8_t *>(av_mallocz(size + AV_INPUT_BUFFER_PADDING_SIZE));
        if (!data)
            return noMemory();
        std::copy_n(source.attached_pic.data, size, data);
        av_freep(&out.codecpar->extradata);
        out.codecpar->extradata = data;
        out.codecpar->extradata_size = int(size);
    }
    return copySideData(out, source);
}

Result<> copyFileTags(AVFormatContext &out, const AVFormatContext &source)
{
    const AVDictionaryEntry *tag = nullptr;
    while ((tag = av_dict_get(source.metadata, "", tag, AV_DICT_IGNORE_SUFFIX))) {
        if (!isOfContainer(*tag))
            av_dict_set(&out.metadata, tag->key, tag->value, 0);
    }
    if (source.nb_chapters == 0)
        return {};
    out.chapters = static_cast<AVChapter **>(av_calloc(source.nb_chapters, sizeof(AVChapter *)));
    if (!out.chapters)
        return noMemory();
    for (unsigned i = 0; i < source.nb_chapters; ++i) {
        auto *chapter = static_cast<AVChapter *>(av_mallocz(sizeof(AVChapter)));
        if (!chapter)
            return noMemory();
        const AVChapter &from = *source.chapters[i];
        chapter->id = from.id;
        chapter->time_base = from.time_base;
        chapter->start = from.start;
        chapter->end = from.end;
        av_dict_copy(&chapter->metadata, from.metadata, 0);
        out.chapters[out.nb_chapters++] = chapter;
    }
    return {};
}

void setCopyOptions(AVFormatContext &out, const AVFormatContext &source, const AVStream &picture)
{
    out.avoid_negative_ts = AVFMT_AVOID_NEG_TS_DISABLED;
    out.strict_std_compliance = FF_COMPLIANCE_UNOFFICIAL; // side data that came after the standard
    if (!out.priv_data || isMatroska(*out.oformat))
        return;
    const int timescale = picture.time_base.num == 1 ? picture.time_base.den : 0;
    if (timescale > 0 && timescale < leastTimescale)
        av_opt_set_int(out.priv_data, "video_track_timescale", timescale, 0);
    av_opt_set_int(out.priv_data, "movie_timescale", movieTimescale(source), 0);
    if (hasKey(picture.metadata, "timecode"))
        av_opt_set_int(out.priv_data, "write_tmcd", 1, 0);
    if (hasKey(source.metadata, "com."))
        av_opt_set(out.priv_data, "movflags", "+use_metadata_tags", 0);
}

std::int64_t missingShift(const AVOutputFormat &format, const AVStream &stream)
{
#if LIBAVFORMAT_VERSION_MAJOR < 60
    constexpr int preSkipAt = 10, headSize = 19; // RFC 7845 §5.1
    const AVCodecParameters &p = *stream.codecpar;
    if (!isMatroska(format) || p.codec_id != AV_CODEC_ID_OPUS || p.extradata_size < headSize)
        return 0;
    const int preSkip = p.extradata[preSkipAt] | p.extradata[preSkipAt + 1] << 8;
    return av_rescale_q(preSkip, {1, 48'000}, stream.time_base);
#else
    Q_UNUSED(format);
    Q_UNUSED(stream);
    return 0;
#endif
}

QString describe(const AVStream &stream)
{
    const char *kind = av_get_media_type_string(stream.codecpar->codec_type);
    return QStringLiteral("%1 track %2 (%3)")
        .arg(QString::fromLatin1(kind ? kind : "unknown"))
        .arg(stream.index)
        .arg(QString::fromLatin1(avcodec_get_name(stream.codecpar->codec_id)));
}

} // namespace timeline::render
