// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takespanel.h"

#include "ui/panelparts.h"
#include "ui/takecard.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

TakesPanel::TakesPanel(QWidget *parent)
    : QWidget(parent)
    , m_place(parts::figure(this, QStringLiteral("takesPlace")))
    , m_empty(parts::quiet(this, QStringLiteral("takesEmpty")))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(parts::scroller(this, m_rows), 1);
    m_rows->addWidget(m_place);
    m_rows->addWidget(m_empty);
    m_rows->addStretch(1);
    setTakes({}, {});
}

void TakesPanel::setTakes(std::vector<TakeCard> takes, const QString &place)
{
    parts::setOptional(m_place, place);
    const bool sameCards = std::ranges::equal(takes, m_takes, {}, &TakeCard::id, &TakeCard::id);
    m_takes = std::move(takes);
    if (!sameCards)
        rebuild();
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        if (!(m_cards[i]->card() == m_takes[i]))
            m_cards[i]->setCard(m_takes[i]);
    }
    if (m_takes.empty())
        m_empty->setText(tr("Open a video first."));
    else if (m_takes.size() == 1)
        m_empty->setText(tr("Only the original here. Drag a range on the timeline and ask for a "
                            "retake, or add a take "
                            "from a file."));
    m_empty->setVisible(m_takes.size() < 2);
}

void TakesPanel::rebuild()
{
    // In place, so that the keyboard stays where it was.
    while (m_cards.size() > m_takes.size()) {
        m_cards.back()->hide();
        m_cards.back()->deleteLater();
        m_cards.pop_back();
    }
    while (m_cards.size() < m_takes.size())
        m_cards.push_back(addCard());
}

TakeCardView *TakesPanel::addCard()
{
    auto *card = new TakeCardView(this);
    connect(card, &TakeCardView::chosen, this, &TakesPanel::choose);
    connect(card, &TakeCardView::acceptRequested, this, &TakesPanel::acceptRequested);
    connect(card, &TakeCardView::rejectRequested, this, &TakesPanel::rejectRequested);
    connect(card, &TakeCardView::matchRequested, this, &TakesPanel::matchRequested);
    m_rows->insertWidget(m_rows->count() - 2, card);
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
