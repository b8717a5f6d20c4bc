// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transportbar.h"

#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/timecodefield.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMediaDevices>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

QToolButton *button(TransportBar *bar, Icon sign, const QString &name, const QString &keys)
{
    auto *made = new QToolButton(bar);
    made->setIcon(icon(sign));
    made->setIconSize({theme::iconSize, theme::iconSize});
    made->setAutoRaise(true);
    made->setAccessibleName(name);
    made->setToolTip(keys.isEmpty() ? name : QStringLiteral("%1  (%2)").arg(name, keys));
    return made;
}

constexpr std::array shownModes{
    CompareMode::One, CompareMode::SideBySide, CompareMode::Wipe, CompareMode::Difference};

Icon iconOf(CompareMode mode)
{
    constexpr std::array<Icon, compareModeCount> icons{Icon::CompareOne, Icon::CompareSideBySide,
        Icon::CompareOverUnder, Icon::CompareWipe, Icon::CompareDifference, Icon::CompareBlend,
        Icon::CompareGrid};
    return icons.at(std::size_t(mode));
}

QString speedText(int speed)
{
    return QStringLiteral("%1%2×")
        .arg(speed < 0 ? QStringLiteral("−") : QString())
        .arg(std::abs(speed == 0 ? 1 : speed));
}

} // namespace

TransportBar::TransportBar(QWidget *parent)
    : QWidget(parent)
    , m_timecode(new TimecodeField(this))
    , m_rates(new QLabel(this))
{
    setAccessibleName(tr("Playing"));
    createTransport();
    createCompare();
    createSound();
    arrange();
    connect(m_timecode, &TimecodeField::entered, this, &TransportBar::seekRequested);
    m_rates->setObjectName(QStringLiteral("rates"));
    m_rates->setForegroundRole(QPalette::PlaceholderText);
    m_rates->setFont(theme::font(0.92));
    setGrid(nullptr, {25, 1});
    setState({});
}

void TransportBar::createTransport()
{
    m_start = button(this, Icon::ToStart, tr("To the start"), tr("Home"));
    m_back = button(this, Icon::StepBack, tr("One frame back"), tr("←"));
    m_play = button(this, Icon::Play, tr("Play"), tr("Space"));
    m_forward = button(this, Icon::StepForward, tr("One frame forward"), tr("→"));
    m_end = button(this, Icon::ToEnd, tr("To the end"), tr("End"));
    m_loop = button(this, Icon::Loop, tr("Play the range again and again"), tr("/"));
    m_loop->setCheckable(true);
    m_play->setIconSize({theme::iconSize + 4, theme::iconSize + 4});
    for (QToolButton *step : {m_back, m_forward})
        step->setAutoRepeat(true);
    connect(m_start, &QToolButton::clicked, this, &TransportBar::startRequested);
    connect(m_back, &QToolButton::clicked, this, [this] { emit stepRequested(-1); });
    connect(m_play, &QToolButton::clicked, this, &TransportBar::playToggled);
    connect(m_forward, &QToolButton::clicked, this, [this] { emit stepRequested(1); });
    connect(m_end, &QToolButton::clicked, this, &TransportBar::endRequested);
    connect(m_loop, &QToolButton::clicked, this, &TransportBar::loopToggled);

    m_speed = new QToolButton(this);
    m_speed->setToolTip(tr("Speed  (J, K, L)"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setPopupMode(QToolButton::InstantPopup);
    m_speed->setMinimumWidth(38);
    m_speedMenu = new QMenu(m_speed);
    m_speed->setMenu(m_speedMenu);
    fillSpeedMenu();
}

void TransportBar::fillSpeedMenu()
{
    m_speedMenu->addAction(
        tr("Forward, each time faster\tL"), this, &TransportBar::shuttleForwardRequested);
    m_speedMenu->addAction(tr("Play or pause\tK"), this, &TransportBar::playToggled);
    m_speedMenu->addAction(
        tr("Backward, each time faster\tJ"), this, &TransportBar::shuttleBackRequested);
}

void TransportBar::createCompare()
{
    const std::array names{tr("One picture"), tr("Side by side"), tr("Wipe"), tr("Difference")};
    const std::array keys{QString(), tr("V"), tr("W"), tr("D")};
    for (std::size_t i = 0; i < m_modes.size(); ++i) {
        m_modes[i] = button(this, iconOf(shownModes[i]), names[i], keys[i]);
        m_modes[i]->setCheckable(true);
        // The state comes back from outside; until then the buttons show what is, not what was
        // wished.
        connect(m_modes[i], &QToolButton::clicked, this, [this, i] {
            setState(m_state);
            emit compareModeChosen(shownModes[i]);
        });
    }
    m_more = button(this, Icon::CompareGrid, tr("More ways to compare"), {});
    m_more->setCheckable(true);
    m_more->setPopupMode(QToolButton::InstantPopup);
}

void TransportBar::createSound()
{
    m_mute = button(this, Icon::Volume, tr("Mute"), tr("Shift+M"));
    m_volume = new QSlider(Qt::Horizontal, this);
    m_volume->setRange(0, 100);
    m_volume->setFixedWidth(92);
    m_volume->setAccessibleName(tr("Volume"));
    m_device = button(this, Icon::Device, tr("Sound output"), {});
    m_device->setPopupMode(QToolButton::InstantPopup);
    m_deviceMenu = new QMenu(m_device);
    m_device->setMenu(m_deviceMenu);
    connect(m_mute, &QToolButton::clicked, this, [this] { emit muteToggled(!m_state.muted); });
    connect(m_volume, &QSlider::valueChanged, this,
        [this](int value) { emit volumeChosen(value / 100.0); });
    connect(m_deviceMenu, &QMenu::aboutToShow, this, &TransportBar::fillDeviceMenu);
}

void TransportBar::arrange()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::gap, theme::gapSmall, theme::gap, theme::gapSmall);
    row->setSpacing(theme::gap);
    // Equal sides keep the buttons in the middle of the bar whatever stands beside them.
    auto *left = new QHBoxLayout;
    left->addWidget(m_timecode);
    left->addSpacing(theme::gap);
    left->addWidget(m_rates);
    left->addStretch(1);
    auto *middle = new QHBoxLayout;
    for (QToolButton *control : {m_start, m_back, m_play, m_forward, m_end, m_loop, m_speed})
        middle->addWidget(control);
    auto *right = new QHBoxLayout;
    right->addStretch(1);
    for (QToolButton *mode : m_modes)
        right->addWidget(mode);
    right->addWidget(m_more);
    right->addSpacing(theme::gapLarge);
    for (QWidget *control : std::initializer_list<QWidget *>{m_mute, m_volume, m_device})
        right->addWidget(control);
    for (QHBoxLayout *part : {left, middle, right})
        part->setSpacing(2);
    row->addLayout(left, 1);
    row->addLayout(middle);
    row->addLayout(right, 1);
}

