// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine.h"
#include "ui/values.h"

#include <QObject>

class QStackedWidget;

namespace ui {

class MainActions;
class OutlineView;
class TimelineView;
class ViewDesk;
struct TakeWish;

// The timeline as a list, in the timeline's place: keeps it in step, and lets its rows do what a
// mouse does on the timeline. GUI thread.
class OutlineDesk : public QObject {
    Q_OBJECT

public:
    struct Screen {
        QStackedWidget &track; // holds the other two
        TimelineView &timeline;
        OutlineView &outline;
    };

    // Everything outlives the desk.
    OutlineDesk(const Engine &engine, MainActions &actions, ViewDesk &desk, const Screen &screen,
        QObject *parent);

signals:
    void takeChosen(const ui::TakeChoice &choice);
    void takeWished(const ui::TakeWish &wish);

private:
    void connectOutline();
    void refresh();
    void show(bool asList);

    Engine m_engine;
    MainActions &m_actions;
    ViewDesk &m_desk;
    Screen m_screen;
};

} // namespace ui
