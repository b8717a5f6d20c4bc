// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparebar.h"

#include "ui/icons.h"
#include "ui/panelparts.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

#include <cmath>

namespace ui {

using timeline::render::Pairing;

namespace {

constexpr int hundred = 100; // steps of a slider that stands for a share

QString letterOf(CompareSide side)
{
    return side == CompareSide::A ? QStringLiteral("A") : QStringLiteral("B");
}

} // namespace

CompareBar::CompareBar(QWidget *parent)
    : QWidget(parent)
{
    parts::name(this, QStringLiteral("compareBar"), tr("Comparison"));
    createSides();
    createControls();
    arrange();
    setVisible(false);
    showSides();
    showControls();
}

QToolButton *CompareBar::sideButton(CompareSide side)
{
    auto *made = new QToolButton(this);
    made->setObjectName(QStringLiteral("side") + letterOf(side));
    made->setPopupMode(QToolButton::InstantPopup);
    made->setFocusPolicy(Qt::TabFocus);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *menu = new QMenu(made);
    made->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, side] { fillMenu(side); });
    return made;
}

void CompareBar::createSides()
{
    m_a = sideButton(CompareSide::A);
    m_b = sideButton(CompareSide::B);
    m_menuA = m_a->menu();
    m_menuB = m_b->menu();
    m_swap = new QToolButton(this);
    m_swap->setText(QStringLiteral("⇄"));
    m_swap->setToolTip(tr("Exchange A and B  (Shift+Q)"));
    parts::name(m_swap, QStringLiteral("swapSides"), tr("Exchange A and B"));
    m_heard = new QToolButton(this);
    m_heard->setObjectName(QStringLiteral("heardSide"));
    m_heard->setIcon(icon(Icon::Sound));
    m_heard->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (QToolButton *each : {m_swap, m_heard})
        each->setFocusPolicy(Qt::TabFocus);
    connect(m_swap, &QToolButton::clicked, this, &CompareBar::swapRequested);
    connect(m_heard, &QToolButton::clicked, this, [this] {
        emit heardChosen(m_state.heard == CompareSide::A ? CompareSide::B : CompareSide::A);
    });
}

void CompareBar::createControls()
{
    m_label = parts::figure(this, QStringLiteral("pairingLabel"));
    m_value = parts::figure(this, QStringLiteral("pairingValue"));
    m_value->setMinimumWidth(int(theme::digitsWidth(m_value->font(), QStringLiteral("× 32"))) + 8);
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setObjectName(QStringLiteral("pairingSlider"));
    m_slider->setFixedWidth(150);
    m_slider->setFocusPolicy(Qt::TabFocus);
    m_angle = new QSpinBox(this);
    parts::name(m_angle, QStringLiteral("wipeAngle"), tr("Angle of the wipe's line"));
    m_angle->setRange(0, 359);
    m_angle->setSingleStep(15);
    m_angle->setWrapping(true);
    m_angle->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_angle->setFixedWidth(56);
    m_angle->setSuffix(tr("°"));
    m_angle->setToolTip(tr("Angle  (Ctrl+Up, Ctrl+Down; Shift while dragging the line)"));
    m_measure = new QComboBox(this);
    parts::name(m_measure, QStringLiteral("differenceMeasure"), tr("What the difference shows"));
    m_measure->addItems({tr("Brightness"), tr("Brighter or darker"), tr("Colours")});
    m_measure->setToolTip(tr("What the difference shows  (Ctrl+Up, Ctrl+Down)"));
    for (QWidget *each : std::initializer_list<QWidget *>{m_angle, m_measure})
        each->setFocusPolicy(Qt::TabFocus);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        change([this, value](Pairing &how) {
            if (m_state.mode == CompareMode::Difference)
                how.gain = value;
            else if (m_state.mode == CompareMode::Blend)
                how.share = double(value) / hundred;
            else
                how.position = double(value) / hundred;
        });
    });
    connect(m_angle, &QSpinBox::valueChanged, this,
        [this](int degrees) { change([degrees](Pairing &how) { how.angle = degrees; }); });
    connect(m_measure, &QComboBox::currentIndexChanged, this, [this](int index) {
        change([index](Pairing &how) { how.measure = Pairing::Measure(index); });
    });
}

