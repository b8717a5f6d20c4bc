// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projects.h"
#include "timeline/edit/edits.h"
#include "timeline/edit/takemarks.h"

#include <QTest>

using namespace timeline;
using namespace timeline::model;
using testsupport::seconds;

namespace {

struct Laid {
    testsupport::Built built;
    TakeId take;
};

// 40 s of video; a take of frames 250…350 whose window began one second earlier.
Laid laid()
{
    Laid l{testsupport::projectOf(1000), {}};
    l.take = testsupport::addArrivedTake(l.built, 1, 153);
    l.built.project =
        edit::layTake(l.built.project, l.take, {seconds(10), seconds(14)}, seconds(9)).value();
    return l;
}

std::vector<double> lengths(const Project &project)
{
    std::vector<double> all;
    for (const Clip &clip : project.sequence.clips)
        all.push_back(toSeconds(clip.length));
    return all;
}

} // namespace

class TestEdits : public QObject {
    Q_OBJECT

private slots:
    void splittingMovesEverySliceOn()
    {
        const auto built = testsupport::projectOf(100);
        const Project after = edit::split(built.project, seconds(1)).value();
        QCOMPARE(lengths(after), (std::vector<double>{1, 3}));
        QCOMPARE(after.sequence.clips[1].slices.front().start, seconds(1));
        QVERIFY(after.sequence.clips[0].id != after.sequence.clips[1].id);
        QVERIFY(checkInvariant(after.sequence));
    }

    void splittingAtAnEdgeChangesNothing()
    {
        const auto built = testsupport::projectOf(100);
        QCOMPARE(edit::split(built.project, Flicks{0}), built.project);
        QCOMPARE(edit::split(built.project, seconds(4)), built.project);
        QVERIFY(!edit::split(built.project, seconds(5)));
    }

    void aTakeIsLaidBetweenTwoCutsAndNotYetSeen()
    {
        const Laid l = laid();
        const Project &project = l.built.project;
        QCOMPARE(lengths(project), (std::vector<double>{10, 4, 26}));
        const Clip &inside = project.sequence.clips[1];
        QCOMPARE(inside.slices.size(), 2u);
        QCOMPARE(inside.slices[1], (Slice{l.take, seconds(1)})); // one second into the window
        QVERIFY(!inside.picture);
        QCOMPARE(
            edit::placesOf(project, l.take), (std::vector<TimeRange>{{seconds(10), seconds(14)}}));
        QVERIFY(checkInvariant(project.sequence));
    }

    void aRangeAcrossACutGivesBothClipsASlice()
    {
        auto built = testsupport::projectOf(1000);
        built.project = edit::split(built.project, seconds(12)).value();
        const TakeId take = testsupport::addArrivedTake(built, 1, 153);
        const Project after =
            edit::layTake(built.project, take, {seconds(10), seconds(14)}, seconds(9)).value();
        QCOMPARE(lengths(after), (std::vector<double>{10, 2, 2, 26}));
        QCOMPARE(*after.sequence.clips[1].slice(take), (Slice{take, seconds(1)}));
        QCOMPARE(*after.sequence.clips[2].slice(take), (Slice{take, seconds(3)}));
    }

    void aLaterRangeOverAnEarlierOneLosesNothing()
    {
        Laid l = laid();
        const TakeId second = testsupport::addArrivedTake(l.built, 2, 153);
        const Project after =
            edit::layTake(l.built.project, second, {seconds(12), seconds(16)}, seconds(11)).value();
        QCOMPARE(lengths(after), (std::vector<double>{10, 2, 2, 2, 24}));
        QVERIFY(after.sequence.clips[1].slice(l.take) && !after.sequence.clips[1].slice(second));
        QVERIFY(after.sequence.clips[2].slice(l.take) && after.sequence.clips[2].slice(second));
        QVERIFY(!after.sequence.clips[3].slice(l.take) && after.sequence.clips[3].slice(second));
        QCOMPARE(
            edit::placesOf(after, l.take), (std::vector<TimeRange>{{seconds(10), seconds(14)}}));
    }

    void layingTwiceOrOutsideIsRefused()
    {
        const Laid l = laid();
        QVERIFY(!edit::layTake(l.built.project, l.take, {seconds(20), seconds(22)}, seconds(19)));
        QVERIFY(!edit::layTake(l.built.project, {99}, {seconds(20), seconds(22)}, seconds(19)));
        auto built = testsupport::projectOf(100);
        const TakeId take = testsupport::addArrivedTake(built, 1, 73);
        QVERIFY(!edit::layTake(built.project, take, {seconds(3), seconds(5)}, seconds(2)));
        QVERIFY(!edit::layTake(built.project, take, {seconds(3), seconds(3)}, seconds(2)));
    }

    void pictureAndSoundAreChosenApart()
    {
        const Laid l = laid();
        const Project after =
            edit::chooseTake(l.built.project, l.take, edit::Part::Picture).value();
        QCOMPARE(after.sequence.clips[1].pictureTake(), l.take);
        QVERIFY(after.sequence.clips[1].soundTake() != l.take);
        QVERIFY(!after.sequence.clips[0].picture);
    }

    void aTakeIsChosenForWhatItHasOnly_data()
    {
        QTest::addColumn<bool>("isPicture");
        QTest::newRow("a picture leaves the sound") << true;
        QTest::newRow("a sound leaves the picture") << false;
    }

