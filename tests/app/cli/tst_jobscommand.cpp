// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jobqueue.h"
#include "api/jobtimes.h"
#include "app/jobcontext.h"
#include "tests/app/cli/interrupted.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

bool isProcessing(const Interrupted::Records &jobs)
{
    return statesOf(jobs) == QStringList{QStringLiteral("processing")};
}

QJsonObject onlyJob(const Ended &ended)
{
    const QJsonArray jobs = ended.json()[QStringLiteral("jobs")].toArray();
    return jobs.size() == 1 ? jobs[0].toObject() : QJsonObject();
}

// A run that was killed while the service was at it.
QString killedJob(Interrupted &f)
{
    const auto run = f.retake.start(f.runArguments({}, QStringLiteral("out.mp4")));
    return f.killWhen(*run, isProcessing) ? f.jobs().first().id : QString();
}

} // namespace

// `retake jobs` and `retake resume`, as scripts use them.
class TestJobsCommand : public QObject {
    Q_OBJECT

private slots:
    void nothingToDo();
    void whatRunsElsewhereIsLeftAlone();
    void withoutAKeyNothingIsLost();
    void givenUpLookedForAndForgotten();
    void sentAgainOnlyByWish();
    void aRefusedRunLeavesItsRecordAlone();
    void practiceBeginsAnew();
    void resultsOfTheApplicationWait();
    void theApplicationLetsGoOfWhatResumeFinishes();
    void aDamagedBookKeepsItsJobs();
};

void TestJobsCommand::nothingToDo()
{
    Interrupted f;
    const Ended jobs = f.retake.run(words("jobs --json"));
    QCOMPARE(jobs.code, 0);
    QCOMPARE(jobs.json(), (QJsonObject{{QStringLiteral("jobs"), QJsonArray()}}));
    const Ended resumed = f.retake.run(words("resume"));
    QCOMPARE(resumed.code, 0);
    QVERIFY(!resumed.out.trimmed().isEmpty());
    for (const char *line : {"resume nobody --json", "jobs --stop nobody --json",
             "jobs --forget nobody --json", "resume --send-again --json"})
        QCOMPARE(f.retake.run(words(line)).errorKind(), QStringLiteral("usage"));
}

