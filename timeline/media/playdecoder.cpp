// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/playdecoder.h"

#include <algorithm>
#include <utility>

namespace timeline::media {

using model::FrameNumber;

namespace {

// Of the frames before the playhead, when played backwards; more would only take memory.
constexpr std::int64_t mostReach = 240;
// Places looked at before a loop's end or a cut: time enough for the way from a key frame.
constexpr std::int64_t sightAhead = 120;

// In every pane a decoder goes on from one to the other, in a crossfade one for each picture.
bool follows(const Scene &scene, std::int64_t before, std::int64_t n)
{
    for (std::size_t pane = 0; pane < scene.views.size(); ++pane) {
        const auto first = panePicture(scene, pane, {before});
        const auto second = panePicture(scene, pane, {n});
        const auto goesOn = [&](const PanePart &part) {
            const auto isFrom = [&](const PanePart &from) {
                const std::int64_t way = part.key.frame - from.key.frame;
                return part.key.file == from.key.file && way >= 0
                    && way <= std::max<std::int64_t>(n - before, 1);
            };
            return isFrom(*first) || (first->other && isFrom(*first->other));
        };
        if (!first || !second || !goesOn(*second) || (second->other && !goesOn(*second->other)))
            return false;
    }
    return true;
}

} // namespace

std::optional<std::int64_t> gapBehind(std::int64_t frame, std::int64_t reach,
    const FrameOrder &frames, const std::function<bool(std::int64_t)> &isReady)
{
    for (std::int64_t n = frame; n > frame - reach && n >= frames.first; --n) {
        if (!isReady(n))
            return n;
    }
    return std::nullopt;
}

std::optional<std::int64_t> breakAhead(std::int64_t place, std::int64_t step, std::int64_t reach,
    const FrameOrder &frames, const std::function<bool(std::int64_t)> &isReady,
    const std::function<bool(std::int64_t, std::int64_t)> &follows)
{
    std::optional<std::int64_t> before;
    bool wasReady = false;
    for (std::int64_t i = 0; i < reach; ++i) {
        const auto frame = frames.frameAt(place + i * step);
        if (!frame)
            return std::nullopt;
        const bool ready = isReady(*frame);
        if (!ready && before && (wasReady || !follows(*before, *frame)))
            return frame;
        before = frame;
        wasReady = ready;
    }
    return std::nullopt;
}

namespace {

// The order for the frame that lies `ahead`. Behind a loop's end lies its begin, behind the end of
// what is played once its last frame; before either, no other place.
PlayDecoder::Order later(const PlayDecoder::Order &order, std::int64_t ahead)
{
    const FrameOrder &frames = order.frames;
    if (order.frame + ahead < frames.first)
        return order;
    if (!frames.loops)
        ahead = std::min(ahead, frames.end - 1 - order.frame);
    else if (order.step > 0)
        ahead = std::min(ahead, frames.end - order.frame);
    PlayDecoder::Order chosen = order;
    chosen.place += ahead;
    chosen.frame = frames.frameAt(chosen.place).value_or(order.frame);
    return chosen;
}

} // namespace

PlayDecoder::PlayDecoder(PictureCache &cache, PlayReader &reader, std::size_t room)
    : m_cache(cache)
    , m_reader(reader)
    , m_room(std::int64_t(room))
{
}

void PlayDecoder::begin(const Order &order)
{
    if (order.serial == m_serial)
        return;
    m_serial = order.serial;
    m_pace.start(int(order.step));
    m_place = order.place - order.step;
    m_covered = 1;
    m_mayPrepare = true;
    m_last.reset();
    m_speed = {};
}

// Forwards, less is decoded than references.
bool PlayDecoder::isShort(const Order &order) const
{
    return m_pace.detail() == Detail::Keys && order.step > 0;
}

FrameSource::OnTheWay PlayDecoder::onTheWay() const
{
    return m_pace.detail() == Detail::Everything ? FrameSource::OnTheWay::DecodeAll
                                                 : FrameSource::OnTheWay::DecodeNeeded;
}

std::optional<FrameNumber> PlayDecoder::inShortage(const Scene &scene, const Order &order)
{
    const auto stretch = m_reader.stretchAt(scene, {order.frame}, order.frames.end);
    if (!stretch)
        return std::nullopt;
    const std::int64_t frame = frameInShortage({stretch->key, stretch->next, order.frame,
        order.frame - (order.place - order.clock), m_last, m_speed.value(), order.step, m_room});
    const bool goesOn = m_last && *m_last >= stretch->key && frame < stretch->next;
    m_from = goesOn ? *m_last : (frame < stretch->next ? stretch->key : frame) - 1;
    return FrameNumber{frame};
}

void PlayDecoder::done(const Scene &scene, const Order &chosen)
{
    using Seconds = std::chrono::duration<double>;
    const Seconds passed = std::chrono::steady_clock::now() - m_asked;
    const model::Rational rate = scene.views.front()->project.sequence.format.rate;
    if (chosen.step > 0 && m_pace.detail() != Detail::Everything && rate.isValid()
        && chosen.frame > m_from)
        m_speed.note(
            double(chosen.frame - m_from), passed.count() * rate.toDouble() * double(chosen.step));
    m_last = m_from = chosen.frame;
}

PlayDecoder::Order PlayDecoder::choose(
    const Scene &scene, const Order &order, const model::CancelToken &cancel)
{
    begin(order);
    m_asked = std::chrono::steady_clock::now();
    // More is not tried before it can succeed.
    constexpr double enough = 1.1;
    const bool isHopeless = isShort(order) && m_speed.value() < enough;
    m_pace.note(order.late, isHopeless ? 0 : m_covered);
    m_from = m_last.value_or(order.frame - 1);
    const FrameNumber wanted{order.frame};
    std::optional<FrameNumber> found;
    if (m_pace.detail() == Detail::References && order.step > 0)
        found = m_reader.referenceFrom(scene, wanted, cancel);
    else if (isShort(order))
        found = inShortage(scene, order);
    else if (m_pace.detail() == Detail::Keys)
        found = m_reader.keyBefore(scene, wanted);
    const std::int64_t ahead = found ? *found - wanted : 0;
    const Order chosen = later(order, ahead);
    m_covered = (chosen.place - std::exchange(m_place, chosen.place)) / order.step;
    return chosen;
}

// What is decoded ahead must still be there when it is wanted: a quarter of the cache for this
// stretch, and as much for the one being played, leave room for what was played.
std::int64_t PlayDecoder::reach(const Scene &scene) const
{
    const std::size_t kept = m_cache.count();
    const std::size_t picture = kept > 0 ? std::max<std::size_t>(m_cache.bytes() / kept, 1) : 0;
    if (picture == 0)
        return 0;
    const std::size_t all =
        m_cache.budget() / 4 / picture / std::max<std::size_t>(scene.views.size(), 1);
    return std::int64_t(std::min<std::size_t>(all, mostReach));
}

bool PlayDecoder::prepareBackwards(
    const Scene &scene, const Order &next, const model::CancelToken &cancel)
{
    const std::int64_t far = reach(scene);
    const auto gap = gapBehind(next.frame, far, next.frames,
        [&](std::int64_t n) { return isCached(scene, {n}, m_cache); });
    if (!gap)
        return false;
    bool isUnderWay = false;
    for (std::size_t pane = 0; pane < scene.views.size(); ++pane)
        isUnderWay |= m_reader.approach(scene, pane, {*gap}, FrameNumber{*gap - far}, cancel);
    m_mayPrepare = isUnderWay || cancel.isCancelled();
    return isUnderWay;
}

bool PlayDecoder::prepareForwards(
    const Scene &scene, const Order &next, const model::CancelToken &cancel)
{
    const auto begin = breakAhead(
        next.place, next.step, sightAhead, next.frames,
        [&](std::int64_t n) { return isCached(scene, {n}, m_cache); },
        [&](std::int64_t before, std::int64_t n) { return follows(scene, before, n); });
    if (!begin)
        return false;
    bool isUnderWay = false;
    for (std::size_t pane = 0; pane < scene.views.size(); ++pane)
        isUnderWay |= m_reader.standBy(scene, pane, {*begin}, cancel);
    return isUnderWay;
}

bool PlayDecoder::prepare(const Scene &scene, const Order &next, const model::CancelToken &cancel)
{
    begin(next);
    if (!m_mayPrepare || m_pace.detail() != Detail::Everything)
        return false;
    return next.step < 0 ? prepareBackwards(scene, next, cancel)
                         : prepareForwards(scene, next, cancel);
}

} // namespace timeline::media
