// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fakeprompts.h"
#include "timeline/edit/document.h"
#include "ui/filedesk.h"
#include "ui/mainactions.h"
#include "ui/messagebar.h"
#include "ui/projectdesk.h"
#include "ui/statusline.h"
#include "ui/welcomepage.h"

#include <QAction>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace ui;

namespace {

// The parts of the window that the desk works with.
struct Bench {
    FakePrompts prompts;
    timeline::edit::Document document;
    QMainWindow window;
    MainActions actions{window};
    FileDesk files{document, prompts};
    MessageBar *bar = new MessageBar(&window);
    StatusLine *status = new StatusLine(&window);
    WelcomePage *welcome = new WelcomePage(&window);
    std::unique_ptr<ProjectDesk> desk;

    Bench()
    {
        actions.fill(*window.menuBar(), document.undoStack());
        auto *all = new QWidget(&window);
        auto *column = new QVBoxLayout(all);
        column->addWidget(bar);
        column->addWidget(welcome, 1);
        column->addWidget(status);
        window.setCentralWidget(all);
        window.resize(1280, 800);
        window.show();
        desk = std::make_unique<ProjectDesk>(
            ProjectDesk::Parts{welcome->recovery(), *bar, *status, actions, files, prompts});
    }
};

const QDateTime now(QDate(2026, 11, 23), QTime(15, 0));

RecoveryItem item(const QString &id)
{
    RecoveryItem made;
    made.id = id;
    made.title = QStringLiteral("film & %1.retake").arg(id);
    made.folder = QStringLiteral("/films");
    made.time = now.addSecs(-3600);
    made.clips = 3;
    made.takes = 2;
    return made;
}

} // namespace

