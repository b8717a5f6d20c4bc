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

// Matroska wants a file name of each; other containers' covers have none.
void nameAttachment(AVStream &out, AVCodecID codec)
{
    const bool isJpeg = codec == AV_CODEC_ID_MJPEG;
    const QByteArray name = QByteArray("cover.") + (isJpeg ? "jpg" : avcodec_get_name(codec));
    av_dict_set(&out.metadata, "filename", name.constData(), AV_DICT_DONT_OVERWRITE);
}

} // namespace

Carried carriedBy(const AVOutputFormat &format, bool hasChapters, const media::MediaTrack &track)
{
    if (track.kind == QLatin1String("attachment"))
        return isMatroska(format) ? Carried::Copied : Carried::Refused;
    if (track.isCover && isMatroska(format))
        return Carried::Attached;
    const bool isChapterText = track.codec == QLatin1String("bin_data")
        && track.kind == QLatin1String("data") && track.tag == MKTAG('t', 'e', 'x', 't');
    if (isChapterText && hasChapters)
        return Carried::MadeAnew;
    if (track.isTimecode())
        return isMatroska(format) ? Carried::Refused
            : isQuickTime(format) ? Carried::Copied
                                  : Carried::MadeAnew;
    const AVCodecDescriptor *codec =
        avcodec_descriptor_get_by_name(track.codec.toLatin1().constData());
    return codec && avformat_query_codec(&format, codec->id, FF_COMPLIANCE_UNOFFICIAL) == 1
        ? Carried::Copied
        : Carried::Refused;
}

Carried carriedBy(
    const AVOutputFormat &format, const AVFormatContext &source, const AVStream &stream)
{
    return carriedBy(format, source.nb_chapters > 0, media::trackOf(stream));
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
        nameAttachment(out, parameters.codec_id);
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

void copyTags(AVFormatContext &out, const AVFormatContext &source)
{
    const AVDictionaryEntry *tag = nullptr;
    while ((tag = av_dict_get(source.metadata, "", tag, AV_DICT_IGNORE_SUFFIX))) {
        if (!isOfContainer(*tag))
            av_dict_set(&out.metadata, tag->key, tag->value, 0);
    }
}

Result<> addChapter(AVFormatContext &out, const AVChapter &like, AVRational timeBase,
    std::int64_t start, std::int64_t end)
{
    auto *chapter = static_cast<AVChapter *>(av_mallocz(sizeof(AVChapter)));
    if (!chapter)
        return noMemory();
    int count = int(out.nb_chapters);
    // Takes the chapter or frees nothing; a list that cannot grow is gone.
    av_dynarray_add(&out.chapters, &count, chapter);
    out.nb_chapters = unsigned(count);
    if (count == 0) {
        av_free(chapter);
        return noMemory();
    }
    chapter->id = like.id;
    chapter->time_base = timeBase;
    chapter->start = start;
    chapter->end = end;
    av_dict_copy(&chapter->metadata, like.metadata, 0);
    return {};
}

Result<> copyFileTags(AVFormatContext &out, const AVFormatContext &source)
{
    copyTags(out, source);
    for (unsigned i = 0; i < source.nb_chapters; ++i) {
        const AVChapter &from = *source.chapters[i];
        if (auto ok = addChapter(out, from, from.time_base, from.start, from.end); !ok)
            return ok;
    }
    return {};
}

void setTagOptions(AVFormatContext &out, const AVFormatContext &source)
{
    out.strict_std_compliance = FF_COMPLIANCE_UNOFFICIAL; // side data that came after the standard
    if (out.priv_data && !isMatroska(*out.oformat) && hasKey(source.metadata, "com."))
        av_opt_set(out.priv_data, "movflags", "+use_metadata_tags", 0);
}

void setCopyOptions(AVFormatContext &out, const AVFormatContext &source, const AVStream &picture)
{
    out.avoid_negative_ts = AVFMT_AVOID_NEG_TS_DISABLED;
    setTagOptions(out, source);
    if (!out.priv_data || isMatroska(*out.oformat))
        return;
    const int timescale = picture.time_base.num == 1 ? picture.time_base.den : 0;
    if (timescale > 0 && timescale < leastTimescale)
        av_opt_set_int(out.priv_data, "video_track_timescale", timescale, 0);
    av_opt_set_int(out.priv_data, "movie_timescale", movieTimescale(source), 0);
    if (hasKey(picture.metadata, "timecode"))
        av_opt_set_int(out.priv_data, "write_tmcd", 1, 0);
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

QString describe(const media::MediaTrack &track)
{
    const QString name = QStringLiteral("%1 track %2")
                             .arg(track.isCover ? QStringLiteral("cover") : track.kind)
                             .arg(track.stream);
    const bool isKnown = track.codec != QLatin1String("none");
    return isKnown ? QStringLiteral("%1 (%2)").arg(name, track.codec) : name;
}

} // namespace timeline::render
