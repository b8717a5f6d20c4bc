// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projects.h"
#include "timeline/edit/document.h"
#include "timeline/edit/edits.h"

#include <QSignalSpy>
#include <QTest>

using namespace timeline;
using namespace timeline::model;
using testsupport::seconds;

class TestDocument : public QObject {
    Q_OBJECT

private slots:
    void doUndoRedoComparesWhole()
    {
        edit::Document document;
        auto built = testsupport::projectOf(1000);
        const TakeId take = testsupport::addArrivedTake(built, 1, 153);
        document.reset(built.project);
        const Project before = document.project();

        QVERIFY(document.apply(QStringLiteral("Lay"),
            edit::layTake(document.project(), take, {seconds(10), seconds(14)}, seconds(9))));
        const Project laid = document.project();
        QVERIFY(
            document.apply(QStringLiteral("Accept"), edit::acceptTake(document.project(), take)));
        const Project accepted = document.project();

        document.undoStack().undo();
        QCOMPARE(document.project(), laid);
        document.undoStack().undo();
        QCOMPARE(document.project().sequence, before.sequence);
        QCOMPARE(document.project().takes, before.takes);
        document.undoStack().redo();
        document.undoStack().redo();
        QCOMPARE(document.project(), accepted);
    }

    void factsAreNotUndone()
    {
        edit::Document document;
        auto built = testsupport::projectOf(1000);
        document.reset(built.project);
        QVERIFY(
            document.apply(QStringLiteral("Split"), edit::split(document.project(), seconds(3))));

        Project withTake = document.project();
        Take take;
        take.id = withTake.newId<TakeTag>();
        take.number = 1;
        withTake.takes.push_back(take);
        document.record(withTake);
        document.undoStack().undo();
        QVERIFY(document.project().findTake(take.id));
        QCOMPARE(document.project().sequence.clips.size(), 1u);
        QVERIFY(document.isDirty());
    }

    void matchesAreUndoneAndWhatWasMeasuredIsNot()
    {
        edit::Document document;
        auto built = testsupport::projectOf(1000);
        Take pending;
        pending.id = built.project.newId<TakeTag>();
        pending.number = 1;
        built.project.takes.push_back(pending);
        document.reset(built.project);
        QVERIFY(
            document.apply(QStringLiteral("Split"), edit::split(document.project(), seconds(3))));

        Project arrived = document.project();
        arrived.findTake(pending.id)->media = {77};
        arrived.findTake(pending.id)->conform.colorMatch = true;
        arrived.findTake(pending.id)->conform.gain = {1.1, 1, 1};
        arrived.findTake(pending.id)->conform.loudnessGain = 2;
        document.record(arrived);
        const Conform measured = arrived.findTake(pending.id)->conform;
        // The split was made while nothing was known of the take.
        document.undoStack().undo();
        QCOMPARE(document.project().findTake(pending.id)->conform, measured);
        document.undoStack().redo();
        QCOMPARE(document.project().findTake(pending.id)->conform, measured);

        QVERIFY(document.apply(QStringLiteral("Match"),
            edit::setMatch(document.project(), pending.id, edit::Match::Color, false)));
        QVERIFY(document.apply(QStringLiteral("Match"),
            edit::setMatch(document.project(), pending.id, edit::Match::Loudness, true)));
        Conform switched = measured;
        switched.colorMatch = false;
        switched.loudnessMatch = true;
        QCOMPARE(document.project().findTake(pending.id)->conform, switched);
        document.undoStack().undo();
        document.undoStack().undo();
        QCOMPARE(document.project().findTake(pending.id)->conform, measured);
        document.undoStack().redo();
        document.undoStack().redo();
        QCOMPARE(document.project().findTake(pending.id)->conform, switched);
    }

    void aFailedEditChangesNothing()
    {
        edit::Document document;
        document.reset(testsupport::projectOf(100).project);
        const Project before = document.project();
        QSignalSpy changed(&document, &edit::Document::changed);
        QVERIFY(
            !document.apply(QStringLiteral("Split"), edit::split(document.project(), seconds(99))));
        QCOMPARE(document.project(), before);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(document.undoStack().count(), 0);
    }

    void anEditThatChangesNothingIsNoStep()
    {
        edit::Document document;
        auto built = testsupport::projectOf(1000);
        const TakeId take = testsupport::addArrivedTake(built, 1, 153);
        document.reset(
            edit::layTake(built.project, take, {seconds(10), seconds(14)}, seconds(9)).value());
        const auto show = [&] {
            return document.apply(QStringLiteral("Show"),
                edit::chooseTake(document.project(), take, edit::Part::Both));
        };
        QVERIFY(show());
        document.markSaved(QStringLiteral("a.retake"));
        QVERIFY(
            document.apply(QStringLiteral("Split"), edit::split(document.project(), seconds(3))));
        document.undoStack().undo();
        const Project before = document.project();
        QSignalSpy changed(&document, &edit::Document::changed);
        QVERIFY(show());
        QVERIFY(
            document.apply(QStringLiteral("Split"), edit::split(document.project(), seconds(10))));
        QCOMPARE(document.project(), before);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(document.undoStack().index(), 1);
        QVERIFY(document.undoStack().canRedo());
        QVERIFY(!document.isDirty());

        // What is news all the same is kept, and can still be redone.
        Project news = document.project();
        news.media.front().path = QStringLiteral("/elsewhere/film.mp4");
        document.apply(QStringLiteral("Nothing"), news);
        QCOMPARE(document.project(), news);
        QCOMPARE(changed.count(), 1);
        QVERIFY(document.undoStack().canRedo());
        QVERIFY(document.isDirty());
    }

    void savingMakesItCleanAndUndoDirtyAgain()
    {
        edit::Document document;
        document.reset(testsupport::projectOf(100).project);
        QVERIFY(!document.isDirty());
        QVERIFY(
            document.apply(QStringLiteral("Split"), edit::split(document.project(), seconds(1))));
        QVERIFY(document.isDirty());
        document.markSaved(QStringLiteral("a.retake"));
        QVERIFY(!document.isDirty());
        document.undoStack().undo();
        QVERIFY(document.isDirty());
        document.undoStack().redo();
        QVERIFY(!document.isDirty());
    }

    void whatWasSavedEarlierIsNowhereInTheHistory()
    {
        edit::Document document;
        document.reset(testsupport::projectOf(100).project);
        QVERIFY(
            document.apply(QStringLiteral("Split"), edit::split(document.project(), seconds(1))));
        document.markSavedEarlier(QStringLiteral("a.retake"));
        QCOMPARE(document.path(), QStringLiteral("a.retake"));
        QVERIFY(document.isDirty());
        document.undoStack().undo();
        QVERIFY2(document.isDirty(), "as it was opened, but not as it was saved");
        document.markSaved(QStringLiteral("a.retake"));
        QVERIFY(!document.isDirty());
    }

    void anotherProjectHasNoHistoryAndNoRange()
    {
        edit::Document document;
        document.reset(testsupport::projectOf(100).project);
        document.setRange(FrameRange{{10}, {20}});
        QVERIFY(
            document.apply(QStringLiteral("Split"), edit::split(document.project(), seconds(1))));
        document.reset(testsupport::projectOf(50).project);
        QCOMPARE(document.undoStack().count(), 0);
        QCOMPARE(document.range(), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
