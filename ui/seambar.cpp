// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/seambar.h"

#include "ui/icons.h"
#include "ui/panelparts.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStringList>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using timeline::edit::SeamSide;
using timeline::render::SeamScore;

namespace {

QToolButton *button(QWidget *parent, Icon sign, const QString &name, const QString &spoken)
{
    auto *made = new QToolButton(parent);
    made->setIcon(icon(sign));
    made->setIconSize({theme::iconSize, theme::iconSize});
    made->setFocusPolicy(Qt::TabFocus);
    parts::name(made, name, spoken);
    return made;
}

// Frames of a crossfade. An edit a step: what is typed counts when it is done.
QSpinBox *frameBox(QWidget *parent, const QString &name)
{
    auto *made = new QSpinBox(parent);
    parts::name(made, name, SeamBar::tr("Crossfade in frames"));
    made->setRange(0, timeline::model::Join::mostFrames);
    made->setKeyboardTracking(false);
    made->setFocusPolicy(Qt::TabFocus);
    made->setSpecialValueText(SeamBar::tr("cut"));
    made->setSuffix(SeamBar::tr(" fr."));
    made->setToolTip(SeamBar::tr("Crossfade over this seam, in frames"));
    return made;
}

QString nameOf(SeamSide side, const char *what)
{
    return QLatin1String(what)
        + (side == SeamSide::Begin ? QStringLiteral("Begin") : QStringLiteral("End"));
}

} // namespace

QString seamWord(SeamScore::Word word)
{
    switch (word) {
    case SeamScore::Word::NotSeen:
        return SeamBar::tr("○ not seen");
    case SeamScore::Word::Slight:
        return SeamBar::tr("◐ slight");
    case SeamScore::Word::Clear:
        break;
    }
    return SeamBar::tr("● clear");
}

QString seamDetails(const SeamScore &score)
{
    const QLocale locale;
    const auto figure = [&](double value) { return locale.toString(value, 'f', 1); };
    const auto &jump = score.jump;
    QStringList lines{
        SeamBar::tr("Seen at %1 of 100, beyond what the video does beside it:").arg(score.visible)};
    lines << SeamBar::tr("Brightness jumps by %1 of 255.").arg(figure(jump.luma));
    lines << SeamBar::tr("Colour jumps by %1 of 255.").arg(figure(jump.color));
    lines << SeamBar::tr("The picture changes %1 times as much as just beside it.")
                 .arg(figure(jump.motionRatio));
    lines << (jump.loudness ? SeamBar::tr("Loudness jumps by %1 dB.").arg(figure(*jump.loudness))
                            : SeamBar::tr("It is silent here."));
    return lines.join(QLatin1Char('\n'));
}

