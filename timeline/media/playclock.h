// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/rational.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

namespace timeline::media {

// How far the sound card is, since it was started.
struct Heard {
    std::chrono::microseconds device{
        0}; // what has left it, silence that we had to fill in included
    std::chrono::microseconds content{0}; // of that, what was really to be heard

    bool operator==(const Heard &) const = default;
};

// The time that has passed in playing. It runs by the system's steady clock; while a sound card
// reports, it follows that: small differences are made up for smoothly, so that pictures do not
// jitter with the card's blocks, large ones at once. It never runs backwards. Every time point
// comes from outside: plain and testable.
class PlayClock {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    // With sound to come, time stands still until the first of it is heard (for a second at most),
    // so that the picture does not run ahead of a slow card.
    void start(TimePoint now, bool waitForSound);
    void follow(const Heard &heard, TimePoint now);
    // The card is no longer listened to: what was waited for is not.
    void goOnAlone(TimePoint now);
    model::Flicks elapsed(TimePoint now);
    // Further than can be made up for smoothly.
    bool isFarFrom(const Heard &heard, TimePoint now) const;
    // The card has not moved for three seconds: it is gone, whatever it says.
    bool hasSoundStalled(TimePoint now) const;

private:
    model::Flicks running(TimePoint now) const;

    TimePoint m_since{};
    model::Flicks m_base{0}; // elapsed at m_since
    model::Flicks m_latest{0};
    bool m_isWaiting = false;
    Heard m_heard;
    TimePoint m_moved{}; // when m_heard.device last changed
};

// Pictures per second over the last second: those that were due and those that were shown. Plain
// and testable.
class RateMeter {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    void start(TimePoint now);
    void due(std::int64_t pictures, TimePoint now);
    void shown(TimePoint now);

    struct Rates {
        double shown = 0;
        double due = 0;
    };
    // Nothing during the first second: it says how long the start took, not how fast it goes.
    std::optional<Rates> rates(TimePoint now) const;
    std::int64_t dropped() const { return m_allDue - m_allShown; } // since the start

private:
    struct Event {
        TimePoint at;
        std::int64_t due;
        std::int64_t shown;
    };

    void add(const Event &event);

    TimePoint m_started{};
    std::deque<Event> m_events;
    std::int64_t m_allDue = 0;
    std::int64_t m_allShown = 0;
};

} // namespace timeline::media
