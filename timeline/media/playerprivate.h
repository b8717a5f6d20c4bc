// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/audiooutput.h"
#include "timeline/media/player.h"
#include "timeline/media/playpath.h"
#include "timeline/media/playsound.h"
#include "timeline/media/scrubsound.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace timeline::media {

// How a Player plays: one run from each start, seek or change of the path to the next. GUI thread.
class Player::Private {
public:
    using Clock = std::chrono::steady_clock;

    Private(Player &player, Parts parts)
        : q(player)
        , m_frames(std::move(parts.beforePlayed))
        , m_sound(parts.sound ? std::move(parts.sound) : std::make_unique<AudioOutput>())
    {
    }

    const model::FrameGrid *grid() const
    {
        return m_views.empty() ? nullptr : m_views.front()->grid.get();
    }
    std::int64_t count() const { return grid() ? grid()->count() : 0; }
    static ViewPtr soundOf(const std::vector<ViewPtr> &views, std::size_t pane)
    {
        return views.empty() ? nullptr : views[std::min(pane, views.size() - 1)];
    }
    ViewPtr soundView() const { return soundOf(m_views, m_soundPane); }
    model::FrameNumber clamped(model::FrameNumber frame) const;
    void setPosition(model::FrameNumber frame);
    void setSpeed(int speed);
    void run(model::FrameNumber from);
    void begin();
    bool startSound();
    AudioOutput::Fill soundFill();
    bool canGoOn(const std::vector<ViewPtr> &views, std::size_t soundPane) const;
    void goOn(std::vector<ViewPtr> views, std::size_t soundPane);
    void goOnSounding();
    void halt();
    void moveTo(model::FrameNumber frame, model::TimeRange (*heard)(const model::TimeRange &));
    void tick();
    void followSound(Clock::time_point now);
    void onMuted();
    std::int64_t placeOf(model::FrameNumber frame, model::Flicks elapsed) const;

    Player &q;
    FrameServer m_frames;
    std::unique_ptr<AudioOutput> m_sound; // never null
    ScrubSound m_scrub;
    bool m_isScrubHeard = true;
    std::shared_ptr<PlaySound> m_reader = std::make_shared<PlaySound>();
    QTimer m_timer;
    std::vector<ViewPtr> m_views;
    std::size_t m_soundPane = 0;
    double m_soundGain = 1;
    model::FrameNumber m_position;
    int m_speed = 0;
    std::optional<model::FrameRange> m_loop;
    PlayPath m_path;
    std::optional<Clock::time_point> m_patience; // until then the first pictures are waited for
    PlayClock m_clock;
    RateMeter m_meter;
    std::int64_t m_begin = 0; // where the present start was, and
    std::int64_t m_due = 0; // how many pictures have been due since
};

} // namespace timeline::media
