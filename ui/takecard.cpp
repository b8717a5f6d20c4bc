// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takecard.h"

#include "ui/panelparts.h"
#include "ui/promptdiff.h"
#include "ui/takethumbnail.h"
#include "ui/theme.h"
#include "ui/words.h"

#include <QCheckBox>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace ui {

TakeCardView::TakeCardView(QWidget *parent)
    : QFrame(parent)
    , m_thumbnail(new TakeThumbnail(this))
    , m_title(parts::sentence(this, QStringLiteral("takeTitle")))
    , m_state(parts::figure(this, QStringLiteral("takeState")))
    , m_star(new QToolButton(this))
    , m_prompt(parts::sentence(this, QStringLiteral("takePrompt")))
    , m_facts(parts::quiet(this, QStringLiteral("takeFacts")))
    , m_checks(parts::quiet(this, QStringLiteral("takeChecks")))
    , m_note(new QLineEdit(this))
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
    m_star->setObjectName(QStringLiteral("takeStar"));
    m_star->setCheckable(true);
    m_star->setFocusPolicy(Qt::TabFocus);
    m_star->setToolTip(tr("Mark as one of the best"));
    parts::name(m_note, QStringLiteral("takeNote"), tr("Note"));
    m_note->setPlaceholderText(tr("Add a note"));
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
    top->addWidget(m_star);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addLayout(top);
    words->addWidget(m_prompt);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_thumbnail, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    rows->addLayout(head);
    rows->addWidget(m_facts);
    rows->addWidget(m_checks);
    rows->addWidget(m_note);
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
    using Kind = TakeWish::Kind;
    connect(m_accept, &QPushButton::clicked, this, [this] { wish(Kind::Accept); });
    connect(m_reject, &QPushButton::clicked, this, [this] { wish(Kind::Reject); });
    // What is shown follows the project, not the click.
    connect(m_star, &QToolButton::clicked, this, [this](bool on) {
        m_star->setChecked(!on);
        wish(on ? Kind::Star : Kind::Unstar);
    });
    m_note->installEventFilter(this);
}

bool TakeCardView::isJudgeable() const
{
    return m_card.state != TakeCard::State::Original && m_card.state != TakeCard::State::Pending;
}

// What was typed is of the take that it was typed for. Sent last, as the answer may come at once.
void TakeCardView::setCard(const TakeCard &card)
{
    const TakeCard before = std::exchange(m_card, card);
    const QString typed = m_note->text().trimmed();
    const bool isLeft = before.id != card.id && m_note->isModified() && typed != before.note;
    if (before.id != card.id)
        m_note->setModified(false);
    showCard();
    if (isLeft)
        emit wished({before.id, TakeWish::Kind::Note, typed});
}

void TakeCardView::showCard()
{
    setObjectName(QStringLiteral("take%1").arg(m_card.number));
    m_title->setText(m_card.number == 0 ? tr("Original") : tr("Take %1").arg(m_card.number));
    m_state->setText(m_card.stateText);
    showPrompt();
    showMarks();
    parts::setOptional(m_facts, m_card.facts);
    m_facts->setToolTip(m_card.details);
    parts::setOptional(m_checks, m_card.checks.join(QStringLiteral(" · ")));
    m_picture->setEnabled(m_card.hasPicture && m_card.isChoosable());
    m_sound->setEnabled(m_card.hasSound && m_card.isChoosable());
    m_picture->setChecked(m_card.pictureShown);
    m_sound->setChecked(m_card.soundShown);
    m_picture->setText(m_card.pictureShown ? tr("✓ Picture") : tr("Picture"));
    m_sound->setText(m_card.soundShown ? tr("✓ Sound") : tr("Sound"));
    m_accept->setVisible(isJudgeable());
    m_reject->setVisible(isJudgeable());
    m_accept->setEnabled(m_card.state != TakeCard::State::Accepted);
    m_reject->setEnabled(m_card.state != TakeCard::State::Rejected);
    showMatch(*m_color, m_card.color, m_color->text());
    showMatch(*m_loudness, m_card.loudness, m_loudness->text());
    setAccessibleName(spoken());
    update();
}

