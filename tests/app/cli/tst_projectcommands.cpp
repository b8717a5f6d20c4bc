// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/projecthold.h"
#include "tests/app/cli/cliprogram.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/model/projectfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace timeline;

// `retake relink` and `retake collect`, and what every command does with a project that a window
// has open.
class TestProjectCommands : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_retake = std::make_unique<CliProgram>(path("home"));
        // The lock must lie where the program looks for it.
        qputenv("XDG_DATA_HOME", path("home/data").toUtf8());
        QCoreApplication::setOrganizationName(QStringLiteral("RetakeStudio"));
        QCoreApplication::setApplicationName(QStringLiteral("RetakeStudio"));
    }

    void init()
    {
        QDir(path("work")).removeRecursively();
        QVERIFY(QDir().mkpath(path("work/old")));
        testsupport::MediaSpec film;
        film.frames = 60;
        m_video = testsupport::make(film);
        QVERIFY(QFile::copy(m_video, path("work/old/film.mp4")));
        const media::ViewPtr view = testsupport::openSequence(path("work/old/film.mp4"));
        QVERIFY(model::saveProject(view->project, path("work/old/film.retake")));
    }

    void whatIsMissingIsNamedAndFoundAgain()
    {
        QVERIFY(QDir().mkpath(path("work/new")));
        QVERIFY(QFile::rename(path("work/old/film.mp4"), path("work/new/renamed.mp4")));
        const Ended refused = m_retake->run(
            {QStringLiteral("export"), project(), QStringLiteral("-o"), path("work/out.mp4")});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains("lacks files that it needs (film.mp4)"), refused.err);
        const Ended found = m_retake->run(
            {QStringLiteral("relink"), project(), path("work/new"), QStringLiteral("--json")});
        QCOMPARE(found.code, 0);
        QCOMPARE(found.json().value(QLatin1String("found")).toArray(),
            QJsonArray{path("work/new/renamed.mp4")});
        QCOMPARE(found.json().value(QLatin1String("missing")).toArray(), QJsonArray());
        QCOMPARE(model::loadProject(project())->media.front().path, path("work/new/renamed.mp4"));
        QCOMPARE(m_retake
                     ->run({QStringLiteral("export"), project(), QStringLiteral("-o"),
                         path("work/out.mp4")})
                     .code,
            0);
        QCOMPARE(m_retake->run({QStringLiteral("relink"), project(), path("work/new")}).code,
            0); // nothing to do
    }

    void anotherFileIsTakenOnlyWhenAskedTo()
    {
        testsupport::MediaSpec other;
        other.frames = 60;
        other.firstNumber = 700;
        QVERIFY(QDir().mkpath(path("work/new")));
        QVERIFY(QFile::remove(path("work/old/film.mp4")));
        QVERIFY(QFile::copy(testsupport::make(other), path("work/new/film.mp4")));
        const auto before = model::loadProject(project());
        const Ended refused =
            m_retake->run({QStringLiteral("relink"), project(), path("work/new")});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains("--accept-different"), refused.err);
        QCOMPARE(model::loadProject(project()), before);
        QCOMPARE(m_retake
                     ->run({QStringLiteral("relink"), project(), path("work/new"),
                         QStringLiteral("--accept-different")})
                     .code,
            0);
        QCOMPARE(m_retake
                     ->run({QStringLiteral("export"), project(), QStringLiteral("-o"),
                         path("work/out.mp4")})
                     .code,
            0);
    }

    void aCollectedProjectStandsAlone_data()
    {
        QTest::addColumn<QString>("out");
        QTest::newRow("a folder") << QStringLiteral("work/box");
        QTest::newRow("an archive") << QStringLiteral("work/box.zip");
    }

    void aCollectedProjectStandsAlone()
    {
        QFETCH(QString, out);
        const Ended done = m_retake->run({QStringLiteral("collect"), project(),
            QStringLiteral("-o"), path(out.toUtf8()), QStringLiteral("--json")});
        QVERIFY2(done.code == 0, done.err);
        QCOMPARE(done.json().value(QLatin1String("files")).toInt(), 1);
        if (out.endsWith(QLatin1String(".zip"))) {
            QVERIFY(QDir().mkpath(path("work/box")));
            QProcess unpacking;
            unpacking.setWorkingDirectory(path("work/box"));
            unpacking.start(QStringLiteral("cmake"),
                {QStringLiteral("-E"), QStringLiteral("tar"), QStringLiteral("xf"),
                    path("work/box.zip")});
            QVERIFY(unpacking.waitForFinished());
        }
        QVERIFY(QDir(path("work/old")).removeRecursively());
        QCOMPARE(m_retake
                     ->run({QStringLiteral("export"), path("work/box/film.retake"),
                         QStringLiteral("-o"), path("work/out.mp4")})
                     .code,
            0);
    }

    void aProjectThatAWindowHasOpenIsNotWritten()
    {
        const auto held = app::ProjectHold::take(project());
        QVERIFY(held);
        const QByteArray who = "is open in another program (tst_projectcommands, process "
            + QByteArray::number(QCoreApplication::applicationPid()) + " on ";
        const auto before = model::loadProject(project());
        const Ended relink = m_retake->run({QStringLiteral("relink"), project(), path("work")});
        QCOMPARE(relink.code, 9);
        QVERIFY2(relink.err.contains(who), relink.err);
        // Before anything is sent.
        const Ended run = m_retake->run({QStringLiteral("run"), m_video, QStringLiteral("--from"),
            QStringLiteral("10f"), QStringLiteral("--to"), QStringLiteral("50f"),
            QStringLiteral("--project"), project(), QStringLiteral("-o"), path("work/out.mp4")});
        QCOMPARE(run.code, 9);
        QVERIFY2(run.err.contains(who), run.err);
        QCOMPARE(model::loadProject(project()), before);
        // Reading it is no harm, but what was not saved is not in it.
        const Ended exported = m_retake->run(
            {QStringLiteral("export"), project(), QStringLiteral("-o"), path("work/out.mp4")});
        QCOMPARE(exported.code, 0);
        QVERIFY2(exported.err.contains("as it was last saved"), exported.err);
        const Ended collected = m_retake->run(
            {QStringLiteral("collect"), project(), QStringLiteral("-o"), path("work/box")});
        QCOMPARE(collected.code, 0);
        QVERIFY2(collected.err.contains("as it was last saved"), collected.err);
    }

private:
    QString path(const QByteArray &name) const
    {
        return m_folder.filePath(QString::fromUtf8(name));
    }
    QString project() const { return path("work/old/film.retake"); }

    QTemporaryDir m_folder;
    std::unique_ptr<CliProgram> m_retake;
    QString m_video;
};

QTEST_MAIN(TestProjectCommands)
#include "tst_projectcommands.moc"
