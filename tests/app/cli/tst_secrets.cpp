// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/tellingservice.h"
#include "tests/app/cli/cliprogram.h"
#include "tests/support/secretsearch.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using apitest::TellingService;

namespace {

const QString prompt = QStringLiteral("a wolf at \"dusk\" / two moons & fog");

// Real runs of `retake`, logging all they can, with a home in which everything that they write is
// searched, what they print among it.
class Searched {
public:
    Searched()
        : retake(folder.filePath(QStringLiteral("home")))
    {
        QDir(folder.path()).mkpath(QStringLiteral("home/tmp"));
        retake.setEnvironment(
            QStringLiteral("TMPDIR"), folder.filePath(QStringLiteral("home/tmp")));
        retake.setEnvironment(
            QStringLiteral("XDG_CONFIG_HOME"), folder.filePath(QStringLiteral("home/config")));
        retake.setEnvironment(
            QStringLiteral("LTX_API_KEY"), QString::fromUtf8(TellingService::key()));
        retake.setEnvironment(QStringLiteral("QT_LOGGING_RULES"),
            QStringLiteral("*.debug=true\n*.info=true\nqt.*=false\nqt.network.*=true"));
        search.add(QStringLiteral("key"), TellingService::key());
        search.add(QStringLiteral("upload address"), TellingService::uploadSignature());
        search.add(QStringLiteral("result address"), TellingService::resultSignature());
        search.add(QStringLiteral("upload token"), TellingService::uploadToken());
        search.add(QStringLiteral("prompt"), prompt.toUtf8());
    }

    QStringList runArguments() const
    {
        return {QStringLiteral("run"), commandLineVideo(), QStringLiteral("--from"),
            QStringLiteral("50f"), QStringLiteral("--to"), QStringLiteral("100f"),
            QStringLiteral("--prompt"), prompt, QStringLiteral("--service"), QStringLiteral("ltx"),
            QStringLiteral("--service-url"), service.url(), QStringLiteral("--project"),
            folder.filePath(QStringLiteral("film.retake")), QStringLiteral("--report"),
            folder.filePath(QStringLiteral("report.json")), QStringLiteral("--json"),
            QStringLiteral("-o"), folder.filePath(QStringLiteral("out.mp4"))};
    }

    void keep(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file for what was printed");
        file.write(bytes);
    }

    Ended run(const QStringList &arguments) const
    {
        const Ended ended = retake.runBeside(arguments);
        keep(QStringLiteral("stdout of ") + arguments.first(), ended.out);
        keep(QStringLiteral("stderr of ") + arguments.first(), ended.err);
        return ended;
    }

    // Jobs and takes by what they are, not by their names.
    QString found() const
    {
        static const QRegularExpression job(QStringLiteral("^home/data/.*/jobs/[^/]*\\.json:"));
        QStringList all = search.below(folder.path());
        for (QString &each : all)
            each.replace(job, QStringLiteral("journal:"));
        all.removeDuplicates();
        return all.join(QLatin1Char('\n'));
    }

    QTemporaryDir folder;
    TellingService service;
    CliProgram retake;
    testsupport::SecretSearch search;
};

} // namespace

// Where the key, the addresses and the text of real jobs are to be found afterwards: the key and
// signed addresses nowhere at all, however they were repeated by the service; the text in the
// project, which is the user's own work, in the journal, which `retake resume` needs, and in what
// `retake jobs` prints; the place of an upload in the journal alone, since it is used again.
class TestSecrets : public QObject {
    Q_OBJECT

private slots:
    void onlyWhereTheyBelong_data();
    void onlyWhereTheyBelong();
    void aCrashTellsNothing();
    void whatIsPlantedIsFound();
    void theJournalIsForItsOwnerAlone();
};

void TestSecrets::onlyWhereTheyBelong_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("isUploaded");
    const auto row = [](const char *name, const char *trouble, int code, bool isUploaded) {
        QTest::newRow(name) << QString::fromLatin1(trouble) << code << isUploaded;
    };
    row("all goes well", "", 0, true);
    row("no slot, and the key in the refusal", "slot", 5, false);
    row("no slot, and the key on a page", "slot-page", 5, false);
    row("refused, with all that was sent", "submit", 5, true);
    row("an unclear answer with all that was sent", "submit-unclear", 10, true);
    row("the key as a status", "word", 0, true);
    row("a failed job with all that was sent", "job", 5, true);
    row("a signed address that is refused, and repeated", "file", 8, true);
}