void TransportBar::fillDeviceMenu()
{
    m_deviceMenu->clear();
    const auto add = [this](const QString &name, const QAudioDevice &device) {
        QAction *action =
            m_deviceMenu->addAction(name, this, [this, device] { emit deviceChosen(device); });
        action->setCheckable(true);
        action->setChecked(device.id() == m_state.device);
    };
    add(tr("System default"), QAudioDevice());
    const QList<QAudioDevice> devices = QMediaDevices::audioOutputs();
    if (!devices.isEmpty())
        m_deviceMenu->addSeparator();
    for (const QAudioDevice &device : devices)
        add(device.description(), device);
}

void TransportBar::setGrid(
    std::shared_ptr<const timeline::model::FrameGrid> grid, timeline::model::Rational rate)
{
    m_grid = std::move(grid);
    m_timecode->setGrid(m_grid, rate);
    setEnabled(m_grid && !m_grid->isEmpty());
}

void TransportBar::setState(const TransportState &state)
{
    m_state = state;
    m_play->setIcon(icon(state.playing ? Icon::Pause : Icon::Play));
    m_play->setAccessibleName(state.playing ? tr("Pause") : tr("Play"));
    m_play->setToolTip(state.playing ? tr("Pause  (Space)") : tr("Play  (Space)"));
    m_loop->setChecked(state.looping);
    m_speed->setText(speedText(state.speed));
    for (std::size_t i = 0; i < m_modes.size(); ++i) {
        m_modes[i]->setChecked(state.mode == shownModes[i]);
        m_modes[i]->setEnabled(state.canCompare || shownModes[i] == CompareMode::One);
    }
    const bool isMore = std::ranges::find(shownModes, state.mode) == shownModes.end();
    m_more->setChecked(isMore);
    m_more->setIcon(icon(isMore ? iconOf(state.mode) : Icon::CompareGrid));
    m_more->setEnabled(state.canCompare);
    const bool silent = state.muted || state.volume <= 0;
    m_mute->setIcon(icon(silent  ? Icon::Mute
            : state.volume < 0.5 ? Icon::VolumeLow
                                 : Icon::Volume));
    m_mute->setAccessibleName(state.muted ? tr("Muted") : tr("Mute"));
    m_mute->setToolTip(state.muted ? tr("Sound on  (M)") : tr("Mute  (M)"));
    for (QWidget *control : std::initializer_list<QWidget *>{m_mute, m_volume, m_device})
        control->setEnabled(state.hasSound);
    const QSignalBlocker quiet(m_volume);
    m_volume->setValue(int(std::lround(state.volume * 100)));
    showRates();
}

void TransportBar::setPosition(timeline::model::FrameNumber frame)
{
    m_timecode->setPosition(frame);
}

void TransportBar::setLoopActions(const QList<QAction *> &actions)
{
    m_loop->addActions(actions);
    m_loop->setPopupMode(QToolButton::MenuButtonPopup);
}

void TransportBar::setCompareActions(const QList<QAction *> &actions)
{
    m_more->addActions(actions);
}

void TransportBar::setRates(double achieved, double target)
{
    m_achieved = achieved;
    m_target = target;
    showRates();
}

// What is not as it should be: pictures that are left out, sound that is not heard.
void TransportBar::showRates()
{
    QStringList parts;
    // One picture more or less is where the second happens to begin.
    if (m_state.playing && m_achieved < m_target - 1) {
        parts << tr("%1 / %2 fps", "pictures per second shown / due")
                     .arg(std::lround(m_achieved))
                     .arg(std::lround(m_target));
    }
    if (m_state.silentSpeed)
        parts << tr("no sound at this speed");
    m_rates->setText(parts.join(QStringLiteral(" · ")));
}

void TransportBar::editPosition()
{
    m_timecode->edit();
}

} // namespace ui
