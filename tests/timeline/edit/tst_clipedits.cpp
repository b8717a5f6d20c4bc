// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/edit/films.h"
#include "timeline/edit/clipedits.h"
#include "timeline/edit/document.h"
#include "timeline/edit/edits.h"
#include "timeline/edit/markers.h"
#include "timeline/edit/rangeedits.h"

#include <QTest>

using namespace timeline;
using namespace timeline::model;
using testsupport::Film;
using testsupport::seconds;

namespace {

using Edited = Result<Project>;

// Three clips A, B, C of frames 0…9, 10…19, 20…29; two markers.
Film threeClips()
{
    Film film = Film::of(30);
    film.split(10);
    film.split(20);
    film.mark(12, "in B");
    film.mark(25, "in C");
    return film;
}

// The edit is done, undone and redone; each time the whole value is compared.
void checkUndone(const Film &before, const Edited &after)
{
    QVERIFY2(after, after ? "" : qPrintable(after.error().detail));
    QVERIFY(checkInvariant(after->sequence));
    edit::Document document;
    document.reset(before.project);
    document.apply(QStringLiteral("edit"), *after);
    QCOMPARE(document.project(), *after);
    document.undoStack().undo();
    QCOMPARE(document.project().sequence, before.project.sequence);
    for (const Take &take : before.project.takes)
        QCOMPARE(*document.project().findTake(take.id), take);
    document.undoStack().redo();
    QCOMPARE(document.project(), *after);
}

QString why(const Edited &edited)
{
    return edited ? QStringLiteral("done") : edited.error().detail;
}

} // namespace

class TestClipEdits : public QObject {
    Q_OBJECT

private slots:
    void aFileIsLaidInBetweenTwoHalves()
    {
        const Film film = threeClips();
        Film other = film;
        const auto inserted = edit::insertMedia(film.project, film.indexes,
            testsupport::otherMedia(), *testsupport::indexOf(4), film.at(5));
        QVERIFY(inserted);
        checkUndone(film, inserted->project);
        other.take(inserted->project, inserted->media, 4);
        QCOMPARE(other.shown(), Film::list({{1, 0, 5}, {inserted->media.value, 0, 4}, {1, 5, 25}}));
        QCOMPARE(
            other.marked(), (QStringList{QStringLiteral("16 in B"), QStringLiteral("29 in C")}));
    }

    void aFileIsLaidInAtACutAndBehindAll()
    {
        const Film film = threeClips();
        const auto at = edit::insertMedia(film.project, film.indexes, testsupport::otherMedia(),
            *testsupport::indexOf(4), film.at(20));
        QVERIFY(at);
        QCOMPARE(at->project.sequence.clips.size(), 4u);
        QCOMPARE(at->project.sequence.clips[2].id, at->clip);
        const auto behind =
            edit::appendMedia(film.project, testsupport::otherMedia(), *testsupport::indexOf(4));
        QVERIFY(behind);
        checkUndone(film, behind->project);
        QCOMPARE(behind->project.sequence.clips[3].id, behind->clip);
        QCOMPARE(behind->project.sequence.clips[3].length, film.at(4));
    }

    void theSameFileIsTakenUpOnce()
    {
        Film film = threeClips();
        const Media same = film.project.media.front();
        const auto again = edit::appendMedia(film.project, same, *film.indexes.value(same.id));
        QVERIFY(again);
        QCOMPARE(again->media, same.id);
        QCOMPARE(again->project.media.size(), 1u);
        QCOMPARE(again->project.takes.size(), 1u);
        Media renamed = same;
        renamed.id = {};
        QCOMPARE(edit::knownMedia(film.project, renamed), &film.project.media.front());
        renamed.identity.size = 7;
        QCOMPARE(edit::knownMedia(film.project, renamed), nullptr);
    }

    void aClipChangesItsPlace_data()
    {
        QTest::addColumn<int>("clip");
        QTest::addColumn<int>("before");
        QTest::addColumn<QList<int>>("order");
        QTest::addColumn<QString>("markers");
        const auto row = [](const char *name, int clip, int before, QList<int> order,
                             const char *markers) {
            QTest::newRow(name) << clip << before << order << QString::fromLatin1(markers);
        };
        row("the last to the front", 2, 0, {20, 0, 10}, "5 in C, 22 in B");
        row("the middle to the end", 1, 3, {0, 20, 10}, "15 in C, 22 in B");
        row("the first behind the second", 0, 2, {10, 0, 20}, "2 in B, 25 in C");
        row("where it stands", 1, 1, {0, 10, 20}, "12 in B, 25 in C");
        row("behind itself", 1, 2, {0, 10, 20}, "12 in B, 25 in C");
    }

