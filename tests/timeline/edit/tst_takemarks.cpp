// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projects.h"
#include "timeline/edit/document.h"
#include "timeline/edit/rangeedits.h"
#include "timeline/edit/takemarks.h"
#include "timeline/model/projectfile.h"

#include <QTest>

using namespace timeline;
using namespace timeline::model;
using edit::Part;
using testsupport::seconds;

namespace {

// 40 s of video; takes 1 and 2 of 10…14 s.
struct Laid {
    Project project;
    FrameIndexes indexes;
    TakeId original, one, two;
};

Laid laid()
{
    auto built = testsupport::projectOf(1000);
    Laid l;
    l.original = built.project.takes.front().id;
    l.one = testsupport::addArrivedTake(built, 1, 153);
    l.two = testsupport::addArrivedTake(built, 2, 153);
    const TimeRange range{seconds(10), seconds(14)};
    for (const TakeId take : {l.one, l.two})
        built.project = edit::layTake(built.project, take, range, seconds(9)).value();
    l.project = edit::chooseTake(built.project, l.one, Part::Both).value();
    l.indexes = built.indexes;
    return l;
}

// What is shown, a digit for each second from 8 to 16.
QString shown(const Project &project, bool sound = false)
{
    QString numbers;
    for (int second = 8; second < 16; ++second) {
        const Clip &clip = project.sequence.clips[*project.sequence.clipAt(seconds(second))];
        const TakeId take = sound ? clip.soundTake() : clip.pictureTake();
        numbers += QString::number(project.findTake(take)->number);
    }
    return numbers;
}

} // namespace

class TestTakeMarks : public QObject {
    Q_OBJECT

private slots:
    void marksAreUndoneAndRedoneAsAWhole()
    {
        const Laid l = laid();
        edit::Document document;
        document.reset(l.project);
        const auto project = [&] { return document.project(); };
        QVERIFY(document.apply({}, edit::starTake(project(), l.one, true)));
        QVERIFY(document.apply({}, edit::noteTake(project(), l.one, QStringLiteral(" hands \n"))));
        QVERIFY(document.apply(
            {}, edit::rejectTake(project(), l.one, QStringLiteral(" six\n fingers "))));
        const Project after = project();
        const Take *one = after.findTake(l.one);
        QVERIFY(one->starred && one->rejected);
        QCOMPARE(one->note, QStringLiteral("hands"));
        QCOMPARE(one->rejection, QStringLiteral("six fingers"));
        QCOMPARE(shown(after), QStringLiteral("00000000"));
        for (int i = 0; i < 3; ++i)
            document.undoStack().undo();
        QCOMPARE(project(), l.project);
        for (int i = 0; i < 3; ++i)
            document.undoStack().redo();
        QCOMPARE(project(), after);
        // Accepted after all: the reason is gone with the verdict.
        const Project accepted = edit::acceptTake(after, l.one).value();
        QCOMPARE(accepted.findTake(l.one)->rejection, QString());
    }

    void aRangeIsCompedFromSeveralTakes()
    {
        const Laid l = laid();
        const TimeRange middle{seconds(11), seconds(13)};
        const Project comped = edit::chooseTakeIn(l.project, l.two, Part::Both, middle).value();
        QCOMPARE(shown(comped), QStringLiteral("00122100"));
        QVERIFY(checkInvariant(comped.sequence));
        const Project quiet =
            edit::chooseTakeIn(comped, l.original, Part::Sound, {seconds(12), seconds(20)}).value();
        QCOMPARE(shown(quiet), QStringLiteral("00122100"));
        QCOMPARE(shown(quiet, true), QStringLiteral("00120000"));
        // Beyond the take, nothing is chosen; outside it, nothing can be.
        QCOMPARE(shown(edit::chooseTakeIn(l.project, l.two, Part::Both, {seconds(13), seconds(30)})
                           .value()),
            QStringLiteral("00111200"));
        QVERIFY(!edit::chooseTakeIn(l.project, l.two, Part::Both, {seconds(20), seconds(22)}));
        QVERIFY(!edit::chooseTakeIn(l.project, l.original, Part::Both, {seconds(20), seconds(22)}));
    }

    void acceptingLeavesWhatWasComped()
    {
        const Laid l = laid();
        const TimeRange middle{seconds(11), seconds(13)};
        Project project = edit::chooseTakeIn(l.project, l.two, Part::Both, middle).value();
        const Sequence comped = project.sequence;
        for (const TakeId take : {l.one, l.two})
            project = edit::acceptTake(project, take).value();
        QCOMPARE(project.sequence, comped);
        QVERIFY(project.findTake(l.one)->accepted && project.findTake(l.two)->accepted);

        // Only who is shown nowhere any more loses its acceptance.
        project = edit::chooseTake(project, l.two, Part::Picture).value();
        project = edit::acceptTake(project, l.two).value();
        QVERIFY(project.findTake(l.one)->accepted && project.findTake(l.two)->accepted);
        project = edit::chooseTake(project, l.two, Part::Sound).value();
        project = edit::acceptTake(project, l.two).value();
        QVERIFY(!project.findTake(l.one)->accepted && project.findTake(l.two)->accepted);
    }

    void onlyARejectedTakeIsPurged()
    {
        const Laid l = laid();
        QVERIFY(!edit::purgeTake(l.project, l.one));
        QVERIFY(!edit::purgeTake(l.project, l.original));
        const Project rejected = edit::rejectTake(l.project, l.one).value();
        const MediaId media = rejected.findTake(l.one)->media;
        const Project purged = edit::purgeTake(rejected, l.one).value();
        QVERIFY(!purged.findTake(l.one));
        QVERIFY(!purged.findMedia(media));
        QVERIFY(edit::placesOf(purged, l.one).empty());
        QCOMPARE(edit::placesOf(purged, l.two), edit::placesOf(l.project, l.two));
        QCOMPARE(purged.retakes, l.project.retakes); // what it cost
        QVERIFY(checkInvariant(purged.sequence));
    }

    void aPurgedTakeIsNotPastedAgain()
    {
        const Laid l = laid();
        const TimeRange range{seconds(9), seconds(13)};
        const edit::Excerpt excerpt = edit::copyRange(l.project, l.indexes, range).value();
        const Project purged =
            edit::rejectTake(l.project, l.one)
                .and_then([&](Project project) { return edit::purgeTake(project, l.one); })
                .value();
        const Project pasted = edit::paste(purged, l.indexes, excerpt, seconds(20)).value();
        QCOMPARE(shown(pasted), QStringLiteral("00000000"));
        QVERIFY(edit::placesOf(pasted, l.one).empty());
        QCOMPARE(edit::placesOf(pasted, l.two),
            (std::vector<TimeRange>{{seconds(10), seconds(14)}, {seconds(21), seconds(24)}}));
        const QString folder = QStringLiteral("/videos");
        QCOMPARE(projectFromJson(projectToJson(pasted, folder), folder).value(), pasted);
    }

    void whatIsPastedNeedsItsVideo()
    {
        const Laid l = laid();
        edit::Excerpt excerpt =
            edit::copyRange(l.project, l.indexes, {seconds(9), seconds(13)}).value();
        // As in a project that was opened again without the video that had been added to it.
        excerpt.clips.back().slices.front().take = {9999};
        const auto pasted = edit::paste(l.project, l.indexes, excerpt, seconds(20));
        QCOMPARE(pasted.error().kind, Error::Kind::InvalidEdit);
    }
};

QTEST_GUILESS_MAIN(TestTakeMarks)
#include "tst_takemarks.moc"
