// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/colortags.h"

namespace timeline::media {

namespace {

bool isRgb(AVPixelFormat format)
{
    const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(format);
    return d && (d->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL));
}

// -1 for a word that FFmpeg does not know, as for an empty one.
int named(const QString &word, int (*lookup)(const char *))
{
    return word.isEmpty() ? -1 : lookup(word.toUtf8().constData());
}

} // namespace

AVPixelFormat withoutRangeInName(AVPixelFormat format)
{
    switch (format) {
    case AV_PIX_FMT_YUVJ420P:
        return AV_PIX_FMT_YUV420P;
    case AV_PIX_FMT_YUVJ422P:
        return AV_PIX_FMT_YUV422P;
    case AV_PIX_FMT_YUVJ444P:
        return AV_PIX_FMT_YUV444P;
    case AV_PIX_FMT_YUVJ440P:
        return AV_PIX_FMT_YUV440P;
    case AV_PIX_FMT_YUVJ411P:
        return AV_PIX_FMT_YUV411P;
    default:
        return format;
    }
}

ColorTags colorOf(const AVFrame &frame, const model::VideoInfo &info)
{
    ColorTags tags;
    const auto format = AVPixelFormat(frame.format);
    const int matrix = named(info.color.matrix, av_color_space_from_name);
    const int range = named(info.color.range, av_color_range_from_name);
    const int primaries = named(info.color.primaries, av_color_primaries_from_name);
    const int transfer = named(info.color.transfer, av_color_transfer_from_name);

    tags.primaries = frame.color_primaries != AVCOL_PRI_UNSPECIFIED || primaries < 0
        ? frame.color_primaries
        : AVColorPrimaries(primaries);
    tags.transfer = frame.color_trc != AVCOL_TRC_UNSPECIFIED || transfer < 0
        ? frame.color_trc
        : AVColorTransferCharacteristic(transfer);
    if (isRgb(format)) {
        tags.matrix = AVCOL_SPC_RGB;
        tags.range = AVCOL_RANGE_JPEG;
        return tags;
    }
    tags.matrix = frame.height >= 720 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
    // "gbr" said of a picture that is not RGB is a mistake of the file.
    if (frame.colorspace != AVCOL_SPC_UNSPECIFIED && frame.colorspace != AVCOL_SPC_RGB)
        tags.matrix = frame.colorspace;
    else if (matrix > AVCOL_SPC_RGB && matrix != AVCOL_SPC_UNSPECIFIED)
        tags.matrix = AVColorSpace(matrix);
    if (withoutRangeInName(format) != format)
        tags.range = AVCOL_RANGE_JPEG;
    else if (frame.color_range != AVCOL_RANGE_UNSPECIFIED)
        tags.range = frame.color_range;
    else if (range > AVCOL_RANGE_UNSPECIFIED)
        tags.range = AVColorRange(range);
    return tags;
}

ColorTags colorFor(const model::ColorInfo &wanted, const ColorTags &source, AVPixelFormat format)
{
    ColorTags tags = source;
    if (isRgb(format)) {
        tags.matrix = AVCOL_SPC_RGB;
        tags.range = AVCOL_RANGE_JPEG;
    } else if (source.matrix == AVCOL_SPC_RGB) {
        tags.matrix = AVCOL_SPC_BT709;
        tags.range = AVCOL_RANGE_MPEG;
    }
    const int matrix = named(wanted.matrix, av_color_space_from_name);
    const int range = named(wanted.range, av_color_range_from_name);
    const int primaries = named(wanted.primaries, av_color_primaries_from_name);
    const int transfer = named(wanted.transfer, av_color_transfer_from_name);
    if (!isRgb(format) && matrix > AVCOL_SPC_RGB && matrix != AVCOL_SPC_UNSPECIFIED)
        tags.matrix = AVColorSpace(matrix);
    if (!isRgb(format) && range > AVCOL_RANGE_UNSPECIFIED)
        tags.range = AVColorRange(range);
    if (primaries >= 0 && primaries != AVCOL_PRI_UNSPECIFIED)
        tags.primaries = AVColorPrimaries(primaries);
    if (transfer >= 0 && transfer != AVCOL_TRC_UNSPECIFIED)
        tags.transfer = AVColorTransferCharacteristic(transfer);
    return tags;
}

} // namespace timeline::media
