// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collecting.h"
#include "app/collectionplan.h"
#include "app/opening.h"
#include "tests/support/smallfiles.h"
#include "tests/support/testmedia.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace app;
using Kind = model::Error::Kind;

namespace {

QString made(int frames, int first)
{
    testsupport::MediaSpec spec;
    spec.frames = frames;
    spec.firstNumber = first;
    return testsupport::make(spec);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
}

// A project of two files of one name in two folders, one of them used twice.
struct Bench {
    QTemporaryDir folder;
    model::Project project;
    QByteArray film, take;

    Bench()
    {
        put(made(30, 0), QStringLiteral("a/film.mp4"));
        put(made(20, 300), QStringLiteral("b/Film.mp4"));
        project = openPath(path(QStringLiteral("a/film.mp4")), {}, {}).value()->project;
        const auto other = media::openMedia(path(QStringLiteral("b/Film.mp4")));
        for (int n = 1; n <= 2; ++n) {
            model::Take made;
            made.id = project.newId<model::TakeTag>();
            made.number = n;
            made.rejected = n == 2;
            made.media = project.newId<model::MediaTag>();
            made.frameMap.entries = {{model::Flicks(0), n}};
            project.media.push_back({made.media, other->path, other->identity, other->info, {}});
            project.takes.push_back(made);
        }
        film = bytesOf(path(QStringLiteral("a/film.mp4")));
        take = bytesOf(path(QStringLiteral("b/Film.mp4")));
    }

    QString path(const QString &name) const { return folder.filePath(name); }
    void put(const QString &from, const QString &to) const
    {
        QDir().mkpath(QFileInfo(path(to)).absolutePath());
        if (!QFile::copy(from, path(to)))
            qFatal("%s cannot be copied", qPrintable(from));
    }
    CollectWish wish(const QString &target, CollectInto into = CollectInto::Folder) const
    {
        return {project, QStringLiteral("my film"), path(target), into};
    }
    // The project as it must come back from `place`.
    model::Project at(const QString &place) const
    {
        model::Project moved = project;
        const QDir media(path(place + QStringLiteral("/my film media")));
        moved.media[0].path = media.filePath(QStringLiteral("film.mp4"));
        moved.media[1].path = media.filePath(QStringLiteral("Film 2.mp4"));
        moved.media[2].path = moved.media[1].path;
        return moved;
    }
    void removeOriginals() const
    {
        QDir(path(QStringLiteral("a"))).removeRecursively();
        QDir(path(QStringLiteral("b"))).removeRecursively();
    }
    QStringList litter() const
    {
        QStringList all =
            QDir(folder.path())
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
        all.removeOne(QStringLiteral("a"));
        all.removeOne(QStringLiteral("b"));
        return all;
    }
};

} // namespace

