// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/panereader.h"

#include "timeline/media/bars.h"
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

model::Result<VideoFrame> PaneReader::picture(const Scene &scene, std::size_t pane, FrameNumber n,
    FrameSource::OnTheWay onTheWay, const model::CancelToken &cancel)
{
    const auto wanted = panePicture(scene, pane, n);
    if (!wanted)
        return model::fail(Kind::OutOfRange, QStringLiteral("there is no picture here"));
    if (auto cached = m_cache.find(wanted->key))
        return *std::move(cached);
    const MediaFile file = scene.views[pane]->files.value(wanted->ref.media);
    auto opened = m_sources.source(file, wanted->key.file, FrameSource::Use::Seeking);
    if (!opened)
        return tl::unexpected(opened.error());
    FrameSource &frames = **opened;
    frames.setObserver([&](const VideoFrame &seen) {
        m_cache.insert({wanted->key.file, seen.number}, seen, seen.bytes());
        if (m_touched)
            m_touched(n + (seen.number - wanted->ref.frame));
    });
    auto frame = frames.frame(wanted->ref.frame, cancel, onTheWay);
    frames.setObserver({});
    return frame;
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
    auto opened = m_sources.source(file, wanted->key.file, FrameSource::Use::Seeking);
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
    if (!wanted || m_cache.contains(wanted->key))
        return 0;
    const MediaFile file = scene.views[pane]->files.value(wanted->ref.media);
    const auto opened = m_sources.source(file, wanted->key.file, FrameSource::Use::Seeking);
    return opened ? (*opened)->distanceTo(wanted->ref.frame) : 0;
}

model::Result<QVideoFrame> PaneReader::convert(const Scene &scene, std::size_t pane,
    const model::PictureRef &ref, const VideoFrame &picture, QSize size)
{
    const SequenceView &view = *scene.views[pane];
    const model::Take *take = view.project.findTake(ref.take);
    auto image = m_converter.toImage(picture, view.files.value(ref.media).info.video, size,
        take ? take->conform : model::Conform{});
    if (!image)
        return tl::unexpected(image.error());
    if (needsBars(view, ref))
        image = withBars(*image, view.project.sequence.format.size);
    return toVideoFrame(*image);
}

} // namespace timeline::media
