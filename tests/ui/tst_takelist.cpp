// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samples.h"
#include "timeline/edit/rangeedits.h"
#include "ui/comparepanes.h"
#include "ui/takeblocks.h"
#include "ui/takelist.h"

#include <QtTest>

using namespace ui;

namespace {

testsupport::Built withTake(bool arrived)
{
    testsupport::Built built = testsupport::projectOf(500);
    const model::TakeId take =
        samples::addPendingTake(built, 1, testsupport::seconds(2), testsupport::seconds(6));
    if (arrived)
        samples::arrive(built, take);
    return built;
}

model::TakeId takeOf(const testsupport::Built &built, int number)
{
    return std::ranges::find(built.project.takes, number, &model::Take::number)->id;
}

} // namespace

class TestTakeList : public QObject {
    Q_OBJECT

private slots:
    void outsideTheRangeThereIsOnlyTheOriginal()
    {
        const auto built = withTake(true);
        const auto cards = takesAt(built.project, built.grid(), {10});
        QCOMPARE(cards.size(), 1u);
        QCOMPARE(cards[0].state, TakeCard::State::Original);
        QVERIFY(cards[0].pictureShown && cards[0].soundShown);
        QVERIFY(!comparedTake(cards));
        QVERIFY(!choiceOf(cards[0], edit::Part::Both)); // nothing to go back from
    }

    void aPendingTakeTellsItsStageAndCannotBeChosen()
    {
        const auto built = withTake(false);
        const auto jobs = QList{samples::job(QStringLiteral("job-1"), api::JobState::Processing)};
        const auto cards =
            takesAt(built.project, built.grid(), {60}, withStages({}, built.project, jobs));
        QCOMPARE(cards.size(), 2u);
        QCOMPARE(cards[1].state, TakeCard::State::Pending);
        QCOMPARE(cards[1].stateText, QStringLiteral("the service is working"));
        QCOMPARE(cards[1].prompt, QStringLiteral("He turns to the window and smiles"));
        QCOMPARE(cards[1].facts, QStringLiteral("picture and sound · 4.0 s · practice"));
        QVERIFY(!choiceOf(cards[1], edit::Part::Both));
        QVERIFY(!comparedTake(cards));
    }

    void onlyWhatATakeHasCanBeChosen()
    {
        auto built = withTake(true);
        built.project.findTake(takeOf(built, 1))->hasPicture = false;
        const auto cards = takesAt(built.project, built.grid(), {60});
        QVERIFY(!choiceOf(cards[1], edit::Part::Picture));
        QCOMPARE(choiceOf(cards[1], edit::Part::Sound),
            (TakeChoice{takeOf(built, 1), edit::Part::Sound, {}}));
        QVERIFY(choiceOf(cards[1], edit::Part::Both));
    }

    void theOriginalIsChosenWhereTheTakeLies()
    {
        auto built = withTake(true);
        const model::TakeId take = takeOf(built, 1);
        built.project = *edit::chooseTake(built.project, take, edit::Part::Both);
        const auto cards = takesAt(built.project, built.grid(), {60});
        QVERIFY(!cards[0].isShown() && cards[1].pictureShown && cards[1].soundShown);
        const auto choice = choiceOf(cards[0], edit::Part::Picture);
        QCOMPARE(choice, (TakeChoice{takeOf(built, 0), edit::Part::Picture, take}));
        // And the edit that it asks for does it.
        const auto after =
            edit::chooseTake(built.project, choice->take, choice->part, choice->where);
        QVERIFY(after);
        const auto then = takesAt(*after, built.grid(), {60});
        QVERIFY(then[0].pictureShown && !then[0].soundShown && then[1].soundShown);
    }

    void comparedIsWhatIsSeenElseTheNewestNotRejected()
    {
        auto built = withTake(true);
        const model::TakeId second =
            samples::addPendingTake(built, 2, testsupport::seconds(2), testsupport::seconds(6));
        samples::arrive(built, second);
        auto cards = takesAt(built.project, built.grid(), {60});
        QCOMPARE(comparedTake(cards)->number, 2);
        built.project = *edit::rejectTake(built.project, second);
        cards = takesAt(built.project, built.grid(), {60});
        QCOMPARE(comparedTake(cards)->number, 1);
        QCOMPARE(cardOf(cards, 2)->state, TakeCard::State::Rejected);
        built.project = *edit::chooseTake(built.project, second, edit::Part::Both);
        QCOMPARE(comparedTake(takesAt(built.project, built.grid(), {60}))->number, 2);
    }

    void throughEditsAreNoBoundaries()
    {
        auto built = withTake(true);
        // The cuts at 2 s and 6 s begin and end the take's slices.
        const auto edges = boundaries(built.project, built.grid(), model::FrameRange{{60}, {80}});
        const std::vector<model::FrameNumber> wanted{{0}, {50}, {60}, {80}, {150}, {500}};
        QCOMPARE(edges, wanted);
        built.project = *edit::split(built.project, testsupport::seconds(4));
        QCOMPARE(boundaries(built.project, built.grid(), {}),
            (std::vector<model::FrameNumber>{{0}, {50}, {150}, {500}}));
    }

