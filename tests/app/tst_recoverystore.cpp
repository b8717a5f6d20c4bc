// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recoverystore.h"
#include "tests/support/projects.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace app;

namespace {

model::Project project(int state)
{
    model::Project made = testsupport::projectOf(100).project;
    made.uid = QStringLiteral("one");
    made.nextId = 100 + state;
    return made;
}

RecoveryNote note()
{
    return {QStringLiteral("/films/film.retake"), QStringLiteral("film.retake"),
        QStringLiteral("/data/unsaved/7"), QByteArray("hash")};
}

std::unique_ptr<RecoveryFolder> folderIn(const QTemporaryDir &root)
{
    auto made = RecoveryFolder::make(root.path());
    if (!made)
        qFatal("%s", qPrintable(made.error().detail));
    return *std::move(made);
}

QStringList copies(const QString &folder)
{
    return QDir(folder).entryList({QStringLiteral("copy-*.retake")}, QDir::Files, QDir::Name);
}

void spoil(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s", qPrintable(file.errorString()));
}

} // namespace

class TestRecoveryStore : public QObject {
    Q_OBJECT

private slots:
    void whatALivingProgramHoldsIsNotLost()
    {
        QTemporaryDir root;
        auto folder = folderIn(root);
        QVERIFY(folder->write(project(1), note()));
        QVERIFY(recoverables(root.path()).isEmpty());
        QCOMPARE(
            RecoveryFolder::adopt(folder->folder()).error().kind, model::Error::Kind::ProjectInUse);
        discardRecoverable(folder->folder()); // not while it is held
        QCOMPARE(copies(folder->folder()).size(), 1);
    }

    void whatIsLeftBehindIsFoundWhole()
    {
        QTemporaryDir root;
        QString path;
        {
            auto folder = folderIn(root);
            path = folder->folder();
            QVERIFY(folder->write(project(1), note()));
            QVERIFY(folder->write(project(2), note()));
        }
        const QList<Recoverable> found = recoverables(root.path());
        QCOMPARE(found.size(), 1);
        Recoverable expected{path, QDir(path).filePath(QStringLiteral("copy-00000002.retake")),
            found.first().time, note(), 1, 0, 0};
        QCOMPARE(found.first(), expected);
        QVERIFY(found.first().time.isValid());
        QCOMPARE(model::loadProject(found.first().copy), project(2));
        // Looking changes nothing.
        QCOMPARE(recoverables(root.path()), found);
    }

    void onlySoManyCopiesAreKept()
    {
        QTemporaryDir root;
        auto folder = folderIn(root);
        for (int state = 1; state <= 12; ++state)
            QVERIFY(folder->write(project(state), note()));
        const QStringList kept = copies(folder->folder());
        QCOMPARE(kept.size(), RecoveryFolder::mostCopies);
        QCOMPARE(kept.first(), QStringLiteral("copy-00000008.retake"));
        QCOMPARE(kept.last(), QStringLiteral("copy-00000012.retake"));
    }

    void aDamagedCopyIsPassedOverForTheOneBefore_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray whole = model::projectToJson(project(3), {});
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << whole.left(whole.size() / 2);
        QTest::newRow("noise") << QByteArray("\0\xff\x01{[", 5);
        QTest::newRow("a later format")
            << QByteArray(whole).replace("\"schema\": 2", "\"schema\": 99");
        QTest::newRow("without a clip")
            << QByteArray("{\"format\":\"retake-studio project\",\"schema\":2}");
    }

    void aDamagedCopyIsPassedOverForTheOneBefore()
    {
        QFETCH(QByteArray, text);
        QTemporaryDir root;
        {
            auto folder = folderIn(root);
            for (int state = 1; state <= 3; ++state)
                QVERIFY(folder->write(project(state), note()));
            spoil(QDir(folder->folder()).filePath(QStringLiteral("copy-00000003.retake")), text);
        }
        const QList<Recoverable> found = recoverables(root.path());
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().damaged, 1);
        QCOMPARE(model::loadProject(found.first().copy), project(2));
    }

    void whereNothingCanBeReadNothingIsOfferedAndNothingDeleted()
    {
        QTemporaryDir root;
        QString path;
        {
            auto folder = folderIn(root);
            path = folder->folder();
            QVERIFY(folder->write(project(1), note()));
            spoil(QDir(path).filePath(QStringLiteral("copy-00000001.retake")), "no");
        }
        for (int start = 0; start < 3; ++start)
            QVERIFY(recoverables(root.path()).isEmpty());
        QCOMPARE(copies(path).size(), 1);
    }

    void aLostNoteLeavesAProjectThatWasNeverSaved()
    {
        QTemporaryDir root;
        {
            auto folder = folderIn(root);
            QVERIFY(folder->write(project(1), note()));
            spoil(QDir(folder->folder()).filePath(QStringLiteral("about.json")), "{");
        }
        const QList<Recoverable> found = recoverables(root.path());
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().note, (RecoveryNote{{}, QStringLiteral("film.mp4"), {}, {}}));
    }

    void aFolderWithoutACopyIsLitterOfAKilledProgram()
    {
        QTemporaryDir root;
        const QString path = folderIn(root)->folder();
        QVERIFY(QDir(path).exists());
        QVERIFY(recoverables(root.path()).isEmpty());
        QVERIFY(!QDir(path).exists());
    }

    void whatIsAdoptedGoesOnWhereItWas()
    {
        QTemporaryDir root;
        QString path;
        {
            auto folder = folderIn(root);
            path = folder->folder();
            QVERIFY(folder->write(project(1), note()));
        }
        auto adopted = RecoveryFolder::adopt(path);
        QVERIFY(adopted);
        QVERIFY((*adopted)->write(project(2), note()));
        QCOMPARE(copies(path).size(), 2);
        (*adopted)->clear();
        QVERIFY(copies(path).isEmpty());
        QVERIFY((*adopted)->write(project(3), note()));
        (*adopted)->discard();
        QVERIFY(!QDir(path).exists());
        QVERIFY((*adopted)->write(project(4), note())); // nothing happens any more
        QVERIFY(!QDir(path).exists());
    }

    void aPlaceThatCannotBeWrittenIsSaid()
    {
        QTemporaryDir root;
        spoil(root.filePath(QStringLiteral("file")), "no folder");
        const auto made = RecoveryFolder::make(root.filePath(QStringLiteral("file")));
        QCOMPARE(made.error().kind, model::Error::Kind::NotWritable);
    }
};

QTEST_GUILESS_MAIN(TestRecoveryStore)
#include "tst_recoverystore.moc"
