// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/takepicture.h"

#include "app/practice/blockletters.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <vector>

#include <QPoint>

namespace practice {

using timeline::media::FramePtr;
using timeline::model::Error;
using timeline::model::fail;
using timeline::model::Result;

namespace {

FramePtr newPicture(QSize size)
{
    FramePtr frame = timeline::media::makeFrame();
    if (!frame)
        return nullptr;
    frame->format = AV_PIX_FMT_YUV420P;
    frame->width = size.width();
    frame->height = size.height();
    if (av_frame_get_buffer(frame.get(), 0) < 0)
        return nullptr;
    return frame;
}

Plane planeOf(AVFrame &frame, std::size_t index)
{
    const QSize luma(frame.width, frame.height);
    const QSize chroma((frame.width + 1) / 2, (frame.height + 1) / 2);
    return {frame.data[index], frame.linesize[index], index == 0 ? luma : chroma};
}

void fillPlane(const Plane &plane, std::uint8_t value)
{
    for (int y = 0; y < plane.size.height(); ++y)
        std::memset(
            plane.data + std::ptrdiff_t(y) * plane.stride, value, std::size_t(plane.size.width()));
}

// Where a pixel of the turned picture, of `size`, lay before it was turned clockwise.
QPoint unturned(QPoint at, int rotation, QSize size)
{
    switch (rotation) {
    case 90:
        return {at.y(), size.width() - 1 - at.x()};
    case 180:
        return {size.width() - 1 - at.x(), size.height() - 1 - at.y()};
    case 270:
        return {size.height() - 1 - at.y(), at.x()};
    default:
        return at;
    }
}

// Copies `from` into the middle of `to`, turned clockwise.
void place(const Plane &from, int rotation, const Plane &to)
{
    const bool turned = rotation % 180 == 90;
    const int width = turned ? from.size.height() : from.size.width();
    const int height = turned ? from.size.width() : from.size.height();
    const int left = (to.size.width() - width) / 2;
    const int top = (to.size.height() - height) / 2;
    for (int y = 0; y < height; ++y) {
        std::uint8_t *line = to.data + std::ptrdiff_t(top + y) * to.stride + left;
        for (int x = 0; x < width; ++x) {
            const QPoint source = unturned({x, y}, rotation, {width, height});
            line[x] = from.data[std::ptrdiff_t(source.y()) * from.stride + source.x()];
        }
    }
}

QSize evenSize(QSize size)
{
    return {std::max(2, size.width() & ~1), std::max(2, size.height() & ~1)};
}

} // namespace

PictureShaper::PictureShaper(QSize display, int rotation, QSize target)
    : m_rotation(rotation)
    , m_target(target)
    , m_content(evenSize(display.scaled(target, Qt::KeepAspectRatio)))
{
    // A pixel of black at the edge, which comes of rounding, is no letterbox.
    if (std::abs(m_content.width() - target.width()) <= 2
        && std::abs(m_content.height() - target.height()) <= 2)
        m_content = target;
}

Result<FramePtr> PictureShaper::scaled(const AVFrame &picture)
{
    const QSize size = m_rotation % 180 == 90 ? m_content.transposed() : m_content;
    m_scaler.reset(sws_getCachedContext(m_scaler.release(), picture.width, picture.height,
        AVPixelFormat(picture.format), size.width(), size.height(), AV_PIX_FMT_YUV420P,
        SWS_BICUBIC | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
    FramePtr frame = newPicture(size);
    if (!m_scaler || !frame)
        return fail(Error::Kind::TooLarge, QStringLiteral("a picture that cannot be scaled"));
    const int range = picture.color_range == AVCOL_RANGE_JPEG ? 1 : 0;
    const int *matrix = sws_getCoefficients(picture.colorspace);
    sws_setColorspaceDetails(m_scaler.get(), matrix, range, matrix, range, 0, 1 << 16, 1 << 16);
    if (sws_scale(m_scaler.get(), picture.data, picture.linesize, 0, picture.height, frame->data,
            frame->linesize)
        <= 0)
        return fail(Error::Kind::Damaged, QStringLiteral("a picture that cannot be scaled"));
    return frame;
}

Result<FramePtr> PictureShaper::shape(const AVFrame &picture)
{
    auto content = scaled(picture);
    if (!content || (m_rotation == 0 && m_content == m_target))
        return content;
    FramePtr frame = newPicture(m_target);
    if (!frame)
        return fail(Error::Kind::TooLarge, QStringLiteral("no memory for a picture"));
    blacken(*frame);
    for (std::size_t i = 0; i < 3; ++i)
        place(planeOf(**content, i), m_rotation, planeOf(*frame, i));
    return frame;
}

void restyle(AVFrame &picture, double seconds)
{
    const Plane luma = planeOf(picture, 0);
    // One table over x + y: the bands run diagonally and a pixel costs one addition.
    const int period = std::max(16, luma.size.width() / 8);
    std::vector<int> light(std::size_t(luma.size.width() + luma.size.height()));
    for (std::size_t i = 0; i < light.size(); ++i) {
        const double phase = double(i) / period - seconds;
        light[i] = int(std::lround(56 * std::sin(2 * std::numbers::pi * phase)));
    }
    for (int y = 0; y < luma.size.height(); ++y) {
        std::uint8_t *line = luma.data + std::ptrdiff_t(y) * luma.stride;
        const int *row = light.data() + y;
        for (int x = 0; x < luma.size.width(); ++x)
            line[x] = std::uint8_t(std::clamp(line[x] + row[x], 16, 235));
    }
    // Opposite hues, and a tint so that grey pictures change as well.
    for (std::size_t i = 1; i < 3; ++i) {
        const Plane chroma = planeOf(picture, i);
        const int tint = i == 1 ? 24 : -20;
        for (int y = 0; y < chroma.size.height(); ++y) {
            std::uint8_t *line = chroma.data + std::ptrdiff_t(y) * chroma.stride;
            for (int x = 0; x < chroma.size.width(); ++x)
                line[x] = std::uint8_t(std::clamp(256 - line[x] + tint, 16, 240));
        }
    }
    const QRect box = drawBlockText(luma, "PRACTICE");
    for (std::size_t i = 1; i < 3; ++i) { // no colours behind the letters
        const Plane chroma = planeOf(picture, i);
        for (int y = box.top() / 2; y < (box.bottom() + 1) / 2; ++y) {
            std::uint8_t *line = chroma.data + std::ptrdiff_t(y) * chroma.stride;
            std::fill(line + box.left() / 2, line + (box.right() + 1) / 2, std::uint8_t(128));
        }
    }
}

void blacken(AVFrame &picture)
{
    fillPlane(planeOf(picture, 0), 16);
    fillPlane(planeOf(picture, 1), 128);
    fillPlane(planeOf(picture, 2), 128);
}

} // namespace practice
