// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fakeprompts.h"
#include "tests/ui/samples.h"
#include "tests/ui/windowengine.h"
#include "timeline/edit/clipedits.h"
#include "timeline/media/videoimage.h"
#include "ui/compareview.h"
#include "ui/mainwindow.h"
#include "ui/picturepane.h"
#include "ui/seamdesk.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QtTest>

using namespace ui;
using edit::SeamSide;
using model::FrameNumber;
using model::FrameRange;
using render::SeamScore;

namespace {

QVideoFrame picture(int grey)
{
    QImage image(64, 36, QImage::Format_RGB32);
    image.fill(qRgb(grey, grey, grey));
    return media::toVideoFrame(image).value();
}

SeamScore score(int visible, SeamScore::Word word)
{
    SeamScore made;
    made.visible = visible;
    made.word = word;
    made.jump.luma = 3.5;
    made.jump.loudness = 2.5;
    return made;
}

} // namespace

// The window over a video of 500 frames, a take of 50…149 in use; the playhead stands at 60.
class TestSeamDesk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { beginSettings("tst_seamdesk"); }

    void init()
    {
        m_built = testsupport::projectOf(500);
        m_take =
            samples::addPendingTake(m_built, 1, testsupport::seconds(2), testsupport::seconds(6));
        samples::arrive(m_built, m_take);
        use(edit::chooseTake(m_built.project, m_take, edit::Part::Both).value());
        m_window = std::make_unique<MainWindow>(m_engine.engine(), std::make_unique<FakePrompts>());
        QVERIFY(showActive(*m_window));
        show();
        m_player.seek({60});
        m_refused = std::make_unique<QSignalSpy>(&desk(), &SeamDesk::refused);
        m_rolled = std::make_unique<QSignalSpy>(&desk(), &SeamDesk::rollWished);
    }

    void cleanup()
    {
        m_player.pause();
        m_player.setLoop(std::nullopt);
        m_refused.reset();
        m_rolled.reset();
        m_window.reset();
        m_document.reset({});
    }

    void aSeamIsLoopedOverByItsKey()
    {
        press(Qt::Key_Less);
        QCOMPARE(m_player.loop(), MaybeRange(FrameRange{{25}, {75}}));
        QVERIFY(m_player.isPlaying());
        QVERIFY(checked(Command::SeamLoopBegin) && !checked(Command::SeamLoopEnd));
        press(Qt::Key_Greater); // the other one instead
        QCOMPARE(m_player.loop(), MaybeRange(FrameRange{{125}, {175}}));
        QVERIFY(!checked(Command::SeamLoopBegin) && checked(Command::SeamLoopEnd));
        press(Qt::Key_Greater); // again ends it
        QCOMPARE(m_player.loop(), MaybeRange());
        QVERIFY(!m_player.isPlaying());
        QCOMPARE(m_player.position(), FrameNumber{149}); // the last new one
        QVERIFY(!checked(Command::SeamLoopEnd));
    }

    void anotherLoopEndsIt()
    {
        m_document.setRange(FrameRange{{200}, {250}});
        press(Qt::Key_Less);
        press(Qt::Key_Slash);
        QCOMPARE(m_player.loop(), MaybeRange(FrameRange{{200}, {250}}));
        QVERIFY(!checked(Command::SeamLoopBegin));
        QVERIFY(bar().isHidden());
        press(Qt::Key_Less); // and the other way round
        QCOMPARE(m_player.loop(), MaybeRange(FrameRange{{25}, {75}}));
        press(Qt::Key_Less);
        QCOMPARE(m_player.loop(), MaybeRange(FrameRange{{200}, {250}})); // as before
    }

    void theFourFramesAreAskedForAndShown()
    {
        QSignalSpy asked(&desk(), &SeamDesk::picturesRequested);
        press(Qt::Key_F);
        QVERIFY(desk().isFourUp() && four().isVisible() && pictures().isHidden());
        QCOMPARE(asked.last()[0].value<std::vector<FrameNumber>>(),
            (std::vector<FrameNumber>{{49}, {50}, {149}, {150}}));
        QVERIFY(!asked.last()[1].toSize().isEmpty());
        const QStringList titles{QStringLiteral("Last kept  00:00:01:24"),
            QStringLiteral("First new  00:00:02:00"), QStringLiteral("Last new  00:00:05:24"),
            QStringLiteral("First kept  00:00:06:00")};
        QCOMPARE(four().paneCount(), std::size_t(4));
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(four().pane(i)->state().title, titles[qsizetype(i)]);
            QCOMPARE(four().pane(i)->state().original, i == 0 || i == 3);
            QVERIFY(four().pane(i)->state().waiting);
        }
        media::Pictures all;
        all.panes = {picture(10), picture(20), picture(30), QVideoFrame()};
        all.errors = {{}, {}, {}, QStringLiteral("The file is gone.")};
        all.fallback.assign(4, false);
        desk().setPictures(all);
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(!four().pane(i)->state().waiting);
            QCOMPARE(four().pane(i)->sink()->videoFrame(), all.panes[i]);
        }
        QCOMPARE(four().pane(3)->state().error, all.errors[3]);
        press(Qt::Key_F);
        QVERIFY(!desk().isFourUp() && four().isHidden() && pictures().isVisible());
    }

    void theFourFramesGoAwayWithWhatTheyAreOf()
    {
        press(Qt::Key_F);
        m_player.seek({150}); // the first kept one is still theirs
        QVERIFY(desk().isFourUp());
        m_player.seek({151});
        QVERIFY(!desk().isFourUp());
        m_player.seek({60});
        press(Qt::Key_F);
        m_player.play();
        QVERIFY(!desk().isFourUp());
        m_player.pause();
        press(Qt::Key_F);
        press(Qt::Key_Slash); // something else is to be seen
        QVERIFY(!desk().isFourUp());
        press(Qt::Key_Slash);
        press(Qt::Key_F);
        m_window->setView(nullptr, {}, false);
        QVERIFY(!desk().isFourUp());
    }

    void aTakeThatIsShownNoMoreHasNoSeams()
    {
        const model::Project shown = m_built.project;
        const auto original =
            edit::chooseTake(shown, shown.takes.front().id, edit::Part::Both, m_take);
        for (const Qt::Key key : {Qt::Key_F, Qt::Key_Less}) {
            use(shown);
            show();
            press(key);
            QVERIFY(bar().isVisible());
            use(original.value());
            show();
            QVERIFY(!desk().run());
            QVERIFY(!desk().isFourUp() && !m_player.loop() && bar().isHidden());
            m_player.pause();
            m_player.seek({60});
        }
    }

    void aClickOnAFrameGoesThere()
    {
        press(Qt::Key_F);
        QTest::mouseClick(&four(), Qt::LeftButton, {}, four().pane(2)->geometry().center());
        QCOMPARE(m_player.position(), FrameNumber{149});
        QVERIFY(!desk().isFourUp());
    }

    void theBarSaysHowMuchASeamIsSeen()
    {
        QSignalSpy asked(&desk(), &SeamDesk::scoresRequested);
        QVERIFY(bar().isHidden());
        press(Qt::Key_F);
        QVERIFY(bar().isVisible());
        QCOMPARE(asked.last()[0].value<edit::TakeRun>(), *desk().run());
        QCOMPARE(label("seamScoreBegin"), QStringLiteral("measuring…"));
        desk().setScore(SeamSide::Begin, score(4, SeamScore::Word::NotSeen));
        desk().setNoScore(SeamSide::End, QStringLiteral("The file is gone."));
        QCOMPARE(label("seamScoreBegin"), QStringLiteral("○ not seen"));
        QCOMPARE(label("seamScoreEnd"), QStringLiteral("not measured"));
        const auto *begin = bar().findChild<QLabel *>(QStringLiteral("seamScoreBegin"));
        QVERIFY(begin->toolTip().contains(QStringLiteral("3.5")));
        QVERIFY(begin->toolTip().contains(QStringLiteral("2.5 dB")));
        QCOMPARE(begin->accessibleDescription(), begin->toolTip());
        // Another edit: what was measured is not known to be so any more.
        show();
        QCOMPARE(label("seamScoreBegin"), QStringLiteral("measuring…"));
        button("seamClose")->click();
        QVERIFY(bar().isHidden() && !desk().isFourUp());
    }

    void keysSlideTheSeamThatIsNearer()
    {
        press(Qt::Key_Comma);
        QCOMPARE(rolled(), std::pair(clipOf(SeamSide::Begin), std::int64_t(49)));
        m_player.seek({140});
        press(Qt::Key_Period);
        QCOMPARE(rolled(), std::pair(clipOf(SeamSide::End), std::int64_t(151)));
        press(Qt::Key_Less); // the one that is looped, wherever the playhead is
        m_player.seek({70});
        press(Qt::Key_Period);
        QCOMPARE(rolled(), std::pair(clipOf(SeamSide::Begin), std::int64_t(51)));
        QCOMPARE(m_rolled->size(), 3);
    }

    void buttonsSlideTheirSeam()
    {
        press(Qt::Key_F);
        button("seamEarlierEnd")->click();
        QCOMPARE(rolled(), std::pair(clipOf(SeamSide::End), std::int64_t(149)));
        button("seamLaterBegin")->click();
        QCOMPARE(rolled(), std::pair(clipOf(SeamSide::Begin), std::int64_t(51)));
        QSignalSpy best(&desk(), &SeamDesk::bestWished);
        bar().findChild<QPushButton *>(QStringLiteral("seamBestEnd"))->click();
        QCOMPARE(best.last()[0].value<model::ClipId>(), clipOf(SeamSide::End));
        press(Qt::Key_U);
        QCOMPARE(best.last()[0].value<model::ClipId>(), clipOf(SeamSide::Begin));
        button("seamLoopEnd")->click();
        QCOMPARE(m_player.loop(), MaybeRange(FrameRange{{125}, {175}}));
        QVERIFY(button("seamLoopEnd")->isChecked());
    }

    void aCrossfadeIsChosenInItsField()
    {
        model::Project faded = m_built.project;
        faded.sequence.clips[2].joinIn.crossfade = 6;
        use(faded);
        show();
        press(Qt::Key_F);
        QCOMPARE(spin("seamCrossfadeBegin")->value(), 0);
        QCOMPARE(spin("seamCrossfadeEnd")->value(), 6);
        QSignalSpy wished(&desk(), &SeamDesk::crossfadeWished);
        spin("seamCrossfadeEnd")->stepDown();
        QCOMPARE(wished.size(), 1);
        QCOMPARE(wished.last()[0].value<model::ClipId>(), clipOf(SeamSide::End));
        QCOMPARE(wished.last()[1].toInt(), 5);
        QCOMPARE(spin("seamCrossfadeEnd")->value(), 6); // until it is done
        QCOMPARE(spin("seamCrossfadeBegin")->maximum(), 12);
    }

    // As the wiring does: a roll, and the view of it.
    void whatIsOnFollowsASeamThatWasSlid()
    {
        press(Qt::Key_Less);
        roll(SeamSide::Begin, 70);
        QCOMPARE(m_player.loop(), MaybeRange(FrameRange{{45}, {95}}));
        QVERIFY(checked(Command::SeamLoopBegin));
        press(Qt::Key_Less);
        QCOMPARE(m_player.position(), FrameNumber{70});
        press(Qt::Key_F);
        QSignalSpy asked(&desk(), &SeamDesk::picturesRequested);
        roll(SeamSide::Begin, 80); // the playhead would be outside
        QVERIFY(desk().isFourUp());
        QCOMPARE(m_player.position(), FrameNumber{80});
        QCOMPARE(asked.last()[0].value<std::vector<FrameNumber>>(),
            (std::vector<FrameNumber>{{79}, {80}, {149}, {150}}));
        QVERIFY(four().pane(0)->state().waiting);
    }

    void whereNoTakeIsShownThereIsNoSeam()
    {
        m_player.seek({300});
        for (const Qt::Key key :
            {Qt::Key_Less, Qt::Key_Greater, Qt::Key_F, Qt::Key_Comma, Qt::Key_Period, Qt::Key_U})
            press(key);
        QCOMPARE(m_refused->size(), 6);
        QCOMPARE(m_rolled->size(), 0);
        QVERIFY(!m_player.loop() && !desk().isFourUp() && bar().isHidden());
        QVERIFY(!checked(Command::SeamLook) && !checked(Command::SeamLoopBegin));
    }

    void aTakeAtTheVideosBeginHasOneSeam()
    {
        const model::ClipId first = m_document.project().sequence.clips.front().id;
        use(edit::deleteClips(m_built.project, {first}).value());
        show();
        m_player.seek({10});
        press(Qt::Key_Less);
        QCOMPARE(m_refused->size(), 1);
        QVERIFY(!checked(Command::SeamLoopBegin));
        press(Qt::Key_F);
        QCOMPARE(four().paneCount(), std::size_t(2));
        QCOMPARE(four().pane(0)->state().title, QStringLiteral("Last new  00:00:03:24"));
    }

    void whatDiffersIsAskedForAndShownOnTheTimeline()
    {
        QSignalSpy asked(&desk(), &SeamDesk::differencesRequested);
        m_player.seek({300});
        QCOMPARE(asked.last()[0].value<std::optional<edit::TakeRun>>(), std::nullopt);
        m_player.seek({100});
        QCOMPARE(asked.last()[0].value<std::optional<edit::TakeRun>>(), desk().run());
        QVERIFY(desk().run());
        auto *timeline = m_window->findChild<TimelineView *>();
        QVERIFY(timeline->scene().geometry.lanes().difference.isEmpty());
        desk().setDifferences({{{50}, {53}}, {0, 4, 1}});
        QVERIFY(!timeline->scene().geometry.lanes().difference.isEmpty());
        desk().setDifferences({});
        QVERIFY(timeline->scene().geometry.lanes().difference.isEmpty());
    }

    void nothingIsSlidWhileAVideoIsRead()
    {
        m_window->setGlimpse(samples::viewOf(m_built), QStringLiteral("film.mp4"));
        for (const Command each :
            {Command::SeamLoopBegin, Command::SeamLook, Command::SeamEarlier, Command::SeamBest})
            QVERIFY(!m_window->actions()[each]->isEnabled());
    }

