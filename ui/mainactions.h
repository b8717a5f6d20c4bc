// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands.h"

#include <QList>
#include <QObject>
#include <QString>

#include <array>
#include <map>

class QAction;
class QMenu;
class QMenuBar;
class QUndoStack;
class QWidget;

namespace ui {

// The actions of one window, from one table. GUI thread.
class MainActions : public QObject {
    Q_OBJECT

public:
    explicit MainActions(QWidget &window);

    QAction *action(Command command) const;
    QAction *operator[](Command command) const { return action(command); }
    // The choice of a take by number, 0 the original.
    QAction *take(int number) const;

    // Fills the bar. Undo and redo come from the stack and say what they undo.
    void fill(QMenuBar &bar, QUndoStack &undo);
    QMenu *recentMenu() const { return m_recent; }
    QMenu *recoverMenu() const { return m_recover; }
    // Without a video only opening, settings and help make sense; of one that is still being read
    // only what changes nothing.
    enum class Video { None, LookOnly, Editable };
    void setVideo(Video video);

    // For the list of keys: menu by menu, what and how.
    struct KeyLine {
        QString menu, text, keys;
    };
    static QList<KeyLine> keyLines();

private:
    void create();
    void refreshUndo();

    QWidget &m_window;
    std::map<Command, QAction *> m_actions; // children of the window
    QMenu *m_recent = nullptr;
    QMenu *m_recover = nullptr;
    QUndoStack *m_stack = nullptr;
    std::array<QAction *, 2> m_undo{}; // and redo
    Video m_video = Video::None;
};

} // namespace ui
