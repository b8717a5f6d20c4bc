// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outlineview.h"

#include "ui/panelparts.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>

namespace ui {

using Kind = OutlineRow::Kind;
using timeline::model::FrameNumber;

namespace {

bool isJudgeable(const TakeCard &card)
{
    return card.isChoosable() && card.state != TakeCard::State::Original;
}

// All that it has.
bool isChosen(const TakeCard &card)
{
    return card.isShown() && (card.pictureShown || !card.hasPicture)
        && (card.soundShown || !card.hasSound);
}

} // namespace

OutlineView::OutlineView(const TimelineScene &scene, QWidget *parent)
    : QTreeView(parent)
    , m_model(new OutlineModel(scene, this))
{
    parts::name(this, QStringLiteral("outline"), tr("Timeline as a list"));
    setModel(m_model);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setExpandsOnDoubleClick(false);
    setFrameShape(QFrame::NoFrame);
    header()->setStretchLastSection(true);
    constexpr int widths[] = {360, 110, 110, 80, 190};
    for (int column = 0; column < int(std::size(widths)); ++column)
        setColumnWidth(column, widths[column]);
    connect(this, &QTreeView::doubleClicked, this, &OutlineView::act);
}

void OutlineView::refresh(const TakeNewsById &news)
{
    m_news = news;
    m_isStale = true;
    if (isVisible())
        rebuild();
}

void OutlineView::showEvent(QShowEvent *event)
{
    if (m_isStale)
        rebuild();
    QTreeView::showEvent(event);
}

void OutlineView::rebuild()
{
    const OutlineRow *now = m_model->row(currentIndex());
    const std::optional before = now ? std::optional(*now) : std::nullopt;
    const QScopedValueRollback following(m_following, true);
    m_isStale = false;
    if (m_model->refresh(m_news)) {
        expandAll();
        setCurrentIndex(before ? sameRow(*before) : QModelIndex());
    }
    now = m_model->row(currentIndex());
    if (!now || !holds(*now, m_position))
        follow();
}

// The row that says the same after others came or went.
QModelIndex OutlineView::sameRow(const OutlineRow &row) const
{
    const bool isTake = row.kind == Kind::Take;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const QModelIndex at = m_model->index(i, 0);
        const OutlineRow *each = m_model->row(at);
        if (each->frames != row.frames || each->kind != (isTake ? Kind::Range : row.kind))
            continue;
        if (!isTake)
            return at;
        const auto take = std::ranges::find(each->takes, row.number, &OutlineRow::number);
        return take == each->takes.end() ? at
                                         : m_model->index(int(take - each->takes.begin()), 0, at);
    }
    return {};
}

void OutlineView::setPosition(FrameNumber frame)
{
    if (m_position == frame)
        return;
    m_position = frame;
    if (isVisible())
        follow();
}

// A take stays while its range is the one.
void OutlineView::follow()
{
    const QModelIndex there = m_model->indexAt(m_position), now = currentIndex();
    if (now.siblingAtColumn(0) == there || (now.isValid() && now.parent() == there))
        return;
    const QScopedValueRollback following(m_following, true);
    setCurrentIndex(there);
}

void OutlineView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    const OutlineRow *row = m_model->row(current);
    if (!row || m_following)
        return;
    m_position = row->frames.begin;
    emit placeChosen(row->frames.begin);
    if (row->kind == Kind::Clip)
        emit clipChosen(row->frames.begin);
}

void OutlineView::act(const QModelIndex &index)
{
    const OutlineRow *row = m_model->row(index);
    if (!row)
        return;
    if (const auto card = m_model->take(index))
        actOnTake(*card);
    else if (row->kind == Kind::Marker)
        emit markerActivated(row->index);
    else if (row->kind == Kind::Chosen)
        emit promptWished();
    else if (row->kind != Kind::Take)
        emit rangeWished(row->frames);
}

void OutlineView::actOnTake(const TakeCard &card)
{
    if (isChosen(card) && isJudgeable(card))
        emit wished({card.id, TakeWish::Kind::Accept, {}});
    else if (const auto choice = choiceOf(card, edit::Part::Both))
        emit takeChosen(*choice);
}

void OutlineView::wishOf(TakeWish::Kind kind)
{
    const auto card = m_model->take(currentIndex());
    if (card && isJudgeable(*card))
        emit wished({card->id, kind, {}});
}

void OutlineView::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter)
        act(currentIndex());
    else if (key == Qt::Key_Delete)
        wishOf(TakeWish::Kind::Reject);
    else
        QTreeView::keyPressEvent(event);
}

void OutlineView::fillTakeMenu(QMenu &menu, const TakeCard &card)
{
    const auto choose = [&](const QString &text, edit::Part part) {
        if (const auto choice = choiceOf(card, part))
            menu.addAction(text, this, [this, choice] { emit takeChosen(*choice); });
    };
    choose(tr("Choose"), edit::Part::Both);
    choose(tr("Choose Its Picture"), edit::Part::Picture);
    choose(tr("Choose Its Sound"), edit::Part::Sound);
    if (!isJudgeable(card))
        return;
    menu.addSeparator();
    menu.addAction(tr("Accept"), this, [this] { wishOf(TakeWish::Kind::Accept); });
    menu.addAction(tr("Reject"), this, [this] { wishOf(TakeWish::Kind::Reject); });
}

void OutlineView::fillMenu(QMenu &menu)
{
    const QModelIndex index = currentIndex();
    const OutlineRow *row = m_model->row(index);
    if (!row)
        return;
    if (const auto card = m_model->take(index))
        fillTakeMenu(menu, *card);
    else if (row->kind == Kind::Marker)
        menu.addAction(tr("Open the Marker…"), this, [this] { act(currentIndex()); });
    if (row->kind == Kind::Chosen) {
        menu.addAction(tr("Write a Retake of the Range…"), this, &OutlineView::promptWished);
        menu.addAction(tr("Take the Range Away"), this, [this] { emit rangeWished({}); });
    } else if (!row->frames.isEmpty()) {
        menu.addAction(tr("Make It the Chosen Range"), this,
            [this, frames = row->frames] { emit rangeWished(frames); });
    }
}

void OutlineView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("outlineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    const QPoint below = visualRect(currentIndex()).bottomLeft();
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    menu->popup(byKey ? viewport()->mapToGlobal(below) : event->globalPos());
}

} // namespace ui
