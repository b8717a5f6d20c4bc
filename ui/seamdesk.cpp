// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/seamdesk.h"

#include "ui/timelineview.h"

#include <QAction>

#include <utility>

namespace ui {

using edit::SeamSide;
using edit::TakeRun;
using model::FrameNumber;

namespace {

constexpr std::array sides{SeamSide::Begin, SeamSide::End};

} // namespace

SeamDesk::SeamDesk(const Engine &engine, const MainActions &actions, ViewDesk &desk,
    const Screen &screen, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_actions(actions)
    , m_desk(desk)
    , m_screen(screen)
{
    connectActions();
    connectAll();
    refreshBar();
}

void SeamDesk::connectActions()
{
    const auto on = [this](Command command, auto slot) {
        connect(m_actions[command], &QAction::triggered, this, slot);
    };
    on(Command::SeamLoopBegin, [this] { toggleLoop(SeamSide::Begin); });
    on(Command::SeamLoopEnd, [this] { toggleLoop(SeamSide::End); });
    on(Command::SeamLook, [this] { toggleFourUp(); });
    on(Command::SeamEarlier, [this] { slide(meant(), -1); });
    on(Command::SeamLater, [this] { slide(meant(), 1); });
    on(Command::SeamBest, [this] { slideToBest(meant()); });
}

void SeamDesk::connectAll()
{
    connect(&m_desk, &ViewDesk::takesChanged, this, &SeamDesk::refresh);
    connect(&m_desk, &ViewDesk::stateChanged, this, [this] {
        if (m_loop && !m_desk.seamLoop())
            setLoop(std::nullopt); // another loop is on
        setFourUp(false); // something else is to be seen
    });
    connect(&m_engine.player, &media::Player::positionChanged, this, &SeamDesk::onPosition);
    connect(&m_engine.player, &media::Player::playingChanged, this, [this](bool playing) {
        if (playing)
            setFourUp(false); // stills cannot play
    });
    connect(&m_screen.four, &CompareView::wantedPictureSizeChanged, this, &SeamDesk::askPictures);
    connect(&m_screen.four, &CompareView::paneClicked, this, [this](int pane) {
        if (std::size_t(pane) >= m_frames.size())
            return;
        const FrameNumber frame = m_frames[std::size_t(pane)].frame;
        setFourUp(false);
        m_engine.player.seek(frame);
    });
    connect(&m_screen.bar, &SeamBar::loopToggled, this, &SeamDesk::toggleLoop);
    connect(&m_screen.bar, &SeamBar::slideRequested, this, &SeamDesk::slide);
    connect(&m_screen.bar, &SeamBar::bestRequested, this, &SeamDesk::slideToBest);
    connect(&m_screen.bar, &SeamBar::crossfadeChosen, this, &SeamDesk::crossfade);
    connect(&m_screen.bar, &SeamBar::closeRequested, this, &SeamDesk::close);
}

std::optional<TakeRun> SeamDesk::wantedRun() const
{
    const media::ViewPtr &view = m_desk.view();
    if (!view || view->grid->isEmpty())
        return std::nullopt;
    // A loop leaves its take at both sides and may reach into another; an edit moves it away.
    const bool isKept = m_run && (m_loop || (m_fourUp && view != m_view));
    if (isKept) {
        if (auto same = edit::takeRunOf(view->project, m_run->take, m_run->range.begin))
            return same;
    }
    const FrameNumber at = view->grid->clamp(m_engine.player.position());
    if (auto here = edit::takeRunAt(view->project, view->grid->timeOf(at)))
        return here;
    // The frames that are kept beside it are looked at, too.
    const model::FrameRange frames = m_run && m_fourUp && view == m_view
        ? view->grid->framesIn(m_run->range)
        : model::FrameRange{};
    const bool isBeside = !frames.isEmpty() && at >= frames.begin - 1 && at <= frames.end;
    return isBeside ? m_run : std::nullopt;
}

void SeamDesk::refresh()
{
    const std::optional<TakeRun> run = wantedRun();
    const bool isOtherView = std::exchange(m_view, m_desk.view()) != m_desk.view();
    const bool isOther = isOtherView || run != m_run;
    m_run = run;
    if (!m_run && isOn())
        close();
    if (!isOther)
        return;
    follow();
    ask();
    emit differencesRequested(m_run);
}

// What is on goes along with a join that was moved.
void SeamDesk::follow()
{
    if (m_loop && m_run->seam(*m_loop))
        m_desk.setSeamLoop(seamLoop(*m_run->seam(*m_loop), *m_view->grid));
    else if (m_loop)
        setLoop(std::nullopt);
    if (!m_fourUp)
        return;
    const model::FrameRange frames = m_view->grid->framesIn(m_run->range);
    const FrameNumber at = m_engine.player.position();
    if (at < frames.begin - 1 || at > frames.end)
        m_engine.player.seek(at < frames.begin ? frames.begin : frames.end - 1);
}

void SeamDesk::onPosition(FrameNumber)
{
    if (m_fourUp)
        refresh();
    if (isOn())
        refreshBar();
}

void SeamDesk::toggleLoop(SeamSide side)
{
    if (m_loop == side) {
        goBack();
        return;
    }
    if (m_run && m_run->seam(side))
        setLoop(side);
    else
        emit refused(!m_run ? tr("No take is shown at the playhead. Go to one first.")
                : side == SeamSide::Begin
                ? tr("The video begins with this take: nothing is joined.")
                : tr("The video ends with this take: nothing is joined."));
    refreshActions();
}

void SeamDesk::setLoop(std::optional<SeamSide> side)
{
    m_loop = side;
    if (!side) {
        m_desk.setSeamLoop(std::nullopt);
    } else {
        setFourUp(false);
        const model::FrameRange frames = seamLoop(*m_run->seam(*side), *m_view->grid);
        m_desk.setSeamLoop(frames);
        m_engine.player.seek(frames.begin);
        m_engine.player.play();
        ask();
    }
    refreshActions();
    refreshBar();
}

void SeamDesk::goBack()
{
    const SeamSide side = *m_loop;
    m_engine.player.pause();
    setLoop(std::nullopt);
    if (!m_run || !m_run->seam(side))
        return;
    const FrameNumber behind = frameBehind(*m_run->seam(side), *m_view->grid);
    m_engine.player.seek(side == SeamSide::Begin ? behind : behind - 1); // in the take
}

void SeamDesk::toggleFourUp()
{
    if (m_fourUp)
        setFourUp(false);
    else if (m_run && (m_run->begin || m_run->end))
        setFourUp(true);
    else
        emit refused(m_run ? tr("The take covers the whole video: nothing is joined.")
                           : tr("No take is shown at the playhead. Go to one first."));
    refreshActions();
}

void SeamDesk::setFourUp(bool on)
{
    if (m_fourUp == on)
        return;
    if (on) {
        if (m_loop)
            goBack();
        m_engine.player.pause();
    }
    m_fourUp = on;
    m_screen.pictures.setVisible(!on);
    m_screen.four.setVisible(on);
    ask();
    refreshActions();
    refreshBar();
}

void SeamDesk::close()
{
    if (m_loop)
        goBack();
    setFourUp(false);
}

void SeamDesk::ask()
{
    m_measured = {};
    if (m_run && isOn()) {
        askPictures();
        emit scoresRequested(*m_run);
    }
    refreshBar();
}

void SeamDesk::askPictures()
{
    if (!m_fourUp || !m_run)
        return;
    m_frames = seamFrames(*m_run, *m_view);
    std::vector<PaneTitle> titles;
    std::vector<FrameNumber> frames;
    for (const SeamFrame &each : m_frames) {
        titles.push_back(each.title);
        frames.push_back(each.frame);
    }
    m_screen.four.setPanes(titles, m_view->project.sequence.format.size, CompareMode::Grid);
    m_screen.four.setWaiting();
    emit picturesRequested(frames, m_screen.four.wantedPictureSize());
}

void SeamDesk::setPictures(const media::Pictures &pictures)
{
    if (!m_fourUp)
        return;
    std::vector<QString> lights;
    for (const SeamFrame &each : m_frames)
        lights.push_back(lightOf(*m_view, each.frame));
    m_screen.four.showPictures(pictures, lights);
}

void SeamDesk::setScore(SeamSide side, const render::SeamScore &score)
{
    m_measured[std::size_t(side)] = {score, {}};
    refreshBar();
}

void SeamDesk::setNoScore(SeamSide side, const QString &why)
{
    m_measured[std::size_t(side)] = {std::nullopt, why};
    refreshBar();
}

void SeamDesk::setDifferences(const render::DifferenceRow &row)
{
    m_screen.timeline.setDifference(row);
}

std::optional<SeamSide> SeamDesk::meant() const
{
    if (!m_run || !m_view)
        return std::nullopt;
    return meantSeam(*m_run, *m_view->grid, m_engine.player.position(), m_loop);
}

void SeamDesk::refreshBar()
{
    SeamBarState state;
    state.isShown = m_run && isOn();
    for (const SeamSide side : sides) {
        if (!state.isShown || !m_run->seam(side))
            continue;
        const edit::TakeSeam &seam = *m_run->seam(side);
        const Measured &measured = m_measured[std::size_t(side)];
        SeamBarState::Seam shown;
        shown.place = seamPlace(side, seam, *m_view);
        shown.score = measured.score;
        shown.problem = measured.problem;
        shown.isLooped = m_loop == side;
        shown.isMeant = meant() == side;
        shown.isCut = seam.isCut;
        shown.crossfade = crossfadeAt(seam, m_view->project.sequence);
        (side == SeamSide::Begin ? state.begin : state.end) = shown;
    }
    if (state != m_screen.bar.state())
        m_screen.bar.setState(state);
}

void SeamDesk::refreshActions()
{
    m_actions[Command::SeamLoopBegin]->setChecked(m_loop == SeamSide::Begin);
    m_actions[Command::SeamLoopEnd]->setChecked(m_loop == SeamSide::End);
    m_actions[Command::SeamLook]->setChecked(m_fourUp);
}

void SeamDesk::slide(std::optional<SeamSide> side, int frames)
{
    if (!side || !m_run || !m_run->seam(*side))
        return emit refused(tr("No seam is here: go to a take that is shown."));
    const edit::TakeSeam seam = *m_run->seam(*side);
    const FrameNumber to = frameBehind(seam, *m_view->grid) + frames;
    if (to.value < 1 || to.value >= m_view->grid->count())
        return emit refused(tr("The seam cannot be slid out of the video."));
    emit rollWished(seam.clip, to);
}

// A wish only: the bar shows what came of it.
void SeamDesk::crossfade(SeamSide side, int frames)
{
    if (m_run && m_run->seam(side))
        emit crossfadeWished(m_run->seam(side)->clip, frames);
    m_screen.bar.setState(SeamBarState(m_screen.bar.state()));
}

void SeamDesk::slideToBest(std::optional<SeamSide> side)
{
    if (!side || !m_run || !m_run->seam(*side))
        return emit refused(tr("No seam is here: go to a take that is shown."));
    const edit::TakeSeam &seam = *m_run->seam(*side);
    if (seam.isCut)
        return emit refused(tr("The video itself changes here: nothing has to match."));
    emit bestWished(seam.clip);
}

} // namespace ui
