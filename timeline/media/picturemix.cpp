// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/picturemix.h"

#include "timeline/media/colortags.h"
#include "timeline/media/ffmpeg.h"
#include "timeline/media/pictureplanes.h"

#include <bit>
#include <cmath>
#include <cstdint>

namespace timeline::media {

using model::Error;
using model::fail;
using model::Result;

namespace {

// Of a weight; the sum of the deepest samples just fits into 32 bits.
constexpr std::uint32_t whole = 1U << 16;

template <class Sample>
void mixLine(const std::uint8_t *own, const std::uint8_t *other, std::uint8_t *to, int bytes,
    std::uint32_t share)
{
    // Lines of pictures begin on words.
    const auto *a = reinterpret_cast<const Sample *>(own);
    const auto *b = reinterpret_cast<const Sample *>(other);
    auto *sum = reinterpret_cast<Sample *>(to);
    for (int i = 0; i < bytes / int(sizeof(Sample)); ++i)
        sum[i] = Sample((a[i] * (whole - share) + b[i] * share + whole / 2) / whole);
}

bool isAlike(const AVFrame &a, const AVFrame &b)
{
    return a.width == b.width && a.height == b.height
        && withoutRangeInName(AVPixelFormat(a.format))
        == withoutRangeInName(AVPixelFormat(b.format));
}

} // namespace

bool canMix(AVPixelFormat format)
{
    const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(format);
    constexpr std::uint64_t others = AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM
        | AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_BAYER | AV_PIX_FMT_FLAG_FLOAT;
    if (!d || (d->flags & others) || d->nb_components == 0)
        return false;
    const int depth = d->comp[0].depth;
    const bool isBig = d->flags & AV_PIX_FMT_FLAG_BE;
    if (depth > 8 && isBig != (std::endian::native == std::endian::big))
        return false;
    for (int c = 0; c < d->nb_components; ++c) {
        const AVComponentDescriptor &part = d->comp[c];
        const bool isByte = part.depth == 8 && part.shift == 0;
        const bool isWord = part.depth > 8 && part.depth + part.shift <= 16 && part.step % 2 == 0
            && part.offset % 2 == 0;
        if (depth == 8 ? !isByte : !isWord)
            return false;
    }
    // Words of which several samples share one.
    const bool isPacked = depth > 8 && !(d->flags & AV_PIX_FMT_FLAG_PLANAR);
    return !isPacked || d->comp[0].step >= 2 * d->nb_components;
}

Result<FramePtr> mixed(const AVFrame &own, const AVFrame &other, double share)
{
    const auto format = AVPixelFormat(own.format);
    if (!isAlike(own, other) || !canMix(format))
        return fail(Error::Kind::InvalidRequest,
            QStringLiteral("pictures that are stored in different ways cannot be mixed"));
    auto sum = newPicture({own.width, own.height}, format);
    if (!sum || av_frame_copy_props(sum->get(), &own) < 0)
        return fail(Error::Kind::TooLarge, QStringLiteral("no memory for a picture"));
    const AVPixFmtDescriptor &d = *av_pix_fmt_desc_get(format);
    const auto weight = std::uint32_t(std::lround(share * double(whole)));
    for (int plane = 0; plane < av_pix_fmt_count_planes(format); ++plane) {
        const bool isChroma = (plane == 1 || plane == 2) && !(d.flags & AV_PIX_FMT_FLAG_RGB);
        const int lines = isChroma ? AV_CEIL_RSHIFT(own.height, d.log2_chroma_h) : own.height;
        const int bytes = av_image_get_linesize(format, own.width, plane);
        const auto line = d.comp[0].depth > 8 ? mixLine<std::uint16_t> : mixLine<std::uint8_t>;
        for (std::ptrdiff_t y = 0; y < lines; ++y)
            line(own.data[plane] + y * own.linesize[plane],
                other.data[plane] + y * other.linesize[plane],
                (*sum)->data[plane] + y * (*sum)->linesize[plane], bytes, weight);
    }
    return sum;
}

} // namespace timeline::media