SeamBar::SeamBar(QWidget *parent)
    : QWidget(parent)
{
    parts::name(this, QStringLiteral("seamBar"), tr("Seams of the take"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::gap, theme::gapSmall, theme::gap, 0);
    // One below the other: side by side they are wider than a small screen.
    auto *seams = new QVBoxLayout;
    seams->setSpacing(0);
    row->addLayout(seams);
    for (const SeamSide side : {SeamSide::Begin, SeamSide::End}) {
        Field &field = m_fields[std::size_t(side)];
        field = createField(side);
        connectField(side, field);
        seams->addWidget(field.box);
    }
    row->addStretch(1);
    QToolButton *close =
        button(this, Icon::Reject, QStringLiteral("seamClose"), tr("Close the seam tools"));
    close->setToolTip(tr("Close the seam tools"));
    connect(close, &QToolButton::clicked, this, &SeamBar::closeRequested);
    row->addWidget(close, 0, Qt::AlignTop);
    setVisible(false);
}

SeamBar::Field SeamBar::createField(SeamSide side)
{
    const bool begins = side == SeamSide::Begin;
    Field field;
    field.box = new QWidget(this);
    field.loop = button(field.box, Icon::Loop, nameOf(side, "seamLoop"),
        begins ? tr("Loop over where the take begins") : tr("Loop over where the take ends"));
    field.loop->setCheckable(true);
    field.loop->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    field.loop->setToolTip(begins ? tr("Loop over where the take begins  (<)")
                                  : tr("Loop over where the take ends  (>)"));
    field.score = parts::figure(field.box, nameOf(side, "seamScore"));
    field.score->setMinimumWidth(
        field.score->fontMetrics().horizontalAdvance(tr("◐ measuring…")) + theme::gapSmall);
    field.earlier =
        button(field.box, Icon::StepBack, nameOf(side, "seamEarlier"), tr("Slide a frame earlier"));
    field.earlier->setToolTip(tr("Slide this seam a frame earlier  (,)"));
    field.later =
        button(field.box, Icon::StepForward, nameOf(side, "seamLater"), tr("Slide a frame later"));
    field.later->setToolTip(tr("Slide this seam a frame later  (.)"));
    for (QToolButton *each : {field.earlier, field.later})
        each->setAutoRepeat(true);
    field.best = parts::link(field.box, tr("Least visible"), nameOf(side, "seamBest"));
    field.crossfade = frameBox(field.box, nameOf(side, "seamCrossfade"));
    auto *row = new QHBoxLayout(field.box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::gapSmall);
    for (QWidget *each : std::initializer_list<QWidget *>{
             field.loop, field.score, field.earlier, field.later, field.best, field.crossfade})
        row->addWidget(each);
    return field;
}

void SeamBar::connectField(SeamSide side, const Field &field)
{
    connect(field.loop, &QToolButton::clicked, this, [this, side] {
        emit loopToggled(side);
        showSeam(
            m_fields[std::size_t(side)], side == SeamSide::Begin ? m_state.begin : m_state.end);
    });
    connect(field.earlier, &QToolButton::clicked, this,
        [this, side] { emit slideRequested(side, -1); });
    connect(
        field.later, &QToolButton::clicked, this, [this, side] { emit slideRequested(side, 1); });
    connect(field.best, &QPushButton::clicked, this, [this, side] { emit bestRequested(side); });
    connect(field.crossfade, &QSpinBox::valueChanged, this,
        [this, side](int frames) { emit crossfadeChosen(side, frames); });
}

void SeamBar::setState(const SeamBarState &state)
{
    m_state = state;
    showSeam(m_fields[std::size_t(SeamSide::Begin)], state.begin);
    showSeam(m_fields[std::size_t(SeamSide::End)], state.end);
    int width = 0; // so that what lies behind is in columns
    for (const Field &field : m_fields)
        width = std::max(width, field.loop->sizeHint().width());
    for (const Field &field : m_fields)
        field.loop->setMinimumWidth(width);
    setVisible(state.isShown);
}

void SeamBar::showSeam(const Field &field, const std::optional<SeamBarState::Seam> &seam)
{
    field.box->setVisible(seam.has_value());
    if (!seam)
        return;
    field.loop->setText(seam->place);
    field.loop->setChecked(seam->isLooped);
    QFont font = field.loop->font();
    font.setBold(seam->isMeant);
    field.loop->setFont(font);
    field.loop->setAccessibleDescription(
        seam->isMeant ? tr("The keys slide this seam") : QString());
    const QString words = !seam->problem.isEmpty() ? tr("not measured")
        : seam->score                              ? seamWord(seam->score->word)
                                                   : tr("measuring…");
    const QString details = seam->score ? seamDetails(*seam->score) : seam->problem;
    field.score->setText(words);
    field.score->setToolTip(details);
    field.score->setAccessibleDescription(details);
    const QSignalBlocker quiet(field.crossfade);
    field.crossfade->setValue(seam->crossfade);
    field.best->setEnabled(!seam->isCut);
    field.best->setToolTip(seam->isCut
            ? tr("The video itself changes here: nothing has to match.")
            : tr("Slide this seam to where take and original are most alike  (U)"));
}

} // namespace ui
