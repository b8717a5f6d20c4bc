// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/resultreader.h"

#include "timeline/media/audiosource.h"
#include "timeline/media/framesource.h"
#include "timeline/media/picture.h"

#include <QImage>

#include <algorithm>
#include <cmath>

namespace timeline::render {

using model::Error;
using model::fail;

namespace {

// Twice a thumbnail: the scaler's last halving is left to the smooth one, whatever the crop.
constexpr QSize readSize{2 * Thumbnail::width, 2 * Thumbnail::height};
constexpr int soundRate = 48000;
constexpr int soundChannels = 2;
constexpr std::int64_t soundBlock = 4096;

model::Result<Thumbnail> thumbnailOfFrame(media::FrameSource &source,
    media::PictureConverter &converter, model::FrameNumber n, const model::VideoInfo &info,
    const model::Conform &crop, const model::CancelToken &cancel)
{
    const auto frame = source.frame(n, cancel);
    if (!frame)
        return tl::unexpected(frame.error());
    return converter.toImage(*frame, info, readSize, crop).map([](const QImage &image) {
        return thumbnailOf(image);
    });
}

} // namespace

model::Result<std::vector<Thumbnail>> readThumbnails(const media::MediaFile &file,
    std::int64_t count, const model::Conform &crop, const model::Progress &progress,
    const model::CancelToken &cancel)
{
    const auto source = media::FrameSource::open(file, media::FrameSource::Use::Playback);
    if (!source)
        return tl::unexpected(source.error());
    media::PictureConverter converter;
    std::vector<Thumbnail> pictures;
    Error first;
    bool any = false;
    for (std::int64_t n = 0; n < count; ++n) {
        if (cancel.isCancelled())
            return fail(Error::Kind::Cancelled);
        const auto picture =
            thumbnailOfFrame(**source, converter, {n}, file.info.video, crop, cancel);
        if (!picture && n == 0)
            first = picture.error();
        any = any || picture;
        pictures.push_back(picture.value_or(Thumbnail{}));
        if (progress)
            progress(double(n + 1) / double(count));
    }
    if (!any && count > 0)
        return tl::unexpected(first);
    return pictures;
}

model::Result<double> peakOf(
    const media::MediaFile &file, model::TimeRange range, const model::CancelToken &cancel)
{
    if (file.info.audio.empty() || range.isEmpty())
        return 0.0;
    const auto source = media::AudioSource::open(file, 0, soundRate, soundChannels);
    if (!source)
        return tl::unexpected(source.error());
    const model::Rational sample{1, soundRate};
    const std::int64_t end = model::toTicks(range.end, sample);
    std::vector<float> block(std::size_t(soundBlock * soundChannels));
    double peak = 0;
    for (std::int64_t at = model::toTicks(range.begin, sample); at < end; at += soundBlock) {
        if (cancel.isCancelled())
            return fail(Error::Kind::Cancelled);
        const std::size_t samples = std::size_t(std::min(soundBlock, end - at) * soundChannels);
        const std::span<float> part(block.data(), samples);
        if (const auto read = (*source)->read(at, part); !read)
            return tl::unexpected(read.error());
        for (const float v : part)
            peak = std::max(peak, std::abs(double(v)));
    }
    return peak;
}

} // namespace timeline::render
