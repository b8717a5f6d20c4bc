// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/surroundings.h"

#include "timeline/media/cachefocus.h"

#include <algorithm>

namespace timeline::media {

using model::FrameNumber;

namespace {

// Below that many pictures to decode the exact one is there soon enough without a stand-in.
constexpr std::int64_t soonEnough = 12;
// So many frames beside the wished one a cached picture still tells where one is.
constexpr std::int64_t nearEnough = 12;
// A stand-in for several panes may cost that many pictures at most.
constexpr std::int64_t worthIt = 24;
// Who goes back by no more than that steps or drags through the frames one by one.
constexpr std::int64_t stepsBack = 64;
// Made ready while nothing is wished: some seconds where the playhead goes, less behind it.
constexpr std::int64_t mostAhead = 120;
constexpr std::int64_t mostBehind = 48;

} // namespace

Surroundings::Surroundings(PictureCache &cache, PaneReader &reader)
    : m_cache(cache)
    , m_reader(reader)
{
}

FrameSource::OnTheWay Surroundings::moveTo(const Scene &scene, FrameNumber n)
{
    const std::int64_t moved = n - m_place;
    if (moved != 0)
        m_direction = moved > 0 ? 1 : -1;
    m_place = n;
    CacheFocus focus{{}, m_direction};
    for (std::size_t i = 0; i < scene.views.size(); ++i) {
        const auto picture = panePicture(scene, i, n);
        if (picture)
            focus.places.push_back({picture->key.file, picture->key.frame.value});
        if (picture && picture->other)
            focus.places.push_back({picture->other->key.file, picture->other->key.frame.value});
    }
    m_cache.setFarness([focus = std::move(focus)](const PictureKey &key) {
        return focus.farness(key.file, key.frame.value);
    });
    return moved < 0 && moved >= -stepsBack ? FrameSource::OnTheWay::DecodeMany
                                            : FrameSource::OnTheWay::DecodeFew;
}

std::int64_t Surroundings::cost(const Scene &scene, FrameNumber n)
{
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < scene.views.size(); ++i)
        sum += m_reader.cost(scene, i, n);
    return sum;
}

std::optional<FrameNumber> Surroundings::nearestReady(const Scene &scene, FrameNumber n) const
{
    for (std::int64_t distance = 1; distance <= nearEnough; ++distance) {
        for (const std::int64_t side : {-distance, distance}) {
            if (isCached(scene, n + side, m_cache))
                return n + side;
        }
    }
    return std::nullopt;
}

// The key frames of two panes seldom lie at the same place: the one whose place costs the other
// pane least.
std::optional<FrameNumber> Surroundings::cheapBefore(const Scene &scene, FrameNumber n)
{
    std::optional<FrameNumber> best;
    std::int64_t least = std::min(worthIt, cost(scene, n) / 2);
    for (std::size_t i = 0; i < scene.views.size(); ++i) {
        const auto key = m_reader.keyFrame(scene, i, n);
        const std::int64_t costs = key ? cost(scene, *key) : least + 1;
        if (costs <= least) {
            best = key;
            least = costs;
        }
    }
    return best;
}

std::optional<FrameNumber> Surroundings::standIn(const Scene &scene, FrameNumber n)
{
    if (isCached(scene, n, m_cache) || cost(scene, n) <= soonEnough)
        return std::nullopt;
    if (const auto ready = nearestReady(scene, n))
        return ready;
    const auto cheap = cheapBefore(scene, n);
    for (std::size_t i = 0; cheap && i < scene.views.size(); ++i)
        m_reader.decodeKey(scene, i, *cheap);
    return cheap;
}

void Surroundings::rest(const ScenePtr &scene, FrameNumber n, std::size_t bytes)
{
    m_scene = scene;
    m_place = n;
    m_bytes = bytes;
}

std::optional<FrameNumber> Surroundings::nextToPrepare() const
{
    if (!m_scene || m_bytes == 0)
        return std::nullopt;
    const auto room = std::int64_t(m_cache.budget() / m_bytes);
    const std::int64_t next = media::nextToPrepare(m_place.value, m_direction,
        std::min(mostAhead, room / 2), std::min(mostBehind, room / 4), m_scene->count(),
        [this](std::int64_t n) { return isCached(*m_scene, {n}, m_cache); });
    return next >= 0 ? std::optional(FrameNumber{next}) : std::nullopt;
}

void Surroundings::prepare(FrameNumber n, const model::CancelToken &cancel)
{
    const ScenePtr scene = m_scene;
    for (std::size_t i = 0; i < scene->views.size() && !cancel.isCancelled(); ++i) {
        const auto picture =
            m_reader.picture(*scene, i, n, FrameSource::OnTheWay::DecodeMany, cancel);
        if (!picture)
            break;
    }
    // It cannot be had, or it is the first to go again.
    if (!cancel.isCancelled() && !isCached(*scene, n, m_cache))
        stopPreparing();
}

} // namespace timeline::media
