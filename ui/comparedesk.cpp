// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparedesk.h"

#include "ui/wipehandle.h"

#include <QSettings>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

using render::Pairing;

namespace {

// For so long the panes of before stay on screen while the next ones are decoded; a flicker is
// judged by what changes in it.
constexpr int patience = 150; // ms
constexpr int keepAfter = 1000; // ms; a drag changes much

// What is chosen of the picture, of the clips under the playhead.
std::optional<model::TakeId> shownTake(const std::vector<TakeCard> &takes)
{
    const auto shown = std::ranges::find(takes, true, &TakeCard::pictureShown);
    return shown == takes.end() ? std::nullopt : std::optional(shown->id);
}

render::Comparison::Layout layoutOf(CompareMode mode)
{
    if (isPaired(mode))
        return render::Comparison::Layout::Paired;
    return mode == CompareMode::OverUnder ? render::Comparison::Layout::OverUnder
                                          : render::Comparison::Layout::SideBySide;
}

Pairing::Kind kindOf(CompareMode mode)
{
    return mode == CompareMode::Difference ? Pairing::Kind::Difference
        : mode == CompareMode::Blend       ? Pairing::Kind::Blend
                                           : Pairing::Kind::Wipe;
}

} // namespace

CompareDesk::CompareDesk(media::Player &player, CompareView &view, CompareBar &bar, QObject *parent)
    : QObject(parent)
    , m_player(player)
    , m_view(view)
    , m_bar(bar)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    m_keeping.setSingleShot(true);
    m_keeping.setInterval(keepAfter);
    restore();
    connectAll();
}

CompareDesk::~CompareDesk()
{
    if (m_keeping.isActive())
        remember();
}

void CompareDesk::connectAll()
{
    connect(&m_keeping, &QTimer::timeout, this, &CompareDesk::remember);
    connect(&m_player, &media::Player::picturesReady, this, &CompareDesk::takePictures);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        // Playing goes on with what was seen before, under its own title.
        if (m_player.isPlaying())
            return m_patience.start();
        applyPanes();
        m_view.setWaiting();
    });
    connect(&m_match, &SoundMatch::gainChanged, this, [this] {
        refreshSound();
        refreshBar();
    });
    connect(&m_view, &CompareView::pairingChanged, this, &CompareDesk::setPairing);
    connect(&m_view, &CompareView::titleClicked, &m_bar, &CompareBar::openMenu);
    connect(&m_view, &CompareView::paneClicked, this, [this](int index) {
        if (std::size_t(index) < m_shown.numbers.size())
            emit takePicked(m_shown.numbers[std::size_t(index)]);
    });
    connect(&m_bar, &CompareBar::takeChosen, this, &CompareDesk::choose);
    connect(&m_bar, &CompareBar::swapRequested, this, &CompareDesk::swapSides);
    connect(&m_bar, &CompareBar::heardChosen, this,
        [this](CompareSide side) { setAtA(side == CompareSide::A); });
    connect(&m_bar, &CompareBar::pairingChosen, this, &CompareDesk::setPairing);
}

void CompareDesk::setView(const media::ViewPtr &view)
{
    const QString video =
        view && !view->project.media.empty() ? view->project.media.front().path : QString();
    if (std::exchange(m_video, video) != video) {
        m_wish.a.reset();
        m_wish.b.reset();
        m_wish.side = CompareSide::B;
        m_peek = false;
    }
    m_views = TakeViews(view);
    m_canCompare = view && hasTakes(view->project);
}

void CompareDesk::setTakes(const std::vector<TakeCard> &takes, const model::FrameRange &stretch)
{
    const auto before = shownTake(m_takes), now = shownTake(takes);
    // Another take of the same clip was put to use: that one is to be seen.
    const auto isIn = [](const std::vector<TakeCard> &cards, model::TakeId id) {
        return std::ranges::find(cards, id, &TakeCard::id) != cards.end();
    };
    if (before && now && before != now && isIn(takes, *before) && isIn(m_takes, *now)) {
        m_wish.b.reset();
        m_wish.side = CompareSide::B;
    }
    m_takes = takes;
    m_stretch = stretch;
}

CompareMode CompareDesk::mode() const
{
    return m_canCompare ? m_wish.mode : CompareMode::One;
}

