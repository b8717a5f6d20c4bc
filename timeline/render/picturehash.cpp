// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/picturehash.h"

#include "timeline/media/ffmpeg.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <span>

namespace timeline::render {

namespace {

// The bytes of a picture that carry it: per plane so many rows of so many bytes.
struct Planes {
    struct Plane {
        const std::uint8_t *data = nullptr;
        std::ptrdiff_t stride = 0;
        std::size_t width = 0; // bytes
        int height = 0;

        std::span<const std::uint8_t> row(int y) const { return {data + y * stride, width}; }
    };
    std::array<Plane, 4> planes;
    std::span<const std::uint8_t> palette;
    int depth = 8;
};

std::optional<Planes> planesOf(const media::VideoFrame &frame)
{
    if (frame.isNull() || frame.picture->width <= 0 || frame.picture->height <= 0)
        return std::nullopt;
    const AVFrame &f = *frame.picture;
    const auto format = AVPixelFormat(f.format);
    const AVPixFmtDescriptor *description = av_pix_fmt_desc_get(format);
    std::array<int, 4> widths{};
    if (!description || (description->flags & AV_PIX_FMT_FLAG_HWACCEL)
        || av_image_fill_linesizes(widths.data(), format, f.width) < 0)
        return std::nullopt;
    Planes planes;
    planes.depth = description->comp[0].depth;
    const bool palette = description->flags & AV_PIX_FMT_FLAG_PAL;
    for (std::size_t i = 0; i < 4 && f.data[i]; ++i) {
        if (palette && i == 1) {
            planes.palette = {f.data[1], std::size_t(AVPALETTE_SIZE)};
            break;
        }
        const bool chroma = i == 1 || i == 2;
        const int height = chroma ? AV_CEIL_RSHIFT(f.height, description->log2_chroma_h) : f.height;
        planes.planes[i] = {f.data[i], f.linesize[i], std::size_t(std::max(widths[i], 0)), height};
    }
    return planes;
}

double squaredDifference(
    std::span<const std::uint8_t> a, std::span<const std::uint8_t> b, bool twoBytes)
{
    double sum = 0;
    if (!twoBytes) {
        std::int64_t whole = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const int d = int(a[i]) - int(b[i]);
            const int square = d * d;
            whole += square;
        }
        return double(whole);
    }
    for (std::size_t i = 0; i + 1 < a.size(); i += 2) {
        std::uint16_t x = 0, y = 0;
        std::memcpy(&x, &a[i], 2);
        std::memcpy(&y, &b[i], 2);
        const double d = double(x) - double(y);
        sum += d * d;
    }
    return sum;
}

} // namespace

QByteArray pictureMd5(const media::VideoFrame &frame)
{
    const auto planes = planesOf(frame);
    if (!planes)
        return {};
    QCryptographicHash hash(QCryptographicHash::Md5);
    const auto add = [&hash](std::span<const std::uint8_t> bytes) {
        hash.addData(QByteArray::fromRawData(
            reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())));
    };
    for (const Planes::Plane &plane : planes->planes) {
        for (int y = 0; plane.data && y < plane.height; ++y)
            add(plane.row(y));
    }
    if (!planes->palette.empty())
        add(planes->palette);
    return hash.result();
}

std::optional<double> picturePsnr(const media::VideoFrame &a, const media::VideoFrame &b)
{
    const auto pa = planesOf(a), pb = planesOf(b);
    if (!pa || !pb || a.picture->format != b.picture->format || a.picture->width != b.picture->width
        || a.picture->height != b.picture->height)
        return std::nullopt;
    const bool twoBytes = pa->depth > 8;
    double sum = 0, samples = 0;
    for (std::size_t i = 0; i < 4 && pa->planes[i].data && pb->planes[i].data; ++i) {
        const Planes::Plane &left = pa->planes[i], &right = pb->planes[i];
        for (int y = 0; y < left.height; ++y) {
            if (!std::ranges::equal(left.row(y), right.row(y)))
                sum += squaredDifference(left.row(y), right.row(y), twoBytes);
        }
        samples += double(left.width) * left.height / (twoBytes ? 2 : 1);
    }
    const bool samePalette = std::ranges::equal(pa->palette, pb->palette);
    if (sum <= 0 && samePalette)
        return identicalPsnr;
    const double peak = double((1LL << pa->depth) - 1);
    return samples > 0 && sum > 0 ? 10 * std::log10(peak * peak * samples / sum) : 0.0;
}

} // namespace timeline::render
