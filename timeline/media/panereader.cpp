// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/panereader.h"

#include "timeline/media/videoimage.h"

#include <algorithm>

namespace timeline::media {

using Kind = model::Error::Kind;
using model::FrameNumber;

namespace {

std::optional<FrameNumber> keyFrameAtOrBefore(const model::FrameIndex &index, FrameNumber n)
{
    const auto &entries = index.entryPoints();
    auto it =
        std::ranges::upper_bound(entries, index.at(n).pts, {}, &model::FrameIndex::EntryPoint::pts);
    while (it != entries.begin()) {
        --it;
        if (const auto frame = index.frameWithPts(it->pts))
            return frame; // else it is hidden
    }
    return std::nullopt;
}

} // namespace

PaneReader::PaneReader(PictureCache &cache)
    : m_cache(cache)
{
}

void PaneReader::setTouched(std::function<void(FrameNumber)> touched)
{
    m_touched = std::move(touched);
}

void PaneReader::setScene(const Scene &scene)
{
    m_sources.keepOnly(scene);
}

model::Result<FrameSource *> PaneReader::sourceOf(
    const Scene &scene, std::size_t pane, const PanePart &part, int lane)
{
    return m_sources.source(scene.views[pane]->files.value(part.ref.media), part.key.file,
        FrameSource::Use::Seeking, lane);
}

model::Result<VideoFrame> PaneReader::decoded(model::Result<FrameSource *> source,
    const PanePart &part, FrameNumber n, FrameSource::OnTheWay onTheWay,
    const model::CancelToken &cancel)
{
    if (!source)
        return tl::unexpected(source.error());
    FrameSource &frames = **source;
    frames.setObserver([&](const VideoFrame &seen) {
        m_cache.insert({part.key.file, seen.number}, seen, seen.bytes());
        if (m_touched)
            m_touched(n + (seen.number - part.ref.frame));
    });
    auto frame = frames.frame(part.ref.frame, cancel, onTheWay);
    frames.setObserver({});
    return frame;
}

model::Result<DecodedFrame> PaneReader::picture(const Scene &scene, std::size_t pane, FrameNumber n,
    FrameSource::OnTheWay onTheWay, const model::CancelToken &cancel)
{
    const auto wanted = panePicture(scene, pane, n);
    if (!wanted)
        return model::fail(Kind::OutOfRange, QStringLiteral("there is no picture here"));
    const auto read = [&](const PanePart &part, int lane) -> model::Result<VideoFrame> {
        if (auto cached = m_cache.find(part.key))
            return *std::move(cached);
        return decoded(sourceOf(scene, pane, part, lane), part, n, onTheWay, cancel);
    };
    return read(*wanted, 0).and_then([&](VideoFrame own) -> model::Result<DecodedFrame> {
        DecodedFrame frame{wanted->ref, std::move(own)};
        if (!wanted->other)
            return frame;
        auto other = read(*wanted->other, wanted->isOfOneFile() ? 1 : 0);
        if (!other)
            return tl::unexpected(other.error());
        frame.mixedIn = {wanted->other->ref, wanted->share};
        frame.other = std::move(*other);
        return frame;
    });
}

std::optional<FrameNumber> PaneReader::keyFrame(const Scene &scene, std::size_t pane, FrameNumber n)
{
    const auto wanted = panePicture(scene, pane, n);
    if (!wanted)
        return std::nullopt;
    const MediaFile file = scene.views[pane]->files.value(wanted->ref.media);
    const auto key = file.index ? keyFrameAtOrBefore(*file.index, wanted->ref.frame) : std::nullopt;
    if (!key)
        return std::nullopt;
    const FrameNumber shown = n + (*key - wanted->ref.frame);
    // Behind a cut the key frame belongs to no frame of the sequence.
    const auto there = panePicture(scene, pane, shown);
    return there && there->key == PictureKey{wanted->key.file, *key} ? std::optional(shown)
                                                                     : std::nullopt;
}

void PaneReader::decodeKey(const Scene &scene, std::size_t pane, FrameNumber n)
{
    const auto wanted = panePicture(scene, pane, n);
    if (!wanted || m_cache.contains(wanted->key))
        return;
    const MediaFile file = scene.views[pane]->files.value(wanted->ref.media);
    if (!file.index || !file.index->at(wanted->ref.frame).isKey())
        return;
    auto opened = sourceOf(scene, pane, *wanted);
    if (!opened)
        return;
    const auto key = (*opened)->keyFrameBefore(wanted->ref.frame);
    if (!key)
        return;
    m_cache.insert({wanted->key.file, key->number}, *key, key->bytes());
    if (m_touched)
        m_touched(n + (key->number - wanted->ref.frame));
}

std::int64_t PaneReader::cost(const Scene &scene, std::size_t pane, FrameNumber n)
{
    const auto wanted = panePicture(scene, pane, n);
    const auto costOf = [&](const PanePart &part, int lane) -> std::int64_t {
        if (m_cache.contains(part.key))
            return 0;
        const auto opened = sourceOf(scene, pane, part, lane);
        return opened ? (*opened)->distanceTo(part.ref.frame) : 0;
    };
    if (!wanted)
        return 0;
    return costOf(*wanted, 0)
        + (wanted->other ? costOf(*wanted->other, wanted->isOfOneFile() ? 1 : 0) : 0);
}

model::Result<QVideoFrame> PaneReader::convert(
    const Scene &scene, std::size_t pane, const DecodedFrame &frame, QSize size)
{
    const auto image = m_maker.image(*scene.views[pane], frame, size);
    if (!image)
        return tl::unexpected(image.error());
    return toVideoFrame(*image);
}

} // namespace timeline::media