void TestSecrets::onlyWhereTheyBelong()
{
    QFETCH(QString, trouble);
    QFETCH(bool, isUploaded);
    Searched f;
    f.service.setTrouble(trouble);
    const Ended ended = f.run(f.runArguments());
    QTEST(ended.code, "code");
    QCOMPARE(f.run({QStringLiteral("jobs"), QStringLiteral("--json")}).code, 0);
    // The log was there to be searched.
    QVERIFY2(ended.err.contains("api: POST http://127.0.0.1"), ended.err);

    QStringList wanted{QStringLiteral("film.retake: prompt in JSON")};
    if (ended.code != 0) { // the job stays in the journal
        wanted << QStringLiteral("journal: prompt in JSON")
               << QStringLiteral("stdout of jobs: prompt in JSON");
        if (isUploaded)
            wanted << QStringLiteral("journal: upload token");
    }
    wanted.sort();
    QCOMPARE(f.found(), wanted.join(QLatin1Char('\n')));
}

// Killed by a fault of its own while the service is at it, and taken up again.
void TestSecrets::aCrashTellsNothing()
{
    Searched f;
    f.service.setTrouble(QStringLiteral("forever"));
    const auto run = f.retake.start(f.runArguments());
    QVERIFY(QTest::qWaitFor([&f] { return f.service.polls() > 2; }, 120'000));
    ::kill(pid_t(run->processId()), SIGABRT);
    QTRY_COMPARE_WITH_TIMEOUT(run->state(), QProcess::NotRunning, 30'000);
    QCOMPARE(run->exitStatus(), QProcess::CrashExit);
    f.keep(QStringLiteral("stdout of the crash"), run->readAllStandardOutput());
    f.keep(QStringLiteral("stderr of the crash"), run->readAllStandardError());
    QCOMPARE(f.found(),
        QStringLiteral(
            "film.retake: prompt in JSON\njournal: prompt in JSON\njournal: upload token"));

    f.service.setTrouble({});
    const Ended resumed = f.run({QStringLiteral("resume"), QStringLiteral("--json")});
    QVERIFY2(resumed.code == 0, resumed.err);
    QVERIFY(QFile::exists(f.folder.filePath(QStringLiteral("out.mp4"))));
    QCOMPARE(f.service.posts(), 1);
    QCOMPARE(f.found(), QStringLiteral("film.retake: prompt in JSON"));
}

// The same search over the same home, once something is there that must not be.
void TestSecrets::whatIsPlantedIsFound()
{
    Searched f;
    f.service.setTrouble(QStringLiteral("submit"));
    QCOMPARE(f.run(f.runArguments()).code, 5);
    const QString clean = f.found();
    QVERIFY(!clean.isEmpty());
    f.keep(QStringLiteral("home/tmp/left.log"),
        "sent " + ("Authorization: Bearer " + TellingService::key()).toBase64() + " to "
            + TellingService::uploadSignature().toPercentEncoding());
    QStringList found = f.found().split(QLatin1Char('\n'));
    for (const QString &each : clean.split(QLatin1Char('\n')))
        QVERIFY2(found.removeOne(each), qPrintable(each));
    QCOMPARE(found,
        (QStringList{QStringLiteral("home/tmp/left.log: key in base64"),
            QStringLiteral("home/tmp/left.log: upload address percent-encoded")}));
}

void TestSecrets::theJournalIsForItsOwnerAlone()
{
    Searched f;
    f.service.setTrouble(QStringLiteral("submit"));
    QCOMPARE(f.run(f.runArguments()).code, 5);
    const QString jobs =
        f.folder.filePath(QStringLiteral("home/data/RetakeStudio/RetakeStudio/jobs"));
    const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup
        | QFile::WriteOther | QFile::ExeGroup | QFile::ExeOther;
    QCOMPARE(QFile::permissions(jobs) & others, QFile::Permissions());
    const QFileInfoList files =
        QDir(jobs).entryInfoList({QStringLiteral("*.json"), QStringLiteral("*.csv")}, QDir::Files);
    QCOMPARE(files.size(), 2); // the job and the ledger
    for (const QFileInfo &file : files)
        QVERIFY2(
            (file.permissions() & others) == QFile::Permissions(), qPrintable(file.fileName()));
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
