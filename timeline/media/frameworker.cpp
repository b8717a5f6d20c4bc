// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/frameworker.h"

#include "timeline/media/cachebudget.h"

#include <QThread>

#include <algorithm>
#include <iterator>
#include <utility>

namespace timeline::media {

using Kind = model::Error::Kind;
using model::FrameNumber;

namespace {

constexpr std::size_t playbackAhead = 12;
// So many wait before the clock begins.
constexpr std::size_t playbackBegin = 3;
// The stripe of the cache is looked up on the GUI thread.
constexpr std::size_t maxTouched = 20'000;

} // namespace

FrameWorker::FrameWorker(Callbacks callbacks)
    : m_callbacks(std::move(callbacks))
    , m_cache(defaultCacheBudget())
    , m_playback(playbackAhead)
    , m_reader(m_cache)
    , m_around(m_cache, m_reader)
    , m_playReader(m_cache, m_reader.sources())
    , m_play(m_cache, m_playReader, playbackAhead)
{
    m_reader.setTouched([this](FrameNumber n) { touch(n); });
    m_playReader.setTouched([this](FrameNumber n) { touch(n); });
    m_thread = std::thread([this] { run(); });
}

FrameWorker::~FrameWorker()
{
    m_playback.stop();
    m_slot.close();
    cancelInFlight();
    m_thread.join();
}

void FrameWorker::touch(FrameNumber n)
{
    const std::lock_guard lock(m_mutex);
    m_touched.insert(n.value);
    if (m_touched.size() <= maxTouched)
        return;
    // What lies farthest from here is the first to be gone.
    const bool isLeftFarther = n.value - *m_touched.begin() > *m_touched.rbegin() - n.value;
    m_touched.erase(isLeftFarther ? m_touched.begin() : std::prev(m_touched.end()));
}

void FrameWorker::setScene(ScenePtr scene)
{
    m_playback.stop();
    use(std::move(scene));
}

void FrameWorker::changeScene(ScenePtr scene)
{
    use(std::move(scene));
    m_playback.renew();
    m_slot.poke();
}

void FrameWorker::use(ScenePtr scene)
{
    const QHash<model::MediaId, quint64> used = scene->serials;
    {
        const std::lock_guard lock(m_mutex);
        m_scene = std::move(scene);
        m_inFlight.cancel.cancel();
    }
    m_cache.eraseIf([&used](const PictureKey &key) {
        return std::none_of(
            used.begin(), used.end(), [&key](quint64 file) { return file == key.file; });
    });
    m_slot.poke();
}

void FrameWorker::setPictureSize(QSize size)
{
    const std::lock_guard lock(m_mutex);
    m_size = size;
}

void FrameWorker::setCacheBudget(std::size_t bytes)
{
    m_cache.setBudget(bytes);
}

FrameWorker::Wish FrameWorker::wishFor(FrameNumber frame) const
{
    const std::lock_guard lock(m_mutex);
    return {frame, m_scene, m_size};
}

void FrameWorker::request(FrameNumber frame)
{
    const Wish wish = wishFor(frame);
    if (!wish.scene)
        return;
    m_slot.put(wish);
    const std::lock_guard lock(m_mutex);
    if (m_inFlight.mayBeReplaced && m_inFlight.wish != wish)
        m_inFlight.cancel.cancel();
}

void FrameWorker::startPlayback(
    FrameNumber frame, int step, const std::optional<model::FrameRange> &loop)
{
    const Wish wish = wishFor(frame);
    const std::int64_t count = wish.scene ? wish.scene->count() : 0;
    FrameOrder frames{0, count, false};
    if (loop && loop->contains(frame))
        frames = {loop->begin.value, std::min(loop->end.value, count), true};
    m_playback.start(frame.value, step, frames);
    cancelPreparing();
    m_slot.poke();
}

void FrameWorker::stopPlayback()
{
    m_playback.stop();
    m_slot.poke();
}

bool FrameWorker::isPlaybackReady() const
{
    return m_playback.isReady(playbackBegin);
}

std::optional<Pictures> FrameWorker::takeForPlayback(std::int64_t place)
{
    auto pictures = m_playback.take(place);
    m_slot.poke();
    return pictures;
}

model::CancelToken FrameWorker::begin(std::optional<Wish> wish)
{
    const std::lock_guard lock(m_mutex);
    m_inFlight = {model::CancelToken(), std::move(wish), false};
    return m_inFlight.cancel;
}

// A newer wish may break off what is being decoded, since something was shown for it already.
void FrameWorker::allowReplacing()
{
    const bool isOutdated = m_slot.hasWish();
    const std::lock_guard lock(m_mutex);
    m_inFlight.mayBeReplaced = true;
    if (isOutdated)
        m_inFlight.cancel.cancel();
}

void FrameWorker::cancelInFlight()
{
    const std::lock_guard lock(m_mutex);
    m_inFlight.cancel.cancel();
}

void FrameWorker::cancelPreparing()
{
    const std::lock_guard lock(m_mutex);
    if (m_inFlight.mayBeReplaced && !m_inFlight.wish)
        m_inFlight.cancel.cancel();
}

void FrameWorker::run()
{
    while (m_slot.wait()) {
        for (;;) {
            const Wish now = wishFor({});
            if (now.scene && now.scene != m_shown) {
                m_shown = now.scene;
                m_reader.setScene(*m_shown);
                m_around.stopPreparing();
            }
            if (const auto wish = m_slot.take())
                serve(*wish);
            else if (!m_shown || (!playOn() && !prepare()))
                break;
        }
    }
}

void FrameWorker::serve(const Wish &wish)
{
    const model::CancelToken cancel = begin(wish);
    const FrameSource::OnTheWay onTheWay = m_around.moveTo(*wish.scene, wish.frame);
    if (const auto nearby = m_around.standIn(*wish.scene, wish.frame)) {
        Pictures pictures =
            decode({*nearby, wish.scene, wish.size}, FrameSource::OnTheWay::DecodeFew, cancel);
        pictures.exact = *nearby == wish.frame;
        m_callbacks.deliver(std::move(pictures));
        allowReplacing();
    }
    Pictures pictures = decode(wish, onTheWay, cancel);
    begin(std::nullopt);
    if (!cancel.isCancelled()) {
        m_callbacks.deliver(std::move(pictures));
        m_around.rest(wish.scene, wish.frame, m_bytes);
    }
    m_callbacks.cacheChanged();
}

// One more frame of those that are likely to be wished next; false when there is nothing to do.
bool FrameWorker::prepare()
{
    const auto next = m_around.nextToPrepare();
    if (!next || m_slot.isClosed()) {
        m_around.stopPreparing();
        return false;
    }
    const model::CancelToken cancel = begin(std::nullopt);
    allowReplacing();
    m_around.prepare(*next, cancel);
    begin(std::nullopt);
    if (next->value % 16 == 0 || !m_around.nextToPrepare())
        m_callbacks.cacheChanged();
    return true;
}

// The next picture, or a little ahead when enough of them wait; false when there is nothing to do.
bool FrameWorker::playOn()
{
    if (const auto order = m_playback.next()) {
        playNext(*order);
        return true;
    }
    const auto upcoming = m_playback.upcoming();
    return upcoming && m_play.prepare(*m_shown, *upcoming, begin(std::nullopt));
}

void FrameWorker::playNext(const PlaybackQueue<Pictures>::Order &wanted)
{
    const model::CancelToken cancel = begin(std::nullopt);
    m_around.stopPreparing();
    m_around.moveTo(*m_shown, {wanted.frame});
    if (m_callbacks.beforePlayed)
        m_callbacks.beforePlayed();
    const auto order = m_play.choose(*m_shown, wanted, cancel);
    Pictures pictures = decode(wishFor({order.frame}), std::nullopt, cancel);
    if (cancel.isCancelled())
        return;
    m_play.done(*m_shown, order);
    m_playback.push(order, std::move(pictures));
    if (order.frame % 16 == 0)
        m_callbacks.cacheChanged();
}

Pictures FrameWorker::decode(const Wish &wish, std::optional<FrameSource::OnTheWay> onTheWay,
    const model::CancelToken &cancel)
{
    const std::size_t panes = wish.scene->views.size();
    Pictures all{wish.frame, std::vector<QVideoFrame>(panes), std::vector<QString>(panes),
        std::vector<bool>(panes), true, wish.scene->generation};
    m_bytes = 0;
    for (std::size_t i = 0; i < panes; ++i) {
        const auto wanted = panePicture(*wish.scene, i, wish.frame);
        all.fallback[i] = wanted && wanted->ref.fallback;
        const auto picture = onTheWay
            ? m_reader.picture(*wish.scene, i, wish.frame, *onTheWay, cancel)
            : m_playReader.picture(*wish.scene, i, wish.frame, m_play.onTheWay(), cancel);
        if (!picture) {
            all.errors[i] = picture.error().detail;
            continue;
        }
        m_bytes += picture->bytes();
        auto frame = m_reader.convert(*wish.scene, i, *picture, wish.size);
        if (frame)
            all.panes[i] = *std::move(frame);
        else
            all.errors[i] = frame.error().detail;
    }
    return all;
}

std::set<std::int64_t> FrameWorker::touchedFrames() const
{
    const std::lock_guard lock(m_mutex);
    return m_touched;
}

std::vector<model::FrameRange> FrameWorker::cachedRanges() const
{
    const ScenePtr scene = wishFor({}).scene;
    std::vector<model::FrameRange> ranges;
    if (!scene)
        return ranges;
    for (const std::int64_t n : touchedFrames()) {
        if (!isCached(*scene, {n}, m_cache))
            continue;
        if (!ranges.empty() && ranges.back().end.value == n)
            ranges.back().end = {n + 1};
        else
            ranges.push_back({{n}, {n + 1}});
    }
    return ranges;
}

} // namespace timeline::media
