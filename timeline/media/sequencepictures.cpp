// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/sequencepictures.h"

#include "timeline/media/bars.h"
#include "timeline/media/colortags.h"
#include "timeline/media/ffmpeg.h"
#include "timeline/media/picturemix.h"

#include <memory>
#include <utility>

namespace timeline::media {

using model::Error;
using model::fail;
using model::Result;

namespace {

// What the sequence's own pictures are taken for when nothing says it: a take that says something
// else has to become that.
model::ColorInfo filled(model::ColorInfo color, const SequenceView &view)
{
    const model::ColorInfo &own = view.project.sequence.format.color;
    const MediaFile *source = sourceFile(view);
    const model::VideoInfo *video = source ? &source->info.video : nullptr;
    const auto fill = [](QString &field, const QString &value) {
        if (field.isEmpty())
            field = value;
    };
    fill(color.matrix, own.matrix);
    fill(color.range, own.range);
    fill(color.primaries, own.primaries);
    fill(color.transfer, own.transfer);
    if (video) {
        const bool isYuv = video->pixelFormat.startsWith(QLatin1String("yuv"));
        const bool isSmall = isYuv && video->codedSize.height() < 720;
        const bool isFull = video->pixelFormat.startsWith(QLatin1String("yuvj"));
        fill(color.matrix, isSmall ? QStringLiteral("smpte170m") : QStringLiteral("bt709"));
        fill(color.range, isFull ? QStringLiteral("pc") : QStringLiteral("tv"));
    }
    return color;
}

bool isWhole(const model::Conform &c)
{
    return c.cropX == 0 && c.cropY == 0 && c.cropWidth == 1 && c.cropHeight == 1;
}

// As the sequence's source stores its pictures, so that a mix is what an encoder would be given;
// with all of the colour where it is made smaller.
AVPixelFormat formatForMix(const SequenceView &view, bool isSmaller)
{
    const MediaFile *source = sourceFile(view);
    const QByteArray name = source ? source->info.video.pixelFormat.toLatin1() : QByteArray();
    const AVPixelFormat own = withoutRangeInName(av_get_pix_fmt(name.constData()));
    const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(own);
    const bool isDeep = d && d->comp[0].depth > 8;
    if (isSmaller || !canMix(own) || !sws_isSupportedOutput(own))
        return isDeep ? AV_PIX_FMT_YUV444P16 : AV_PIX_FMT_YUV444P;
    return own;
}

} // namespace

std::size_t DecodedFrame::bytes() const
{
    return picture.bytes() + other.bytes();
}

Result<QImage> SequencePictures::image(
    const SequenceView &view, const DecodedFrame &frame, QSize size)
{
    if (frame.isMixed())
        return mixedImage(view, frame, size);
    const One one{view, frame.ref, frame.picture};
    auto image = m_converter.toImage(frame.picture, one.info(), size, one.take().conform);
    if (image && needsBars(view, frame.ref))
        image = withBars(*image, view.project.sequence.format.size);
    return image;
}

Result<QImage> SequencePictures::mixedImage(
    const SequenceView &view, const DecodedFrame &frame, QSize size)
{
    const model::SequenceFormat &format = view.project.sequence.format;
    const QSize target = fitted(format.size, size);
    auto mix =
        this->frame(view, frame, target, formatForMix(view, target != format.size), format.color);
    if (!mix)
        return tl::unexpected(mix.error());
    model::VideoInfo info;
    info.codedSize = info.displaySize = target;
    const std::shared_ptr<const AVFrame> picture = std::move(*mix);
    return m_converter.toImage({picture, frame.picture.number, frame.picture.pts}, info, target);
}

Result<FramePtr> SequencePictures::frame(const SequenceView &view, const DecodedFrame &frame,
    QSize size, AVPixelFormat format, const model::ColorInfo &color)
{
    auto own = conformed({view, frame.ref, frame.picture}, size, format, color);
    if (!own || !frame.isMixed())
        return own;
    const auto other = conformed({view, frame.mixedIn.ref, frame.other}, size, format, color);
    return other ? mixed(**own, **other, frame.mixedIn.share) : tl::unexpected(other.error());
}

Result<FramePtr> SequencePictures::conformed(
    const One &one, QSize size, AVPixelFormat format, const model::ColorInfo &color)
{
    const model::VideoInfo info = one.info();
    const QSize inside = needsBars(one.view, one.ref) ? insideBars(info.displaySize, size) : size;
    auto frame = m_converter.toFrame(
        one.picture, info, inside, format, filled(color, one.view), one.take().conform);
    return frame && inside != size ? withBars(**frame, size) : std::move(frame);
}

Result<FramePtr> SequencePictures::codedFrame(
    const SequenceView &view, const DecodedFrame &frame, const CodedFormat &as)
{
    auto own = stored({view, frame.ref, frame.picture}, as);
    if (!own || !frame.isMixed())
        return own;
    const auto other = stored({view, frame.mixedIn.ref, frame.other}, as);
    return other ? mixed(**own, **other, frame.mixedIn.share) : tl::unexpected(other.error());
}

Result<FramePtr> SequencePictures::stored(const One &one, const CodedFormat &as)
{
    const model::Conform &conform = one.take().conform;
    if (one.take().isOriginal() && conform == model::Conform()) {
        const AVFrame &decoded = *one.picture.picture;
        if (QSize(decoded.width, decoded.height) != as.size || decoded.format != as.format)
            return fail(Error::Kind::InvalidRequest,
                QStringLiteral("the pictures change their size or format on the way"));
        return asDecoded(decoded);
    }
    model::VideoInfo info = one.info();
    CodedFormat wanted = as;
    // Stored alike: turning it upright and back would only blur it.
    if (info.rotation == as.rotation && info.codedSize == as.size && isWhole(conform)) {
        info.rotation = wanted.rotation = 0;
        info.displaySize = info.codedSize;
    }
    return m_turner.store(wanted, [&](QSize size, AVPixelFormat format) {
        return m_converter.toFrame(
            one.picture, info, size, format, filled(as.color, one.view), conform);
    });
}

} // namespace timeline::media
