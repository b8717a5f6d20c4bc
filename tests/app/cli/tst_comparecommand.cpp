// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cliprogram.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"

#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>

// `retake compare`, as scripts use it.
class TestCompareCommand : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        testsupport::MediaSpec before, after;
        before.name = QStringLiteral("before, for the compare command");
        before.frames = 60;
        after.name = QStringLiteral("after, for the compare command");
        after.firstNumber = 4000;
        after.frames = 50;
        m_before = testsupport::make(before);
        m_after = testsupport::make(after);
        m_retake = std::make_unique<CliProgram>(path("home"));
    }

    void everyModeIsWritten_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QSize>("size");
        QTest::newRow("side by side") << QString() << QSize(644, 196);
        QTest::newRow("over and under") << QStringLiteral("--mode stack") << QSize(320, 380);
        QTest::newRow("wipe") << QStringLiteral("--mode wipe --angle 30 --position 0.25")
                              << QSize(320, 196);
        QTest::newRow("difference")
            << QStringLiteral("--mode diff --gain 8 --measure signed") << QSize(320, 196);
        QTest::newRow("blend") << QStringLiteral("--mode blend --share 0.3") << QSize(320, 196);
    }

    void everyModeIsWritten()
    {
        QFETCH(QString, options);
        QFETCH(QSize, size);
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out.mp4"));
        const Ended ended = compare(out, options + QStringLiteral(" --from 10f --to 30f --json"));
        QVERIFY2(ended.code == 0, ended.err.constData());
        QCOMPARE(ended.json()[QStringLiteral("range")].toArray(), (QJsonArray{10, 30}));
        QCOMPARE(
            QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("out.mp4")});
        const auto view = testsupport::openSequence(out);
        QCOMPARE(view->grid->count(), 20);
        QCOMPARE(view->project.sequence.format.size, size);
    }

    void withoutARangeAllThatBothHaveIsShown()
    {
        const QString out = path("all.mp4");
        const Ended ended = compare(out, QStringLiteral("--mode wipe --position 0 --sound a"));
        QVERIFY2(ended.code == 0, ended.err.constData());
        const auto view = testsupport::openSequence(out);
        const auto numbers = testsupport::numbersOf(view, {0, 0, 320, 180});
        QCOMPARE(numbers.size(), std::size_t(50));
        QCOMPARE(numbers.front(), 4000);
        QCOMPARE(numbers.back(), 4049);
        QVERIFY(!view->files.cbegin()->info.audio.empty());
    }

    void aPictureHasItsModeToo()
    {
        const QString out = path("difference.png");
        const Ended ended = compare(out, QStringLiteral("--mode diff --from 0f --to 3f"));
        QVERIFY2(ended.code == 0, ended.err.constData());
        QCOMPARE(QImage(out).size(), QSize(320, 3 * 200 - 4));
    }

    void wrongUseIsTwo_data()
    {
        QTest::addColumn<QString>("options");
        for (const char *options :
            {"--mode fade", "--gain 0", "--gain 33", "--gain x", "--angle 400", "--position 1.5",
                "--share -1", "--measure loud", "--sound c", "--from 3f", "--from 55f --to 58f"})
            QTest::newRow(options) << QString::fromLatin1(options);
    }

    void wrongUseIsTwo()
    {
        QFETCH(QString, options);
        const QString out = path("never.mp4");
        const Ended ended = compare(out, options + QStringLiteral(" --json"));
        QVERIFY2(ended.code == 2, ended.err.constData());
        QCOMPARE(ended.errorKind(), QStringLiteral("usage"));
        QVERIFY(!QFile::exists(out));
    }

    void neitherSideIsWrittenOver()
    {
        for (const QString &side : {m_before, m_after}) {
            const qint64 size = QFileInfo(side).size();
            const Ended ended = compare(side, QStringLiteral("--json"));
            QCOMPARE(ended.code, 9);
            QCOMPARE(ended.errorKind(), QStringLiteral("same-file"));
            QCOMPARE(QFileInfo(side).size(), size);
        }
    }

    void interruptLeavesNothing()
    {
        testsupport::MediaSpec spec;
        spec.name = QStringLiteral("a longer film for the compare command");
        spec.frames = 2000;
        const QString film = testsupport::make(spec);
        QTemporaryDir folder;
        const auto program = m_retake->start({QStringLiteral("compare"), film, film,
            QStringLiteral("-o"), folder.filePath(QStringLiteral("out.mp4"))});
        QVERIFY(program->waitForStarted());
        const QDir there(folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(!there.entryList(QDir::Files | QDir::Hidden).isEmpty(), 60'000);
        ::kill(pid_t(program->processId()), SIGINT);
        QVERIFY(program->waitForFinished(60'000));
        QCOMPARE(program->exitStatus(), QProcess::NormalExit);
        QCOMPARE(program->exitCode(), 130);
        QCOMPARE(there.entryList(QDir::Files | QDir::Hidden), QStringList());
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    Ended compare(const QString &out, const QString &options) const
    {
        return m_retake->run(QStringList{QStringLiteral("compare"), m_before, m_after}
            + options.split(QLatin1Char(' '), Qt::SkipEmptyParts)
            + QStringList{QStringLiteral("-o"), out});
    }

    QTemporaryDir m_folder;
    QString m_before, m_after;
    std::unique_ptr<CliProgram> m_retake;
};

QTEST_GUILESS_MAIN(TestCompareCommand)
#include "tst_comparecommand.moc"
