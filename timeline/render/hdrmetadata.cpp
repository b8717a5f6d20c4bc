// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/hdrmetadata.h"

#include "timeline/media/framesource.h"

#include <QStringList>

#include <cmath>
#include <cstring>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

// Units of SMPTE ST 2086 as H.264 and H.265 write them.
constexpr double chromaticitySteps = 50'000;
constexpr double luminanceSteps = 10'000;

template <class Data>
std::optional<Data> fromStream(const AVStream &stream, AVPacketSideDataType type)
{
#if LIBAVCODEC_VERSION_MAJOR >= 61
    const AVPacketSideData *side = av_packet_side_data_get(
        stream.codecpar->coded_side_data, stream.codecpar->nb_coded_side_data, type);
    const std::uint8_t *bytes = side ? side->data : nullptr;
    const std::size_t size = side ? side->size : 0;
#else
    std::size_t size = 0;
    const std::uint8_t *bytes = av_stream_get_side_data(&stream, type, &size);
#endif
    Data data{};
    if (!bytes || size < sizeof data)
        return std::nullopt;
    std::memcpy(&data, bytes, sizeof data);
    return data;
}

template <class Data> std::optional<Data> fromFrame(const AVFrame &frame, AVFrameSideDataType type)
{
    const AVFrameSideData *side = av_frame_get_side_data(&frame, type);
    Data data{};
    if (!side || side->size < sizeof data)
        return std::nullopt;
    std::memcpy(&data, side->data, sizeof data);
    return data;
}

template <class Data>
Result<> toStream(AVStream &stream, AVPacketSideDataType type, const std::optional<Data> &data)
{
    if (!data)
        return {};
#if LIBAVCODEC_VERSION_MAJOR >= 61
    AVCodecParameters &p = *stream.codecpar;
    AVPacketSideData *side =
        av_packet_side_data_new(&p.coded_side_data, &p.nb_coded_side_data, type, sizeof(Data), 0);
    std::uint8_t *bytes = side ? side->data : nullptr;
#else
    std::uint8_t *bytes = av_stream_new_side_data(&stream, type, sizeof(Data));
#endif
    if (!bytes)
        return fail(Error::Kind::Internal, QStringLiteral("no memory for a stream"));
    std::memcpy(bytes, &*data, sizeof(Data));
    return {};
}

long long steps(AVRational value, double perUnit)
{
    return value.den != 0 ? std::llround(av_q2d(value) * perUnit) : 0;
}

QString words(const AVMasteringDisplayMetadata &display)
{
    const auto point = [](const char *name, const AVRational(&xy)[2]) {
        return QStringLiteral("%1(%2,%3)")
            .arg(QString::fromLatin1(name))
            .arg(steps(xy[0], chromaticitySteps))
            .arg(steps(xy[1], chromaticitySteps));
    };
    return point("G", display.display_primaries[1]) + point("B", display.display_primaries[2])
        + point("R", display.display_primaries[0]) + point("WP", display.white_point)
        + QStringLiteral("L(%1,%2)")
              .arg(steps(display.max_luminance, luminanceSteps))
              .arg(steps(display.min_luminance, luminanceSteps));
}

} // namespace

HdrMetadata hdrOf(const media::MediaFile &source, const AVStream &picture)
{
    HdrMetadata hdr{
        fromStream<AVMasteringDisplayMetadata>(picture, AV_PKT_DATA_MASTERING_DISPLAY_METADATA),
        fromStream<AVContentLightMetadata>(picture, AV_PKT_DATA_CONTENT_LIGHT_LEVEL)};
    if (hdr.display && hdr.light)
        return hdr;
    const auto frames = media::FrameSource::open(source);
    const auto first = frames ? (*frames)->frame({0}) : tl::unexpected(frames.error());
    if (!first)
        return hdr;
    const AVFrame &frame = *first->picture;
    if (!hdr.display)
        hdr.display =
            fromFrame<AVMasteringDisplayMetadata>(frame, AV_FRAME_DATA_MASTERING_DISPLAY_METADATA);
    if (!hdr.light)
        hdr.light = fromFrame<AVContentLightMetadata>(frame, AV_FRAME_DATA_CONTENT_LIGHT_LEVEL);
    return hdr;
}

QString encoderWords(const HdrMetadata &hdr, const QString &encoder)
{
    const bool isX265 = encoder == QLatin1String("libx265");
    if (!isX265 && encoder != QLatin1String("libx264"))
        return {};
    QStringList all;
    if (hdr.display && hdr.display->has_primaries && hdr.display->has_luminance)
        all << (isX265 ? QStringLiteral("master-display=") : QStringLiteral("mastering-display="))
                + words(*hdr.display);
    if (hdr.light)
        all << QStringLiteral("%1=%2,%3")
                   .arg(isX265 ? QStringLiteral("max-cll") : QStringLiteral("cll"))
                   .arg(hdr.light->MaxCLL)
                   .arg(hdr.light->MaxFALL);
    return all.join(QLatin1Char(':'));
}

Result<> describeHdr(AVStream &out, const HdrMetadata &hdr)
{
    return toStream(out, AV_PKT_DATA_MASTERING_DISPLAY_METADATA, hdr.display).and_then([&] {
        return toStream(out, AV_PKT_DATA_CONTENT_LIGHT_LEVEL, hdr.light);
    });
}

} // namespace timeline::render