    void aClipChangesItsPlace()
    {
        QFETCH(int, clip);
        QFETCH(int, before);
        QFETCH(QList<int>, order);
        QFETCH(QString, markers);
        const Film film = threeClips();
        const Edited after = edit::moveClip(
            film.project, film.project.sequence.clips[std::size_t(clip)].id, std::size_t(before));
        checkUndone(film, after);
        Film moved = film;
        moved.project = *after;
        std::vector<Film::Run> runs;
        for (const int first : order)
            runs.push_back({1, first, 10});
        QCOMPARE(moved.shown(), Film::list(runs));
        QCOMPARE(moved.marked().join(QStringLiteral(", ")), markers);
    }

    void trimmingMovesUpWhatLiesBehind()
    {
        const Film film = threeClips();
        const ClipId b = film.project.sequence.clips[1].id;
        Film after = film;
        after.project = edit::trimBegin(film.project, film.indexes, b, film.at(14)).value();
        checkUndone(film, after.project);
        QCOMPARE(after.shown(), Film::list({{1, 0, 10}, {1, 14, 16}}));
        QCOMPARE(after.marked(), QStringList{QStringLiteral("21 in C")}); // the other lay in it
        after.project = edit::trimEnd(film.project, film.indexes, b, film.at(15)).value();
        checkUndone(film, after.project);
        QCOMPARE(after.shown(), Film::list({{1, 0, 15}, {1, 20, 10}}));
        QCOMPARE(
            after.marked(), (QStringList{QStringLiteral("12 in B"), QStringLiteral("20 in C")}));
    }

    void aTrimmedClipGetsLongerAgain()
    {
        const Film film = threeClips();
        const ClipId b = film.project.sequence.clips[1].id;
        Film after = film;
        after.project = edit::trimBegin(film.project, film.indexes, b, film.at(7)).value();
        checkUndone(film, after.project);
        QCOMPARE(after.shown(), Film::list({{1, 0, 10}, {1, 7, 23}}));
        QCOMPARE(
            after.marked(), (QStringList{QStringLiteral("15 in B"), QStringLiteral("28 in C")}));
        after.project = edit::trimEnd(film.project, film.indexes, b, film.at(22)).value();
        checkUndone(film, after.project);
        QCOMPARE(after.shown(), Film::list({{1, 0, 22}, {1, 20, 10}}));
    }

    void anEdgeGoesToTheNearestFrame()
    {
        const Film film = threeClips();
        const ClipId b = film.project.sequence.clips[1].id;
        const Flicks third{film.at(1) / 3};
        QCOMPARE(edit::trimBegin(film.project, film.indexes, b, film.at(14) + third),
            edit::trimBegin(film.project, film.indexes, b, film.at(14)));
        QCOMPARE(edit::trimEnd(film.project, film.indexes, b, film.at(14) - third),
            edit::trimEnd(film.project, film.indexes, b, film.at(14)));
    }

    void whatCannotBeTrimmedIsSaid()
    {
        const Film film = threeClips();
        const auto &clips = film.project.sequence.clips;
        QCOMPARE(why(edit::trimBegin(film.project, film.indexes, clips[1].id, film.at(20))),
            QStringLiteral("a clip keeps at least one frame"));
        QCOMPARE(why(edit::trimEnd(film.project, film.indexes, clips[1].id, film.at(10))),
            QStringLiteral("a clip keeps at least one frame"));
        QCOMPARE(why(edit::trimBegin(film.project, film.indexes, clips[0].id, film.at(-3))),
            QStringLiteral("the clip has no pictures before that"));
        QCOMPARE(why(edit::trimEnd(film.project, film.indexes, clips[2].id, film.at(33))),
            QStringLiteral("the clip has no pictures behind that"));
        QCOMPARE(why(edit::trimEnd(film.project, film.indexes, {77}, film.at(33))),
            QStringLiteral("there is no such clip"));
        QCOMPARE(why(edit::trimEnd(film.project, {}, clips[2].id, film.at(25))),
            QStringLiteral("the file of this clip is not open"));
    }

