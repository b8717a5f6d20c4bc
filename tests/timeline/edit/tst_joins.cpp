// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/edit/films.h"
#include "timeline/edit/clipedits.h"
#include "timeline/edit/document.h"
#include "timeline/edit/edits.h"
#include "timeline/edit/joins.h"
#include "timeline/edit/rangeedits.h"

#include <QTest>

using namespace timeline;
using namespace timeline::model;
using testsupport::Film;

namespace {

using Edited = Result<Project>;

// Clips of frames 20…39, 60…79 and 40…49 of a file of 100.
Film threeClips()
{
    Film film = Film::of(100);
    for (const std::int64_t cut : {20, 40, 50, 60, 80})
        film.split(cut);
    const std::vector<Clip> &all = film.project.sequence.clips;
    const Edited kept = edit::deleteClips(film.project, {all[0].id, all[3].id, all[5].id});
    const Edited moved = edit::moveClip(*kept, kept->sequence.clips[1].id, 3);
    film.project = *moved;
    return film;
}

ClipId clipAt(const Film &film, std::size_t position)
{
    return film.project.sequence.clips[position].id;
}

// The same film with these crossfades.
Film mixed(const std::vector<int> &crossfades)
{
    Film film = threeClips();
    for (std::size_t i = 0; i < crossfades.size(); ++i)
        film.project =
            edit::setCrossfade(film.project, film.indexes, clipAt(film, i), crossfades[i]).value();
    return film;
}

QList<int> crossfadesOf(const Project &project)
{
    QList<int> all;
    for (const Clip &clip : project.sequence.clips)
        all << clip.joinIn.crossfade;
    return all;
}

QString why(const Edited &edited)
{
    return edited ? QStringLiteral("done") : edited.error().detail;
}

} // namespace

class TestJoins : public QObject {
    Q_OBJECT

private slots:
    void aCrossfadeIsOneStep()
    {
        const Film film = threeClips();
        const Edited after = edit::setCrossfade(film.project, film.indexes, clipAt(film, 1), 12);
        QVERIFY2(after, qPrintable(why(after)));
        QVERIFY(checkInvariant(after->sequence));
        Project expected = film.project;
        expected.sequence.clips[1].joinIn.crossfade = 12;
        QCOMPARE(*after, expected);
        edit::Document document;
        document.reset(film.project);
        document.apply(QStringLiteral("crossfade"), *after);
        QCOMPARE(document.project(), expected);
        document.undoStack().undo();
        QCOMPARE(document.project(), film.project);
        document.undoStack().redo();
        QCOMPARE(document.project(), expected);
        const Edited cut = edit::setCrossfade(expected, film.indexes, clipAt(film, 1), 0);
        QCOMPARE(*cut, film.project);
    }

    void whatCannotBeIsRefusedInWords_data()
    {
        QTest::addColumn<int>("clip");
        QTest::addColumn<int>("frames");
        QTest::addColumn<QString>("words");
        QTest::newRow("the first clip") << 0 << 1 << "nothing lies before";
        QTest::newRow("more than there may be") << 1 << 13 << "0 to 12";
        QTest::newRow("less than none") << 1 << -1 << "0 to 12";
        QTest::newRow("no such clip") << 7 << 3 << "no such clip";
        QTest::newRow("as many as a clip has, beside another crossfade") << 2 << 12 << "done";
    }

    void whatCannotBeIsRefusedInWords()
    {
        QFETCH(int, clip);
        QFETCH(int, frames);
        QFETCH(QString, words);
        const Film film = mixed({0, 12, 0});
        const ClipId id = clip == 7 ? ClipId{777} : clipAt(film, std::size_t(clip));
        const Edited after = edit::setCrossfade(film.project, film.indexes, id, frames);
        QVERIFY2(why(after).contains(words), qPrintable(why(after)));
    }