void TestJobsCommand::whatRunsElsewhereIsLeftAlone()
{
    Interrupted f({QStringLiteral("slow")}, 1);
    const auto run = f.retake.start(f.runArguments({}, QStringLiteral("out.mp4")));
    QTRY_VERIFY_WITH_TIMEOUT(isProcessing(f.jobs()), 60'000);
    const api::JobRecord record = f.jobs().first();

    const QJsonObject job = onlyJob(f.retake.run(words("jobs --json")));
    QCOMPARE(job[QStringLiteral("id")].toString(), record.id);
    QCOMPARE(job[QStringLiteral("state")].toString(), QStringLiteral("processing"));
    QCOMPARE(job[QStringLiteral("prompt")].toString(), QStringLiteral("dusk"));
    QCOMPARE(job[QStringLiteral("range")].toArray(), (QJsonArray{50, 100}));
    QCOMPARE(job[QStringLiteral("output")].toString(), f.path(QStringLiteral("out.mp4")));
    QCOMPARE(job[QStringLiteral("moneyMayBeSpent")].toBool(), true);
    const QJsonObject holder = job[QStringLiteral("actsOnIt")].toObject();
    QCOMPARE(holder[QStringLiteral("pid")].toInteger(), run->processId());
    QCOMPARE(holder[QStringLiteral("program")].toString(), QStringLiteral("retake"));

    // One acts, the others say so.
    const Ended resumed = f.retake.run(words("resume --json"));
    QCOMPARE(resumed.code, 9);
    QCOMPARE(onlyJob(resumed)[QStringLiteral("actsOnIt")].toObject(), holder);
    const Ended stopped =
        f.retake.run({QStringLiteral("jobs"), QStringLiteral("--stop"), record.id});
    QCOMPARE(stopped.code, 9);
    QVERIFY(run->waitForFinished(120'000));
    QCOMPARE(run->exitCode(), 0);
    QVERIFY(QFile::exists(f.path(QStringLiteral("out.mp4"))));
    QCOMPARE(f.service.requestCount(practice::Step::Submit), 1);
    QVERIFY(f.jobs().isEmpty());
}

void TestJobsCommand::withoutAKeyNothingIsLost()
{
    Interrupted f({QStringLiteral("slow")}, 1);
    const QString id = killedJob(f);
    QVERIFY(!id.isEmpty());
    QVERIFY(onlyJob(f.retake.run(words("jobs --json")))[QStringLiteral("actsOnIt")].isNull());
    const api::JobRecord before = f.jobs().first();
    CliProgram keyless = f.retake;
    keyless.setEnvironment(QStringLiteral("LTX_API_KEY"), QString());
    const Ended resumed = keyless.run(words("resume"));
    QCOMPARE(resumed.code, 5);
    QVERIFY(resumed.err.contains(id.toUtf8()));
    QCOMPARE(f.jobs().first(), before);

    QCOMPARE(f.retake.run({QStringLiteral("resume"), id}).code, 0);
    QVERIFY(QFile::exists(f.path(QStringLiteral("out.mp4"))));
    QCOMPARE(f.service.requestCount(practice::Step::Submit), 1);
    // How long it took is learnt, as from a run.
    const api::JobTimes times(f.path(QStringLiteral("home/data/RetakeStudio/RetakeStudio/jobs")));
    QCOMPARE(times.all().size(), 1);
    QCOMPARE(times.all().first().serviceId, QString(api::ltxId));
}

void TestJobsCommand::givenUpLookedForAndForgotten()
{
    Interrupted f;
    const QString id = killedJob(f);
    QVERIFY(!id.isEmpty());
    const QStringList stop{QStringLiteral("jobs"), QStringLiteral("--stop"), id};
    const QStringList forget{QStringLiteral("jobs"), QStringLiteral("--forget"), id};
    QCOMPARE(f.retake.run(forget).code, 2);
    QCOMPARE(f.retake.run(stop).code, 0);
    QCOMPARE(statesOf(f.jobs()), QStringList{QStringLiteral("abandoned")});
    QCOMPARE(f.spends().size(), 1);
    QCOMPARE(f.spends().first().state, api::SpendState::Spent);
    QCOMPARE(f.retake.run(stop).code, 2);
    // Given up, so it does not go on unless it is named.
    QCOMPARE(f.retake.run(words("resume")).code, 0);
    QCOMPARE(statesOf(f.jobs()), QStringList{QStringLiteral("abandoned")});
    QCOMPARE(f.retake.run({QStringLiteral("resume"), id}).code, 0);
    QVERIFY(QFile::exists(f.path(QStringLiteral("out.mp4"))));
    QVERIFY(f.jobs().isEmpty());
    QCOMPARE(f.service.requestCount(practice::Step::Submit), 1);

    const QString other = killedJob(f);
    QVERIFY(!other.isEmpty());
    QCOMPARE(f.retake.run({QStringLiteral("jobs"), QStringLiteral("--stop"), other}).code, 0);
    QCOMPARE(f.retake.run({QStringLiteral("jobs"), QStringLiteral("--forget"), other}).code, 0);
    QVERIFY(f.jobs().isEmpty());
    QCOMPARE(f.spends().size(), 2);
}

void TestJobsCommand::sentAgainOnlyByWish()
{
    Interrupted f({QStringLiteral("submit-dropped:1")});
    QCOMPARE(f.retake.run(f.runArguments({}, QStringLiteral("out.mp4"))).code, 10);
    QCOMPARE(statesOf(f.jobs()), QStringList{QStringLiteral("uncertain")});
    const QString id = f.jobs().first().id;
    QCOMPARE(f.retake.run(words("resume")).code, 0);
    QCOMPARE(f.retake.run({QStringLiteral("resume"), id}).code, 10);
    QCOMPARE(f.service.requestCount(practice::Step::Submit), 1);

    const Ended sent = f.retake.run({QStringLiteral("resume"), QStringLiteral("--send-again"), id});
    QVERIFY2(sent.code == 0, sent.err.constData());
    QVERIFY(QFile::exists(f.path(QStringLiteral("out.mp4"))));
    QCOMPARE(f.service.requestCount(practice::Step::Submit), 2);
    QCOMPARE(f.spends().size(), 2);
    QVERIFY(f.jobs().isEmpty());
}

void TestJobsCommand::aRefusedRunLeavesItsRecordAlone()
{
    Interrupted f({QStringLiteral("submit-422")});
    QCOMPARE(f.retake.run(f.runArguments({}, QStringLiteral("out.mp4"))).code, 5);
    QCOMPARE(statesOf(f.jobs()), QStringList{QStringLiteral("refused")});
    QCOMPARE(f.spends().value(0).state, api::SpendState::Released);
    // It can be neither sent nor looked for again: nobody needs its window.
    const QDir unsaved(f.path(QStringLiteral("home/data/RetakeStudio/RetakeStudio/unsaved")));
    QVERIFY(unsaved.entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
}

void TestJobsCommand::practiceBeginsAnew()
{
    Interrupted f;
    QStringList arguments = f.runArguments({}, QStringLiteral("out.mp4"));
    for (const char *option : {"--service", "--service-url"}) {
        const qsizetype at = arguments.indexOf(QString::fromLatin1(option));
        arguments.remove(at, 2);
    }
    const auto run = f.retake.start(arguments);
    QVERIFY(f.killWhen(*run, isProcessing));
    const Ended resumed = f.retake.run(words("resume"));
    QVERIFY2(resumed.code == 0, resumed.err.constData());
    QVERIFY(QFile::exists(f.path(QStringLiteral("out.mp4"))));
    QVERIFY(f.jobs().isEmpty());
    QVERIFY(f.spends().isEmpty());
    QCOMPARE(f.service.requestCount(practice::Step::Submit), 0);
    // Nothing was charged and nothing names the takes: they are gone.
    const QDir unsaved(f.path(QStringLiteral("home/data/RetakeStudio/RetakeStudio/unsaved")));
    QVERIFY(unsaved.entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
}

void TestJobsCommand::resultsOfTheApplicationWait()
{
    Interrupted f;
    const QString id = killedJob(f);
    QVERIFY(!id.isEmpty());
    // As the application journals it: without a video of its own.
    api::JobRecord record = f.jobs().first();
    record.context.remove(QStringLiteral("delivery"));
    const auto journal =
        api::Journal::open(f.path(QStringLiteral("home/data/RetakeStudio/RetakeStudio/jobs")));
    QVERIFY(journal->write(record).has_value());
    const Ended resumed = f.retake.run(words("resume --json"));
    QVERIFY2(resumed.code == 0, resumed.err.constData());
    QCOMPARE(onlyJob(resumed)[QStringLiteral("state")].toString(), QStringLiteral("checking"));
    QVERIFY(QFile::exists(record.resultPath));
    QVERIFY(resumed.err.contains(record.resultPath.toUtf8()));
    QCOMPARE(statesOf(f.jobs()), QStringList{QStringLiteral("checking")});
}

// As the application does with what a killed run left, while it is open.
void TestJobsCommand::theApplicationLetsGoOfWhatResumeFinishes()
{
    Interrupted f({QStringLiteral("slow")});
    const QString id = killedJob(f);
    QVERIFY(!id.isEmpty());
    auto journal =
        api::Journal::open(f.path(QStringLiteral("home/data/RetakeStudio/RetakeStudio/jobs")));
    QNetworkAccessManager network;
    api::Client client(network);
    const auto access = [&f](const QString &, const QUrl &url) {
        return std::optional(api::Access{api::ltxService(url), f.key().toLatin1()});
    };
    api::JobTiming timing;
    timing.pollInterval = std::chrono::milliseconds(100);
    timing.pollJitter = std::chrono::milliseconds(0);
    api::JobQueue application(client, *journal, access, timing);
    application.setLeft(
        [](const api::JobRecord &record) { return app::isLeftToResume(record, {}, true); });
    application.load();
    QCOMPARE(f.holderOf(id), QCoreApplication::applicationPid());
    QCOMPARE(f.retake.run(words("resume")).code, 9); // one acts
    QTRY_VERIFY_WITH_TIMEOUT(application.find(id)->isLeft, 120'000);
    QTRY_COMPARE(f.holderOf(id), qint64(0));
    QVERIFY(QFile::exists(application.find(id)->resultPath));

    const Ended resumed = f.retake.run(words("resume"));
    QVERIFY2(resumed.code == 0, resumed.err.constData());
    QVERIFY(QFile::exists(f.path(QStringLiteral("out.mp4"))));
    QTRY_VERIFY_WITH_TIMEOUT(application.snapshot().isEmpty(), 20'000);
    QCOMPARE(f.service.wireCount(practice::Step::Submit), 1);
    QCOMPARE(f.service.requestCount(practice::Step::Download), 1);
    QCOMPARE(f.spends().size(), 1);
    QCOMPARE(f.spends().first().state, api::SpendState::Spent);
}

void TestJobsCommand::aDamagedBookKeepsItsJobs()
{
    Interrupted f({QStringLiteral("submit-422")});
    QCOMPARE(f.retake.run(f.runArguments({}, QStringLiteral("out.mp4"))).code, 5);
    const QString id = f.jobs().first().id;
    QFile book(f.path(QStringLiteral("home/data/RetakeStudio/RetakeStudio/jobs/ledger.csv")));
    QVERIFY(book.open(QIODevice::ReadWrite));
    const QByteArray before = book.readAll();
    QVERIFY(book.resize(0) && book.write("?\n") == 2 && book.flush());
    const QStringList forget{QStringLiteral("jobs"), QStringLiteral("--forget"), id};
    const Ended kept = f.retake.run(forget + words("--json"));
    QVERIFY2(kept.code != 0, kept.out.constData());
    QCOMPARE(kept.errorKind(), QStringLiteral("ledger-damaged"));
    QCOMPARE(f.jobs().size(), 1);
    QVERIFY(book.resize(0) && book.seek(0) && book.write(before) == before.size() && book.flush());
    QCOMPARE(f.retake.run(forget).code, 0);
    QVERIFY(f.jobs().isEmpty());
    QCOMPARE(f.spends().value(0).state, api::SpendState::Released);
}

QTEST_GUILESS_MAIN(TestJobsCommand)
#include "tst_jobscommand.moc"
