// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/thumbnail.h"

#include <QImage>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace timeline::render {

Thumbnail thumbnailOf(std::vector<std::array<std::uint8_t, 3>> rgb)
{
    Thumbnail t;
    t.luma.reserve(rgb.size());
    for (const auto &c : rgb)
        t.luma.push_back(
            (0.2126F * float(c[0]) + 0.7152F * float(c[1]) + 0.0722F * float(c[2])) / 255.0F);
    t.rgb = std::move(rgb);
    return t;
}

Thumbnail thumbnailOf(const QImage &image)
{
    if (image.isNull())
        return {};
    const QImage small = image
                             .scaled(Thumbnail::width, Thumbnail::height, Qt::IgnoreAspectRatio,
                                 Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_RGB888);
    std::vector<std::array<std::uint8_t, 3>> rgb;
    rgb.reserve(Thumbnail::pixels);
    for (int y = 0; y < Thumbnail::height; ++y) {
        const uchar *line = small.constScanLine(y);
        for (std::size_t x = 0; x < Thumbnail::width; ++x)
            rgb.push_back({line[3 * x], line[3 * x + 1], line[3 * x + 2]});
    }
    return thumbnailOf(std::move(rgb));
}

double meanLuma(const Thumbnail &t)
{
    return t.isEmpty() ? 0
                       : std::accumulate(t.luma.begin(), t.luma.end(), 0.0) / double(t.luma.size());
}

double highestLuma(const Thumbnail &t)
{
    return t.isEmpty() ? 0 : double(*std::ranges::max_element(t.luma));
}

double lumaDifference(const Thumbnail &a, const Thumbnail &b)
{
    double sum = 0;
    for (std::size_t i = 0; i < Thumbnail::pixels; ++i)
        sum += double(std::abs(a.luma[i] - b.luma[i]));
    return sum / double(Thumbnail::pixels);
}

} // namespace timeline::render