    void aTakeIsChosenForWhatItHasOnly()
    {
        QFETCH(bool, isPicture);
        Laid l = laid();
        l.built.project.findTake(l.take)->hasPicture = isPicture;
        l.built.project.findTake(l.take)->hasSound = !isPicture;
        const auto had = isPicture ? edit::Part::Picture : edit::Part::Sound;
        const auto lacked = isPicture ? edit::Part::Sound : edit::Part::Picture;
        Project expected = l.built.project;
        (isPicture ? expected.sequence.clips[1].picture : expected.sequence.clips[1].sound) =
            l.take;
        QCOMPARE(edit::chooseTake(l.built.project, l.take, had).value(), expected);
        QCOMPARE(edit::chooseTake(l.built.project, l.take, edit::Part::Both).value(), expected);
        QCOMPARE(edit::chooseTakeIn(
                     l.built.project, l.take, edit::Part::Both, {seconds(10), seconds(14)})
                     .value(),
            expected);
        QCOMPARE(edit::chooseTake(l.built.project, l.take, lacked).error().kind,
            Error::Kind::InvalidEdit);
        expected.findTake(l.take)->accepted = true;
        QCOMPARE(edit::acceptTake(l.built.project, l.take).value(), expected);
    }

    void theOriginalIsChosenWhereATakeLies()
    {
        const Laid l = laid();
        const TakeId original = l.built.project.takes.front().id;
        Project after = edit::chooseTake(l.built.project, l.take, edit::Part::Both).value();
        after = edit::chooseTake(after, original, edit::Part::Both, l.take).value();
        QCOMPARE(after.sequence, l.built.project.sequence);
        QVERIFY(!edit::acceptTake(l.built.project, original));
    }

    void aPendingTakeCannotBeChosen()
    {
        Laid l = laid();
        l.built.project.findTake(l.take)->media = {};
        QCOMPARE(edit::chooseTake(l.built.project, l.take, edit::Part::Both).error().kind,
            Error::Kind::InvalidEdit);
    }

    void acceptingWithdrawsTheOthers()
    {
        Laid l = laid();
        const TakeId second = testsupport::addArrivedTake(l.built, 2, 153);
        Project project =
            edit::layTake(l.built.project, second, {seconds(10), seconds(14)}, seconds(9)).value();
        project = edit::acceptTake(project, l.take).value();
        project = edit::acceptTake(project, second).value();
        QVERIFY(!project.findTake(l.take)->accepted);
        QVERIFY(project.findTake(second)->accepted);
        QCOMPARE(project.sequence.clips[1].pictureTake(), second);
    }

    void rejectingGoesBackToTheOriginalAndKeepsTheTake()
    {
        const Laid l = laid();
        Project project = edit::acceptTake(l.built.project, l.take).value();
        project = edit::rejectTake(project, l.take).value();
        QVERIFY(project.findTake(l.take)->rejected);
        QVERIFY(!project.findTake(l.take)->accepted);
        QVERIFY(!project.sequence.clips[1].picture);
        QVERIFY(project.sequence.clips[1].slice(l.take));
        QVERIFY(!edit::rejectTake(project, project.takes.front().id));
    }

    void onlyWhatWasMeasuredCanBeMatched()
    {
        using edit::Match;
        using edit::NoMatch;
        Laid l = laid();
        const TakeId original = l.built.project.takes.front().id;
        Take &take = *l.built.project.findTake(l.take);
        QCOMPARE(edit::whyNoMatch(take, Match::Color), std::optional(NoMatch::NotMeasured));
        QCOMPARE(edit::whyNoMatch(take, Match::Loudness), std::optional(NoMatch::NotMeasured));
        QVERIFY(!edit::setMatch(l.built.project, l.take, Match::Color, true));
        QVERIFY(!edit::setMatch(l.built.project, original, Match::Color, true));
        QVERIFY(!edit::setMatch(l.built.project, {999}, Match::Color, true));

        take.conform.gain = {1, 1.05, 1};
        take.conform.loudnessGain = 0.5;
        Project wanted = l.built.project;
        wanted.findTake(l.take)->conform.colorMatch = true;
        QCOMPARE(edit::setMatch(l.built.project, l.take, Match::Color, true).value(), wanted);
        wanted.findTake(l.take)->conform.loudnessMatch = true;
        Project both = edit::setMatch(l.built.project, l.take, Match::Color, true).value();
        both = edit::setMatch(both, l.take, Match::Loudness, true).value();
        QCOMPARE(both, wanted);

        take.hasPicture = false;
        QCOMPARE(edit::whyNoMatch(take, Match::Color), std::optional(NoMatch::NotMeasured));
        QCOMPARE(edit::whyNoMatch(take, Match::Loudness), std::nullopt);
        take.media = {};
        QCOMPARE(edit::whyNoMatch(take, Match::Loudness), std::optional(NoMatch::Pending));
        QCOMPARE(edit::whyNoMatch(l.built.project.takes.front(), Match::Color),
            std::optional(NoMatch::Original));
    }

    void aLiftedTakeLeavesNoTrace()
    {
        const Laid l = laid();
        const Project chosen = edit::chooseTake(l.built.project, l.take, edit::Part::Both).value();
        const Project after = edit::liftTake(chosen, l.take).value();
        QVERIFY(edit::placesOf(after, l.take).empty());
        QVERIFY(checkInvariant(after.sequence));
        QCOMPARE(lengths(after), std::vector<double>{40});
    }

    void cutsOfTheUserAndOfOtherTakesStayWhenOneIsLifted()
    {
        Laid l = laid();
        l.built.project = edit::split(l.built.project, seconds(30)).value();
        const TakeId second = testsupport::addArrivedTake(l.built, 2, 153);
        const Project both =
            edit::layTake(l.built.project, second, {seconds(12), seconds(16)}, seconds(11)).value();
        const Project after = edit::liftTake(both, l.take).value();
        QCOMPARE(lengths(after), (std::vector<double>{12, 4, 14, 10}));
        QCOMPARE(
            edit::placesOf(after, second), (std::vector<TimeRange>{{seconds(12), seconds(16)}}));
    }
};

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