class TestProjectDesk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void whatAndWhenIsSaid_data()
    {
        QTest::addColumn<RecoveryItem>("given");
        QTest::addColumn<QString>("words");
        QTest::newRow("of a project") << item(
            QStringLiteral("a")) << QStringLiteral("Today at 2:00 PM · 3 clips · 2 takes · /films");
        RecoveryItem unsaved = item(QStringLiteral("a"));
        unsaved.folder.clear();
        unsaved.takes = 0;
        unsaved.time = now.addDays(-1);
        QTest::newRow("never saved")
            << unsaved << QStringLiteral("Yesterday at 3:00 PM · 3 clips · never saved");
        RecoveryItem damaged = item(QStringLiteral("a"));
        damaged.damaged = 1;
        damaged.time = now.addDays(-30);
        QTest::newRow("with a damaged copy")
            << damaged
            << QStringLiteral("10/24/26 at 3:00 PM · 3 clips · 2 takes · /films · a newer copy "
                              "is damaged");
    }

    void whatAndWhenIsSaid()
    {
        QFETCH(RecoveryItem, given);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QTEST(recoveryWords(given, now), "words");
    }

    void whatCanBeRecoveredIsListedWithNamesForEveryButton()
    {
        Bench bench;
        QMenu *menu = bench.actions.recoverMenu();
        QVERIFY(!menu->isEnabled());
        bench.desk->setRecoverables({item(QStringLiteral("a")), item(QStringLiteral("b"))});
        QCOMPARE(menu->actions().size(), 2);
        QVERIFY(menu->isEnabled());
        QVERIFY(menu->actions().constFirst()->text().startsWith(QLatin1String("film && a")));
        QSignalSpy recovered(bench.desk.get(), &ProjectDesk::recoverRequested);
        QSignalSpy discarded(bench.desk.get(), &ProjectDesk::discardRequested);
        const auto open = bench.window.findChildren<QPushButton *>(QStringLiteral("recover"));
        const auto discard = bench.window.findChildren<QPushButton *>(QStringLiteral("discard"));
        QCOMPARE(open.size(), 2);
        QVERIFY(open[1]->isVisible());
        QCOMPARE(open[1]->accessibleName(), QStringLiteral("Recover film & b.retake"));
        // By Tab from the invitation on, row by row.
        bench.welcome->findChildren<QPushButton *>().constFirst()->setFocus();
        for (QPushButton *next : {open[0], discard[0], open[1], discard[1]}) {
            QTest::keyClick(bench.window.focusWidget(), Qt::Key_Tab);
            QCOMPARE(bench.window.focusWidget(), next);
        }
        open[1]->setFocus();
        QTest::keyClick(open[1], Qt::Key_Space);
        QCOMPARE(recovered.value(0).value(0).toString(), QStringLiteral("b"));
        menu->actions().constFirst()->trigger();
        QCOMPARE(recovered.value(1).value(0).toString(), QStringLiteral("a"));
        discard[0]->click(); // not without being sure
        QCOMPARE(discarded.count(), 0);
        QCOMPARE(bench.prompts.sure.size(), 1);
        bench.prompts.isSure = true;
        discard[0]->click();
        QCOMPARE(discarded.value(0).value(0).toString(), QStringLiteral("a"));
        bench.desk->setRecoverables({});
        QVERIFY(!menu->isEnabled());
    }

    void missingFilesAreNamedOnceAndCanBeLookedFor()
    {
        Bench bench;
        MessageBar *bar = bench.bar;
        auto *step = bar->findChild<QToolButton *>(QStringLiteral("messageStep"));
        QAction *find = bench.actions[Command::FindMissing];
        QVERIFY(!find->isEnabled());
        bench.desk->setMissing({QStringLiteral("a.mp4"), QStringLiteral("b.mp4")});
        QVERIFY(bar->isVisible());
        QVERIFY(step->isVisible());
        QCOMPARE(bar->findChild<QLabel *>(QStringLiteral("messageText"))->text(),
            QStringLiteral(
                "“a.mp4” and another file of this project cannot be read. Everything else "
                "is here and can be edited."));
        QSignalSpy search(bench.desk.get(), &ProjectDesk::searchRequested);
        bench.prompts.path = QStringLiteral("/new/a.mp4");
        step->click();
        QCOMPARE(bench.prompts.files, std::vector{FileQuestion::FindMissing});
        QCOMPARE(search.value(0).value(0).toString(), QStringLiteral("/new/a.mp4"));
        bar->clear();
        bench.desk->setMissing({QStringLiteral("a.mp4"), QStringLiteral("b.mp4")});
        QVERIFY(!bar->isVisible()); // each change of the project shows its state anew
        bench.desk->setMissing({});
        QVERIFY(!find->isEnabled());
        bar->showMessage(MessageLevel::Done, QStringLiteral("Done."));
        QVERIFY(!step->isVisible());
    }

    void anotherFileIsTakenOnlyWhenTheUserIsSure()
    {
        Bench bench;
        bool isTaken = false;
        bench.desk->askDifferent({QStringLiteral("a.mp4 (longer)")}, [&] { isTaken = true; });
        QVERIFY(!isTaken);
        QVERIFY(bench.prompts.sure.constFirst().contains(QLatin1String("a.mp4 (longer)")));
        bench.prompts.isSure = true;
        bench.desk->askDifferent({QStringLiteral("a.mp4 (longer)")}, [&] { isTaken = true; });
        QVERIFY(isTaken);
    }

    void collectingAsksWhereAndCanBeStopped()
    {
        Bench bench;
        QSignalSpy collect(bench.desk.get(), &ProjectDesk::collectRequested);
        QSignalSpy cancel(bench.desk.get(), &ProjectDesk::cancelCollectRequested);
        for (const Command command : {Command::CollectFolder, Command::CollectZip})
            bench.actions[command]->setEnabled(true); // as with a video
        bench.prompts.path = QStringLiteral("/out/box.zip");
        bench.actions[Command::CollectZip]->trigger();
        QCOMPARE(collect.value(0), (QList<QVariant>{QStringLiteral("/out/box.zip"), true}));
        bench.actions[Command::CollectFolder]->trigger();
        QCOMPARE(collect.value(1).value(1).toBool(), false);
        QCOMPARE(bench.prompts.files,
            (std::vector{FileQuestion::CollectZip, FileQuestion::CollectFolder}));
        bench.desk->setCollectProgress(0.5, QStringLiteral("box.zip"));
        QCOMPARE(bench.window.findChild<QLabel *>(QStringLiteral("collectText"))->text(),
            QStringLiteral("Collecting box.zip, 50 %"));
        bench.window.findChild<QToolButton *>(QStringLiteral("collectCancel"))->click();
        QCOMPARE(cancel.count(), 1);
        bench.prompts.path.clear(); // cancelled
        bench.desk->setCollectProgress(-1, {});
        bench.actions[Command::CollectZip]->setEnabled(true);
        bench.actions[Command::CollectZip]->trigger();
        QCOMPARE(collect.count(), 2);
    }
};

QTEST_MAIN(TestProjectDesk)
#include "tst_projectdesk.moc"