    void anEdgeIsRolledBothWays()
    {
        Film film = Film::of(30);
        film.split(10);
        film.project =
            edit::deleteRange(film.project, film.indexes, {film.at(8), film.at(12)}).value();
        film.mark(6, "left");
        film.mark(9, "right");
        const ClipId right = film.project.sequence.clips[1].id;
        Film after = film;
        after.project = edit::rollEdge(film.project, film.indexes, right, film.at(5)).value();
        checkUndone(film, after.project);
        QCOMPARE(after.shown(), Film::list({{1, 0, 5}, {1, 9, 21}}));
        QCOMPARE(after.marked(), film.marked());
        after.project = edit::rollEdge(film.project, film.indexes, right, film.at(11)).value();
        checkUndone(film, after.project);
        QCOMPARE(after.shown(), Film::list({{1, 0, 11}, {1, 15, 15}}));
        QCOMPARE(edit::rollEdge(film.project, film.indexes, right, film.at(8)), film.project);
    }

    void bothClipsOfARollNeedThePictures()
    {
        Film film = Film::of(30);
        film.split(10);
        const auto &clips = film.project.sequence.clips;
        QVERIFY(edit::rollEdge(film.project, film.indexes, clips[1].id, film.at(12)));
        QCOMPARE(why(edit::rollEdge(film.project, film.indexes, clips[0].id, film.at(2))),
            QStringLiteral("nothing lies before the first clip"));
        QCOMPARE(why(edit::rollEdge(film.project, film.indexes, clips[1].id, film.at(30))),
            QStringLiteral("a clip keeps at least one frame"));
        film.project =
            edit::appendMedia(film.project, testsupport::otherMedia(), *testsupport::indexOf(4))
                .value()
                .project;
        film.indexes.insert(film.project.media.back().id, testsupport::indexOf(4));
        const ClipId last = film.project.sequence.clips[2].id;
        QCOMPARE(why(edit::rollEdge(film.project, film.indexes, last, film.at(28))),
            QStringLiteral("the clip has no pictures before that"));
        QCOMPARE(why(edit::rollEdge(film.project, film.indexes, last, film.at(32))),
            QStringLiteral("the clip has no pictures behind that"));
    }

    // The join of a take slides inside what the service gave back, not beyond it.
    void aChosenTakeBoundsTheRoll()
    {
        Film film = Film::of(60);
        const TakeId take = film.lay({20, 30}, 5); // the window: 15…35
        film.project = edit::chooseTake(film.project, take, edit::Part::Both).value();
        const auto around = [&film](std::size_t clip) {
            return edit::framesAround(film.project, film.indexes, film.project.sequence.clips[clip])
                .value();
        };
        QCOMPARE(around(0), (edit::FramesAround{0, 40}));
        QCOMPARE(around(1), (edit::FramesAround{5, 5}));
        const ClipId second = film.project.sequence.clips[1].id;
        Film after = film;
        after.project = edit::rollEdge(film.project, film.indexes, second, film.at(16)).value();
        checkUndone(film, after.project);
        QCOMPARE(after.taken(take), Film::frames(16, 30, 1));
        QCOMPARE(why(edit::rollEdge(film.project, film.indexes, second, film.at(14))),
            QStringLiteral("the clip has no pictures before that"));
    }

    void clipsAndStretchesAreTakenOut()
    {
        const Film film = threeClips();
        const auto &clips = film.project.sequence.clips;
        Film after = film;
        after.project = edit::deleteClips(film.project, {clips[0].id, clips[2].id}).value();
        checkUndone(film, after.project);
        QCOMPARE(after.shown(), Film::list({{1, 10, 10}}));
        QCOMPARE(after.marked(), QStringList{QStringLiteral("2 in B")});
        after.project =
            edit::deleteRange(film.project, film.indexes, {film.at(5), film.at(22)}).value();
        checkUndone(film, after.project);
        QCOMPARE(after.shown(), Film::list({{1, 0, 5}, {1, 22, 8}}));
        QCOMPARE(after.marked(), QStringList{QStringLiteral("8 in C")});
        QCOMPARE(why(edit::deleteClips(film.project, {clips[0].id, clips[1].id, clips[2].id})),
            QStringLiteral("the last clip cannot be deleted"));
        QCOMPARE(why(edit::deleteRange(film.project, film.indexes, {film.at(0), film.at(30)})),
            QStringLiteral("nothing would be left"));
        QCOMPARE(why(edit::deleteRange(film.project, film.indexes, {film.at(4), film.at(4)})),
            QStringLiteral("the range holds no frame"));
        QCOMPARE(why(edit::deleteRange(film.project, film.indexes, {film.at(4), film.at(31)})),
            QStringLiteral("that lies outside the sequence"));
    }

