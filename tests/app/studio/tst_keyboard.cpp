// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From an opened video to an accepted take with nothing but keys, against the practice service.
#include "app/studio/studio.h"
#include "app/studio/windowwiring.h"
#include "tests/support/testmedia.h"
#include "ui/mainwindow.h"
#include "ui/outlineview.h"
#include "ui/timelineview.h"

#include <QApplication>
#include <QDir>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline;

namespace {

using MaybeRange = std::optional<model::FrameRange>;

api::JobTiming quickly()
{
    api::JobTiming timing;
    timing.pollInterval = std::chrono::milliseconds(50);
    timing.pollJitter = std::chrono::milliseconds(0);
    return timing;
}

// A window with 200 frames open in it, and hands that reach nothing but the keys.
struct Bench {
    QTemporaryDir folder;
    std::unique_ptr<studio::Studio> studio;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<studio::WindowWiring> wiring;

    Bench()
    {
        studio = std::move(
            studio::Studio::create(folder.path(), std::make_unique<api::MemoryStore>(), quickly())
                .value());
        studio->services.setPracticeSpeed(100);
        window = std::make_unique<ui::MainWindow>(studio->engine());
        wiring = std::make_unique<studio::WindowWiring>(*studio, *window);
        window->resize(1440, 900);
        window->show();
        window->activateWindow();
    }

    bool open()
    {
        testsupport::MediaSpec spec;
        spec.frames = 200;
        QSignalSpy opened(&studio->opening, &app::OpenWorkflow::opened);
        window->openPath(testsupport::make(spec));
        return (opened.count() > 0 || opened.wait(60'000))
            && QTest::qWaitForWindowActive(window.get());
    }

    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, int times = 1)
    {
        for (int i = 0; i < times; ++i)
            QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    template <class Widget> static bool isOn(const char *name)
    {
        const auto *focus = qobject_cast<Widget *>(QApplication::focusWidget());
        return focus && focus->objectName() == QLatin1String(name);
    }
    // Tab after Tab; false: it is not on the way round.
    template <class Widget> static bool tabTo(const char *name)
    {
        for (int i = 0; i < 80 && !isOn<Widget>(name); ++i)
            press(Qt::Key_Tab);
        return isOn<Widget>(name);
    }

    MaybeRange range() const { return studio->session.document().range(); }
    model::FrameNumber position() const { return studio->player.position(); }
    const model::Project &project() const { return studio->session.project(); }
    bool isShown(model::TakeId take) const
    {
        return std::ranges::any_of(project().sequence.clips,
            [take](const model::Clip &clip) { return clip.picture == take; });
    }

    // Frames 60 to 121 with "rain", sent and arrived.
    void sendRetake()
    {
        QVERIFY(isOn<ui::TimelineView>("timelineView"));
        press(Qt::Key_Right, Qt::ShiftModifier, 2);
        press(Qt::Key_Right, {}, 10);
        press(Qt::Key_I);
        press(Qt::Key_Right, Qt::ShiftModifier, 2);
        press(Qt::Key_Right, {}, 10);
        press(Qt::Key_O);
        QCOMPARE(range(), MaybeRange(model::FrameRange{{60}, {121}}));
        press(Qt::Key_R, Qt::ControlModifier);
        QVERIFY(isOn<QWidget>("prompt"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("rain"));
        QTRY_VERIFY(window->findChild<QPushButton *>(QStringLiteral("retakeButton"))->isEnabled());
        QVERIFY(tabTo<QPushButton>("retakeButton"));
        press(Qt::Key_Space);
        QCOMPARE(project().takes.size(), 2u);
        const model::TakeId take = project().takes[1].id;
        QTRY_VERIFY_WITH_TIMEOUT(!project().findTake(take)->isPending(), 120'000);
        QTRY_VERIFY(isShown(take));
    }
};

} // namespace

class TestKeyboard : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("Retake Studio tests"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_keyboard"));
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
        QSettings().clear();
    }

    void anEndOfTheRangeIsMoved()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.press(Qt::Key_I);
        bench.press(Qt::Key_Right, Qt::ShiftModifier, 2);
        bench.press(Qt::Key_O);
        QCOMPARE(bench.range(), MaybeRange(model::FrameRange{{0}, {51}}));
        bench.press(Qt::Key_Tab, {}, 2);
        bench.press(Qt::Key_Left, {}, 3);
        QCOMPARE(bench.range(), MaybeRange(model::FrameRange{{0}, {48}}));
        QCOMPARE(bench.position(), model::FrameNumber{50}); // the playhead stays
        bench.press(Qt::Key_Escape);
        QCOMPARE(bench.range(), MaybeRange());
    }

    void fromARangeToAnAcceptedTake()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.sendRetake();
        if (QTest::currentTestFailed())
            return;
        const model::TakeId take = bench.project().takes[1].id;

        // To the take from elsewhere, beside the original, and back to the timeline.
        bench.press(Qt::Key_Home);
        bench.press(Qt::Key_Down);
        QCOMPARE(bench.position(), model::FrameNumber{60});
        QSignalSpy pictures(&bench.studio->player, &media::Player::picturesReady);
        bench.press(Qt::Key_V);
        QTRY_VERIFY_WITH_TIMEOUT(!pictures.isEmpty()
                && pictures.last().first().value<media::Pictures>().panes.size() == 2,
            30'000);
        QVERIFY(bench.tabTo<ui::TimelineView>("timelineView"));

        // The original, the take, accepted; and back, step by step.
        bench.press(Qt::Key_0);
        QVERIFY(!bench.isShown(take));
        bench.press(Qt::Key_1);
        QVERIFY(bench.isShown(take));
        const model::Project chosen = bench.project();
        bench.press(Qt::Key_Return);
        QVERIFY(bench.project().findTake(take)->accepted);
        const model::Project accepted = bench.project();
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.project(), chosen);
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!bench.isShown(take));
        bench.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier, 2);
        QCOMPARE(bench.project(), accepted);
    }

    void fromARangeToAnAcceptedTakeInTheList()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.sendRetake();
        if (QTest::currentTestFailed())
            return;
        const model::TakeId take = bench.project().takes[1].id;
        bench.press(Qt::Key_F4);
        QVERIFY(bench.isOn<ui::OutlineView>("outline"));
        const auto row = [] {
            return qobject_cast<QTreeView *>(QApplication::focusWidget())
                ->currentIndex()
                .siblingAtColumn(0)
                .data()
                .toString();
        };
        const auto goTo = [&](const QString &what) {
            bench.press(Qt::Key_Home);
            for (int i = 0; i < 10 && !row().startsWith(what); ++i)
                bench.press(Qt::Key_Down);
            return row().startsWith(what);
        };
        QVERIFY(goTo(QStringLiteral("Original")));
        QCOMPARE(bench.position(), model::FrameNumber{60});
        bench.press(Qt::Key_Return);
        QTRY_VERIFY(!bench.isShown(take));
        QVERIFY(goTo(QStringLiteral("Take 1")));
        bench.press(Qt::Key_Return);
        QTRY_VERIFY(bench.isShown(take));
        QTRY_VERIFY(row().startsWith(QStringLiteral("Take 1")));
        bench.press(Qt::Key_Return);
        QVERIFY(bench.project().findTake(take)->accepted);
        bench.press(Qt::Key_Delete);
        QVERIFY(bench.project().findTake(take)->rejected);
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(bench.project().findTake(take)->accepted);
    }
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