CompareWish CompareDesk::wishInEffect() const
{
    CompareWish wish = m_wish;
    wish.mode = mode();
    wish.side = isAtA() ? CompareSide::A : CompareSide::B;
    return wish;
}

void CompareDesk::showPanes()
{
    refresh();
    applyPanes();
}

void CompareDesk::refresh()
{
    if (!m_views.base()) {
        m_panes = m_shown = {};
        m_due.reset();
        m_patience.stop();
        refreshBar();
        return;
    }
    const ComparePanes before = std::exchange(m_panes, {});
    m_panes = comparePanes(m_views, m_takes, wishInEffect());
    const bool hasSameViews = m_panes.views == before.views;
    if (!hasSameViews || m_panes.soundPane != before.soundPane)
        m_player.setViews(m_panes.views, m_panes.soundPane);
    if (!hasSameViews && m_view.isShowingPictures()) {
        m_due = m_player.frames().generation();
        m_patience.start();
    } else if (!m_due) {
        applyPanes();
        if (m_last.generation == m_player.frames().generation())
            showPictures();
    }
    refreshSound();
    refreshBar();
}

void CompareDesk::applyPanes()
{
    m_due.reset();
    m_patience.stop();
    if (!m_views.base())
        return;
    m_shown = m_panes;
    m_view.setPairing(pairing());
    m_view.setPanes(m_shown.titles, m_views.base()->project.sequence.format.size, m_shown.mode);
}

void CompareDesk::takePictures(const media::Pictures &pictures)
{
    m_last = pictures;
    if (m_due && pictures.generation >= *m_due)
        applyPanes();
    // While panes wait for their own pictures, those of before go into the panes of before.
    if (m_due || pictures.generation == m_player.frames().generation())
        showPictures();
}

void CompareDesk::showPictures()
{
    std::vector<QString> lights;
    for (const media::ViewPtr &view : m_shown.views)
        lights.push_back(lightOf(*view, m_last.frame));
    m_view.showPictures(m_last, lights);
}

Pairing CompareDesk::pairing() const
{
    Pairing how = m_pairing;
    how.kind = kindOf(mode());
    return how;
}

void CompareDesk::refreshBar()
{
    CompareBarState state;
    state.mode = m_views.base() ? mode() : CompareMode::One;
    state.pairing = pairing();
    if (m_views.base()) {
        state.a = sideOf(m_views, m_takes, m_wish, CompareSide::A).title;
        state.b = sideOf(m_views, m_takes, m_wish, CompareSide::B).title;
        state.followsTakes = !m_wish.b;
    }
    for (const TakeCard &card : m_takes) {
        if (card.isChoosable())
            state.choices.push_back({takeTitle(card.number), card.id});
    }
    state.heard = isAtA() ? CompareSide::A : CompareSide::B;
    const double decibels = 20 * std::log10(m_match.gain());
    if (std::abs(decibels) >= 0.1)
        state.loudness = decibels < 0
            ? tr("A is played %1 dB softer, to be as loud as B.").arg(-decibels, 0, 'f', 1)
            : tr("A is played %1 dB louder, to be as loud as B.").arg(decibels, 0, 'f', 1);
    m_bar.setState(state);
}

// For the ear only: nothing of it is written anywhere.
void CompareDesk::refreshSound()
{
    if (!m_canCompare || m_takes.size() < 2 || mode() == CompareMode::Grid) {
        m_match.match({}, {}, {});
        m_player.setSoundGain(1);
        return;
    }
    m_match.match(sideOf(m_views, m_takes, m_wish, CompareSide::B).view,
        sideOf(m_views, m_takes, m_wish, CompareSide::A).view, m_stretch);
    m_player.setSoundGain(isAtA() ? m_match.gain() : 1);
}

void CompareDesk::tell()
{
    refresh();
    emit stateChanged();
}

void CompareDesk::setMode(CompareMode mode)
{
    if (!m_canCompare && mode != CompareMode::One)
        return;
    m_wish.mode = mode == m_wish.mode ? CompareMode::One : mode;
    m_keeping.start();
    tell();
}

void CompareDesk::setAtA(bool on)
{
    m_wish.side = on ? CompareSide::A : CompareSide::B;
    tell();
}

void CompareDesk::setPeek(bool on)
{
    if (std::exchange(m_peek, on) != on)
        refresh();
}

