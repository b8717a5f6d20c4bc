// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takecard.h"

#include "ui/panelparts.h"
#include "ui/theme.h"
#include "ui/words.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace ui {

TakeCardView::TakeCardView(QWidget *parent)
    : QFrame(parent)
    , m_title(parts::sentence(this, QStringLiteral("takeTitle")))
    , m_state(parts::figure(this, QStringLiteral("takeState")))
    , m_prompt(parts::sentence(this, QStringLiteral("takePrompt")))
    , m_facts(parts::quiet(this, QStringLiteral("takeFacts")))
    , m_checks(parts::quiet(this, QStringLiteral("takeChecks")))
    , m_picture(createPart(tr("Picture"), QStringLiteral("takePicture"), edit::Part::Picture))
    , m_sound(createPart(tr("Sound"), QStringLiteral("takeSound"), edit::Part::Sound))
    , m_color(createMatch(tr("Match colours"), QStringLiteral("takeColor"), edit::Match::Color))
    , m_loudness(
          createMatch(tr("Match loudness"), QStringLiteral("takeLoudness"), edit::Match::Loudness))
    , m_accept(parts::button(this, tr("Accept"), QStringLiteral("takeAccept")))
    , m_reject(parts::button(this, tr("Reject"), QStringLiteral("takeReject")))
{
    setFocusPolicy(Qt::TabFocus);
    m_title->setFont(theme::font(1, QFont::DemiBold));
    m_accept->setToolTip(tr("Use this take here (Enter)"));
    m_reject->setToolTip(tr("Go back to the original; nothing is deleted (Delete)"));
    for (QPushButton *each : {m_accept, m_reject})
        each->setStyleSheet(QStringLiteral("QPushButton { padding: 4px 9px; }"));
    createRows();
    connectAll();
}

QToolButton *TakeCardView::createPart(const QString &text, const QString &name, edit::Part part)
{
    auto *made = new QToolButton(this);
    parts::name(made, name, text);
    made->setText(text);
    made->setCheckable(true);
    made->setFocusPolicy(Qt::TabFocus);
    made->setToolTip(part == edit::Part::Picture ? tr("Show the picture of this take")
                                                 : tr("Play the sound of this take"));
    connect(made, &QToolButton::clicked, this, [this, part] { choose(part); });
    return made;
}

QCheckBox *TakeCardView::createMatch(const QString &text, const QString &name, edit::Match what)
{
    auto *made = new QCheckBox(text, this);
    parts::name(made, name, text);
    made->setFocusPolicy(Qt::TabFocus);
    // What is checked follows the project, not the click.
    connect(made, &QCheckBox::clicked, this, [this, made, what](bool on) {
        made->setChecked(!on);
        emit matchRequested(m_card.id, what, on);
    });
    return made;
}

void TakeCardView::showMatch(QCheckBox &box, const MatchSwitch &match, const QString &spoken)
{
    // Of what is seen and heard only: elsewhere nobody could tell the difference.
    box.setVisible(m_card.isShown() && isJudgeable());
    box.setEnabled(match.possible);
    box.setChecked(match.possible && match.on);
    box.setToolTip(match.hint);
    box.setAccessibleName(tr("%1: %2").arg(m_title->text(), spoken));
    box.setAccessibleDescription(match.hint);
}

void TakeCardView::createRows()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(parts::margin, 10, parts::margin, 10);
    rows->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_state);
    rows->addLayout(top);
    rows->addWidget(m_prompt);
    rows->addWidget(m_facts);
    rows->addWidget(m_checks);
    auto *matches = new QHBoxLayout;
    matches->setSpacing(parts::margin);
    matches->addWidget(m_color);
    matches->addWidget(m_loudness);
    matches->addStretch(1);
    rows->addLayout(matches);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(0, 4, 0, 0);
    bottom->setSpacing(4);
    bottom->addWidget(m_picture);
    bottom->addWidget(m_sound);
    bottom->addStretch(1);
    bottom->addWidget(m_accept);
    bottom->addWidget(m_reject);
    rows->addLayout(bottom);
}

void TakeCardView::connectAll()
{
    connect(m_accept, &QPushButton::clicked, this, [this] { emit acceptRequested(m_card.id); });
    connect(m_reject, &QPushButton::clicked, this, [this] { emit rejectRequested(m_card.id); });
}

bool TakeCardView::isJudgeable() const
{
    return m_card.state != TakeCard::State::Original && m_card.state != TakeCard::State::Pending;
}

void TakeCardView::setCard(const TakeCard &card)
{
    m_card = card;
    setObjectName(QStringLiteral("take%1").arg(card.number));
    m_title->setText(card.number == 0 ? tr("Original") : tr("Take %1").arg(card.number));
    m_state->setText(card.stateText);
    parts::setOptional(m_prompt, words::excerpt(card.prompt, 110));
    m_prompt->setToolTip(card.prompt);
    parts::setOptional(m_facts, card.facts);
    parts::setOptional(m_checks, card.checks.join(QStringLiteral(" · ")));
    m_picture->setEnabled(card.hasPicture && card.isChoosable());
    m_sound->setEnabled(card.hasSound && card.isChoosable());
    m_picture->setChecked(card.pictureShown);
    m_sound->setChecked(card.soundShown);
    m_picture->setText(card.pictureShown ? tr("✓ Picture") : tr("Picture"));
    m_sound->setText(card.soundShown ? tr("✓ Sound") : tr("Sound"));
    m_accept->setVisible(isJudgeable());
    m_reject->setVisible(isJudgeable());
    m_accept->setEnabled(card.state != TakeCard::State::Accepted);
    m_reject->setEnabled(card.state != TakeCard::State::Rejected);
    showMatch(*m_color, card.color, m_color->text());
    showMatch(*m_loudness, card.loudness, m_loudness->text());
    setAccessibleName(spoken());
    update();
}

QString TakeCardView::spoken() const
{
    QStringList said{m_title->text(), m_card.stateText};
    if (m_card.pictureShown)
        said << tr("picture shown");
    if (m_card.soundShown)
        said << tr("sound heard");
    return said.join(QStringLiteral(", "));
}

void TakeCardView::choose(edit::Part part)
{
    // What is checked follows the project, not the click.
    m_picture->setChecked(m_card.pictureShown);
    m_sound->setChecked(m_card.soundShown);
    if (m_card.isChoosable())
        emit chosen(m_card.id, part);
}

void TakeCardView::keyPressEvent(QKeyEvent *event)
{
    const bool accept = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Space)
        choose(edit::Part::Both);
    else if (accept && isJudgeable())
        emit acceptRequested(m_card.id);
    else if (event->key() == Qt::Key_Delete && isJudgeable())
        emit rejectRequested(m_card.id);
    else
        QFrame::keyPressEvent(event);
}

void TakeCardView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(edit::Part::Both);
    QFrame::mousePressEvent(event);
}

void TakeCardView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? theme::accent : m_card.isShown() ? theme::border : theme::line);
    painter.setBrush(m_card.isShown() ? theme::raised : theme::panel);
    painter.drawRoundedRect(box, theme::radius, theme::radius);
    if (m_card.isShown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::accent);
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 8, 3, box.height() - 16), 1.5, 1.5);
    }
}

} // namespace ui
