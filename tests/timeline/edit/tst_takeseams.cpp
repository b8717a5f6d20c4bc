// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/edit/films.h"
#include "timeline/edit/clipedits.h"
#include "timeline/edit/seams.h"

#include <QTest>

using namespace timeline;
using namespace timeline::model;
using edit::SeamSide;
using edit::TakeRun;
using testsupport::Film;

namespace {

Flicks at(std::int64_t frame)
{
    return frameStart(frame, {25, 1});
}

// 200 frames; take 1 has pictures for 25…124 and is shown in 50…99.
struct Shown : Film {
    TakeId take;

    Shown()
        : Film(Film::of(200))
    {
        testsupport::Built built{project, indexes};
        take = testsupport::addArrivedTake(built, 1, 100);
        project = edit::layTake(built.project, take, {at(50), at(100)}, at(25)).value();
        project = edit::chooseTake(project, take, edit::Part::Both).value();
        indexes = built.indexes;
    }

    std::optional<TakeRun> runAt(std::int64_t frame) const
    {
        return edit::takeRunAt(project, at(frame));
    }
    ClipId clipOf(SeamSide side) const { return runAt(60)->seam(side)->clip; }
};

QString words(const std::optional<TakeRun> &run)
{
    if (!run)
        return QStringLiteral("none");
    const auto frame = [](Flicks time) { return QString::number(toTicks(time, {1, 25})); };
    const auto seam = [](const std::optional<edit::TakeSeam> &each) {
        return !each      ? QStringLiteral("end")
            : each->isCut ? QStringLiteral("cut")
                          : QStringLiteral("seam");
    };
    return QStringLiteral("%1 %2-%3 %4")
        .arg(seam(run->begin), frame(run->range.begin), frame(run->range.end), seam(run->end));
}

} // namespace

class TestTakeSeams : public QObject {
    Q_OBJECT

private slots:
    void aRunIsWhereTheTakeIsShown()
    {
        const Shown film;
        QCOMPARE(words(film.runAt(49)), QStringLiteral("none"));
        for (const int frame : {50, 99})
            QCOMPARE(words(film.runAt(frame)), QStringLiteral("seam 50-100 seam"));
        QCOMPARE(words(film.runAt(100)), QStringLiteral("none"));
        QCOMPARE(film.runAt(60)->take, film.take);
        QCOMPARE(film.runAt(60)->begin->time, at(50));
        QCOMPARE(film.runAt(60)->end->time, at(100));
    }

    void aSplitDoesNotEndIt()
    {
        Shown film;
        film.split(70);
        QCOMPARE(words(film.runAt(60)), QStringLiteral("seam 50-100 seam"));
        QCOMPARE(words(film.runAt(80)), QStringLiteral("seam 50-100 seam"));
    }

    void aPartThatShowsTheOriginalEndsIt()
    {
        Shown film;
        film.split(70);
        film.split(80);
        film.project.sequence.clips[2].picture.reset();
        QCOMPARE(words(film.runAt(60)), QStringLiteral("seam 50-70 seam"));
        QCOMPARE(words(film.runAt(90)), QStringLiteral("seam 80-100 seam"));
        // It is still heard.
        QCOMPARE(words(film.runAt(75)), QStringLiteral("seam 70-80 seam"));
        film.project.sequence.clips[2].sound.reset();
        QCOMPARE(words(film.runAt(75)), QStringLiteral("none"));
    }

    void theNearestStretchOfATakeIsFound()
    {
        Shown film;
        film.split(70);
        film.split(80);
        film.project.sequence.clips[2].picture.reset();
        film.project.sequence.clips[2].sound.reset();
        const auto near = [&](std::int64_t frame) {
            return words(edit::takeRunOf(film.project, film.take, at(frame)));
        };
        QCOMPARE(near(10), QStringLiteral("seam 50-70 seam"));
        QCOMPARE(near(74), QStringLiteral("seam 50-70 seam"));
        QCOMPARE(near(78), QStringLiteral("seam 80-100 seam"));
        QCOMPARE(words(edit::takeRunOf(film.project, {99}, at(0))), QStringLiteral("none"));
    }

    void aCutOfTheVideoIsToldApart()
    {
        Shown film;
        film.project =
            edit::deleteClips(film.project, {film.project.sequence.clips.front().id}).value();
        QCOMPARE(words(film.runAt(10)), QStringLiteral("end 0-50 seam"));
        Shown other;
        other.split(30);
        other.split(40);
        other.project =
            edit::deleteClips(other.project, {other.project.sequence.clips[2].id}).value();
        QCOMPARE(words(other.runAt(50)), QStringLiteral("cut 40-90 seam"));
    }

    // Each end of the reach is possible, a frame beyond it is not.
    void theReachIsWhatARollCanDo_data()
    {
        QTest::addColumn<SeamSide>("side");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::newRow("the begin goes as far as the take's pictures")
            << SeamSide::Begin << 25 << 99;
        QTest::newRow("the end, too") << SeamSide::End << 51 << 125;
    }

    void theReachIsWhatARollCanDo()
    {
        QFETCH(SeamSide, side);
        QFETCH(int, first);
        QFETCH(int, last);
        const Shown film;
        const ClipId clip = film.clipOf(side);
        const auto reach = edit::seamReach(film.project, film.indexes, clip);
        QVERIFY(reach);
        QCOMPARE(*reach, (TimeRange{at(first), at(last)}));
        const auto rolls = [&](int frame) {
            return edit::rollEdge(film.project, film.indexes, clip, at(frame)).has_value();
        };
        QVERIFY(rolls(first) && rolls(last));
        QVERIFY(!rolls(first - 1) && !rolls(last + 1));
    }

    void whatLiesNowhereHasNoReach()
    {
        const Shown film;
        const ClipId first = film.project.sequence.clips.front().id;
        QVERIFY(!edit::seamReach(film.project, film.indexes, first));
        QVERIFY(!edit::seamReach(film.project, film.indexes, {12'345}));
        QVERIFY(!edit::seamReach(film.project, {}, film.clipOf(SeamSide::Begin)));
        QVERIFY(!edit::beginOf(film.project, {12'345}));
        QCOMPARE(*edit::beginOf(film.project, film.clipOf(SeamSide::End)), at(100));
    }
};

QTEST_GUILESS_MAIN(TestTakeSeams)
#include "tst_takeseams.moc"