class TestCollecting : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void aFolderOpensElsewhereWithTheOriginalsGone()
    {
        Bench bench;
        const auto done = collect(bench.wish(QStringLiteral("out")));
        QVERIFY(done);
        QCOMPARE(done->target, bench.path(QStringLiteral("out")));
        QCOMPARE(done->files, 2);
        QCOMPARE(bench.litter(), QStringList{QStringLiteral("out")});
        bench.removeOriginals();
        QVERIFY(QDir(bench.folder.path()).rename(QStringLiteral("out"), QStringLiteral("moved")));
        opensWhole(bench, QStringLiteral("moved"));
    }

    void anArchiveOpensElsewhereWithTheOriginalsGone()
    {
        Bench bench;
        const auto done = collect(bench.wish(QStringLiteral("out.zip"), CollectInto::Zip));
        QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
        QCOMPARE(bench.litter(), QStringList{QStringLiteral("out.zip")});
        // As they are: video does not get smaller.
        QVERIFY(QFile(done->target).size() > done->bytes);
        bench.removeOriginals();
        QVERIFY(QDir(bench.folder.path()).mkpath(QStringLiteral("moved")));
        QProcess unpacking; // not by the library that packed it
        unpacking.setWorkingDirectory(bench.path(QStringLiteral("moved")));
        unpacking.start(QStringLiteral("cmake"),
            {QStringLiteral("-E"), QStringLiteral("tar"), QStringLiteral("xf"), done->target});
        QVERIFY(unpacking.waitForFinished(60'000));
        QCOMPARE(unpacking.exitCode(), 0);
        opensWhole(bench, QStringLiteral("moved"));
    }

    void whereTheFilesLayIsNotTold()
    {
        Bench bench;
        QVERIFY(collect(bench.wish(QStringLiteral("out"))));
        const QByteArray text = bytesOf(bench.path(QStringLiteral("out/my film.retake")));
        QVERIFY(text.size() > 1000);
        QVERIFY(!text.contains(bench.folder.path().toUtf8()));
    }

    void whatIsThereAlreadyIsNotTouched()
    {
        Bench bench;
        QVERIFY(QDir(bench.folder.path()).mkpath(QStringLiteral("out/mine")));
        const auto done = collect(bench.wish(QStringLiteral("out")));
        QCOMPARE(done.error().kind, Kind::NotWritable);
        QCOMPARE(bench.litter(), QStringList{QStringLiteral("out")});
        QCOMPARE(
            QDir(bench.path(QStringLiteral("out"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot),
            QStringList{QStringLiteral("mine")});
        // An empty folder is as good as none.
        QVERIFY(QDir(bench.folder.path()).mkpath(QStringLiteral("empty")));
        QVERIFY(collect(bench.wish(QStringLiteral("empty"))));
    }

    void whatCannotBeCollectedIsNamed()
    {
        Bench bench;
        QVERIFY(QFile::remove(bench.path(QStringLiteral("b/Film.mp4"))));
        const auto done = collect(bench.wish(QStringLiteral("out")));
        QCOMPARE(done.error().kind, Kind::MediaMissing);
        QVERIFY(done.error().detail.contains(QLatin1String("Film.mp4")));
        bench.put(made(20, 900), QStringLiteral("b/Film.mp4"));
        QCOMPARE(collect(bench.wish(QStringLiteral("out"))).error().kind, Kind::SourceChanged);
        QCOMPARE(
            collect(bench.wish(QStringLiteral("no/where/out"))).error().kind, Kind::SourceChanged);
        QVERIFY(bench.litter().isEmpty());
    }

    void stoppedItLeavesNothing_data() { ways(); }
    void stoppedItLeavesNothing()
    {
        QFETCH(QString, target);
        QFETCH(CollectInto, into);
        Bench bench;
        bench.put(made(10, 0), QStringLiteral("out.zip")); // was there before
        const QByteArray before = bytesOf(bench.path(QStringLiteral("out.zip")));
        model::CancelToken cancel;
        double last = -1;
        const auto done = collect(
            bench.wish(target, into),
            [&](double fraction) {
                last = fraction;
                cancel.cancel();
            },
            cancel);
        QVERIFY(last >= 0);
        QCOMPARE(done.error().kind, Kind::Cancelled);
        QCOMPARE(bench.litter(), QStringList{QStringLiteral("out.zip")});
        QCOMPARE(bytesOf(bench.path(QStringLiteral("out.zip"))), before);
    }

#ifdef Q_OS_UNIX
    void whatCannotBeWrittenToItsEndLeavesNothing_data()
    {
        ways();
    }
    void whatCannotBeWrittenToItsEndLeavesNothing()
    {
        QFETCH(QString, target);
        QFETCH(CollectInto, into);
        Bench bench;
        {
            const testsupport::SmallFiles limit(rlim_t(bench.film.size() / 2));
            const auto done = collect(bench.wish(target, into));
            QVERIFY(!done);
            QCOMPARE(done.error().kind, Kind::NotWritable);
        }
        QVERIFY(bench.litter().isEmpty());
        QCOMPARE(bytesOf(bench.path(QStringLiteral("a/film.mp4"))), bench.film);
    }
#endif

private:
    static void ways()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<CollectInto>("into");
        QTest::newRow("a folder") << QStringLiteral("out") << CollectInto::Folder;
        QTest::newRow("an archive") << QStringLiteral("out.zip") << CollectInto::Zip;
    }

    static void opensWhole(const Bench &bench, const QString &place)
    {
        const QString path = bench.path(place + QStringLiteral("/my film.retake"));
        QCOMPARE(model::loadProject(path), bench.at(place));
        QVERIFY(openPath(path, {}, {}));
        const QDir media(bench.path(place + QStringLiteral("/my film media")));
        QCOMPARE(bytesOf(media.filePath(QStringLiteral("film.mp4"))), bench.film);
        QCOMPARE(bytesOf(media.filePath(QStringLiteral("Film 2.mp4"))), bench.take);
    }
};

QTEST_GUILESS_MAIN(TestCollecting)
#include "tst_collecting.moc"