    void aCopySharesItsTakes()
    {
        Film film = threeClips();
        const TakeId take = film.lay({8, 14}, 4);
        const auto excerpt =
            edit::copyRange(film.project, film.indexes, {film.at(10), film.at(14)});
        QVERIFY(excerpt);
        QCOMPARE(excerpt->length(), film.at(4));
        Film after = film;
        after.project = edit::paste(film.project, film.indexes, *excerpt, film.at(25)).value();
        checkUndone(film, after.project);
        QCOMPARE(after.shown(), Film::list({{1, 0, 25}, {1, 10, 4}, {1, 25, 5}}));
        QCOMPARE(after.taken(take), Film::frames(8, 14, 4) + Film::frames(25, 29, 6));
        QCOMPARE(after.marked(),
            (QStringList{
                QStringLiteral("12 in B"), QStringLiteral("27 in B"), QStringLiteral("29 in C")}));
        QCOMPARE(after.project.takes, film.project.takes);
    }

    void whatCannotBePastedIsSaid()
    {
        const Film film = threeClips();
        auto excerpt =
            edit::copyRange(film.project, film.indexes, {film.at(10), film.at(14)}).value();
        QCOMPARE(why(edit::paste(film.project, film.indexes, {}, film.at(1))),
            QStringLiteral("nothing was copied"));
        QCOMPARE(why(edit::paste(film.project, film.indexes, excerpt, film.at(31))),
            QStringLiteral("that lies outside the sequence"));
        excerpt.projectUid = QStringLiteral("another");
        QCOMPARE(why(edit::paste(film.project, film.indexes, excerpt, film.at(1))),
            QStringLiteral("this was copied in another project"));
    }

    void markersAreSetChangedAndRemoved()
    {
        const Film film = threeClips();
        Marker marker;
        marker.time = film.at(3);
        marker.length = film.at(2);
        marker.note = QStringLiteral("blink");
        marker.draftPrompt = QStringLiteral("eyes stay open");
        Film after = film;
        after.project = edit::addMarker(film.project, marker).value();
        checkUndone(film, after.project);
        QCOMPARE(after.marked().first(), QStringLiteral("3 blink"));
        Marker moved = after.project.sequence.markers.front();
        moved.time = film.at(28);
        moved.length = film.at(9); // ends with the sequence
        after.project = edit::changeMarker(after.project, moved).value();
        checkUndone(film, after.project);
        QCOMPARE(after.marked().last(), QStringLiteral("28 blink"));
        QCOMPARE(after.project.sequence.markers.back().length, film.at(2));
        after.project = edit::removeMarker(after.project, moved.id).value();
        QCOMPARE(after.project.sequence, film.project.sequence);
        marker.time = film.at(30);
        QCOMPARE(why(edit::addMarker(film.project, marker)),
            QStringLiteral("that lies outside the sequence"));
        QCOMPARE(
            why(edit::removeMarker(film.project, {99})), QStringLiteral("there is no such marker"));
    }

    void aMarkedStretchFollowsWhatItIsOf()
    {
        Film film = Film::of(30);
        film.mark(10, "stretch", 10);
        const auto stretch = [](const Edited &project) {
            const Marker &marker = project->sequence.markers.front();
            return std::pair(std::llround(toSeconds(marker.time) * 25),
                std::llround(toSeconds(marker.length) * 25));
        };
        const auto without = [&](int from, int to) {
            return stretch(
                edit::deleteRange(film.project, film.indexes, {film.at(from), film.at(to)}));
        };
        QCOMPARE(without(2, 5), std::pair(7LL, 10LL));
        QCOMPARE(without(12, 15), std::pair(10LL, 7LL));
        QCOMPARE(without(15, 25), std::pair(10LL, 5LL));
        const auto excerpt = edit::copyRange(film.project, film.indexes, {film.at(0), film.at(3)});
        QCOMPARE(stretch(edit::paste(film.project, film.indexes, *excerpt, film.at(15))),
            std::pair(10LL, 13LL));
        QCOMPARE(stretch(edit::paste(film.project, film.indexes, *excerpt, film.at(20))),
            std::pair(10LL, 10LL));
    }
};

QTEST_GUILESS_MAIN(TestClipEdits)
#include "tst_clipedits.moc"
