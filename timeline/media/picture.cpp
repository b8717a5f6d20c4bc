// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/picture.h"

#include "timeline/media/pictureplanes.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace timeline::media {

using model::Conform;
using model::Error;
using model::fail;
using model::Result;

namespace {

using Quality = Scaler::Quality;

constexpr ColorTags rgbTags{
    AVCOL_SPC_RGB, AVCOL_RANGE_JPEG, AVCOL_PRI_UNSPECIFIED, AVCOL_TRC_UNSPECIFIED};

Result<> check(const VideoFrame &frame)
{
    if (frame.isNull() || frame.picture->width <= 0 || frame.picture->height <= 0
        || !frame.picture->data[0])
        return fail(Error::Kind::Damaged, QStringLiteral("there is no picture to convert"));
    const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(AVPixelFormat(frame.picture->format));
    if (!d || (d->flags & AV_PIX_FMT_FLAG_HWACCEL)
        || !sws_isSupportedInput(AVPixelFormat(frame.picture->format)))
        return fail(Error::Kind::NoDecoder, QStringLiteral("unknown pixel format"));
    return {};
}

// As it is shown: upright, square pixels. The frame's own size counts when it changes in mid-file.
QSizeF displaySize(const AVFrame &picture, const model::VideoInfo &info)
{
    if (QSize(picture.width, picture.height) == info.codedSize && !info.displaySize.isEmpty())
        return info.displaySize;
    const bool said = picture.sample_aspect_ratio.num > 0 && picture.sample_aspect_ratio.den > 0;
    const double aspect = said        ? av_q2d(picture.sample_aspect_ratio)
        : info.sampleAspect.isValid() ? info.sampleAspect.toDouble()
                                      : 1.0;
    const QSizeF size(picture.width * aspect, picture.height);
    return info.rotation % 180 == 0 ? size : size.transposed();
}

bool hasCrop(const Conform &conform)
{
    return conform.cropX != 0 || conform.cropY != 0 || conform.cropWidth != 1
        || conform.cropHeight != 1;
}

// The crop in stored pixels: it is given in the upright picture.
QRect cropOf(const AVFrame &picture, int rotation, const Conform &conform)
{
    double x = conform.cropX, y = conform.cropY, w = conform.cropWidth, h = conform.cropHeight;
    if (rotation == 90 || rotation == 270) {
        const double left = rotation == 90 ? y : 1 - y - h;
        const double top = rotation == 90 ? 1 - x - w : x;
        x = left;
        y = top;
        std::swap(w, h);
    } else if (rotation == 180) {
        x = 1 - x - w;
        y = 1 - y - h;
    }
    const auto side = [](double at, double length, int full) {
        const int first = std::clamp(int(std::lround(at * full)), 0, full - 1);
        const int last = std::clamp(int(std::lround((at + length) * full)), first + 1, full);
        return std::pair(first, last - first);
    };
    const auto [left, width] = side(x, w, picture.width);
    const auto [top, height] = side(y, h, picture.height);
    return {left, top, width, height};
}

int depthOf(int format)
{
    return av_pix_fmt_desc_get(AVPixelFormat(format))->comp[0].depth;
}

void forgetSource(AVFrame &frame)
{
    // The encoder decides on its own key frames and writes only what it is told.
    frame.pts = AV_NOPTS_VALUE;
    frame.pict_type = AV_PICTURE_TYPE_NONE;
    frame.sample_aspect_ratio = {1, 1};
    av_frame_remove_side_data(&frame, AV_FRAME_DATA_DISPLAYMATRIX);
}

void tag(AVFrame &frame, const ColorTags &tags)
{
    frame.colorspace = tags.matrix;
    frame.color_range = tags.range;
    frame.color_primaries = tags.primaries;
    frame.color_trc = tags.transfer;
}

QImage toQImage(FramePtr bgra)
{
    // Sources with alpha leave it in the fourth byte; a video picture has none.
    for (int y = 0; y < bgra->height; ++y) {
        auto *line = bgra->data[0] + std::ptrdiff_t(y) * bgra->linesize[0];
        for (int x = 0; x < bgra->width; ++x)
            line[4 * x + 3] = 0xff;
    }
    const AVFrame &frame = *bgra;
    const auto release = [](void *p) { FramePtr(static_cast<AVFrame *>(p)); };
    return QImage(frame.data[0], frame.width, frame.height, frame.linesize[0], QImage::Format_RGB32,
        release, bgra.release());
}

} // namespace

