// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewdesk.h"

#include "timeline/edit/edits.h"
#include "timeline/media/playpath.h"
#include "timeline/model/timecode.h"
#include "ui/takethumbnail.h"
#include "ui/timelineview.h"
#include "ui/transportbar.h"

#include <QAudioDevice>
#include <QMediaDevices>

#include <algorithm>

namespace ui {

namespace {

constexpr int ratesInterval = 500; // ms

bool hasSound(const media::SequenceView &view)
{
    return std::ranges::any_of(
        view.files, [](const media::MediaFile &file) { return !file.info.audio.empty(); });
}

} // namespace

ViewDesk::ViewDesk(const Engine &engine, const Screen &screen, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_screen(screen)
    , m_compare(new CompareDesk(engine.player, screen.compare, screen.bar, this))
{
    m_rates.setInterval(ratesInterval);
    connect(&m_rates, &QTimer::timeout, this, [this] {
        const auto rates = m_engine.player.rates();
        m_screen.transport.setRates(rates ? rates->shown : 0, rates ? rates->due : 0);
    });
    connectPlayer();
    connectScreen();
    connectShots();
    refreshTransport();
}

void ViewDesk::connectPlayer()
{
    media::Player &player = m_engine.player;
    connect(&player, &media::Player::positionChanged, this, &ViewDesk::onPosition);
    connect(&player, &media::Player::speedChanged, this, &ViewDesk::refreshTransport);
    connect(&player, &media::Player::soundChanged, this, &ViewDesk::refreshTransport);
    connect(&player, &media::Player::playingChanged, this, [this](bool playing) {
        if (playing && m_view)
            m_rates.start();
        else
            m_rates.stop();
        m_screen.transport.setRates(0, 0);
        refreshTransport();
    });
    connect(&player.frames(), &media::FrameServer::cacheChanged, this,
        [this] { m_screen.timeline.setCachedRanges(m_engine.player.frames().cachedRanges()); });
    connect(&m_screen.compare, &CompareView::wantedPictureSizeChanged, &player,
        &media::Player::setPictureSize);
    connect(&m_screen.compare, &CompareView::clicked, &player, &media::Player::togglePlay);
    connect(&m_engine.document, &edit::Document::rangeChanged, this, [this] {
        m_screen.timeline.setRange(range());
        refreshLoop();
        tellTakes();
        m_compare->refresh();
    });
}

void ViewDesk::connectScreen()
{
    media::Player &player = m_engine.player;
    TransportBar &bar = m_screen.transport;
    connect(&bar, &TransportBar::seekRequested, &player, &media::Player::seek);
    connect(&bar, &TransportBar::startRequested, this, &ViewDesk::toStart);
    connect(&bar, &TransportBar::endRequested, this, &ViewDesk::toEnd);
    connect(&bar, &TransportBar::stepRequested, &player, &media::Player::step);
    connect(&bar, &TransportBar::playToggled, &player, &media::Player::togglePlay);
    connect(&bar, &TransportBar::shuttleForwardRequested, &player, &media::Player::shuttleForward);
    connect(&bar, &TransportBar::shuttleBackRequested, &player, &media::Player::shuttleBack);
    connect(&bar, &TransportBar::loopToggled, this, &ViewDesk::setLoop);
    connect(&bar, &TransportBar::compareModeChosen, m_compare, &CompareDesk::setMode);
    connect(m_compare, &CompareDesk::stateChanged, this, &ViewDesk::onComparison);
    connect(&bar, &TransportBar::volumeChosen, &player, &media::Player::setVolume);
    connect(&bar, &TransportBar::muteToggled, &player, &media::Player::setMuted);
    connect(&m_screen.timeline, &TimelineView::scrubbed, this,
        [this](model::FrameNumber frame) { m_engine.player.scrub(frame); });
    connect(&m_screen.timeline, &TimelineView::rangeSelected, this, &ViewDesk::setRange);
    connect(&m_screen.timeline, &TimelineView::takeClicked, this, &ViewDesk::showTake);
}

void ViewDesk::connectShots()
{
    render::ShotFinder &shots = m_engine.shots;
    connect(&m_screen.timeline, &TimelineView::visibleChanged, this, &ViewDesk::lookForShots);
    connect(&m_engine.player, &media::Player::playingChanged, this, &ViewDesk::lookForShots);
    connect(&shots, &render::ShotFinder::changed, this,
        [this] { m_screen.timeline.setShots(m_engine.shots.shots()); });
}

// Playback has the machine to itself.
void ViewDesk::lookForShots()
{
    m_engine.shots.setVisible(
        m_engine.player.isPlaying() ? model::FrameRange{} : m_screen.timeline.visibleFrames());
}

bool ViewDesk::crossesShot(const model::FrameRange &range) const
{
    return std::ranges::any_of(m_engine.shots.shots(),
        [&](model::FrameNumber shot) { return shot > range.begin && shot < range.end; });
}

MaybeRange ViewDesk::range() const
{
    return m_lookingOnly ? MaybeRange() : m_engine.document.range();
}

void ViewDesk::setView(media::ViewPtr view, bool lookingOnly)
{
    const bool opened = (view && !m_view) || m_lookingOnly != lookingOnly;
    m_lookingOnly = lookingOnly;
    m_screen.timeline.setRangeLocked(lookingOnly);
    m_view = std::move(view);
    const auto grid = m_view ? m_view->grid : nullptr;
    m_engine.shots.setView(lookingOnly ? nullptr : m_view);
    m_screen.timeline.setView(m_view);
    m_screen.transport.setGrid(
        grid, m_view ? m_view->project.sequence.format.rate : model::Rational{25, 1});
    if (!m_view) {
        m_engine.player.pause();
        m_rates.stop();
        m_loop = false;
        m_seamLoop.reset();
    }
    m_compare->setView(m_view);
    refreshTakes();
    m_compare->refresh();
    if (m_view)
        onPosition(m_engine.player.position());
    if (opened) {
        m_screen.timeline.setRange(range());
        refreshLoop();
    }
    refreshTransport();
}

void ViewDesk::setNews(TakeNewsById news)
{
    m_news = std::move(news);
    refreshTakes();
    emit contentsChanged();
}

void ViewDesk::setDevice(const QByteArray &device)
{
    m_device = device;
    refreshTransport();
}

void ViewDesk::setPlayChoices(const PlayChoices &choices)
{
    m_choices = choices;
    m_engine.player.setScrubSound(choices.scrubSound);
    refreshLoop();
}

void ViewDesk::onPosition(model::FrameNumber frame)
{
    m_screen.timeline.setPosition(frame);
    m_screen.transport.setPosition(frame);
    if (!m_view || m_view->grid->isEmpty())
        return;
    const std::size_t clip = m_view->grid->clipOf(m_view->grid->clamp(frame));
    if (clip == m_clip)
        return;
    refreshTakes();
    m_compare->refresh();
}

void ViewDesk::refreshTakes()
{
    const bool open = m_view && !m_view->grid->isEmpty();
    const model::FrameNumber at = m_engine.player.position();
    m_clip = open ? m_view->grid->clipOf(m_view->grid->clamp(at)) : 0;
    m_takes = open ? takesAt(m_view->project, *m_view->grid, at, m_news) : std::vector<TakeCard>();
    tellTakes();
    emit takesChanged();
    wishPictures();
    refreshTransport();
}

// Only where there is something to choose from.
void ViewDesk::wishPictures()
{
    std::vector<model::TakeId> ids;
    for (const TakeCard &card : m_takes)
        ids.push_back(card.id);
    if (ids.size() < 2)
        ids.clear();
    m_engine.takePictures.setWanted(m_view, ids, stretch().value_or(model::FrameRange{}),
        TakeThumbnail::pictureHeight(m_screen.timeline));
}

void ViewDesk::refreshTransport()
{
    const media::Player &player = m_engine.player;
    TransportState state;
    state.playing = player.isPlaying();
    state.speed = player.speed();
    state.looping = m_loop;
    state.canCompare = m_compare->canCompare();
    state.mode = m_compare->mode();
    state.volume = player.volume();
    state.muted = player.isMuted();
    state.hasSound = m_view && hasSound(*m_view);
    state.silentSpeed = player.isSilencedBySpeed();
    state.device = m_device;
    m_screen.transport.setState(state);
}

// What is compared is the range, and without one the takes' own stretch.
void ViewDesk::tellTakes()
{
    const MaybeRange chosen = range();
    m_compare->setTakes(
        m_takes, chosen ? *chosen : stretch().value_or(model::FrameRange{{0}, {0}}));
}

MaybeRange ViewDesk::stretch() const
{
    if (!m_view || m_clip >= m_view->project.sequence.clips.size())
        return {};
    const model::Sequence &sequence = m_view->project.sequence;
    const model::Flicks start = sequence.clipStart(m_clip);
    return m_view->grid->framesIn({start, start + sequence.clips[m_clip].length});
}

std::chrono::milliseconds ViewDesk::stretchTime() const
{
    const MaybeRange frames = stretch();
    return frames ? std::chrono::duration_cast<std::chrono::milliseconds>(
               m_view->grid->shown(*frames).length())
                  : std::chrono::milliseconds(0);
}

QString ViewDesk::place() const
{
    const MaybeRange frames = stretch();
    if (!frames)
        return {};
    const model::Rational rate = m_view->project.sequence.format.rate;
    return QStringLiteral("%1 – %2").arg(
        model::toTimecode(frames->begin, rate), model::toTimecode(frames->end, rate));
}

// All takes beside each other go round and round, until something else is seen.
void ViewDesk::onComparison()
{
    const bool isGrid = m_compare->mode() == CompareMode::Grid;
    if (isGrid != m_isGrid) {
        m_seamLoop.reset();
        m_isGrid = isGrid;
        m_loopedBefore = isGrid ? m_loop : m_loopedBefore;
        m_loop = isGrid || m_loopedBefore;
        refreshLoop();
        if (isGrid)
            m_engine.player.play();
    }
    refreshTransport();
    emit stateChanged();
}

void ViewDesk::setLoop(bool on)
{
    m_loop = on;
    m_seamLoop.reset();
    refreshLoop();
    refreshTransport();
    emit stateChanged();
}

void ViewDesk::setSeamLoop(const MaybeRange &frames)
{
    if (m_seamLoop == frames)
        return;
    m_seamLoop = frames;
    refreshLoop();
    emit stateChanged();
}

void ViewDesk::refreshLoop()
{
    if (m_seamLoop || !m_loop || !m_view) {
        m_engine.player.setLoop(m_seamLoop);
        return;
    }
    const MaybeRange chosen = !range() && m_isGrid ? stretch() : range();
    m_engine.player.setLoop(chosen ? media::withRoll(*m_view->grid, *chosen, m_choices.roll)
                                   : model::FrameRange{{0}, {frameCount()}});
}

std::int64_t ViewDesk::frameCount() const
{
    return m_view ? m_view->grid->count() : 0;
}

void ViewDesk::stepSeconds(int seconds)
{
    if (!m_view)
        return;
    const model::FrameGrid &grid = *m_view->grid;
    const model::Flicks now = grid.timeOf(grid.clamp(m_engine.player.position()));
    m_engine.player.pause();
    m_engine.player.seek(grid.frameAt(now + model::Flicks{seconds * model::flicksPerSecond}));
}

void ViewDesk::toEdge(int direction)
{
    if (!m_view)
        return;
    const auto edges = boundaries(m_view->project, *m_view->grid, range());
    const model::FrameNumber now = m_engine.player.position();
    const auto next = std::ranges::upper_bound(edges, now);
    const auto here = std::ranges::lower_bound(edges, now);
    if (direction > 0 && next != edges.end())
        m_engine.player.seek(m_view->grid->clamp(*next));
    else if (direction < 0 && here != edges.begin())
        m_engine.player.seek(*std::prev(here));
}

void ViewDesk::toStart()
{
    m_engine.player.seek({0});
}

void ViewDesk::toEnd()
{
    m_engine.player.seek({std::max<std::int64_t>(frameCount() - 1, 0)});
}

void ViewDesk::toRangeBegin()
{
    if (const MaybeRange chosen = range())
        m_engine.player.seek(chosen->begin);
}

void ViewDesk::toRangeEnd()
{
    // Its last frame: the one behind it is not the range's any more.
    if (const MaybeRange chosen = range())
        m_engine.player.seek(chosen->end - 1);
}

void ViewDesk::setRange(const MaybeRange &range)
{
    if (!m_lookingOnly)
        m_engine.document.setRange(range);
}

void ViewDesk::markRangeIn()
{
    setRange(markIn(range(), m_engine.player.position(), frameCount()));
}

void ViewDesk::markRangeOut()
{
    setRange(markOut(range(), m_engine.player.position(), frameCount()));
}

void ViewDesk::clearRangeIn()
{
    setRange(clearIn(range(), frameCount()));
}

void ViewDesk::clearRangeOut()
{
    setRange(clearOut(range(), frameCount()));
}

void ViewDesk::showTake(model::TakeId take)
{
    if (!m_view)
        return;
    const auto places = edit::placesOf(m_view->project, take);
    const model::FrameGrid &grid = *m_view->grid;
    const model::FrameNumber now = m_engine.player.position();
    const auto isHere = [&](const model::TimeRange &place) {
        return grid.framesIn(place).contains(now);
    };
    if (!places.empty() && std::ranges::none_of(places, isHere))
        m_engine.player.seek(grid.framesIn(places.front()).begin);
}

} // namespace ui