void CompareDesk::choose(CompareSide side, std::optional<model::TakeId> take)
{
    (side == CompareSide::A ? m_wish.a : m_wish.b) = take;
    tell();
}

void CompareDesk::stepSide(CompareSide side)
{
    if (m_views.base())
        choose(side, nextOnSide(m_views, m_takes, m_wish, side));
}

void CompareDesk::swapSides()
{
    if (!m_views.base())
        return;
    const auto takeOn = [this](CompareSide side) -> std::optional<model::TakeId> {
        if (const auto chosen = side == CompareSide::A ? m_wish.a : m_wish.b)
            return chosen;
        if (side == CompareSide::A)
            return m_views.originalId();
        const TakeCard *other = comparedTake(m_takes);
        return other ? std::optional(other->id) : std::nullopt;
    };
    const auto a = takeOn(CompareSide::A), b = takeOn(CompareSide::B);
    m_wish.a = b;
    m_wish.b = a;
    tell();
}

void CompareDesk::setPairing(const Pairing &pairing)
{
    m_pairing = pairing;
    m_view.setPairing(this->pairing());
    m_keeping.start();
    refreshBar();
}

void CompareDesk::adjust(int steps, bool large)
{
    Pairing how = m_pairing;
    const double way = steps * (large ? 0.1 : 0.01);
    if (mode() == CompareMode::Wipe)
        how = wipehandle::movedBy(how, way);
    else if (mode() == CompareMode::Blend)
        how.share = std::clamp(std::round((how.share + way) * 100) / 100, 0.0, 1.0);
    else if (large)
        how.gain = steps > 0 ? how.gain * 2 : how.gain / 2;
    else
        how.gain += steps;
    how.gain = std::clamp(how.gain, 1, Pairing::mostGain);
    if (isPaired(mode()))
        setPairing(how);
}

void CompareDesk::turn(int steps)
{
    constexpr int degrees = 15;
    constexpr int measures = 3;
    Pairing how = m_pairing;
    if (mode() == CompareMode::Wipe)
        how = wipehandle::turnedBy(how, steps * degrees);
    else if (mode() == CompareMode::Difference)
        how.measure = Pairing::Measure((int(how.measure) + steps + measures) % measures);
    setPairing(how);
}

std::optional<render::ComparisonClip> CompareDesk::clip() const
{
    if (!m_canCompare || !m_views.base() || m_stretch.isEmpty())
        return std::nullopt;
    const SideView a = sideOf(m_views, m_takes, m_wish, CompareSide::A);
    const SideView b = sideOf(m_views, m_takes, m_wish, CompareSide::B);
    render::ComparisonClip clip;
    clip.comparison = {{a.view, a.title.text}, {b.view, b.title.text}, layoutOf(mode()), pairing()};
    clip.range = m_stretch;
    clip.sound = isAtA() ? render::ComparisonClip::Sound::A : render::ComparisonClip::Sound::B;
    return clip;
}

void CompareDesk::restore()
{
    const QSettings settings;
    const auto number = [&settings](const char *key, double standard, double least, double most) {
        bool ok = false;
        const double value =
            settings.value(QStringLiteral("compare/") + QLatin1String(key), standard).toDouble(&ok);
        return ok && value >= least && value <= most ? value : standard;
    };
    m_wish.mode = CompareMode(int(number("mode", 0, 0, compareModeCount - 1)));
    m_pairing.angle = number("angle", m_pairing.angle, 0, 359);
    m_pairing.position = number("position", m_pairing.position, 0, 1);
    m_pairing.gain = int(number("gain", m_pairing.gain, 1, Pairing::mostGain));
    m_pairing.measure = Pairing::Measure(int(number("measure", 0, 0, 2)));
    m_pairing.share = number("share", m_pairing.share, 0, 1);
}

void CompareDesk::remember() const
{
    QSettings settings;
    settings.beginGroup(QStringLiteral("compare"));
    settings.setValue(QStringLiteral("mode"), int(m_wish.mode));
    settings.setValue(QStringLiteral("angle"), m_pairing.angle);
    settings.setValue(QStringLiteral("position"), m_pairing.position);
    settings.setValue(QStringLiteral("gain"), m_pairing.gain);
    settings.setValue(QStringLiteral("measure"), int(m_pairing.measure));
    settings.setValue(QStringLiteral("share"), m_pairing.share);
}

} // namespace ui