class PictureConverter::Private {
public:
    struct Source {
        FramePtr picture; // cropped
        ColorTags color;
    };

    Result<Source> prepare(
        const VideoFrame &frame, const model::VideoInfo &info, const Conform &conform);
    const ToneCurve &curve(const Conform &conform, AVColorTransferCharacteristic from,
        AVColorTransferCharacteristic to);
    Result<FramePtr> viaRgb(
        const Source &source, QSize size, const ToneCurve &tones, Quality quality);

    Scaler scaler;

private:
    struct KnownCurve {
        std::array<double, 3> gain, offset;
        bool match = false;
        AVColorTransferCharacteristic from, to;
        bool operator==(const KnownCurve &) const = default;
    };
    KnownCurve m_known{};
    std::optional<ToneCurve> m_curve;
};

Result<PictureConverter::Private::Source> PictureConverter::Private::prepare(
    const VideoFrame &frame, const model::VideoInfo &info, const Conform &conform)
{
    const AVFrame &picture = *frame.picture;
    Source source{nullptr, colorOf(picture, info)};
    if (!hasCrop(conform)) {
        source.picture.reset(av_frame_clone(&picture));
        if (!source.picture)
            return fail(Error::Kind::TooLarge, QStringLiteral("no memory for a picture"));
        return source;
    }
    const QRect rect = cropOf(picture, info.rotation, conform);
    auto part = [&]() -> Result<FramePtr> {
        if (canCrop(rect, AVPixelFormat(picture.format)))
            return cropped(picture, rect);
        // Not on whole chroma samples: give every pixel its own.
        const bool rgb = source.color.matrix == AVCOL_SPC_RGB;
        const AVPixelFormat full = rgb    ? AV_PIX_FMT_RGB48
            : depthOf(picture.format) > 8 ? AV_PIX_FMT_YUV444P16
                                          : AV_PIX_FMT_YUV444P;
        auto whole = scaler.convert(picture, source.color, {picture.width, picture.height}, full,
            source.color, Quality::Encoder);
        return whole ? cropped(**whole, rect) : std::move(whole);
    }();
    if (!part)
        return tl::unexpected(part.error());
    source.picture = std::move(*part);
    return source;
}

const ToneCurve &PictureConverter::Private::curve(
    const Conform &conform, AVColorTransferCharacteristic from, AVColorTransferCharacteristic to)
{
    const KnownCurve wanted{conform.gain, conform.offset, conform.colorMatch, from, to};
    if (!m_curve || !(m_known == wanted)) {
        m_curve.emplace(conform, from, to);
        m_known = wanted;
    }
    return *m_curve;
}

Result<FramePtr> PictureConverter::Private::viaRgb(
    const Source &source, QSize size, const ToneCurve &tones, Quality quality)
{
    auto rgb =
        scaler.convert(*source.picture, source.color, size, AV_PIX_FMT_RGB48, rgbTags, quality);
    if (rgb)
        applyCurve(**rgb, tones);
    return rgb;
}

QSize fitted(QSizeF whole, QSize most)
{
    if (!most.isEmpty() && (whole.width() > most.width() || whole.height() > most.height()))
        whole.scale(most, Qt::KeepAspectRatio);
    return {std::max(1, int(std::lround(whole.width()))),
        std::max(1, int(std::lround(whole.height())))};
}

PictureConverter::PictureConverter()
    : d(std::make_unique<Private>())
{
}

