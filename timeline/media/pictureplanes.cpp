// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/pictureplanes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <thread>

namespace timeline::media {

using model::Error;
using model::fail;
using model::Result;

namespace {

constexpr std::size_t keptContexts = 8;
constexpr int bufferAlignment = 64;

template <std::size_t Step>
void rotatePlane(const std::uint8_t *from, int fromStride, QSize fromSize, std::uint8_t *to,
    int toStride, int degrees)
{
    const int w = fromSize.width();
    const int h = fromSize.height();
    for (int y = 0; y < h; ++y) {
        const std::uint8_t *in = from + std::ptrdiff_t(y) * fromStride;
        for (int x = 0; x < w; ++x, in += Step) {
            const int newX = degrees == 90 ? h - 1 - y : degrees == 180 ? w - 1 - x : y;
            const int newY = degrees == 90 ? x : degrees == 180 ? h - 1 - y : w - 1 - x;
            std::memcpy(
                to + std::ptrdiff_t(newY) * toStride + newX * std::ptrdiff_t(Step), in, Step);
        }
    }
}

using PlaneRotation = void (*)(const std::uint8_t *, int, QSize, std::uint8_t *, int, int);

PlaneRotation rotationFor(int step)
{
    switch (step) {
    case 1:
        return rotatePlane<1>;
    case 2:
        return rotatePlane<2>;
    case 4:
        return rotatePlane<4>;
    case 6:
        return rotatePlane<6>;
    default:
        return nullptr;
    }
}

// Sets up everything before init: a context that was made for equal ranges copies planes and would
// never look at ranges that are set afterwards.
ScalerPtr openContext(int width, int height, int format, bool full, int newWidth, int newHeight,
    int newFormat, bool newFull, int flags)
{
    ScalerPtr context(sws_alloc_context());
    if (!context)
        return {};
    av_opt_set_int(context.get(), "srcw", width, 0);
    av_opt_set_int(context.get(), "srch", height, 0);
    av_opt_set_int(context.get(), "src_format", format, 0);
    av_opt_set_int(context.get(), "src_range", full ? 1 : 0, 0);
    av_opt_set_int(context.get(), "dstw", newWidth, 0);
    av_opt_set_int(context.get(), "dsth", newHeight, 0);
    av_opt_set_int(context.get(), "dst_format", newFormat, 0);
    av_opt_set_int(context.get(), "dst_range", newFull ? 1 : 0, 0);
    av_opt_set_int(context.get(), "sws_flags", flags, 0);
    // A big picture is shared out: it is waited for.
    constexpr std::int64_t big = 1'000'000;
    if (std::int64_t(width) * height > big)
        av_opt_set_int(context.get(), "threads",
            std::clamp(int(std::thread::hardware_concurrency()), 1, 4), 0);
    return sws_init_context(context.get(), nullptr, nullptr) < 0 ? ScalerPtr() : std::move(context);
}

} // namespace

Result<FramePtr> newPicture(QSize size, AVPixelFormat format)
{
    FramePtr picture = makeFrame();
    if (!picture)
        return fail(Error::Kind::TooLarge, QStringLiteral("no memory for a picture"));
    picture->width = size.width();
    picture->height = size.height();
    picture->format = format;
    if (av_image_check_size2(
            unsigned(size.width()), unsigned(size.height()), INT64_MAX, format, 0, nullptr)
            < 0
        || av_frame_get_buffer(picture.get(), bufferAlignment) < 0)
        return fail(Error::Kind::TooLarge,
            QStringLiteral("no memory for %1x%2 pixels").arg(size.width()).arg(size.height()));
    return picture;
}

bool canCrop(const QRect &rect, AVPixelFormat format)
{
    const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(format);
    if (!d || (d->flags & (AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_HWACCEL)))
        return false;
    return rect.x() % (1 << d->log2_chroma_w) == 0 && rect.y() % (1 << d->log2_chroma_h) == 0;
}

Result<FramePtr> cropped(const AVFrame &picture, const QRect &rect)
{
    FramePtr part(av_frame_clone(&picture));
    if (!part)
        return fail(Error::Kind::TooLarge, QStringLiteral("no memory for a picture"));
    part->crop_left = std::size_t(rect.x());
    part->crop_top = std::size_t(rect.y());
    part->crop_right = std::size_t(picture.width - rect.x() - rect.width());
    part->crop_bottom = std::size_t(picture.height - rect.y() - rect.height());
    if (av_frame_apply_cropping(part.get(), AV_FRAME_CROP_UNALIGNED) < 0)
        return fail(Error::Kind::OutOfRange, QStringLiteral("the crop leaves the picture"));
    return part;
}

Result<FramePtr> rotated(const AVFrame &picture, int degrees)
{
    const QSize size(picture.width, picture.height);
    auto turned =
        newPicture(degrees == 180 ? size : size.transposed(), AVPixelFormat(picture.format));
    if (!turned)
        return turned;
    const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(AVPixelFormat(picture.format));
    for (int c = 0; c < d->nb_components; ++c) {
        const AVComponentDescriptor &component = d->comp[c];
        // Components of a packed format share a plane: it is turned with the first of them.
        if (c > 0 && component.plane == d->comp[c - 1].plane)
            continue;
        const PlaneRotation rotate = rotationFor(component.step);
        if (!rotate)
            return fail(Error::Kind::Internal, QStringLiteral("no rotation for this pixel format"));
        rotate(picture.data[component.plane], picture.linesize[component.plane], size,
            (*turned)->data[component.plane], (*turned)->linesize[component.plane], degrees);
    }
    return turned;
}

void applyCurve(AVFrame &picture, const ToneCurve &curve)
{
    for (int y = 0; y < picture.height; ++y) {
        auto *line = reinterpret_cast<std::uint16_t *>(
            picture.data[0] + std::ptrdiff_t(y) * picture.linesize[0]);
        curve.apply({line, std::size_t(picture.width) * 3});
    }
}

void applyMatch(AVFrame &picture, const model::Conform &conform)
{
    std::array<std::array<std::uint8_t, 256>, 3> match{};
    for (std::size_t c = 0; c < 3; ++c) {
        for (std::size_t i = 0; i < 256; ++i) {
            const double v = double(i) * conform.gain[c] + 255 * conform.offset[c];
            match[c][i] = std::uint8_t(std::lround(std::clamp(v, 0.0, 255.0)));
        }
    }
    for (int y = 0; y < picture.height; ++y) {
        std::uint8_t *pixel = picture.data[0] + std::ptrdiff_t(y) * picture.linesize[0];
        for (int x = 0; x < picture.width; ++x, pixel += 4) {
            for (std::size_t c = 0; c < 3; ++c)
                pixel[c] = match[2 - c][pixel[c]];
        }
    }
}

int Scaler::flagsFor(const Key &key)
{
    if (key.quality == Quality::Encoder)
        return SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP;
    // The conversion without scaling has a way of its own, which is exact and the fastest.
    if (key.width == key.newWidth && key.height == key.newHeight)
        return SWS_BICUBIC;
    // Without accurate rounding each line that goes into a pixel takes a little of its brightness:
    // from 1080 lines to 72 it is 6 of 255.
    constexpr int much = 2;
    const bool isMuchSmaller =
        key.width >= much * key.newWidth && key.height >= much * key.newHeight;
    // Then the mean of what a pixel covers looks like bicubic in half of its time.
    return (isMuchSmaller ? SWS_AREA : SWS_BICUBIC) | SWS_ACCURATE_RND;
}

Result<SwsContext *> Scaler::contextFor(const Key &key)
{
    const auto known = std::ranges::find(m_entries, key, &Entry::key);
    if (known != m_entries.end()) {
        std::rotate(known, known + 1, m_entries.end());
        return m_entries.back().context.get();
    }
    const int flags = flagsFor(key);
    const bool full = key.from.range == AVCOL_RANGE_JPEG;
    const bool newFull = key.to.range == AVCOL_RANGE_JPEG;
    ScalerPtr context = openContext(key.width, key.height, key.format, full, key.newWidth,
        key.newHeight, key.newFormat, newFull, flags);
    if (!context)
        return fail(Error::Kind::NoDecoder, QStringLiteral("no conversion for this pixel format"));
    sws_setColorspaceDetails(context.get(), sws_getCoefficients(key.from.matrix), full ? 1 : 0,
        sws_getCoefficients(key.to.matrix), newFull ? 1 : 0, 0, 1 << 16, 1 << 16);
    if (m_entries.size() >= keptContexts)
        m_entries.erase(m_entries.begin());
    m_entries.push_back({key, std::move(context)});
    return m_entries.back().context.get();
}

Result<FramePtr> Scaler::convert(const AVFrame &picture, const ColorTags &from, QSize size,
    AVPixelFormat format, const ColorTags &to, Quality quality)
{
    Key key{picture.width, picture.height, withoutRangeInName(AVPixelFormat(picture.format)),
        size.width(), size.height(), format, from, to, quality};
    // RGB takes the coefficients of the YUV side.
    if (key.from.matrix == AVCOL_SPC_RGB)
        key.from.matrix = key.to.matrix;
    if (key.to.matrix == AVCOL_SPC_RGB)
        key.to.matrix = key.from.matrix;
    const auto context = contextFor(key);
    if (!context)
        return tl::unexpected(context.error());
    auto result = newPicture(size, format);
    if (!result)
        return result;
    if (sws_scale_frame(*context, result->get(), &picture) < 0)
        return fail(Error::Kind::Internal, QStringLiteral("the conversion of a picture failed"));
    return result;
}

} // namespace timeline::media