    void blocksTakeTheirStateFromTheirJob_data()
    {
        QTest::addColumn<int>("job");
        QTest::addColumn<int>("state");
        QTest::newRow("in line") << int(api::JobState::Preparing) << int(TakeState::Queued);
        QTest::newRow("in the service's queue")
            << int(api::JobState::Queued) << int(TakeState::Queued);
        QTest::newRow("at work") << int(api::JobState::Processing) << int(TakeState::Running);
        QTest::newRow("refused") << int(api::JobState::Refused) << int(TakeState::Failed);
        QTest::newRow("uncertain") << int(api::JobState::Uncertain) << int(TakeState::Failed);
    }
    void blocksTakeTheirStateFromTheirJob()
    {
        QFETCH(int, job);
        QFETCH(int, state);
        const auto built = withTake(false);
        const auto blocks =
            takeBlocks(built.project, {samples::job(QStringLiteral("job-1"), api::JobState(job))});
        const std::vector<TakeBlock> wanted{{{testsupport::seconds(2), testsupport::seconds(6)},
            takeOf(built, 1), 1, model::Mode::Both, TakeState(state), -1, false}};
        QCOMPARE(blocks, wanted);
    }

    void aBlockThatMovesBytesKnowsHowFarItIs()
    {
        const auto built = withTake(false);
        auto job = samples::job(QStringLiteral("job-1"), api::JobState::Uploading);
        job.bytesDone = 25;
        job.bytesTotal = 100;
        QCOMPARE(takeBlocks(built.project, {job}).front().progress, 0.25);
    }

    void aTakeWhoseStretchWasDeletedIsKeptWithASentence()
    {
        for (const bool arrived : {false, true}) {
            auto built = withTake(arrived);
            const auto jobs =
                QList{samples::job(QStringLiteral("job-1"), api::JobState::Processing)};
            const TakeNewsById news = withStages({}, built.project, jobs);
            QCOMPARE(unplacedTakes(built.project, news), QStringList());
            built.project = *edit::deleteRange(
                built.project, built.indexes, {testsupport::seconds(1), testsupport::seconds(7)});
            QCOMPARE(unplacedTakes(built.project, news),
                QStringList{arrived
                        ? QStringLiteral(
                            "Take 1 is kept, but its stretch was deleted. Undo brings it back.")
                        : QStringLiteral("Take 1 is on its way, but its stretch was deleted: it "
                                         "will be kept here.")});
            if (!arrived) // its job failed: nothing is to come
                QCOMPARE(unplacedTakes(built.project, {}), QStringList());
        }
    }

    void sideBySideHasTheOriginalOnTheLeft()
    {
        auto built = withTake(true);
        const auto view = samples::viewOf(built);
        const auto cards = takesAt(view->project, *view->grid, {60});
        const TakeViews views(view);
        const ComparePanes panes =
            comparePanes(views, cards, {CompareMode::SideBySide, {}, {}, CompareSide::B});
        const std::vector<PaneTitle> titles{
            {QStringLiteral("Original"), true}, {QStringLiteral("Take 1"), false}};
        QCOMPARE(panes.titles, titles);
        QCOMPARE(panes.soundPane, 1u);
        const model::FrameNumber inside{60};
        QCOMPARE(panes.views[0]->pictureAt(inside).take, takeOf(built, 0));
        QCOMPARE(panes.views[1]->pictureAt(inside).take, takeOf(built, 1));
    }

    void onePaneShowsWhatIsChosenOrTheOriginal()
    {
        auto built = withTake(true);
        built.project = *edit::chooseTake(built.project, takeOf(built, 1), edit::Part::Both);
        const auto view = samples::viewOf(built);
        const auto cards = takesAt(view->project, *view->grid, {60});
        const TakeViews views(view);
        QCOMPARE(comparePanes(views, cards, {}).views.front(), view);
        const ComparePanes original =
            comparePanes(views, cards, {CompareMode::One, {}, {}, CompareSide::A});
        QCOMPARE(original.titles, (std::vector<PaneTitle>{{QStringLiteral("Original"), true}}));
        QCOMPARE(original.views[0]->pictureAt({60}).take, takeOf(built, 0));
    }

    void anyTwoTakesStandBesideEachOther()
    {
        auto built = withTake(true);
        const auto second =
            samples::addPendingTake(built, 2, testsupport::seconds(2), testsupport::seconds(6));
        samples::arrive(built, second);
        const auto waiting =
            samples::addPendingTake(built, 3, testsupport::seconds(2), testsupport::seconds(6));
        const auto view = samples::viewOf(built);
        const TakeViews views(view);
        const auto cards = takesAt(view->project, *view->grid, {60});
        CompareWish wish{CompareMode::Wipe, takeOf(built, 1), second, CompareSide::A};
        const ComparePanes panes = comparePanes(views, cards, wish);
        QCOMPARE(panes.titles, (std::vector{takeTitle(1), takeTitle(2)}));
        QCOMPARE(panes.soundPane, 0u);
        QCOMPARE(panes.views[0]->pictureAt({60}).take, takeOf(built, 1));
        QCOMPARE(panes.views[1]->pictureAt({60}).take, second);
        QCOMPARE(comparePanes(views, cards, wish), panes); // the very same views
        // Through the takes with a key: those that are there, and around.
        QCOMPARE(nextOnSide(views, cards, wish, CompareSide::A), std::optional(second));
        QCOMPARE(nextOnSide(views, cards, wish, CompareSide::B), std::optional(takeOf(built, 0)));
        // What is not there yet counts as not chosen.
        wish.b = waiting;
        QCOMPARE(comparePanes(views, cards, wish).titles[1], takeTitle(2));
        wish.mode = CompareMode::Grid;
        const ComparePanes grid = comparePanes(views, cards, wish);
        QCOMPARE(grid.numbers, (std::vector{0, 1, 2}));
        QCOMPARE(grid.titles, (std::vector{takeTitle(0), takeTitle(1), takeTitle(2)}));
        QCOMPARE(grid.soundPane, 0u); // the one in use
        // Where there are no takes, the grid is two.
        const auto elsewhere = takesAt(view->project, *view->grid, {400});
        QCOMPARE(comparePanes(views, elsewhere, wish).views.size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestTakeList)
#include "tst_takelist.moc"
