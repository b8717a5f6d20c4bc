// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takespanel.h"

#include "ui/panelparts.h"
#include "ui/takecard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace ui {

namespace {

bool isRejected(const TakeCard &card)
{
    return card.state == TakeCard::State::Rejected;
}

} // namespace

TakesPanel::TakesPanel(QWidget *parent)
    : QWidget(parent)
    , m_place(parts::figure(this, QStringLiteral("takesPlace")))
    , m_empty(parts::quiet(this, QStringLiteral("takesEmpty")))
    , m_rejected(parts::link(this, {}, QStringLiteral("takesRejected")))
    , m_purge(parts::link(this, tr("Delete for good…"), QStringLiteral("takesPurge")))
    , m_unplaced(parts::sentence(this, QStringLiteral("takesUnplaced")))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(parts::scroller(this, m_rows), 1);
    m_rows->addWidget(m_place);
    m_rows->addWidget(m_empty);
    m_rows->addWidget(createFoot());
    m_rows->addWidget(m_unplaced);
    m_rows->addStretch(1);
    setTakes({}, {});
    setUnplaced({});
}

QWidget *TakesPanel::createFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_rejected);
    row->addWidget(m_purge);
    row->addStretch(1);
    connect(m_rejected, &QPushButton::clicked, this, [this] {
        m_showsRejected = !m_showsRejected;
        showCards();
    });
    connect(m_purge, &QPushButton::clicked, this, [this] {
        std::vector<TakeCard> rejected;
        std::ranges::copy_if(m_takes, std::back_inserter(rejected), isRejected);
        emit purgeRequested(rejected);
    });
    return foot;
}

void TakesPanel::setTakes(std::vector<TakeCard> takes, const QString &place)
{
    parts::setOptional(m_place, place);
    m_takes = std::move(takes);
    if (m_takes.empty())
        m_empty->setText(tr("Open a video first."));
    else if (m_takes.size() == 1)
        m_empty->setText(tr("Only the original here. Drag a range on the timeline and ask for a "
                            "retake, or add a take from a file."));
    m_empty->setVisible(m_takes.size() < 2);
    showCards();
}

void TakesPanel::showCards()
{
    const auto rejected = std::ranges::count_if(m_takes, isRejected);
    m_rejected->setVisible(rejected > 0);
    m_rejected->setText(
        m_showsRejected ? tr("Hide rejected") : tr("Show %1 rejected").arg(rejected));
    m_purge->setVisible(rejected > 0 && m_showsRejected);
    std::vector<TakeCard> shown;
    std::ranges::copy_if(m_takes, std::back_inserter(shown), [this](const TakeCard &card) {
        return m_showsRejected || !isRejected(card) || card.isShown();
    });
    const bool sameCards = std::ranges::equal(shown, m_shown, {}, &TakeCard::id, &TakeCard::id);
    m_shown = std::move(shown);
    if (!sameCards)
        rebuild();
    // A note that is kept on the way comes back here, with as many cards or fewer.
    for (std::size_t i = 0; i < std::min(m_cards.size(), m_shown.size()); ++i) {
        if (!(m_cards[i]->card() == m_shown[i]))
            m_cards[i]->setCard(m_shown[i]);
    }
    if (!sameCards)
        showPictures();
}

void TakesPanel::setPictures(
    QHash<model::TakeId, std::vector<QImage>> pictures, std::chrono::milliseconds time)
{
    m_pictures = std::move(pictures);
    m_pictureTime = time;
    showPictures();
}

void TakesPanel::showPictures()
{
    for (TakeCardView *card : m_cards)
        card->setPictures(m_pictures.value(card->card().id), m_pictureTime);
}

void TakesPanel::setUnplaced(const QStringList &sentences)
{
    parts::setOptional(m_unplaced, sentences.join(QLatin1Char('\n')));
}

void TakesPanel::rebuild()
{
    // In place, so that the keyboard stays where it was.
    while (m_cards.size() > m_shown.size()) {
        // No longer ours before it is hidden: it may lose the focus, and its note comes at once.
        TakeCardView *gone = m_cards.back();
        m_cards.pop_back();
        gone->hide();
        gone->deleteLater();
    }
    while (m_cards.size() < m_shown.size())
        m_cards.push_back(addCard());
}

TakeCardView *TakesPanel::addCard()
{
    auto *card = new TakeCardView(this);
    connect(card, &TakeCardView::chosen, this, &TakesPanel::choose);
    connect(card, &TakeCardView::wished, this, &TakesPanel::wished);
    connect(card, &TakeCardView::matchRequested, this, &TakesPanel::matchRequested);
    m_rows->insertWidget(m_rows->count() - 4, card);
    return card;
}

void TakesPanel::choose(model::TakeId take, edit::Part part)
{
    const auto found = std::ranges::find(m_takes, take, &TakeCard::id);
    if (found == m_takes.end())
        return;
    if (const auto choice = choiceOf(*found, part))
        emit takeChosen(*choice);
}

} // namespace ui
