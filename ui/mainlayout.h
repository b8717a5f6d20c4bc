// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace ui {

struct Engine;
class CompareBar;
class CompareView;
class InfoPanel;
class JobTray;
class MessageBar;
class OutlineView;
class RetakePanel;
class SeamBar;
class StatusLine;
class TakesPanel;
class TimelineView;
class TransportBar;

// The widgets of the window; children of it.
struct MainWidgets {
    MessageBar *message = nullptr;
    CompareView *compare = nullptr;
    CompareView *seamView = nullptr; // the frames at a take's joins, in place of `compare`
    CompareBar *compareBar = nullptr;
    SeamBar *seamBar = nullptr;
    TransportBar *transport = nullptr;
    QStackedWidget *track = nullptr; // the timeline, or the same as a list
    TimelineView *timeline = nullptr;
    OutlineView *outline = nullptr;
    QTabWidget *tabs = nullptr;
    RetakePanel *retake = nullptr;
    TakesPanel *takes = nullptr;
    InfoPanel *info = nullptr;
    JobTray *jobs = nullptr;
    StatusLine *status = nullptr;
    QSplitter *sides = nullptr; // pictures | panels
    QSplitter *levels = nullptr; // both, above the timeline
};

// Makes them and lays them out in `window`.
MainWidgets layOut(QMainWindow &window, const Engine &engine);

// Size and splitters, kept from one start to the next in QSettings.
void rememberLayout(const QMainWindow &window, const MainWidgets &widgets);
void restoreLayout(QMainWindow &window, const MainWidgets &widgets);

} // namespace ui
