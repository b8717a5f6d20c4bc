// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/app/cli/cliprogram.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/interchange/otiochecker.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace timeline;
using testsupport::OtioChecker;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(file.errorString()));
}

} // namespace

// `retake timeline`, as scripts use it.
class TestTimelineCommand : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        testsupport::MediaSpec take;
        take.name = QStringLiteral("a take for the timeline command");
        take.firstNumber = 5000;
        media::ViewPtr view = testsupport::withTake(testsupport::openSequence(commandLineVideo()),
            {testsupport::make(take), {{50}, {100}}, 10, 0, true, true, {}});
        model::Project project = view->project;
        project.takes.back().note = QStringLiteral("secret words");
        QVERIFY(model::saveProject(project, path("film.retake")));
        m_retake = std::make_unique<CliProgram>(path("home"));
    }

    void everyFormatIsWritten_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("holds");
        QTest::newRow("OpenTimelineIO") << "otio" << QByteArray("\"Clip.2\"");
        QTest::newRow("an EDL") << "edl" << QByteArray("\n003  ");
        QTest::newRow("Final Cut Pro XML") << "fcpxml" << QByteArray("<audition ");
        QTest::newRow("MLT, in capitals") << "MLT" << QByteArray("<tractor ");
    }

    void everyFormatIsWritten()
    {
        QFETCH(QString, suffix);
        QFETCH(QByteArray, holds);
        const QString list = m_folder.filePath(QStringLiteral("list.") + suffix);
        const Ended ended = run({QStringLiteral("-o"), list, QStringLiteral("--json")});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QVERIFY2(contentOf(list).contains(holds), contentOf(list).constData());
        QCOMPARE(ended.json(),
            (QJsonObject{{QStringLiteral("files"), QJsonArray{list}}, {QStringLiteral("spans"), 3},
                {QStringLiteral("takes"), 1}}));
    }

    void aFolderHoldsTheTakesToo()
    {
        const QString folder = path("for the editor");
        const QString list = folder + QStringLiteral("/film.otio");
        const Ended ended = run({QStringLiteral("-o"), list, QStringLiteral("--folder"),
            QStringLiteral("--no-prompts")});
        QVERIFY2(ended.code == 0, ended.err.constData());
        const QStringList files =
            QString::fromUtf8(ended.out).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(files.size(), 2);
        QCOMPARE(files[0], list);
        QVERIFY(files[1].endsWith(QStringLiteral("-r00-take01.mov")));
        QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 2);
        QCOMPARE(testsupport::opened(files[1]).info.timecode, QStringLiteral("00:00:02:00"));
        QCOMPARE(OtioChecker(contentOf(list)).problems(), QStringList());
        QVERIFY(!contentOf(list).contains("secret"));
        const QString plain = path("plain.otio");
        QCOMPARE(run({QStringLiteral("-o"), plain}).code, 0);
        QVERIFY(contentOf(plain).contains("secret"));
    }

    void markersBecomeRanges()
    {
        write(path("list.csv"), "in;out;note\n1;2;rain\n00:00:04:00;125f;\n");
        const Ended json =
            run({QStringLiteral("--markers"), path("list.csv"), QStringLiteral("--json")});
        QVERIFY2(json.code == 0, json.err.constData());
        const QJsonArray markers = json.json()[QStringLiteral("markers")].toArray();
        QCOMPARE(markers.size(), 2);
        QCOMPARE(markers[0].toObject(),
            (QJsonObject{{QStringLiteral("start"), 25}, {QStringLiteral("end"), 50},
                {QStringLiteral("from"), 1.0}, {QStringLiteral("to"), 2.0},
                {QStringLiteral("prompt"), QStringLiteral("rain")}, {QStringLiteral("line"), 2}}));
        const Ended text = run({QStringLiteral("--markers"), path("list.csv")});
        QCOMPARE(text.code, 0);
        QCOMPARE(text.out.simplified(),
            QByteArray("00:00:01:00 00:00:02:00 25 frames rain "
                       "00:00:04:00 00:00:05:00 25 frames"));
    }

    void aListSaysFromWhereItCounts()
    {
        write(path("hour.edl"),
            "TITLE: x\n001  AX V C 00:00:00:00 00:00:01:00 1:00:01:00 1:00:02:00\n");
        const QStringList list{QStringLiteral("--markers"), path("hour.edl")};
        const Ended json = run(list + QStringList{QStringLiteral("--json")});
        QVERIFY2(json.code == 0, json.err.constData());
        QCOMPARE(
            json.json()[QStringLiteral("countsFrom")].toString(), QStringLiteral("01:00:00:00"));
        QCOMPARE(json.json()[QStringLiteral("guessed")], QJsonValue(false));
        const Ended text = run(list);
        QCOMPARE(text.out.simplified(), QByteArray("00:00:01:00 00:00:02:00 25 frames"));
        QVERIFY2(text.err.contains("counts from 01:00:00:00"), text.err.constData());
    }

    void wrongUseAndWrongFilesHaveTheirCodes_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("kind");
        QTest::newRow("neither way") << "" << 2 << "usage";
        QTest::newRow("both ways") << "-o FOLDER/a.otio --markers FOLDER/bad.csv" << 2 << "usage";
        QTest::newRow("an unknown suffix") << "-o FOLDER/a.xml" << 2 << "usage";
        QTest::newRow("no such folder") << "-o FOLDER/none/a.otio" << 9 << "not-writable";
        QTest::newRow("no such list") << "--markers FOLDER/none.csv" << 3 << "not-found";
        QTest::newRow("a bad line") << "--markers FOLDER/bad.csv" << 3 << "invalid-request";
    }

    void wrongUseAndWrongFilesHaveTheirCodes()
    {
        QFETCH(QString, arguments);
        QFETCH(int, code);
        QFETCH(QString, kind);
        write(path("bad.csv"), "start,end\n1,2\n3,soon\n");
        QStringList list = arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        list.replaceInStrings(QStringLiteral("FOLDER"), m_folder.path());
        const Ended ended = run(list + QStringList{QStringLiteral("--json")});
        QVERIFY2(ended.code == code, ended.err.constData());
        QCOMPARE(ended.errorKind(), kind);
        if (arguments.contains(QLatin1String("--markers FOLDER/bad")) && code == 3)
            QVERIFY2(ended.out.contains("line 3"), ended.out.constData());
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    Ended run(const QStringList &arguments) const
    {
        return m_retake->run(
            QStringList{QStringLiteral("timeline"), path("film.retake")} + arguments);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<CliProgram> m_retake;
};

QTEST_GUILESS_MAIN(TestTimelineCommand)
#include "tst_timelinecommand.moc"
