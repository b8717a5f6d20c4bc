// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/resultreader.h"

#include "timeline/media/audiosource.h"
#include "timeline/media/framesource.h"
#include "timeline/media/picture.h"
#include "timeline/render/loudness.h"

#include <QImage>

#include <algorithm>
#include <cmath>
#include <functional>

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

namespace {

using Samples = std::span<const float>;

// Gives `use` the stereo sound of `range`, piece by piece.
model::Result<> readSound(media::AudioSource &source, model::TimeRange range,
    const std::function<void(Samples)> &use, const model::CancelToken &cancel)
{
    const model::Rational sample{1, soundRate};
    const std::int64_t end = model::toTicks(range.end, sample);
    std::vector<float> block(std::size_t(soundBlock * soundChannels));
    for (std::int64_t at = model::toTicks(range.begin, sample); at < end; at += soundBlock) {
        if (cancel.isCancelled())
            return fail(Error::Kind::Cancelled);
        const std::size_t samples = std::size_t(std::min(soundBlock, end - at) * soundChannels);
        const std::span<float> part(block.data(), samples);
        if (const auto read = source.read(at, part); !read)
            return read;
        use(part);
    }
    return {};
}

} // namespace

model::Result<double> peakOf(
    const media::MediaFile &file, model::TimeRange range, const model::CancelToken &cancel)
{
    if (file.info.audio.empty() || range.isEmpty())
        return 0.0;
    const auto source = media::AudioSource::open(file, 0, soundRate, soundChannels);
    if (!source)
        return tl::unexpected(source.error());
    double peak = 0;
    const auto read = readSound(
        **source, range,
        [&](Samples part) {
            for (const float v : part)
                peak = std::max(peak, std::abs(double(v)));
        },
        cancel);
    return read.map([&] { return peak; });
}

model::Result<std::optional<double>> loudnessOf(const media::MediaFile &file,
    std::span<const model::TimeRange> ranges, const model::CancelToken &cancel)
{
    static_assert(soundRate == LoudnessMeter::rate && soundChannels == 2);
    if (file.info.audio.empty())
        return std::nullopt;
    const auto source = media::AudioSource::open(file, 0, soundRate, soundChannels);
    if (!source)
        return tl::unexpected(source.error());
    LoudnessMeter meter;
    for (const model::TimeRange &range : ranges) {
        meter.startPiece();
        const auto read = readSound(
            **source, range, [&](Samples part) { meter.add(part); }, cancel);
        if (!read)
            return tl::unexpected(read.error());
    }
    return meter.loudness();
}

} // namespace timeline::render