PictureConverter::~PictureConverter() = default;

Result<QImage> PictureConverter::toImage(
    const VideoFrame &frame, const model::VideoInfo &info, QSize size, const Conform &conform)
{
    if (auto ok = check(frame); !ok)
        return tl::unexpected(ok.error());
    QSizeF shown = displaySize(*frame.picture, info);
    shown = {shown.width() * conform.cropWidth, shown.height() * conform.cropHeight};
    const QSize upright = fitted(shown, size);
    const QSize stored = info.rotation % 180 != 0 ? upright.transposed() : upright;

    const auto source = d->prepare(frame, info, conform);
    if (!source)
        return tl::unexpected(source.error());
    const ToneCurve &tones = d->curve(conform, source->color.transfer, AVCOL_TRC_BT709);
    auto image = tones.changesNothing() || tones.isMatchOnly()
        ? d->scaler.convert(
            *source->picture, source->color, stored, AV_PIX_FMT_BGRA, rgbTags, Quality::Screen)
        : d->viaRgb(*source, stored, tones, Quality::Screen).and_then([&](const FramePtr &rgb) {
              return d->scaler.convert(
                  *rgb, rgbTags, stored, AV_PIX_FMT_BGRA, rgbTags, Quality::Screen);
          });
    if (image && tones.isMatchOnly())
        applyMatch(**image, conform);
    if (image && info.rotation != 0)
        image = rotated(**image, info.rotation);
    if (!image)
        return tl::unexpected(image.error());
    return toQImage(std::move(*image));
}

Result<FramePtr> PictureConverter::toFrame(const VideoFrame &frame, const model::VideoInfo &info,
    QSize size, AVPixelFormat format, const model::ColorInfo &color, const Conform &conform)
{
    if (auto ok = check(frame); !ok)
        return tl::unexpected(ok.error());
    if (size.isEmpty() || !sws_isSupportedOutput(format))
        return fail(Error::Kind::InvalidRequest, QStringLiteral("no such size or pixel format"));
    const auto source = d->prepare(frame, info, conform);
    if (!source)
        return tl::unexpected(source.error());
    const AVFrame &picture = *source->picture;
    const ColorTags from = source->color;
    const ColorTags to = colorFor(color, from, format);
    const ToneCurve &tones = d->curve(conform, from.transfer, to.transfer);
    const bool bothYuv = from.matrix != AVCOL_SPC_RGB && to.matrix != AVCOL_SPC_RGB;
    const bool rgb = !tones.changesNothing() || (bothYuv && from.matrix != to.matrix);
    const bool sameFormat = withoutRangeInName(AVPixelFormat(picture.format)) == format
        && from.range == to.range && QSize(picture.width, picture.height) == size;
    const QSize stored = info.rotation % 180 != 0 ? size.transposed() : size;

    Result<FramePtr> result = FramePtr(av_frame_clone(&picture));
    ColorTags now = from;
    if (rgb || (info.rotation != 0 && from.matrix == AVCOL_SPC_RGB)) {
        result = d->viaRgb(*source, stored, tones, Quality::Encoder);
        now = rgbTags;
    } else if (info.rotation != 0) {
        const AVPixelFormat full =
            depthOf(picture.format) > 8 ? AV_PIX_FMT_YUV444P16 : AV_PIX_FMT_YUV444P;
        result = d->scaler.convert(picture, from, stored, full, from, Quality::Encoder);
    }
    if (result && info.rotation != 0)
        result = rotated(**result, info.rotation);
    if (result && (rgb || info.rotation != 0 || !sameFormat))
        result = d->scaler.convert(**result, now, size, format, to, Quality::Encoder);
    if (!result || !*result)
        return result ? fail(Error::Kind::TooLarge, QStringLiteral("no memory for a picture"))
                      : std::move(result);
    (*result)->format = format;
    forgetSource(**result);
    tag(**result, to);
    return result;
}

} // namespace timeline::media
