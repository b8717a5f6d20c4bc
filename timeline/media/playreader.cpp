// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/playreader.h"

#include <algorithm>
#include <limits>

namespace timeline::media {

using Kind = model::Error::Kind;
using Use = FrameSource::Use;
using model::FrameIndex;
using model::FrameNumber;

namespace {

// The decoder for seeking has just decoded the frame where playing begins, so that it can go on at
// once; at the next entry point the faster one takes over.
constexpr std::int64_t headStart = 8;
// Pictures decoded ahead at a time, between those that are due.
constexpr std::int64_t few = 8;
// How far a cut is looked for.
constexpr std::int64_t inSight = 4096;

MediaFile fileOf(const Scene &scene, std::size_t pane, const PanePart &wanted)
{
    return scene.views[pane]->files.value(wanted.ref.media);
}

} // namespace

PlayReader::PlayReader(PictureCache &cache, SourcePool &sources)
    : m_cache(cache)
    , m_sources(sources)
{
}

void PlayReader::setTouched(std::function<void(FrameNumber)> touched)
{
    m_touched = std::move(touched);
}

// `opensOther`: where neither of the file's two decoders is near, the one that waits goes there.
model::Result<FrameSource *> PlayReader::nearest(
    const MediaFile &file, const PictureKey &wanted, bool opensOther)
{
    int &lane = m_lanes[wanted.file];
    auto best = m_sources.source(file, wanted.file, Use::Playback, lane);
    if (!best)
        return best;
    std::int64_t way = (*best)->distanceTo(wanted.frame);
    const bool opens = opensOther && way > few;
    FrameSource *waiting = m_sources.opened(wanted.file, Use::Playback, 1 - lane);
    if (!waiting && opens)
        waiting = m_sources.source(file, wanted.file, Use::Playback, 1 - lane).value_or(nullptr);
    if (waiting && (opens || waiting->distanceTo(wanted.frame) < way)) {
        lane = 1 - lane;
        best = waiting;
        way = waiting->distanceTo(wanted.frame);
    }
    FrameSource *seeking = m_sources.opened(wanted.file, Use::Seeking);
    if (seeking && seeking->distanceTo(wanted.frame) + headStart < way)
        best = seeking;
    return best;
}

// What comes out from the file's frame `from` on goes into the cache.
void PlayReader::keep(FrameSource &source, const PanePart &wanted, FrameNumber n, std::int64_t from)
{
    source.setObserver([this, wanted, n, from](const VideoFrame &seen) {
        if (seen.number.value < from)
            return;
        m_cache.insert({wanted.key.file, seen.number}, seen, seen.bytes());
        if (m_touched)
            m_touched(n + (seen.number - wanted.ref.frame));
    });
}

model::Result<VideoFrame> PlayReader::part(const Scene &scene, std::size_t pane,
    const PanePart &wanted, FrameNumber n, bool opensOther, FrameSource::OnTheWay onTheWay,
    const model::CancelToken &cancel)
{
    if (auto cached = m_cache.find(wanted.key))
        return *std::move(cached);
    const auto source = nearest(fileOf(scene, pane, wanted), wanted.key, opensOther);
    if (!source)
        return tl::unexpected(source.error());
    keep(**source, wanted, n, 0);
    auto frame = (*source)->frame(wanted.ref.frame, cancel, onTheWay);
    (*source)->setObserver({});
    return frame;
}

model::Result<DecodedFrame> PlayReader::picture(const Scene &scene, std::size_t pane, FrameNumber n,
    FrameSource::OnTheWay onTheWay, const model::CancelToken &cancel)
{
    const auto wanted = panePicture(scene, pane, n);
    if (!wanted)
        return model::fail(Kind::OutOfRange, QStringLiteral("there is no picture here"));
    auto own = part(scene, pane, *wanted, n, false, onTheWay, cancel);
    if (!own)
        return tl::unexpected(own.error());
    DecodedFrame frame{wanted->ref, std::move(*own)};
    if (!wanted->other)
        return frame;
    auto other = part(scene, pane, *wanted->other, n, wanted->isOfOneFile(), onTheWay, cancel);
    if (!other)
        return tl::unexpected(other.error());
    frame.mixedIn = {wanted->other->ref, wanted->share};
    frame.other = std::move(*other);
    return frame;
}

// The sequence frame near n that shows `fileFrame`; nothing behind a cut.
std::optional<FrameNumber> PlayReader::shownAs(
    const Scene &scene, const PanePicture &wanted, FrameNumber n, FrameNumber fileFrame) const
{
    const FrameNumber shown = n + (fileFrame - wanted.ref.frame);
    const auto there = panePicture(scene, 0, shown);
    const bool isIt = there && there->key == PictureKey{wanted.key.file, fileFrame};
    return isIt ? std::optional(shown) : std::nullopt;
}

std::optional<FrameNumber> PlayReader::referenceFrom(
    const Scene &scene, FrameNumber n, const model::CancelToken &cancel)
{
    const auto wanted = panePicture(scene, 0, n);
    if (!wanted)
        return std::nullopt;
    if (m_cache.contains(wanted->key))
        return n;
    const auto source =
        m_sources.source(fileOf(scene, 0, *wanted), wanted->key.file, Use::Playback);
    if (!source)
        return std::nullopt;
    m_lanes[wanted->key.file] = 0;
    keep(**source, *wanted, n, 0);
    const auto found = (*source)->referenceFrom(wanted->ref.frame, cancel);
    (*source)->setObserver({});
    return found ? shownAs(scene, *wanted, n, found->number) : std::nullopt;
}

std::optional<FrameNumber> PlayReader::keyBefore(const Scene &scene, FrameNumber n)
{
    const auto wanted = panePicture(scene, 0, n);
    if (!wanted)
        return std::nullopt;
    const MediaFile file = fileOf(scene, 0, *wanted);
    const auto &entries = file.index->entryPoints();
    const std::int64_t pts = file.index->at(wanted->ref.frame).pts;
    auto entry = std::ranges::upper_bound(entries, pts, {}, &FrameIndex::EntryPoint::pts);
    if (entry == entries.begin())
        return std::nullopt;
    --entry;
    const auto key = file.index->frameWithPts(entry->pts);
    const auto shown = key ? shownAs(scene, *wanted, n, *key) : std::nullopt;
    if (!shown || m_cache.contains({wanted->key.file, *key}))
        return shown;
    const auto source = m_sources.source(file, wanted->key.file, Use::Playback);
    const auto picture = source ? (*source)->keyFrameBefore(*key)
                                : model::Result<VideoFrame>(tl::unexpected(source.error()));
    if (!picture || picture->number != *key)
        return std::nullopt;
    m_cache.insert({wanted->key.file, *key}, *picture, picture->bytes());
    if (m_touched)
        m_touched(*shown);
    return shown;
}

std::optional<PlayReader::Stretch> PlayReader::stretchAt(
    const Scene &scene, FrameNumber n, std::int64_t end) const
{
    const auto wanted = panePicture(scene, 0, n);
    const auto index = wanted ? fileOf(scene, 0, *wanted).index : nullptr;
    if (!index)
        return std::nullopt;
    const std::int64_t ahead = (n - wanted->ref.frame); // of the file's numbers
    const auto &entries = index->entryPoints();
    auto next = std::ranges::upper_bound(
        entries, index->at(wanted->ref.frame).pts, {}, &FrameIndex::EntryPoint::pts);
    std::int64_t key = ahead;
    for (auto it = next; it != entries.begin();) {
        if (const auto frame = index->frameWithPts((--it)->pts)) {
            key = frame->value + ahead;
            break;
        }
    }
    while (next != entries.end() && !index->frameWithPts(next->pts))
        ++next; // hidden
    if (next != entries.end()) {
        const FrameNumber frame = *index->frameWithPts(next->pts);
        if (frame.value + ahead < end && shownAs(scene, *wanted, n, frame))
            return Stretch{key, frame.value + ahead};
    }
    for (std::int64_t cut = n.value + 1; cut <= n.value + inSight; ++cut) {
        if (cut >= end || !shownAs(scene, *wanted, n, FrameNumber{cut - ahead}))
            return Stretch{key, cut};
    }
    return std::nullopt;
}

bool PlayReader::approach(const Scene &scene, std::size_t pane, FrameNumber n, FrameNumber keepFrom,
    const model::CancelToken &cancel)
{
    const auto wanted = panePicture(scene, pane, n);
    if (!wanted || m_cache.contains(wanted->key))
        return false;
    const int lane = m_lanes.value(wanted->key.file);
    const auto source =
        m_sources.source(fileOf(scene, pane, *wanted), wanted->key.file, Use::Playback, lane);
    if (!source)
        return false;
    const std::int64_t rest = (*source)->distanceTo(wanted->ref.frame) - few;
    keep(**source, *wanted, n, (wanted->ref.frame - (n - keepFrom)).value);
    const auto frame =
        (*source)->frame(wanted->ref.frame - std::max<std::int64_t>(rest, 0), cancel);
    (*source)->setObserver({});
    // What the cache does not keep would be decoded without end.
    return frame && (rest > 0 || m_cache.contains(wanted->key));
}

bool PlayReader::standBy(
    const Scene &scene, std::size_t pane, FrameNumber n, const model::CancelToken &cancel)
{
    const auto picture = panePicture(scene, pane, n);
    if (!picture)
        return false;
    const PanePart &wanted = picture->other ? *picture->other : *picture;
    const int lane = 1 - m_lanes.value(wanted.key.file);
    const auto source =
        m_sources.source(fileOf(scene, pane, wanted), wanted.key.file, Use::Playback, lane);
    if (!source)
        return false;
    const std::int64_t way = (*source)->distanceTo(wanted.ref.frame);
    if (way <= 1)
        return false;
    const std::int64_t left = std::max<std::int64_t>(way - few, 1);
    return (*source)->frame(wanted.ref.frame - left, cancel).has_value();
}

} // namespace timeline::media
