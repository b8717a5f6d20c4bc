// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/bars.h"

#include "timeline/media/ffmpeg.h"
#include "timeline/media/pictureplanes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timeline::media {

namespace {

// Of the length of a side: less is rounding.
constexpr double negligible = 0.01;

bool isAlike(QSize a, QSize b)
{
    const double ratio = double(a.width()) * b.height() / (double(b.width()) * a.height());
    return std::abs(ratio - 1) <= negligible;
}

} // namespace

bool needsBars(const SequenceView &view, const model::PictureRef &ref)
{
    const model::Take *take = view.project.findTake(ref.take);
    const auto file = view.files.constFind(ref.media);
    if (!take || !take->isOriginal() || file == view.files.constEnd())
        return false;
    const QSize shown = file->info.video.displaySize, whole = view.project.sequence.format.size;
    return !shown.isEmpty() && !whole.isEmpty() && !isAlike(shown, whole);
}

QSize insideBars(QSize picture, QSize whole)
{
    if (picture.isEmpty() || whole.isEmpty() || isAlike(picture, whole))
        return whole;
    const QSizeF fitted = QSizeF(picture).scaled(whole, Qt::KeepAspectRatio);
    const auto pairs = [](double side, int most) {
        return std::clamp(2 * int(std::lround(side / 2)), 2, std::max(most, 2));
    };
    return {pairs(fitted.width(), whole.width()), pairs(fitted.height(), whole.height())};
}

model::Result<FramePtr> withBars(const AVFrame &content, QSize size)
{
    auto whole = newPicture(size, AVPixelFormat(content.format));
    if (!whole || av_frame_copy_props(whole->get(), &content) < 0)
        return model::fail(model::Error::Kind::TooLarge, QStringLiteral("no memory for a picture"));
    AVFrame &frame = **whole;
    const auto format = AVPixelFormat(frame.format);
    const ptrdiff_t lines[4] = {
        frame.linesize[0], frame.linesize[1], frame.linesize[2], frame.linesize[3]};
    if (av_image_fill_black(frame.data, lines, format, frame.color_range, frame.width, frame.height)
        < 0)
        return model::fail(
            model::Error::Kind::InvalidRequest, QStringLiteral("no such size or pixel format"));
    const AVPixFmtDescriptor &d = *av_pix_fmt_desc_get(format);
    // On whole chroma samples.
    const int x = (frame.width - content.width) / 2 >> d.log2_chroma_w << d.log2_chroma_w;
    const int y = (frame.height - content.height) / 2 >> d.log2_chroma_h << d.log2_chroma_h;
    std::uint8_t *to[4] = {};
    for (int c = 0; c < d.nb_components; ++c) {
        const AVComponentDescriptor &part = d.comp[c];
        const bool isChroma = (c == 1 || c == 2) && !(d.flags & AV_PIX_FMT_FLAG_RGB);
        const int left = isChroma ? x >> d.log2_chroma_w : x;
        const int top = isChroma ? y >> d.log2_chroma_h : y;
        to[part.plane] = frame.data[part.plane] + std::ptrdiff_t(top) * frame.linesize[part.plane]
            + std::ptrdiff_t(left) * part.step;
    }
    const std::uint8_t *from[4] = {
        content.data[0], content.data[1], content.data[2], content.data[3]};
    av_image_copy(
        to, frame.linesize, from, content.linesize, format, content.width, content.height);
    return whole;
}

QImage withBars(const QImage &image, QSize sequence)
{
    if (image.isNull() || sequence.isEmpty() || isAlike(image.size(), sequence))
        return image;
    const QSizeF whole = QSizeF(sequence).scaled(image.size(), Qt::KeepAspectRatioByExpanding);
    QImage canvas(
        int(std::lround(whole.width())), int(std::lround(whole.height())), QImage::Format_RGB32);
    canvas.fill(Qt::black);
    QPainter painter(&canvas);
    painter.drawImage(
        (canvas.width() - image.width()) / 2, (canvas.height() - image.height()) / 2, image);
    return canvas;
}

} // namespace timeline::media