    void twoCrossfadesShareTheirClip()
    {
        Film film = threeClips();
        // 9 frames are left in the middle: 4 for one, 5 for the other.
        film.project =
            edit::trimEnd(film.project, film.indexes, clipAt(film, 1), film.at(29)).value();
        film.project = edit::setCrossfade(film.project, film.indexes, clipAt(film, 1), 8).value();
        QVERIFY(edit::setCrossfade(film.project, film.indexes, clipAt(film, 2), 11));
        const Edited more = edit::setCrossfade(film.project, film.indexes, clipAt(film, 2), 12);
        QVERIFY2(why(more).contains(QLatin1String("too short")), qPrintable(why(more)));
        // Nor may the earlier one grow at the cost of the later.
        film.project = edit::setCrossfade(film.project, film.indexes, clipAt(film, 2), 11).value();
        QVERIFY(!edit::setCrossfade(film.project, film.indexes, clipAt(film, 1), 10));
    }

    void picturesBeyondTheCutAreNeeded()
    {
        Film film = Film::of(100);
        film.split(3);
        film.split(50);
        const std::vector<Clip> &clips = film.project.sequence.clips;
        film.project = edit::deleteClips(film.project, {clips[0].id}).value();
        const auto start = edit::moveClip(film.project, clipAt(film, 1), 0); // 50…99, 3…49
        film.project = *start;
        const Edited none = edit::setCrossfade(film.project, film.indexes, clipAt(film, 1), 1);
        QVERIFY2(why(none).contains(QLatin1String("behind its end")), qPrintable(why(none)));
        film.project =
            edit::trimEnd(film.project, film.indexes, clipAt(film, 0), film.at(40)).value();
        QVERIFY(edit::setCrossfade(film.project, film.indexes, clipAt(film, 1), 7));
        const Edited early = edit::setCrossfade(film.project, film.indexes, clipAt(film, 1), 8);
        QVERIFY2(why(early).contains(QLatin1String("before its begin")), qPrintable(why(early)));
        film.indexes.clear();
        const Edited closed = edit::setCrossfade(film.project, film.indexes, clipAt(film, 1), 2);
        QVERIFY2(why(closed).contains(QLatin1String("not open")), qPrintable(why(closed)));
    }

    void aTakeLendsTheContextOfItsWindow()
    {
        Film film = Film::of(100);
        const TakeId take = film.lay({40, 60}, 3);
        film.project = edit::chooseTake(film.project, take, edit::Part::Both).value();
        const ClipId in = clipAt(film, 1), out = clipAt(film, 2);
        QVERIFY(edit::setCrossfade(film.project, film.indexes, in, 7));
        QVERIFY(!edit::setCrossfade(film.project, film.indexes, in, 8));
        QVERIFY(edit::setCrossfade(film.project, film.indexes, out, 6));
        QVERIFY(!edit::setCrossfade(film.project, film.indexes, out, 7));
    }

    void choosingAnotherTakeLosesNoCrossfade()
    {
        Film film = Film::of(100);
        const TakeId take = film.lay({40, 60}, 1);
        film.project = edit::setCrossfade(film.project, film.indexes, clipAt(film, 1), 12).value();
        const Project chosen = edit::chooseTake(film.project, take, edit::Part::Both).value();
        QCOMPARE(crossfadesOf(chosen), (QList<int>{0, 12, 0}));
        QCOMPARE(FrameGrid(chosen, film.indexes).crossfade(chosen, 1), (FrameRange{{39}, {42}}));
        const Project rejected = edit::rejectTake(chosen, take).value();
        QCOMPARE(
            FrameGrid(rejected, film.indexes).crossfade(rejected, 1), (FrameRange{{34}, {46}}));
    }

