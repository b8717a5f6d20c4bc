// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/autosave.h"
#include "tests/app/editing.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace app;
using testsupport::changeTo;
using testsupport::stateOf;

namespace {

constexpr int patience = 30'000;

struct Desk {
    QTemporaryDir root;
    Session session;
    Autosave autosave{session, root.path()};
    QSignalSpy kept{&autosave, &Autosave::kept};

    explicit Desk(std::chrono::milliseconds pace = std::chrono::milliseconds(20))
    {
        autosave.setPace(pace);
        session.open(testsupport::viewOf(testsupport::projectOf(100)));
    }

    QString folder() const
    {
        const QStringList all = QDir(root.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return all.isEmpty() ? QString() : root.filePath(all.constFirst());
    }
    QStringList copies() const
    {
        return QDir(folder()).entryList({QStringLiteral("copy-*")}, QDir::Files, QDir::Name);
    }
    // What the newest copy holds; -1: there is none.
    int keptState() const
    {
        const QStringList all = copies();
        if (all.isEmpty())
            return -1;
        const auto project = model::loadProject(QDir(folder()).filePath(all.constLast()));
        return project ? stateOf(*project) : -2;
    }
};

} // namespace

class TestAutosave : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void whatIsOnlyOpenedIsNotKept()
    {
        Desk desk;
        QTest::qWait(100);
        QCOMPARE(desk.keptState(), -1);
    }

    void aChangeIsKeptWhole()
    {
        Desk desk;
        changeTo(desk.session, 5);
        QTRY_COMPARE_WITH_TIMEOUT(desk.keptState(), 5, patience);
        const QString copy = QDir(desk.folder()).filePath(desk.copies().constLast());
        QCOMPARE(model::loadProject(copy), desk.session.project());
    }

    void changesThatNeverPauseAreKeptAllTheSame()
    {
        Desk desk(std::chrono::milliseconds(100));
        QTimer editing;
        int state = 0;
        connect(&editing, &QTimer::timeout, this, [&] { changeTo(desk.session, ++state); });
        editing.start(5); // a clock that each change starts anew would never run out
        QTRY_VERIFY_WITH_TIMEOUT(desk.copies().size() >= 3, patience);
    }

    void whatWasSavedNeedsNoCopy()
    {
        Desk desk;
        changeTo(desk.session, 1);
        QTRY_COMPARE_WITH_TIMEOUT(desk.keptState(), 1, patience);
        desk.session.document().markSaved(desk.root.filePath(QStringLiteral("film.retake")));
        QTRY_COMPARE_WITH_TIMEOUT(desk.keptState(), -1, patience);
        changeTo(desk.session, 2);
        QTRY_COMPARE_WITH_TIMEOUT(desk.keptState(), 2, patience);
        desk.session.document().undoStack().undo(); // back to what was saved
        QTRY_COMPARE_WITH_TIMEOUT(desk.keptState(), -1, patience);
    }

    void closedKnowinglyLeavesNothing()
    {
        Desk desk;
        changeTo(desk.session, 1);
        QTRY_COMPARE_WITH_TIMEOUT(desk.keptState(), 1, patience);
        desk.autosave.end();
        QCOMPARE(desk.folder(), QString());
    }

    void anotherProjectHasCopiesOfItsOwn()
    {
        Desk desk;
        changeTo(desk.session, 1);
        QTRY_COMPARE_WITH_TIMEOUT(desk.keptState(), 1, patience);
        const QString before = desk.folder();
        desk.session.open(testsupport::viewOf(testsupport::projectOf(100)));
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(before).exists(), patience); // left knowingly
        changeTo(desk.session, 2);
        QTRY_COMPARE_WITH_TIMEOUT(desk.keptState(), 2, patience);
        QVERIFY(desk.folder() != before);
    }

    void whoAsksWaitsUntilItIsOnDisk()
    {
        Desk desk(std::chrono::hours(1));
        changeTo(desk.session, 1);
        int seen = 0;
        desk.autosave.keepNow([&](const model::Result<> &) { seen = desk.keptState(); });
        changeTo(desk.session, 2); // while the first is being written
        int later = 0;
        desk.autosave.keepNow([&](const model::Result<> &) { later = desk.keptState(); });
        QTRY_VERIFY_WITH_TIMEOUT(later != 0, patience);
        QVERIFY(seen == 1 || seen == 2);
        QCOMPARE(later, 2);
        // With nothing to write nobody waits for ever.
        desk.session.document().markSaved(desk.root.filePath(QStringLiteral("film.retake")));
        bool isOver = false;
        desk.autosave.keepNow([&](const model::Result<> &kept) { isOver = kept.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(isOver, patience);
    }

    void aPlaceThatCannotBeWrittenIsSaidOnceAndKeepsNobodyWaiting()
    {
        QTemporaryDir root;
        QFile file(root.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        Session session;
        Autosave autosave(session, file.fileName());
        autosave.setPace(std::chrono::milliseconds(5));
        QSignalSpy failed(&autosave, &Autosave::failed);
        session.open(testsupport::viewOf(testsupport::projectOf(100)));
        for (int state = 1; state <= 5; ++state) {
            changeTo(session, state);
            bool isOver = false;
            autosave.keepNow([&](const model::Result<> &kept) {
                QCOMPARE(kept.error().kind, model::Error::Kind::NotWritable);
                isOver = true;
            });
            QTRY_VERIFY_WITH_TIMEOUT(isOver, patience);
        }
        QCOMPARE(failed.count(), 1);
    }

    void whatIsRecoveredGoesOnInItsFolderAndIsNeverWithoutACopy()
    {
        QTemporaryDir root;
        const testsupport::Built built = testsupport::projectOf(100);
        QString path;
        {
            auto folder = RecoveryFolder::make(root.path());
            path = (*folder)->folder();
            QVERIFY((*folder)->write(built.project, {}));
        }
        Session session;
        Autosave autosave(session, root.path());
        autosave.setPace(std::chrono::milliseconds(20));
        session.open(testsupport::viewOf(testsupport::projectOf(50)));
        changeTo(session, 1); // of another project, not saved: that was left knowingly
        autosave.adoptNext(path);
        session.recover(testsupport::viewOf(built), {}, QStringLiteral("/data/unsaved/9"));
        QVERIFY(session.document().isDirty());
        QCOMPARE(session.unsavedFolder(), QStringLiteral("/data/unsaved/9"));
        const auto copies = [&path] {
            return QDir(path).entryList({QStringLiteral("copy-*")}, QDir::Files).size();
        };
        while (copies() < 2) {
            QVERIFY(copies() >= 1);
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
        }
        QVERIFY(recoverables(root.path()).isEmpty()); // it is at work on it
    }
};

QTEST_GUILESS_MAIN(TestAutosave)
#include "tst_autosave.moc"
