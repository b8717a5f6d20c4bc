// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/studio.h"
#include "app/studio/windowwiring.h"
#include "tests/bench/program.h"
#include "tests/bench/rows.h"
#include "tests/bench/waiting.h"
#include "tests/bench/watch.h"
#include "ui/mainwindow.h"
#include "ui/timelineview.h"

#include <QMouseEvent>
#include <QTemporaryDir>
#include <QWheelEvent>

#include <cmath>

namespace bench {

namespace {

// The window that users get.
struct Window {
    QTemporaryDir folder;
    std::unique_ptr<studio::Studio> studio;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<studio::WindowWiring> wiring;

    Window()
    {
        studio = std::move(
            studio::Studio::create(folder.path(), std::make_unique<api::MemoryStore>()).value());
        window = std::make_unique<ui::MainWindow>(studio->engine());
        wiring = std::make_unique<studio::WindowWiring>(*studio, *window);
        window->resize(1440, 900);
        window->show();
    }

    ui::TimelineView &timeline() const { return *window->findChild<ui::TimelineView *>(); }
};

void send(QWidget &widget, QEvent::Type type, QPointF at)
{
    const auto buttons =
        type == QEvent::MouseButtonRelease ? Qt::MouseButtons() : Qt::MouseButtons(Qt::LeftButton);
    const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, widget.mapToGlobal(at), button, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

void wheel(QWidget &widget, QPoint angle, Qt::KeyboardModifiers modifiers)
{
    const QPointF at = widget.rect().center();
    QWheelEvent event(at, widget.mapToGlobal(at), QPoint(), angle, Qt::NoButton, modifiers,
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

// Over the ruler and back, 60 times a second.
void scrub(ui::TimelineView &timeline)
{
    constexpr int moves = 480;
    const double y = timeline.scene().geometry.lanes().ruler.center().y();
    const auto at = [&](int i) {
        const double way = std::abs(std::remainder(i / 240.0, 2.0));
        return QPointF(30 + way * (timeline.width() - 60), y);
    };
    send(timeline, QEvent::MouseButtonPress, at(0));
    for (int i = 1; i < moves; ++i) {
        send(timeline, QEvent::MouseMove, at(i));
        runLoop(16);
    }
    send(timeline, QEvent::MouseButtonRelease, at(moves));
}

// Into the hour and along it.
void zoomAndScroll(ui::TimelineView &timeline)
{
    for (int i = 0; i < 300; ++i) {
        if (i % 20 == 0)
            wheel(timeline, {0, i < 150 ? 120 : -120}, Qt::ControlModifier);
        else
            wheel(timeline, {0, i % 100 < 50 ? -60 : 60}, Qt::NoModifier);
        runLoop(16);
    }
}

} // namespace

std::vector<Line> guiRow(const Context &context)
{
    emptyCaches();
    auto &application = *static_cast<WatchedApplication *>(QCoreApplication::instance());
    Window window;
    runLoop(500);
    std::vector<double> waits;
    QStringList notes;
    const auto during = [&](const QString &what, const std::function<void()> &work) {
        application.forgetLongest();
        const Knocking knocking;
        work();
        notes += QStringLiteral("%1: p99 %2 ms, longest %3")
                     .arg(what)
                     .arg(percentile(knocking.waits(), 0.99), 0, 'f', 1)
                     .arg(application.longest());
        waits.insert(waits.end(), knocking.waits().begin(), knocking.waits().end());
    };
    bool isOpen = false;
    QObject::connect(&window.studio->opening, &app::OpenWorkflow::opened, window.window.get(),
        [&isOpen] { isOpen = true; });
    during(QStringLiteral("opening"), [&] {
        window.window->openPath(context.material.hour);
        runLoop(60'000, [&isOpen] { return isOpen; });
        runLoop(2'000);
    });
    if (!isOpen)
        return {notRun(QStringLiteral("block of the GUI thread"),
            QStringLiteral("the hour does not open in the window"))};
    during(QStringLiteral("scrubbing"), [&] { scrub(window.timeline()); });
    during(QStringLiteral("playing"), [&] {
        window.studio->player.play();
        runLoop(6'000);
        window.studio->player.pause();
    });
    during(QStringLiteral("scrolling"), [&] { zoomAndScroll(window.timeline()); });
    return {{QStringLiteral("block of the GUI thread, p99"), Unit::Milliseconds,
                percentile(waits, 0.99), {}, {}, 16, notes.join(QStringLiteral("; "))},
        {QStringLiteral("block of the GUI thread, longest"), Unit::Milliseconds,
            percentile(waits, 1), {}, {}, 50,
            QStringLiteral("%1 knocks at the window that users get, over all of that")
                .arg(waits.size())}};
}

} // namespace bench