private:
    void use(const model::Project &project)
    {
        m_built.project = project;
        m_document.reset(project);
    }
    void show() { m_window->setView(samples::viewOf(m_built), QStringLiteral("film.mp4"), false); }
    void roll(SeamSide side, std::int64_t to)
    {
        m_built.project = edit::rollEdge(
            m_built.project, m_built.indexes, clipOf(side), model::frameStart(to, {25, 1}))
                              .value();
        show();
    }

    void press(Qt::Key key) { QTest::keyClick(m_window.get(), key); }
    SeamDesk &desk() const { return m_window->seams(); }
    SeamBar &bar() const { return *m_window->findChild<SeamBar *>(); }
    CompareView &four() const
    {
        return *m_window->findChild<CompareView *>(QStringLiteral("seamView"));
    }
    CompareView &pictures() const
    {
        return *m_window->findChild<CompareView *>(QStringLiteral("compareView"));
    }
    bool checked(Command command) const { return m_window->actions()[command]->isChecked(); }
    QString label(const char *name) const
    {
        return bar().findChild<QLabel *>(QLatin1String(name))->text();
    }
    QToolButton *button(const char *name) const
    {
        return bar().findChild<QToolButton *>(QLatin1String(name));
    }
    QSpinBox *spin(const char *name) const
    {
        return bar().findChild<QSpinBox *>(QLatin1String(name));
    }
    model::ClipId clipOf(SeamSide side) const { return desk().run()->seam(side)->clip; }
    std::pair<model::ClipId, std::int64_t> rolled() const
    {
        return {m_rolled->last()[0].value<model::ClipId>(),
            m_rolled->last()[1].value<FrameNumber>().value};
    }

    WindowEngine m_engine;
    media::Player &m_player = m_engine.player;
    edit::Document &m_document = m_engine.document;
    testsupport::Built m_built;
    model::TakeId m_take;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QSignalSpy> m_refused, m_rolled;
};

QTEST_MAIN(TestSeamDesk)
#include "tst_seamdesk.moc"
