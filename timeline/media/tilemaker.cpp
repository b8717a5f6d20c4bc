// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/tilemaker.h"

#include <algorithm>

namespace timeline::media {

namespace {

// Each open file costs a demuxer with its tables and a decoder with its pictures.
constexpr std::size_t maxOpen = 4;

QSize tileSize(const model::VideoInfo &video, int height)
{
    const QSize shown = video.displaySize;
    if (shown.isEmpty())
        return {height, height};
    const int width = int(std::int64_t(shown.width()) * height / shown.height());
    return {std::clamp(width, 1, height * 8), height};
}

MediaFile fileOf(const Scene &scene, const TileWish &wish)
{
    return scene.views.front()->files.value(wish.ref.media);
}

} // namespace

void TileMaker::keepOnly(const Scene &scene)
{
    m_sources.keepOnly(scene);
    m_open.remove_if([&scene](const Open &open) {
        return std::none_of(scene.serials.begin(), scene.serials.end(),
            [&open](quint64 used) { return used == open.file; });
    });
    for (Open &open : m_open) {
        const auto index = scene.indexOf(open.file);
        if (!index || open.index == index)
            continue;
        open.index = index;
        if (open.decoder)
            open.decoder->grow(index);
    }
}

TileDecoder *TileMaker::decoder(const MediaFile &file, quint64 serial)
{
    const auto found = std::ranges::find(m_open, serial, &Open::file);
    if (found != m_open.end()) {
        m_open.splice(m_open.begin(), m_open, found);
        return m_open.front().decoder.get();
    }
    auto opened = TileDecoder::open(file);
    m_open.push_front({serial, opened ? *std::move(opened) : nullptr, file.index});
    if (m_open.size() > maxOpen)
        m_open.pop_back();
    return m_open.front().decoder.get();
}

model::Result<QImage> TileMaker::scaled(
    const VideoFrame &picture, const MediaFile &file, const TileWish &wish)
{
    return m_converter.toImage(
        picture, file.info.video, tileSize(file.info.video, wish.key.height), wish.key.conform);
}

model::Result<QImage> TileMaker::key(const Scene &scene, const TileWish &wish, std::size_t entry)
{
    const MediaFile file = fileOf(scene, wish);
    TileDecoder *direct = decoder(file, wish.key.picture.file);
    if (!direct)
        return model::fail(
            model::Error::Kind::FrameMissing, QStringLiteral("no key frame by itself"));
    return direct->key(entry).and_then(
        [&](const VideoFrame &picture) { return scaled(picture, file, wish); });
}

model::Result<QImage> TileMaker::own(
    const Scene &scene, const TileWish &wish, const model::CancelToken &cancel)
{
    const MediaFile file = fileOf(scene, wish);
    const auto inSize = [&](const VideoFrame &picture) { return scaled(picture, file, wish); };
    TileDecoder *direct = wish.key.isLoose ? decoder(file, wish.key.picture.file) : nullptr;
    if (direct) {
        auto picture = direct->near(wish.key.picture.frame, cancel);
        if (picture || picture.error().kind == model::Error::Kind::Cancelled)
            return picture.and_then(inSize);
    }
    return m_sources.source(file, wish.key.picture.file, FrameSource::Use::Seeking)
        .and_then(
            [&](FrameSource *source) { return source->frame(wish.key.picture.frame, cancel); })
        .and_then(inSize);
}

} // namespace timeline::media