    void whatEditsDoToCrossfades_data()
    {
        QTest::addColumn<Project>("after");
        QTest::addColumn<QList<int>>("crossfades");
        const Film film = mixed({0, 10, 8}); // frames 0…19, 20…39, 40…49
        const auto row = [](const char *name, const Edited &after, const QList<int> &expected) {
            QTest::newRow(name) << after.value() << expected;
        };
        const Project &project = film.project;
        const ClipId first = clipAt(film, 0), second = clipAt(film, 1), third = clipAt(film, 2);
        row("the second part of a split begins with a cut", edit::split(project, film.at(30)),
            {0, 10, 0, 8});
        row("a part that is too short shortens it", edit::split(project, film.at(23)),
            {0, 6, 0, 8});
        row("so does one at its end", edit::split(project, film.at(38)), {0, 10, 0, 5});
        row("it goes along with its clip", edit::moveClip(project, third, 1), {0, 8, 10});
        row("the first clip has none", edit::moveClip(project, second, 0), {0, 0, 8});
        row("who loses the clip before it mixes with the one before that",
            edit::deleteClips(project, {second}), {0, 8});
        row("who becomes the first has none", edit::deleteClips(project, {first}), {0, 8});
        row("a trim leaves it what fits", edit::trimEnd(project, film.indexes, third, film.at(42)),
            {0, 10, 4});
        row("a trim of its begin, too", edit::trimBegin(project, film.indexes, third, film.at(47)),
            {0, 10, 6});
        row("a roll does not touch it", edit::rollEdge(project, film.indexes, second, film.at(18)),
            {0, 10, 8});
        row("a stretch that is taken out takes it along",
            edit::deleteRange(project, film.indexes, {film.at(15), film.at(25)}), {0, 0, 8});
        row("a clip that loses its begin keeps it",
            edit::deleteRange(project, film.indexes, {film.at(20), film.at(23)}), {0, 10, 8});
        row("as much of it as still fits",
            edit::deleteRange(project, film.indexes, {film.at(40), film.at(47)}), {0, 10, 6});
        row("who loses more than its begin does not",
            edit::deleteRange(project, film.indexes, {film.at(19), film.at(23)}), {0, 0, 8});
        row("a clip that goes as a whole hands nothing on",
            edit::deleteRange(project, film.indexes, {film.at(20), film.at(40)}), {0, 8});
        Film taken = film;
        taken.lay({20, 24}, 2);
        row("a take at the begin makes no difference",
            edit::deleteRange(taken.project, film.indexes, {film.at(20), film.at(26)}), {0, 8, 8});
        row("not even where all of it goes",
            edit::deleteRange(taken.project, film.indexes, {film.at(20), film.at(24)}), {0, 8, 8});
        const auto excerpt = edit::copyRange(project, film.indexes, {film.at(20), film.at(40)});
        row("a copy has its own", edit::paste(project, film.indexes, *excerpt, film.at(50)),
            {0, 10, 8, 10});
        const auto laid = edit::insertMedia(project, film.indexes, testsupport::otherMedia(),
            *testsupport::indexOf(2), film.at(20));
        row("what is laid in before it is what it mixes with", laid->project, {0, 0, 5, 8});
    }

    void whatEditsDoToCrossfades()
    {
        QFETCH(Project, after);
        QFETCH(QList<int>, crossfades);
        QCOMPARE(crossfadesOf(after), crossfades);
        QVERIFY(checkInvariant(after.sequence));
    }

    void aTakeThatIsLiftedTakesItsCrossfadesAlong()
    {
        Film film = Film::of(100);
        const TakeId take = film.lay({40, 60}, 8);
        for (const std::size_t i : {1, 2})
            film.project =
                edit::setCrossfade(film.project, film.indexes, clipAt(film, i), 6).value();
        const Project lifted = edit::liftTake(film.project, take).value();
        QCOMPARE(crossfadesOf(lifted), QList<int>{0});
    }

    void aSequenceWithCrossfadesThatDoNotFitIsRefused()
    {
        const Film film = threeClips();
        for (const auto &[clip, frames] : {std::pair(0, 1), std::pair(1, 13), std::pair(2, -1)}) {
            model::Sequence sequence = film.project.sequence;
            sequence.clips[std::size_t(clip)].joinIn.crossfade = frames;
            QVERIFY(!checkInvariant(sequence));
            fitJoins(sequence);
            QVERIFY(checkInvariant(sequence));
        }
    }
};

QTEST_GUILESS_MAIN(TestJoins)
#include "tst_joins.moc"
