// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fakeprompts.h"
#include "tests/ui/samples.h"
#include "tests/ui/windowengine.h"
#include "ui/comparebar.h"
#include "ui/compareview.h"
#include "ui/mainwindow.h"
#include "ui/picturepane.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QCoreApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>
#include <QtTest>

#include <cmath>

using namespace ui;

// The window over a real document and player; the files behind the view do not exist, pictures are
// not asked for.
class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        beginSettings("tst_mainwindow");
        qRegisterMetaType<model::FrameRange>();
    }

    void init()
    {
        m_built = testsupport::projectOf(500);
        m_take =
            samples::addPendingTake(m_built, 1, testsupport::seconds(2), testsupport::seconds(6));
        samples::arrive(m_built, m_take);
        m_document.reset(m_built.project);
        auto prompts = std::make_unique<FakePrompts>();
        m_prompts = prompts.get();
        m_window = std::make_unique<MainWindow>(m_engine.engine(), std::move(prompts));
        QVERIFY(showActive(*m_window));
        m_window->setView(samples::viewOf(m_built), QStringLiteral("film.mp4"), false);
        m_player.seek({60});
    }

    void cleanup()
    {
        m_window.reset();
        m_document.reset({});
    }

    void withoutAVideoOnlyOpeningMakesSense()
    {
        m_window->setView(nullptr, {}, false);
        QVERIFY(m_window->actions()[Command::OpenVideo]->isEnabled());
        for (const Command each : {Command::Save, Command::Export, Command::HandOver,
                 Command::PlayPause, Command::Retake, Command::Accept})
            QVERIFY(!m_window->actions()[each]->isEnabled());
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Retake Studio"));
    }

    void theRangeIsMarkedWithKeys()
    {
        press(Qt::Key_I);
        QCOMPARE(m_document.range(), MaybeRange(model::FrameRange{{60}, {500}}));
        m_player.seek({99});
        press(Qt::Key_O);
        QCOMPARE(m_document.range(), MaybeRange(model::FrameRange{{60}, {100}}));
        press(Qt::Key_I, Qt::ShiftModifier);
        QCOMPARE(m_player.position(), model::FrameNumber{60});
        press(Qt::Key_O, Qt::AltModifier);
        QCOMPARE(m_document.range(), MaybeRange(model::FrameRange{{60}, {500}}));
    }

    void thePlayheadMovesWithKeys()
    {
        const auto isAt = [this](std::int64_t frame) {
            return m_player.position() == model::FrameNumber{frame};
        };
        press(Qt::Key_Right);
        QVERIFY(isAt(61));
        press(Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(isAt(36));
        press(Qt::Key_Down); // the take begins
        QVERIFY(isAt(50));
        press(Qt::Key_Down); // and ends
        QVERIFY(isAt(150));
        press(Qt::Key_Up);
        QVERIFY(isAt(50));
        press(Qt::Key_End);
        QVERIFY(isAt(499));
        press(Qt::Key_Home);
        QVERIFY(isAt(0));
    }

    void aLoopHasItsRoll()
    {
        QSignalSpy changed(m_window.get(), &MainWindow::playChoicesChanged);
        m_document.setRange(model::FrameRange{{100}, {150}});
        press(Qt::Key_Slash);
        QCOMPARE(m_player.loop(), MaybeRange(model::FrameRange{{100}, {150}}));
        m_window->actions()[Command::RollTwo]->trigger();
        QCOMPARE(m_player.loop(), MaybeRange(model::FrameRange{{50}, {200}}));
        m_document.setRange(model::FrameRange{{480}, {490}});
        QCOMPARE(m_player.loop(), MaybeRange(model::FrameRange{{430}, {500}}));
        m_window->actions()[Command::ScrubSound]->trigger();
        QCOMPARE(changed.size(), 2);
        const PlayChoices chosen{model::Flicks{2 * model::flicksPerSecond}, false};
        QCOMPARE(changed.last().first().value<PlayChoices>(), chosen);
        m_window->setPlayChoices({});
        QVERIFY(m_window->actions()[Command::RollNone]->isChecked());
        QVERIFY(!m_window->actions()[Command::RollTwo]->isChecked());
        QVERIFY(m_window->actions()[Command::ScrubSound]->isChecked());
        QCOMPARE(changed.size(), 2);
        press(Qt::Key_Slash);
        QCOMPARE(m_player.loop(), MaybeRange());
    }

    void soundIsMutedWithItsKey()
    {
        press(Qt::Key_M, Qt::ShiftModifier);
        QVERIFY(m_player.isMuted());
        press(Qt::Key_M, Qt::ShiftModifier);
        QVERIFY(!m_player.isMuted());
    }

    void takesAreChosenAndJudgedWithKeys()
    {
        QSignalSpy chosen(m_window.get(), &MainWindow::takeChosen);
        QSignalSpy wished(m_window.get(), &MainWindow::takeWished);
        press(Qt::Key_1);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<TakeChoice>(), (TakeChoice{m_take, edit::Part::Both, {}}));
        press(Qt::Key_Return);
        press(Qt::Key_Delete);
        QCOMPARE(wished.size(), 2);
        QCOMPARE(wished[0][0].value<TakeWish>(), (TakeWish{m_take, TakeWish::Kind::Accept, {}}));
        QCOMPARE(wished[1][0].value<TakeWish>(), (TakeWish{m_take, TakeWish::Kind::Reject, {}}));
        m_player.seek({300}); // no take here
        press(Qt::Key_1);
        press(Qt::Key_Return);
        QCOMPARE(chosen.size() + wished.size(), 3);
    }

    void keysDoNotStealTyping()
    {
        press(Qt::Key_R, Qt::ControlModifier);
        auto *prompt = m_window->findChild<QPlainTextEdit *>(QStringLiteral("prompt"));
        QVERIFY(prompt->hasFocus());
        QSignalSpy chosen(m_window.get(), &MainWindow::takeChosen);
        QTest::keyClicks(prompt, QStringLiteral("jill ok? 10+1 /vtz"));
        QTest::keyClick(prompt, Qt::Key_Left);
        QTest::keyClick(prompt, Qt::Key_Delete);
        QTest::keyClick(prompt, Qt::Key_Home);
        QTest::keyClicks(prompt, QStringLiteral("I Q"));
        QCOMPARE(prompt->toPlainText(), QStringLiteral("I Qjill ok? 10+1 /vt"));
        QCOMPARE(chosen.size(), 0);
        QVERIFY(!m_document.range());
        QCOMPARE(m_player.position(), model::FrameNumber{60});
        QVERIFY(!m_player.isPlaying());
    }

    void whoTypesGoesOnTillAnotherVideoIsOpened()
    {
        press(Qt::Key_R, Qt::ControlModifier);
        const auto *prompt = m_window->findChild<QPlainTextEdit *>(QStringLiteral("prompt"));
        const auto show = [this](const media::ViewPtr &view) {
            m_window->setView(view, QStringLiteral("film.mp4"), true);
        };
        m_built.project = *edit::split(m_built.project, testsupport::seconds(10));
        show(samples::viewOf(m_built)); // other clips
        QVERIFY(prompt->hasFocus());
        show(samples::viewOf(testsupport::projectOf(500)));
        QVERIFY(m_window->findChild<TimelineView *>()->hasFocus());
    }

    void sideBySideAndPeek()
    {
        auto *compare = m_window->findChild<CompareView *>(QStringLiteral("compareView"));
        m_built.project = *edit::chooseTake(m_built.project, m_take, edit::Part::Both);
        m_window->setView(samples::viewOf(m_built), QStringLiteral("film.mp4"), false);
        press(Qt::Key_V);
        QTRY_COMPARE(compare->mode(), CompareMode::SideBySide);
        QVERIFY(m_window->actions()[Command::SideBySide]->isChecked());
        press(Qt::Key_V);
        QTRY_COMPARE(compare->mode(), CompareMode::One);
        press(Qt::Key_T);
        QVERIFY(m_window->actions()[Command::FlipSides]->isChecked());
        QTRY_COMPARE(compare->pane(0)->state().title, tr("Original"));
        QTest::keyPress(m_window.get(), Qt::Key_Q);
        QTRY_COMPARE(compare->pane(0)->state().title, tr("Take 1"));
        QTest::keyRelease(m_window.get(), Qt::Key_Q);
        QTRY_COMPARE(compare->pane(0)->state().title, tr("Original"));
        press(Qt::Key_T);
    }

    void everyWayToCompareHasAKeyAndIsRemembered_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<bool>("shift");
        QTest::addColumn<CompareMode>("mode");
        QTest::newRow("side by side") << Qt::Key_V << false << CompareMode::SideBySide;
        QTest::newRow("over and under") << Qt::Key_V << true << CompareMode::OverUnder;
        QTest::newRow("wipe") << Qt::Key_W << false << CompareMode::Wipe;
        QTest::newRow("difference") << Qt::Key_D << false << CompareMode::Difference;
        QTest::newRow("blend") << Qt::Key_B << false << CompareMode::Blend;
        QTest::newRow("all takes") << Qt::Key_Y << false << CompareMode::Grid;
        QTest::newRow("one") << Qt::Key_T << true << CompareMode::One;
    }

    void everyWayToCompareHasAKeyAndIsRemembered()
    {
        QFETCH(Qt::Key, key);
        QFETCH(bool, shift);
        QFETCH(CompareMode, mode);
        press(Qt::Key_W);
        press(key, shift ? Qt::ShiftModifier : Qt::NoModifier);
        if (mode == CompareMode::Wipe)
            press(key); // the second time had ended it
        const auto modeShown = [this] { return m_window->findChild<CompareView *>()->mode(); };
        QTRY_COMPARE(modeShown(), mode);
        auto *bar = m_window->findChild<CompareBar *>();
        QCOMPARE(bar->isVisible(), mode != CompareMode::One && mode != CompareMode::Grid);
        QCOMPARE(m_player.isPlaying(), mode == CompareMode::Grid);
        QCOMPARE(m_player.loop().has_value(), mode == CompareMode::Grid);
        m_player.pause();
        cleanup();
        init();
        QTRY_COMPARE(modeShown(), mode);
        press(Qt::Key_T, Qt::ShiftModifier);
    }

    void sidesAreChosenAndAdjustedWithKeys()
    {
        auto *bar = m_window->findChild<CompareBar *>();
        press(Qt::Key_W);
        const auto titles = [bar] { return std::pair(bar->state().a.text, bar->state().b.text); };
        QCOMPARE(titles(), std::pair(tr("Original"), tr("Take 1")));
        press(Qt::Key_Q, Qt::ShiftModifier);
        QCOMPARE(titles(), std::pair(tr("Take 1"), tr("Original")));
        press(Qt::Key_A);
        QCOMPARE(titles(), std::pair(tr("Original"), tr("Original")));
        press(Qt::Key_A, Qt::ShiftModifier);
        QCOMPARE(titles(), std::pair(tr("Original"), tr("Take 1")));
        QCOMPARE(bar->state().heard, CompareSide::B);
        press(Qt::Key_T);
        QCOMPARE(bar->state().heard, CompareSide::A);
        const auto before = bar->state().pairing;
        press(Qt::Key_Left, Qt::ControlModifier);
        press(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(std::abs(bar->state().pairing.position - (before.position - 0.11)) < 1e-9);
        press(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(bar->state().pairing.angle, before.angle + 15);
        press(Qt::Key_D);
        press(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bar->state().pairing.gain, before.gain * 2);
        press(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(bar->state().pairing.measure, render::Pairing::Measure::Signed);
        press(Qt::Key_B);
        press(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(std::abs(bar->state().pairing.share - (before.share + 0.01)) < 1e-9);
        press(Qt::Key_T, Qt::ShiftModifier);
    }

    void theComparisonIsExported()
    {
        QSignalSpy asked(m_window.get(), &MainWindow::comparisonRequested);
        m_document.setRange(model::FrameRange{{70}, {90}});
        press(Qt::Key_D);
        m_prompts->path = QStringLiteral("/films/compared");
        press(Qt::Key_E, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(m_prompts->files, std::vector{FileQuestion::ExportComparison});
        QCOMPARE(asked.size(), 1);
        const auto clip = asked[0][0].value<render::ComparisonClip>();
        QCOMPARE(clip.range, (model::FrameRange{{70}, {90}}));
        QCOMPARE(clip.comparison.a.name, tr("Original"));
        QCOMPARE(clip.comparison.b.name, tr("Take 1"));
        QCOMPARE(clip.comparison.layout, render::Comparison::Layout::Paired);
        QCOMPARE(clip.comparison.pairing.kind, render::Pairing::Kind::Difference);
        QCOMPARE(asked[0][1].toString(), QStringLiteral("/films/compared.mp4"));
        press(Qt::Key_T, Qt::ShiftModifier);
    }

    void thePictureIsZoomedWithKeys()
    {
        auto &compare = *m_window->findChild<CompareView *>();
        press(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(compare.transform().zoom, 1.0);
        press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(compare.transform().zoom, 2.0);
        press(Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(!compare.transform().isFit() && compare.transform().zoom < 2);
        press(Qt::Key_0, Qt::ControlModifier);
        QVERIFY(compare.transform().isFit());
        press(Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(!compare.transform().isFit());
    }

    void everyCommandStandsInAMenuAndNoKeyTwice()
    {
        QSet<QString> keys;
        for (const MainActions::KeyLine &line : MainActions::keyLines()) {
            for (const QString &key : line.keys.split(QStringLiteral("  "))) {
                QVERIFY2(!keys.contains(key), qPrintable(key));
                keys.insert(key);
            }
        }
        QVERIFY(keys.size() > 50);
    }

    void leavingWithJobsOffersToGoOnWithoutTheWindow()
    {
        m_window->setJobs({samples::job(QStringLiteral("a"), api::JobState::Processing)});
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        QSignalSpy aside(m_window.get(), &MainWindow::putAsideRequested);
        QVERIFY(!m_window->close());
        QCOMPARE(m_prompts->jobs.size(), 1);
        QVERIFY(m_window->isVisible()); // no answer: all stays

        change();
        m_prompts->onJobs = JobsAnswer::KeepWorking;
        m_window->close();
        QCOMPARE(aside.size(), 1);
        QVERIFY(m_prompts->unsaved.isEmpty()); // nothing is lost by it
        QVERIFY(closed.isEmpty());

        m_prompts->onJobs = JobsAnswer::Quit;
        m_prompts->onUnsaved = UnsavedAnswer::Cancel;
        m_window->close();
        QTRY_COMPARE(m_prompts->unsaved.size(), 1);
        QVERIFY(m_window->isVisible()); // thought better of it: all is asked again
        m_prompts->onUnsaved = UnsavedAnswer::DontSave;
        m_window->close();
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(m_prompts->unsaved.size(), 2);
        QCOMPARE(m_prompts->jobs.size(), 4);
    }

    void leavingWithChangesAsks()
    {
        change();
        QVERIFY(!m_window->close());
        QCOMPARE(m_prompts->unsaved, QStringList{QStringLiteral("film.mp4")});
        m_prompts->onUnsaved = UnsavedAnswer::DontSave;
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        QTRY_COMPARE(closed.size(), 1);
        QTRY_VERIFY(!m_window->isVisible());
    }

    void leavingAfterSavingGoesOnByItself()
    {
        change();
        m_prompts->onUnsaved = UnsavedAnswer::Save;
        m_prompts->path = QStringLiteral("/videos/film.retake");
        QSignalSpy saves(m_window.get(), &MainWindow::saveRequested);
        m_window->close();
        QCOMPARE(saves.size(), 1);
        QCOMPARE(saves[0][0].toString(), m_prompts->path);
        QVERIFY(m_window->isVisible());
        m_document.markSaved(m_prompts->path);
        QTRY_VERIFY(!m_window->isVisible());
    }

    void aCancelledSaveDoesNotLeaveLater()
    {
        change();
        m_prompts->onUnsaved = UnsavedAnswer::Save; // and no path: cancelled
        m_window->close();
        m_document.markSaved(QStringLiteral("/videos/film.retake"));
        QVERIFY(m_window->isVisible());
    }

    void openingAnotherAsksOnlyWhenSomethingWouldBeLost()
    {
        QSignalSpy opened(m_window.get(), &MainWindow::openRequested);
        QSignalSpy projects(m_window.get(), &MainWindow::openProjectRequested);
        m_window->openPath(QStringLiteral("/videos/b.mp4"));
        m_window->openPath(QStringLiteral("/videos/b.retake"));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(projects.size(), 1);
        QVERIFY(m_prompts->unsaved.isEmpty());
        change();
        m_window->openPath(QStringLiteral("/videos/c.mp4"));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(m_prompts->unsaved.size(), 1);
    }

    void anExportThatRunsIsNotLostUnasked()
    {
        m_window->setExportProgress(0.4, QStringLiteral("b.mp4"));
        QVERIFY(m_window->findChild<QLabel *>(QStringLiteral("exportText"))
                    ->text()
                    .contains(QStringLiteral("40 %")));
        QSignalSpy cancelled(m_window.get(), &MainWindow::cancelExportRequested);
        QVERIFY(!m_window->close());
        QCOMPARE(cancelled.size(), 0);
        m_prompts->isSure = true;
        m_window->close();
        QCOMPARE(cancelled.size(), 1);
        QTRY_VERIFY(!m_window->isVisible());
    }

    void aHandoverThatRunsIsNotLostUnasked()
    {
        m_window->setHandoverProgress(0.4, QStringLiteral("b.otio"));
        QCOMPARE(m_window->findChild<QLabel *>(QStringLiteral("handoverText"))->text(),
            QStringLiteral("Handing over b.otio, 40 %"));
        QVERIFY(!m_window->actions()[Command::HandOver]->isEnabled());
        QSignalSpy cancelled(m_window.get(), &MainWindow::cancelHandoverRequested);
        QVERIFY(!m_window->close());
        QCOMPARE(cancelled.size(), 0);
        m_prompts->isSure = true;
        m_window->close();
        QCOMPARE(cancelled.size(), 1);
        QTRY_VERIFY(!m_window->isVisible());
    }

    void aTakeFromAFileNeedsARange()
    {
        QSignalSpy asked(m_window.get(), &MainWindow::takeFileRequested);
        m_prompts->path = QStringLiteral("/videos/take.mp4");
        press(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(asked.size(), 0);
        const auto *message = m_window->findChild<QLabel *>(QStringLiteral("messageText"));
        QVERIFY(message->text().startsWith(QStringLiteral("Choose a range first")));
        m_document.setRange(model::FrameRange{{50}, {150}});
        press(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][1].value<model::FrameRange>(), (model::FrameRange{{50}, {150}}));
    }

    void thePracticeServiceIsNamedPlainly()
    {
        const auto *service = m_window->findChild<QToolButton *>(QStringLiteral("serviceButton"));
        QCOMPARE(service->text(), QStringLiteral("Practice service: no AI, no cost"));
    }

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window.get(), key, modifiers);
    }
    void change()
    {
        const auto after = edit::chooseTake(m_document.project(), m_take, edit::Part::Both);
        QVERIFY(after);
        m_document.apply(QStringLiteral("choose"), *after);
        QVERIFY(m_document.isDirty());
    }

    WindowEngine m_engine;
    media::Player &m_player = m_engine.player;
    edit::Document &m_document = m_engine.document;
    testsupport::Built m_built;
    model::TakeId m_take;
    FakePrompts *m_prompts = nullptr;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
