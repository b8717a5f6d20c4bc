// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/studio.h"
#include "ui/mainwindow.h"
#include "ui/presence.h"

#include <QObject>

#include <optional>

namespace studio {

// The jobs while nobody looks at the window: it can be put aside and they go on, and what has ended
// is told on the desktop. A window that was closed ends the program, as soon as no request is under
// way whose answer would be lost. GUI thread; all that is given outlives it.
class Background : public QObject {
    Q_OBJECT

public:
    Background(
        Studio &studio, ui::MainWindow &window, ui::Presence &presence, QObject *parent = nullptr);

signals:
    void left(); // nothing keeps the program from ending

private:
    void onTakeReady(timeline::model::TakeId take);
    void onJobFinished(const api::JobSnapshot &job);
    void showSummary();
    void tell(const QString &text);
    void putAside();
    void open();
    void openTake();
    void quit();
    void leave();
    void leaveWhenAnswered();

    Studio &m_studio;
    ui::MainWindow &m_window;
    ui::Presence &m_presence;
    std::optional<timeline::model::TakeId> m_told; // by the last message
    bool m_isLeaving = false;
};

} // namespace studio
