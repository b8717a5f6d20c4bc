// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainlayout.h"

#include "ui/comparebar.h"
#include "ui/compareview.h"
#include "ui/engine.h"
#include "ui/infopanel.h"
#include "ui/jobtray.h"
#include "ui/messagebar.h"
#include "ui/outlineview.h"
#include "ui/panelparts.h"
#include "ui/retakepanel.h"
#include "ui/seambar.h"
#include "ui/statusline.h"
#include "ui/takespanel.h"
#include "ui/timelineview.h"
#include "ui/transportbar.h"
#include "ui/widgetroles.h"

#include <QCoreApplication>
#include <QMainWindow>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int panelWidth = 360;
constexpr int timelineHeight = 250;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

QWidget *stage(QWidget *parent, MainWidgets &widgets)
{
    auto *column = new QWidget(parent);
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    widgets.compare = new CompareView(column);
    widgets.seamView = new CompareView(column);
    widgets.seamView->hide();
    widgets.compareBar = new CompareBar(column);
    widgets.seamBar = new SeamBar(column);
    widgets.transport = new TransportBar(column);
    rows->addWidget(widgets.compare, 1);
    rows->addWidget(widgets.seamView, 1);
    rows->addWidget(widgets.compareBar);
    rows->addWidget(widgets.seamBar);
    rows->addWidget(widgets.transport);
    return column;
}

QTabWidget *panels(QWidget *parent, MainWidgets &widgets)
{
    auto *tabs = new QTabWidget(parent);
    parts::name(tabs, QStringLiteral("panels"), tr("Panels"));
    tabs->tabBar()->setFocusPolicy(Qt::TabFocus);
    tabs->setDocumentMode(true);
    tabs->tabBar()->setExpanding(false);
    tabs->tabBar()->setDrawBase(false);
    tabs->setMinimumWidth(350); // a take's four buttons in a row
    widgets.retake = new RetakePanel(tabs);
    widgets.takes = new TakesPanel(tabs);
    widgets.info = new InfoPanel(tabs);
    tabs->addTab(widgets.retake, tr("Retake"));
    tabs->addTab(widgets.takes, tr("Takes"));
    tabs->addTab(widgets.info, tr("Info"));
    return tabs;
}

QWidget *track(QWidget *parent, MainWidgets &widgets, const Engine &engine)
{
    widgets.track = new QStackedWidget(parent);
    widgets.timeline = new TimelineView(engine.filmstrip, engine.waveform, widgets.track);
    widgets.outline = new OutlineView(widgets.timeline->scene(), widgets.track);
    widgets.track->addWidget(widgets.timeline);
    widgets.track->addWidget(widgets.outline);
    return widgets.track;
}

void nameAll(const MainWidgets &widgets)
{
    parts::name(widgets.message, QStringLiteral("messageBar"), tr("Messages"));
    parts::name(widgets.compare, QStringLiteral("compareView"), tr("Pictures"));
    parts::name(widgets.seamView, QStringLiteral("seamView"), tr("Pictures at the seams"));
    parts::name(widgets.transport, QStringLiteral("transportBar"), tr("Transport"));
    parts::name(widgets.timeline, QStringLiteral("timelineView"), tr("Timeline"));
    parts::name(widgets.retake, QStringLiteral("retakePanel"), tr("Retake"));
    parts::name(widgets.takes, QStringLiteral("takesPanel"), tr("Takes"));
    parts::name(widgets.info, QStringLiteral("infoPanel"), tr("Info"));
    parts::name(widgets.jobs, QStringLiteral("jobTray"), tr("Jobs"));
    parts::name(widgets.status, QStringLiteral("statusLine"), tr("Status"));
}

} // namespace

MainWidgets layOut(QMainWindow &window, const Engine &engine)
{
    installWidgetRoles();
    MainWidgets widgets;
    auto *central = new QWidget(&window);
    auto *rows = new QVBoxLayout(central);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    widgets.message = new MessageBar(central);
    widgets.levels = new QSplitter(Qt::Vertical, central);
    widgets.sides = new QSplitter(Qt::Horizontal, widgets.levels);
    widgets.sides->addWidget(stage(widgets.sides, widgets));
    widgets.tabs = panels(widgets.sides, widgets);
    widgets.sides->addWidget(widgets.tabs);
    widgets.levels->addWidget(widgets.sides);
    widgets.levels->addWidget(track(widgets.levels, widgets, engine));
    widgets.jobs = new JobTray(central);
    widgets.status = new StatusLine(central);
    for (QSplitter *splitter : {widgets.sides, widgets.levels}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(5);
        splitter->setStretchFactor(0, 1);
        splitter->setStretchFactor(1, 0);
    }
    rows->addWidget(widgets.message);
    rows->addWidget(widgets.levels, 1);
    rows->addWidget(widgets.jobs);
    rows->addWidget(parts::line(central));
    rows->addWidget(widgets.status);
    window.setCentralWidget(central);
    nameAll(widgets);
    return widgets;
}

void rememberLayout(const QMainWindow &window, const MainWidgets &widgets)
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), window.saveGeometry());
    settings.setValue(QStringLiteral("window/sides"), widgets.sides->saveState());
    settings.setValue(QStringLiteral("window/levels"), widgets.levels->saveState());
}

void restoreLayout(QMainWindow &window, const MainWidgets &widgets)
{
    const QSettings settings;
    // Room for the title bar, or the last row would lie below a small screen's edge.
    const QSize screen = window.screen() ? window.screen()->availableSize() : QSize(1440, 900);
    window.resize(QSize(1440, 900).boundedTo(screen - QSize(0, 40)));
    widgets.sides->setSizes({1440 - panelWidth, panelWidth});
    widgets.levels->setSizes({900 - timelineHeight, timelineHeight});
    window.restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    widgets.sides->restoreState(settings.value(QStringLiteral("window/sides")).toByteArray());
    widgets.levels->restoreState(settings.value(QStringLiteral("window/levels")).toByteArray());
}

} // namespace ui
