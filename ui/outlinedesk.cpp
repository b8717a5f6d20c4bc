// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outlinedesk.h"

#include "ui/mainactions.h"
#include "ui/outlineview.h"
#include "ui/timelineview.h"
#include "ui/viewdesk.h"

#include <QAction>
#include <QStackedWidget>

namespace ui {

OutlineDesk::OutlineDesk(const Engine &engine, MainActions &actions, ViewDesk &desk,
    const Screen &screen, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_actions(actions)
    , m_desk(desk)
    , m_screen(screen)
{
    connect(&m_desk, &ViewDesk::contentsChanged, this, &OutlineDesk::refresh);
    connect(&m_engine.document, &edit::Document::rangeChanged, this, &OutlineDesk::refresh);
    connect(&m_engine.player, &media::Player::positionChanged, &m_screen.outline,
        &OutlineView::setPosition);
    connect(m_actions[Command::ShowList], &QAction::triggered, this, &OutlineDesk::show);
    connectOutline();
}

void OutlineDesk::connectOutline()
{
    OutlineView *outline = &m_screen.outline;
    TimelineView *timeline = &m_screen.timeline;
    connect(outline, &OutlineView::placeChosen, timeline,
        [timeline](model::FrameNumber frame) { emit timeline->scrubbed(frame, false); });
    connect(outline, &OutlineView::clipChosen, timeline, &TimelineView::selectClipAt);
    connect(outline, &OutlineView::rangeWished, timeline, &TimelineView::rangeSelected);
    connect(outline, &OutlineView::markerActivated, timeline, &TimelineView::openMarker);
    connect(outline, &OutlineView::promptWished, m_actions[Command::Retake], &QAction::trigger);
    connect(outline, &OutlineView::takeChosen, this, &OutlineDesk::takeChosen);
    connect(outline, &OutlineView::wished, this, &OutlineDesk::takeWished);
}

void OutlineDesk::refresh()
{
    m_screen.outline.refresh(m_desk.news());
}

void OutlineDesk::show(bool asList)
{
    QWidget *shown = asList ? static_cast<QWidget *>(&m_screen.outline) : &m_screen.timeline;
    m_screen.track.setCurrentWidget(shown);
    shown->setFocus(Qt::OtherFocusReason);
}

} // namespace ui
