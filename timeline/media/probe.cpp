// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/probe.h"

#include "timeline/media/demuxer.h"
#include "timeline/media/openfault.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cmath>

namespace timeline::media {

using Kind = model::Error::Kind;

namespace {

constexpr model::Flicks maxDuration{30LL * 24 * 3600 * model::flicksPerSecond};

model::Rational rational(AVRational r)
{
    return r.den > 0 && r.num > 0 ? model::Rational{r.num, r.den} : model::Rational{0, 1};
}

QString name(const char *words)
{
    return words ? QString::fromLatin1(words) : QString();
}

const std::uint8_t *streamSideData(const AVStream &stream, AVPacketSideDataType type)
{
#if LIBAVCODEC_VERSION_MAJOR >= 61
    const AVPacketSideData *data = av_packet_side_data_get(
        stream.codecpar->coded_side_data, stream.codecpar->nb_coded_side_data, type);
    return data ? data->data : nullptr;
#else
    return av_stream_get_side_data(&stream, type, nullptr);
#endif
}

int rotationOf(const AVStream &stream)
{
    const std::uint8_t *data = streamSideData(stream, AV_PKT_DATA_DISPLAYMATRIX);
    if (!data)
        return 0;
    std::array<std::int32_t, 9> matrix{};
    std::copy_n(data, sizeof matrix, reinterpret_cast<std::uint8_t *>(matrix.data()));
    // FFmpeg counts counter-clockwise.
    const double angle = -av_display_rotation_get(matrix.data());
    if (std::isnan(angle))
        return 0;
    const int quarters = int(std::lround(angle / 90.0)) % 4;
    return (quarters + 4) % 4 * 90;
}

QSize displaySizeOf(QSize coded, model::Rational aspect, int rotation)
{
    const std::int64_t width = std::clamp<std::int64_t>(
        std::llround(coded.width() * aspect.toDouble()), 1, std::int64_t{maxPictureSide} * 4);
    const QSize size(int(width), coded.height());
    return rotation % 180 == 0 ? size : size.transposed();
}

model::ColorInfo colorOf(const AVCodecParameters &p)
{
    model::ColorInfo color;
    if (p.color_space != AVCOL_SPC_UNSPECIFIED)
        color.matrix = name(av_color_space_name(p.color_space));
    if (p.color_range != AVCOL_RANGE_UNSPECIFIED)
        color.range = name(av_color_range_name(p.color_range));
    if (p.color_primaries != AVCOL_PRI_UNSPECIFIED)
        color.primaries = name(av_color_primaries_name(p.color_primaries));
    if (p.color_trc != AVCOL_TRC_UNSPECIFIED)
        color.transfer = name(av_color_transfer_name(p.color_trc));
    return color;
}

model::VideoInfo videoOf(AVFormatContext &context, AVStream &stream)
{
    const AVCodecParameters &p = *stream.codecpar;
    model::VideoInfo info;
    info.streamIndex = stream.index;
    info.codec = name(avcodec_get_name(p.codec_id));
    info.profile = name(avcodec_profile_name(p.codec_id, p.profile));
    info.codedSize = {p.width, p.height};
    const model::Rational aspect =
        rational(av_guess_sample_aspect_ratio(&context, &stream, nullptr));
    info.sampleAspect = aspect.isValid() ? aspect : model::Rational{1, 1};
    info.rotation = rotationOf(stream);
    info.displaySize = displaySizeOf(info.codedSize, info.sampleAspect, info.rotation);
    if (const AVPixFmtDescriptor *format = av_pix_fmt_desc_get(AVPixelFormat(p.format))) {
        info.pixelFormat = name(format->name);
        info.bitDepth = format->comp[0].depth;
    }
    info.interlaced = p.field_order != AV_FIELD_UNKNOWN && p.field_order != AV_FIELD_PROGRESSIVE;
    info.color = colorOf(p);
    info.timeBase = rational(stream.time_base);
    info.frameRate = rational(av_guess_frame_rate(&context, &stream, nullptr));
    info.bitRate = p.bit_rate;
    return info;
}

model::AudioInfo audioOf(const AVStream &stream)
{
    const AVCodecParameters &p = *stream.codecpar;
    model::AudioInfo info;
    info.streamIndex = stream.index;
    info.codec = name(avcodec_get_name(p.codec_id));
    info.profile = name(avcodec_profile_name(p.codec_id, p.profile));
    info.sampleRate = p.sample_rate;
    info.channels = p.ch_layout.nb_channels;
    std::array<char, 128> layout{};
    if (av_channel_layout_describe(&p.ch_layout, layout.data(), layout.size()) > 0)
        info.channelLayout = QString::fromLatin1(layout.data());
    info.timeBase = rational(stream.time_base);
    if (stream.start_time != AV_NOPTS_VALUE)
        info.start = model::toFlicks(stream.start_time, info.timeBase);
    if (const AVDictionaryEntry *tag = av_dict_get(stream.metadata, "language", nullptr, 0))
        info.language = QString::fromUtf8(tag->value);
    return info;
}

// Of the picture's stream, or of the file. Words of a metadata tag are in any case.
QString timecodeOf(const AVFormatContext &context, const AVStream &stream)
{
    for (const AVDictionary *tags : {stream.metadata, context.metadata}) {
        if (const AVDictionaryEntry *tag = av_dict_get(tags, "timecode", nullptr, 0))
            return QString::fromUtf8(tag->value);
    }
    return {};
}

bool isEncrypted(const AVStream &stream)
{
    return streamSideData(stream, AV_PKT_DATA_ENCRYPTION_INIT_INFO)
        || streamSideData(stream, AV_PKT_DATA_ENCRYPTION_INFO)
        || stream.codecpar->codec_tag == MKTAG('e', 'n', 'c', 'v');
}

// A file that was cut after its index still opens: the index promises samples behind the end.
bool promisesMoreThanItHas(const Demuxer &demuxer, std::int64_t fileSize)
{
    AVFormatContext &context = demuxer.context();
    if (!demuxer.isMov() || fileSize <= 0)
        return false;
    for (unsigned i = 0; i < context.nb_streams; ++i) {
        AVStream *stream = context.streams[i];
        const int count = avformat_index_get_entries_count(stream);
        for (int k = 0; k < count; ++k) {
            const AVIndexEntry *entry = avformat_index_get_entry(stream, k);
            if (entry && entry->pos + entry->size > fileSize)
                return true;
        }
    }
    return false;
}

model::Result<> checkPicture(const Demuxer &demuxer)
{
    const AVStream *stream = demuxer.stream(demuxer.pictureStream());
    if (!stream)
        return model::fail(Kind::NoPicture, QStringLiteral("there is no picture stream"));
    if (isEncrypted(*stream))
        return model::fail(Kind::Encrypted, QStringLiteral("the picture stream is encrypted"));
    const AVCodecParameters &p = *stream->codecpar;
    if (!avcodec_find_decoder(p.codec_id))
        return model::fail(Kind::NoDecoder, QString::fromLatin1(avcodec_get_name(p.codec_id)));
    if (p.width <= 0 || p.height <= 0)
        return model::fail(Kind::Damaged, QStringLiteral("no picture could be decoded"));
    return {};
}

} // namespace

model::Result<model::MediaInfo> probe(const QString &path, const model::CancelToken &cancel)
{
    auto demuxer = Demuxer::open(path, cancel);
    if (!demuxer)
        return tl::unexpected(demuxer.error());
    return probe(**demuxer);
}

model::Result<model::MediaInfo> probe(const Demuxer &demuxer)
{
    AVFormatContext &context = demuxer.context();
    model::MediaInfo info;
    info.container = name(context.iformat->name);
    info.fileSize = context.pb ? avio_size(context.pb) : 0;
    if (promisesMoreThanItHas(demuxer, info.fileSize))
        return model::fail(
            Kind::Truncated, QStringLiteral("samples lie behind the end of the file"));
    if (auto ok = checkPicture(demuxer); !ok)
        return tl::unexpected(ok.error());
    if (context.duration != AV_NOPTS_VALUE && context.duration > 0) {
        if (context.duration / AV_TIME_BASE > maxDuration.count() / model::flicksPerSecond)
            return model::fail(Kind::TooLarge, QStringLiteral("it claims to last over 30 days"));
        info.duration = model::toFlicks(context.duration, {1, AV_TIME_BASE});
    }
    info.video = videoOf(context, *demuxer.stream(demuxer.pictureStream()));
    for (int index : demuxer.soundStreams())
        info.audio.push_back(audioOf(*demuxer.stream(index)));
    info.otherStreams = int(context.nb_streams) - 1 - int(info.audio.size());
    info.chapters = int(context.nb_chapters);
    info.timecode = timecodeOf(context, *demuxer.stream(demuxer.pictureStream()));
    return info;
}

model::Result<model::MediaIdentity> identify(const QString &path)
{
    constexpr qint64 edge = qint64{64} * 1024;
    if (auto ok = checkFile(path); !ok)
        return tl::unexpected(ok.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return model::fail(Kind::NotReadable, file.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(file.read(edge));
    if (file.size() > edge && file.seek(std::max(edge, file.size() - edge)))
        hash.addData(file.read(edge));
    if (file.error() != QFileDevice::NoError)
        return model::fail(Kind::NotReadable, file.errorString());
    return model::MediaIdentity{file.size(), QFileInfo(file).lastModified(), hash.result()};
}

} // namespace timeline::media
