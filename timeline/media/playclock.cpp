// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/playclock.h"

#include <algorithm>

namespace timeline::media {

using model::Flicks;
using std::chrono::duration_cast;
using std::chrono::seconds;

namespace {

constexpr seconds patience{1};
constexpr seconds stall{3};
// A difference that is seen at once when it is slewed, and better jumped over.
constexpr Flicks jump{model::flicksPerSecond / 4};
// The part of a difference that one report makes up for.
constexpr int smoothing = 8;
constexpr seconds meterSpan{1};

Flicks flicks(PlayClock::TimePoint::duration d)
{
    const auto whole = duration_cast<seconds>(d);
    const auto rest = duration_cast<std::chrono::nanoseconds>(d - whole);
    return Flicks{whole.count() * model::flicksPerSecond
        + rest.count() * (model::flicksPerSecond / 100'000) / 10'000};
}

} // namespace

void PlayClock::start(TimePoint now, bool waitForSound)
{
    *this = PlayClock();
    m_since = m_moved = now;
    m_isWaiting = waitForSound;
}

Flicks PlayClock::running(TimePoint now) const
{
    if (m_isWaiting)
        return now < m_since + patience ? Flicks{0} : flicks(now - m_since - patience);
    return m_base + flicks(now - m_since);
}

void PlayClock::follow(const Heard &heard, TimePoint now)
{
    if (heard.device != m_heard.device)
        m_moved = now;
    m_heard = heard;
    if (heard.content.count() <= 0)
        return;
    const Flicks told = flicks(heard.content);
    // The first report comes some pictures late: time begins at 0 all the same, so that none of
    // them is passed over.
    const Flicks reached = m_isWaiting ? m_latest : running(now);
    const Flicks error = told - reached;
    const Flicks base = std::chrono::abs(error) >= jump ? told : reached + error / smoothing;
    m_isWaiting = false;
    m_base = base;
    m_since = now;
}

void PlayClock::goOnAlone(TimePoint now)
{
    m_base = m_isWaiting ? m_latest : std::max(m_latest, running(now));
    m_since = now;
    m_isWaiting = false;
}

bool PlayClock::isFarFrom(const Heard &heard, TimePoint now) const
{
    return std::chrono::abs(flicks(heard.content) - running(now)) >= jump;
}

Flicks PlayClock::elapsed(TimePoint now)
{
    m_latest = std::max(m_latest, running(now));
    return m_latest;
}

bool PlayClock::hasSoundStalled(TimePoint now) const
{
    return now - m_moved > stall;
}

void RateMeter::start(TimePoint now)
{
    *this = RateMeter();
    m_started = now;
}

void RateMeter::due(std::int64_t pictures, TimePoint now)
{
    m_allDue += pictures;
    add({now, pictures, 0});
}

void RateMeter::shown(TimePoint now)
{
    ++m_allShown;
    add({now, 0, 1});
}

void RateMeter::add(const Event &event)
{
    m_events.push_back(event);
    while (m_events.front().at <= event.at - meterSpan)
        m_events.pop_front();
}

std::optional<RateMeter::Rates> RateMeter::rates(TimePoint now) const
{
    if (now < m_started + meterSpan)
        return std::nullopt;
    Rates rates;
    for (const Event &event : m_events) {
        if (event.at <= now - meterSpan)
            continue;
        rates.due += double(event.due);
        rates.shown += double(event.shown);
    }
    return rates;
}

} // namespace timeline::media