void CompareBar::arrange()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::gap, theme::gapSmall, theme::gap, 0);
    row->setSpacing(theme::gapSmall);
    for (QWidget *each : std::initializer_list<QWidget *>{m_a, m_swap, m_b})
        row->addWidget(each);
    row->addSpacing(theme::gap);
    row->addWidget(m_heard);
    row->addStretch(1);
    row->addWidget(m_measure);
    row->addWidget(m_angle);
    row->addSpacing(theme::gap);
    for (QWidget *each : std::initializer_list<QWidget *>{m_label, m_slider, m_value})
        row->addWidget(each);
}

void CompareBar::change(const std::function<void(Pairing &)> &how)
{
    Pairing pairing = m_state.pairing;
    how(pairing);
    if (pairing != m_state.pairing)
        emit pairingChosen(pairing);
}

void CompareBar::openMenu(CompareSide side, const QPoint &global)
{
    (side == CompareSide::A ? m_menuA : m_menuB)->popup(global);
}

void CompareBar::fillMenu(CompareSide side)
{
    QMenu *menu = side == CompareSide::A ? m_menuA : m_menuB;
    const PaneTitle &now = side == CompareSide::A ? m_state.a : m_state.b;
    menu->clear();
    const auto add = [&](const QString &text, std::optional<model::TakeId> take, bool checked) {
        QAction *action =
            menu->addAction(text, this, [this, side, take] { emit takeChosen(side, take); });
        action->setCheckable(true);
        action->setChecked(checked);
    };
    if (side == CompareSide::B) {
        add(tr("The take in use"), std::nullopt, m_state.followsTakes);
        menu->addSeparator();
    }
    const bool follows = side == CompareSide::B && m_state.followsTakes;
    for (const CompareBarState::Choice &choice : m_state.choices)
        add(choice.title.text, choice.take, !follows && choice.title == now);
}

void CompareBar::setState(const CompareBarState &state)
{
    m_state = state;
    setVisible(state.mode != CompareMode::One && state.mode != CompareMode::Grid);
    showSides();
    showControls();
}

void CompareBar::showSides()
{
    const auto show = [](QToolButton *button, CompareSide side, const PaneTitle &title) {
        button->setText(QStringLiteral("%1  %2  ▾").arg(letterOf(side), title.text));
        button->setAccessibleName(tr("Side %1: %2").arg(letterOf(side), title.text));
    };
    show(m_a, CompareSide::A, m_state.a);
    show(m_b, CompareSide::B, m_state.b);
    m_a->setToolTip(tr("Which take stands on side A  (A)"));
    m_b->setToolTip(tr("Which take stands on side B  (Shift+A)"));
    const QString letter = letterOf(m_state.heard);
    m_heard->setText(tr("Sound of %1").arg(letter));
    m_heard->setAccessibleName(tr("Sound of side %1").arg(letter));
    m_heard->setAccessibleDescription(m_state.loudness);
    m_heard->setToolTip(m_state.loudness.isEmpty()
            ? tr("Hear the other side  (T)")
            : tr("Hear the other side  (T). %1").arg(m_state.loudness));
}

void CompareBar::showControls()
{
    const Pairing &how = m_state.pairing;
    const QSignalBlocker quietSlider(m_slider), quietAngle(m_angle), quietMeasure(m_measure);
    const bool isDifference = m_state.mode == CompareMode::Difference;
    const bool isWipe = m_state.mode == CompareMode::Wipe;
    const double share = isWipe ? how.position : how.share;
    m_measure->setVisible(isDifference);
    m_angle->setVisible(isWipe);
    for (QWidget *each : std::initializer_list<QWidget *>{m_label, m_slider, m_value})
        each->setVisible(isPaired(m_state.mode));
    m_measure->setCurrentIndex(int(how.measure));
    m_angle->setValue(int(std::lround(how.angle)) % 360);
    m_slider->setRange(isDifference ? 1 : 0, isDifference ? Pairing::mostGain : hundred);
    m_slider->setPageStep(isDifference ? 4 : 10);
    m_slider->setValue(isDifference ? how.gain : int(std::lround(share * hundred)));
    const QString name = isDifference ? tr("Gain") : isWipe ? tr("Line") : tr("Share of B");
    m_label->setText(name);
    m_slider->setAccessibleName(name);
    m_slider->setToolTip(tr("%1  (Ctrl+Left, Ctrl+Right; with Shift in larger steps)").arg(name));
    m_value->setText(isDifference ? QStringLiteral("× %1").arg(how.gain)
                                  : tr("%1 %").arg(int(std::lround(share * hundred))));
}

} // namespace ui