void TakeCardView::setPictures(const std::vector<QImage> &pictures, std::chrono::milliseconds time)
{
    m_thumbnail->setPictures(pictures, time);
}

// Beside an earlier prompt the words that are new are bold, and all of them are there.
void TakeCardView::showPrompt()
{
    const bool isCompared = !m_card.promptBefore.isEmpty();
    m_prompt->setTextFormat(isCompared ? Qt::RichText : Qt::PlainText);
    parts::setOptional(m_prompt,
        isCompared ? promptDiffHtml(m_card.promptBefore, m_card.prompt)
                   : words::excerpt(m_card.prompt, 110));
    m_prompt->setToolTip(isCompared ? tr("Bold: not in the prompt of take %1, which was “%2”")
                                          .arg(m_card.numberBefore)
                                          .arg(m_card.promptBefore)
                                    : m_card.prompt);
}

void TakeCardView::showMarks()
{
    m_star->setVisible(isJudgeable());
    m_star->setChecked(m_card.starred);
    m_star->setText(m_card.starred ? QStringLiteral("★") : QStringLiteral("☆"));
    m_star->setAccessibleName(tr("%1: starred").arg(m_title->text()));
    if (!m_note->isModified() && m_note->text() != m_card.note)
        m_note->setText(m_card.note);
    m_note->setAccessibleName(tr("%1: note").arg(m_title->text()));
    m_note->setVisible(isJudgeable() && (m_card.isShown() || !m_card.note.isEmpty()));
}

void TakeCardView::wish(TakeWish::Kind kind, const QString &text)
{
    emit wished({m_card.id, kind, text});
}

void TakeCardView::keepNote()
{
    if (!m_note->isModified())
        return;
    m_note->setModified(false);
    if (const QString note = m_note->text().trimmed(); note != m_card.note)
        wish(TakeWish::Kind::Note, note);
}

// Enter ends the note; handed on to the card, it would accept the take. A dialog or a menu ends it
// too, which QLineEdit does not tell.
bool TakeCardView::eventFilter(QObject *watched, QEvent *event)
{
    // Whoever is next would get what is still being typed, and Space presses buttons.
    if (event->type() == QEvent::Hide && !event->spontaneous())
        m_note->clearFocus();
    if (event->type() == QEvent::FocusOut)
        keepNote();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            keepNote();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void TakeCardView::fillMenu(QMenu &menu)
{
    using Kind = TakeWish::Kind;
    const auto add = [this](QMenu &to, const QString &text, Kind kind, const QString &said = {}) {
        to.addAction(text, this, [this, kind, said] { wish(kind, said); });
    };
    add(menu, tr("Use in the Chosen Range Only"), Kind::UseInRange);
    if (!isJudgeable())
        return;
    QMenu *why = menu.addMenu(tr("Reject Because"));
    for (const QString &reason : {tr("not what was asked for"), tr("faces or hands"),
             tr("movement"), tr("its joins show"), tr("sound"), tr("colours")})
        add(*why, reason, Kind::Reject, reason);
    menu.addSeparator();
    if (!m_card.prompt.isEmpty()) {
        add(menu, tr("Redo from This Take"), Kind::RedoTake);
        add(menu, tr("Redo from the Original"), Kind::RedoOriginal);
        menu.addAction(tr("Copy Prompt"), this,
            [this] { QGuiApplication::clipboard()->setText(m_card.prompt); });
    }
    if (!m_card.details.isEmpty())
        menu.addAction(tr("Copy Details"), this,
            [this] { QGuiApplication::clipboard()->setText(m_card.details); });
}

void TakeCardView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("takeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(event->globalPos());
}

QString TakeCardView::spoken() const
{
    QStringList said{m_title->text(), m_card.stateText};
    if (m_card.starred)
        said << tr("starred");
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
        wish(TakeWish::Kind::Accept);
    else if (event->key() == Qt::Key_Delete && isJudgeable())
        wish(TakeWish::Kind::Reject);
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
