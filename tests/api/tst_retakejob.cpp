// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/jobfixture.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QtTest>

using namespace api;
using namespace apitest;
using Then = WireReply::Then;

namespace {

constexpr int patience = 20'000;

QStringList logLines;

void collectLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logLines.append(text);
}

WireReply html(int status)
{
    return answer(
        status, "<html><title>502 Bad Gateway</title></html>", {{"Content-Type", "text/html"}});
}

WireReply half(WireReply reply, Then then)
{
    reply.bytes.chop(12);
    reply.then = then;
    return reply;
}

QList<JobState> statesOf(const RetakeJob &job)
{
    QList<JobState> states;
    for (const StageTime &stage : job.record().stages)
        states.append(stage.state);
    return states;
}

bool isStill(const RetakeJob &job)
{
    return job.record().state == JobState::Checking || isFinal(job.record().state);
}

} // namespace

class TestRetakeJob : public QObject {
    Q_OBJECT

private slots:
    void wholeWay();
    void submitOutcome_data();
    void submitOutcome();
    void submitAgainOnlyWhenNotAccepted_data();
    void submitAgainOnlyWhenNotAccepted();
    void submitIsRepeatedWhenNeverConnected();
    void hangingSubmitIsUncertain();
    void sentAgainByTheUser();
    void pollFaultsAreWaitedOut_data();
    void pollFaultsAreWaitedOut();
    void pollEnds_data();
    void pollEnds();
    void uploadFaultAsksForANewSlot_data();
    void uploadFaultAsksForANewSlot();
    void uploadGivesUp();
    void downloadGoesOnWhereItBroke();
    void refusedResultIsAskedForOnceMore();
    void oversizedResultIsNotKept();
    void stop_data();
    void stop();
    void lookedUpAgainAfterStop();
    void keyNeverLeavesTheApiHost();
    void withoutAKeyNothingIsSent();
    void unwritableJournalSendsNothing();
};

void TestRetakeJob::wholeWay()
{
    JobFixture f;
    auto job = f.newJob();
    QSignalSpy progress(job.get(), &RetakeJob::progressChanged);
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Checking, patience);

    using enum JobState;
    QCOMPARE(statesOf(*job),
        (QList<JobState>{
            Preparing, Uploading, Submitting, Queued, Processing, Downloading, Checking}));
    QCOMPARE(f.service.posts(), 1);
    QCOMPARE(contentsOf(job->record().resultPath), f.service.result);
    QVERIFY(!QFile::exists(job->record().resultPath + QStringLiteral(".part")));
    QVERIFY(progress.contains(QVariantList{qint64{200'000}, qint64{200'000}}));
    QVERIFY(progress.contains(QVariantList{qint64{300'000}, qint64{300'000}}));

    RetakeRequest expected = f.draft().request;
    expected.videoUri = QStringLiteral("ltx://uploads/token-1");
    QByteArray sent;
    for (const WireRequest &request : f.service.api.requests())
        sent = request.path == "/v2/retake" ? request.body : sent;
    QCOMPARE(QJsonDocument::fromJson(sent).object(), toJson(expected));

    const JobSnapshot snapshot = job->snapshot();
    QCOMPARE(snapshot.requestId, QStringLiteral("0123456789abcdef0123456789abcdef"));
    QCOMPARE(snapshot.serviceJobId, QStringLiteral("job-1"));
    QCOMPARE(snapshot.error, std::nullopt);
    QVERIFY(snapshot.moneyMayBeSpent);
    QCOMPARE(f.journal.read(QStringLiteral("job")).value(), job->record());

    QSignalSpy finished(job.get(), &RetakeJob::finished);
    job->markReady();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(job->record().state, Ready);
    QCOMPARE(f.journal.read(QStringLiteral("job")).value(), job->record());
}

void TestRetakeJob::submitOutcome_data()
{
    QTest::addColumn<WireReply>("reply");
    QTest::addColumn<JobState>("state");
    for (const int status : {400, 401, 402, 403, 404, 413, 422}) {
        QTest::addRow("%d is refused", status)
            << errorEnvelope(status, "some_error") << JobState::Refused;
        QTest::addRow("%d as a page of HTML is refused", status)
            << html(status) << JobState::Refused;
    }
    for (const int status : {500, 502, 504, 405, 409}) {
        QTest::addRow("%d is uncertain", status)
            << errorEnvelope(status, "api_error") << JobState::Uncertain;
        QTest::addRow("%d as a page of HTML is uncertain", status)
            << html(status) << JobState::Uncertain;
    }
    for (const int status : {503, 529})
        QTest::addRow("%d without the envelope is uncertain", status)
            << html(status) << JobState::Uncertain;
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("%d is not followed", status)
            << answer(status, {}, {{"Location", "http://127.0.0.1:9/elsewhere"}})
            << JobState::Uncertain;
    }
    QTest::newRow("202 without an id") << json(202, "{}") << JobState::Uncertain;
    QTest::newRow("202 with an empty id") << json(202, R"({"id":""})") << JobState::Uncertain;
    QTest::newRow("202 that is not JSON") << html(202) << JobState::Uncertain;
    QTest::newRow("an empty 200") << answer(200, {}) << JobState::Uncertain;
    QTest::newRow("closed without an answer") << closed(Then::Fin) << JobState::Uncertain;
    QTest::newRow("reset without an answer") << closed(Then::Reset) << JobState::Uncertain;
    QTest::newRow("half an answer, closed")
        << half(json(202, R"({"id":"job-1"})"), Then::Fin) << JobState::Uncertain;
    QTest::newRow("half an answer, reset")
        << half(json(202, R"({"id":"job-1"})"), Then::Reset) << JobState::Uncertain;
    QTest::newRow("half a status line")
        << WireReply{"HTTP/1.1 20", Then::Fin} << JobState::Uncertain;
    QTest::newRow("not HTTP") << WireReply{"hello\r\n\r\n", Then::Fin} << JobState::Uncertain;
    QTest::newRow("200 with an id") << json(200, R"({"id":"job-1"})") << JobState::Checking;
    QTest::newRow("202 whose created_at is missing")
        << json(202, R"({"id":"job-1"})") << JobState::Checking;
    QTest::newRow("401 that asks for a password")
        << answer(401, {}, {{"WWW-Authenticate", "Basic realm=\"x\""}}) << JobState::Refused;
}

void TestRetakeJob::submitOutcome()
{
    QFETCH(WireReply, reply);
    QFETCH(JobState, state);
    JobFixture f;
    f.service.queue("submit", reply);
    auto job = f.newJob();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, state);
    QCOMPARE(f.service.posts(), 1);
    QCOMPARE(job->snapshot().moneyMayBeSpent, state != JobState::Refused);
    QCOMPARE(job->snapshot().error.has_value(), state != JobState::Checking);
    QCOMPARE(f.journal.read(QStringLiteral("job")).value(), job->record());
}

void TestRetakeJob::submitAgainOnlyWhenNotAccepted_data()
{
    QTest::addColumn<WireReply>("reply");
    QTest::newRow("too many at once") << errorEnvelope(429, "concurrency_limit_error");
    QTest::newRow("queue is full") << errorEnvelope(429, "rate_limit_error");
    QTest::newRow("429 of a proxy") << html(429);
    QTest::newRow("503 in the service's words") << errorEnvelope(503, "service_unavailable");
    QTest::newRow("529 in the service's words") << errorEnvelope(529, "overloaded_error");
    QTest::newRow("429 with Retry-After in seconds") << answer(429, {}, {{"Retry-After", "0"}});
    QTest::newRow("429 with Retry-After as a date")
        << answer(429, {}, {{"Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"}});
}

void TestRetakeJob::submitAgainOnlyWhenNotAccepted()
{
    QFETCH(WireReply, reply);
    {
        JobFixture f;
        f.service.queue("submit", reply);
        auto job = f.newJob();
        job->start();
        QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
        QCOMPARE(job->record().state, JobState::Checking);
        QCOMPARE(f.service.posts(), 2);
    }
    JobFixture f;
    f.service.always("submit", reply);
    auto job = f.newJob();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Refused);
    QCOMPARE(f.service.posts(), f.timing.notAccepted.maxAttempts);
    QVERIFY(!job->snapshot().moneyMayBeSpent);
}

void TestRetakeJob::submitIsRepeatedWhenNeverConnected()
{
    JobFixture f;
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QUrl dead(QStringLiteral("http://127.0.0.1:%1").arg(taken.serverPort()));
    taken.close();
    int refused = 0;
    f.access = [&f, &refused, dead](const QString &, const QUrl &) {
        Access access{f.billedService(), FakeService::key()};
        if (f.service.storage.count("PUT", "/put/") == 1 && refused < 2) {
            ++refused;
            access.service.baseUrl = dead;
        }
        return access;
    };
    auto job = f.newJob();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Checking);
    QCOMPARE(refused, 2);
    QCOMPARE(f.service.posts(), 1);
}

void TestRetakeJob::hangingSubmitIsUncertain()
{
    JobFixture f;
    f.timing.timeouts.submit = std::chrono::milliseconds(300);
    f.service.queue("submit", closed(Then::Hang));
    auto job = f.newJob();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Uncertain);
    QCOMPARE(f.service.posts(), 1);
}

void TestRetakeJob::sentAgainByTheUser()
{
    JobFixture f;
    f.service.queue("submit", closed(Then::Fin));
    auto job = f.newJob();
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Uncertain, patience);
    QCOMPARE(f.service.posts(), 1);
    job->sendAgain();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Checking, patience);
    QCOMPARE(f.service.posts(), 2);
    QCOMPARE(f.service.storage.count("PUT", "/put/"), 1);
}

void TestRetakeJob::pollFaultsAreWaitedOut_data()
{
    QTest::addColumn<WireReply>("reply");
    QTest::newRow("500") << errorEnvelope(500, "api_error");
    QTest::newRow("502 page") << html(502);
    QTest::newRow("503") << errorEnvelope(503, "service_unavailable_error");
    QTest::newRow("429") << errorEnvelope(429, "rate_limit_error");
    QTest::newRow("closed") << closed(Then::Fin);
    QTest::newRow("reset") << closed(Then::Reset);
    QTest::newRow("half an answer") << half(json(200, R"({"status":"processing"})"), Then::Fin);
    QTest::newRow("not JSON") << html(200);
    QTest::newRow("a key refused for a moment") << errorEnvelope(401, "authentication_error");
    QTest::newRow("a word that nobody knows") << json(200, R"({"status":"warming_up"})");
}

void TestRetakeJob::pollFaultsAreWaitedOut()
{
    QFETCH(WireReply, reply);
    JobFixture f;
    f.service.queue("poll", reply);
    f.service.queue("poll", reply);
    QStringList words;
    auto job = f.newJob();
    connect(job.get(), &RetakeJob::changed, this,
        [&job, &words] { words.append(job->snapshot().statusWord); });
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Checking);
    QCOMPARE(f.service.posts(), 1);
    QVERIFY(f.service.api.count("GET", "/v2/retake/job-1") >= 5);
    QCOMPARE(words.contains(QStringLiteral("warming_up")), reply.bytes.contains("warming_up"));
}

void TestRetakeJob::pollEnds_data()
{
    QTest::addColumn<WireReply>("reply");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("type");
    QTest::newRow("unknown or expired job")
        << errorEnvelope(404, "not_found_error") << Error::Kind::JobUnknown
        << QStringLiteral("not_found_error");
    QTest::newRow("completed without a result")
        << json(200, R"({"status":"completed","result":{}})") << Error::Kind::ResultMissing
        << QString();
    QTest::newRow("the content filter") << json(
        200, R"({"status":"failed","error":{"type":"content_filtered_error","message":"no"}})")
                                        << Error::Kind::JobFailed
                                        << QStringLiteral("content_filtered_error");
    QTest::newRow("failed without a reason")
        << json(200, R"({"status":"failed"})") << Error::Kind::JobFailed << QString();
    QTest::newRow("a result over plain http elsewhere") << json(
        200, R"({"status":"completed","result":{"video_url":"http://example.com/a.mp4?sig=1"}})")
                                                        << Error::Kind::InsecureUrl << QString();
    QTest::newRow("a result in a local file")
        << json(200, R"({"status":"completed","result":{"video_url":"file:///etc/passwd"}})")
        << Error::Kind::InsecureUrl << QString();
    QTest::newRow("redirected") << answer(302, {}, {{"Location", "http://127.0.0.1:9/"}})
                                << Error::Kind::Redirected << QString();
    QTest::newRow("a key that stays refused")
        << errorEnvelope(401, "authentication_error") << Error::Kind::Refused
        << QStringLiteral("authentication_error");
}

void TestRetakeJob::pollEnds()
{
    QFETCH(WireReply, reply);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, type);
    JobFixture f;
    f.service.always("poll", reply);
    auto job = f.newJob();
    QSignalSpy finished(job.get(), &RetakeJob::finished);
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QCOMPARE(job->record().state, JobState::Failed);
    QCOMPARE(job->record().error->kind, kind);
    QCOMPARE(job->record().error->type, type);
    QCOMPARE(f.service.posts(), 1);
    QVERIFY(job->snapshot().moneyMayBeSpent);
}

void TestRetakeJob::uploadFaultAsksForANewSlot_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<WireReply>("reply");
    const WireReply xml = answer(403,
        "<?xml version='1.0'?><Error><Code>ExpiredToken</Code><Message>Too "
        "late.</Message></Error>");
    QTest::newRow("the storage's XML") << QByteArrayLiteral("put") << xml;
    QTest::newRow("written already") << QByteArrayLiteral("put") << answer(412, {});
    QTest::newRow("storage is down") << QByteArrayLiteral("put") << html(503);
    QTest::newRow("closed after the body") << QByteArrayLiteral("put") << closed(Then::Fin);
    QTest::newRow("reset after the body") << QByteArrayLiteral("put") << closed(Then::Reset);
    QTest::newRow("the slot's answer is closed") << QByteArrayLiteral("slot") << closed(Then::Fin);
    QTest::newRow("the slot's answer is 500")
        << QByteArrayLiteral("slot") << errorEnvelope(500, "api_error");
    QTest::newRow("the slot has no address") << QByteArrayLiteral("slot") << json(200, "{}");
}

void TestRetakeJob::uploadFaultAsksForANewSlot()
{
    QFETCH(QByteArray, route);
    QFETCH(WireReply, reply);
    JobFixture f;
    f.service.queue(route, reply);
    auto job = f.newJob();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Checking);
    QVERIFY(f.service.api.count("POST", "/v1/upload") >= 2);
    QCOMPARE(f.service.posts(), 1);
}

void TestRetakeJob::uploadGivesUp()
{
    JobFixture f;
    f.service.always(
        "put", answer(403, "<Error><Code>Denied</Code><Message>No.</Message></Error>"));
    auto job = f.newJob();
    QSignalSpy finished(job.get(), &RetakeJob::finished);
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QCOMPARE(job->record().state, JobState::Failed);
    QCOMPARE(job->record().error->kind, Error::Kind::StorageRefused);
    QCOMPARE(job->record().error->message, QStringLiteral("Denied: No."));
    QCOMPARE(f.service.storage.count("PUT", "/put/"), f.timing.unpaid.maxAttempts);
    QCOMPARE(f.service.posts(), 0);
    QVERIFY(!job->snapshot().moneyMayBeSpent);
}

void TestRetakeJob::downloadGoesOnWhereItBroke()
{
    JobFixture f;
    f.service.result = QByteArray(150'000, 'a') + QByteArray(150'000, 'b');
    WireReply broken = f.service.fileReply({});
    broken.bytes.chop(120'000);
    broken.then = Then::Fin;
    f.service.queue("file", broken);
    auto job = f.newJob();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Checking);
    QCOMPARE(contentsOf(job->record().resultPath), f.service.result);
    const WireRequest last = f.service.storage.requests().last();
    QCOMPARE(last.header("range"), QByteArrayLiteral("bytes=180000-"));
    QCOMPARE(last.header("if-range"), QByteArrayLiteral("\"tag\""));
    QCOMPARE(f.service.posts(), 1);
}

void TestRetakeJob::refusedResultIsAskedForOnceMore()
{
    JobFixture f;
    f.service.queue("file", answer(403, "<Error><Code>ExpiredToken</Code></Error>"));
    auto job = f.newJob();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Checking);
    QCOMPARE(f.service.storage.count("GET", "/file/1"), 1);
    QCOMPARE(f.service.storage.count("GET", "/file/2"), 1);

    JobFixture g;
    g.service.always("file", answer(410, {}));
    auto expired = g.newJob();
    expired->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*expired), patience);
    QCOMPARE(expired->record().state, JobState::Failed);
    QCOMPARE(expired->record().error->kind, Error::Kind::ResultExpired);
    QCOMPARE(g.service.storage.count("GET", "/file/"), 2);
}

void TestRetakeJob::oversizedResultIsNotKept()
{
    JobFixture f;
    JobRecord record = recordOf(f.draft(), QStringLiteral("job"));
    record.maxResultBytes = 100'000;
    RetakeJob job(record, std::move(*f.journal.lock(record.id)), f.tools(), f.timing);
    job.start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(job), patience);
    QCOMPARE(job.record().error->kind, Error::Kind::TooLarge);
    QVERIFY(!QFile::exists(record.resultPath));
}

void TestRetakeJob::stop_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<JobState>("state");
    QTest::addColumn<bool>("spent");
    QTest::newRow("while asking for a slot")
        << QByteArrayLiteral("slot") << JobState::Uploading << false;
    QTest::newRow("while uploading") << QByteArrayLiteral("put") << JobState::Uploading << false;
    QTest::newRow("while submitting")
        << QByteArrayLiteral("submit") << JobState::Submitting << true;
    QTest::newRow("while in the service's queue")
        << QByteArrayLiteral("poll") << JobState::Queued << true;
    QTest::newRow("while downloading")
        << QByteArrayLiteral("file") << JobState::Downloading << true;
}

void TestRetakeJob::stop()
{
    QFETCH(QByteArray, route);
    QFETCH(JobState, state);
    QFETCH(bool, spent);
    JobFixture f;
    f.service.hangFirst(route);
    auto job = f.newJob();
    QSignalSpy finished(job.get(), &RetakeJob::finished);
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, state, patience);
    job->stop();
    QCOMPARE(job->record().state, JobState::Abandoned);
    QCOMPARE(job->snapshot().moneyMayBeSpent, spent);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(f.journal.read(QStringLiteral("job")).value(), job->record());
    job->stop();
    QCOMPARE(finished.count(), 1);
    QVERIFY(f.service.posts() <= 1);
}

void TestRetakeJob::lookedUpAgainAfterStop()
{
    JobFixture f;
    f.service.queue("poll", f.service.status("processing"));
    auto job = f.newJob();
    connect(job.get(), &RetakeJob::stateChanged, job.get(), [&job](JobState state) {
        if (state == JobState::Processing)
            job->stop();
    });
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Abandoned, patience);
    disconnect(job.get(), &RetakeJob::stateChanged, job.get(), nullptr);
    job->lookAgain();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Checking, patience);
    QCOMPARE(f.service.posts(), 1);
}

void TestRetakeJob::keyNeverLeavesTheApiHost()
{
    logLines.clear();
    QLoggingCategory::setFilterRules(QStringLiteral("api.debug=true"));
    const auto before = qInstallMessageHandler(collectLog);
    JobFixture f;
    f.service.queue(
        "submit", errorEnvelope(429, "rate_limit_error", "Bearer lt-SECRET-key-123456"));
    f.service.queue(
        "poll", errorEnvelope(500, "api_error", "see https://x.example/a?X-Signature=SIGNED"));
    f.service.queue("file", closed(Then::Fin));
    auto job = f.newJob();
    QByteArray journals;
    connect(job.get(), &RetakeJob::changed, job.get(), [&] { journals += f.journalText(); });
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    qInstallMessageHandler(before);
    QCOMPARE(job->record().state, JobState::Checking);
    QVERIFY(f.service.storage.requests().size() >= 3);
    for (const WireRequest &request : f.service.storage.requests()) {
        QVERIFY(!request.has("authorization"));
        for (const auto &[name, value] : request.headers)
            QVERIFY(!value.contains(FakeService::key()));
    }
    const QByteArray log = logLines.join(QLatin1Char('\n')).toUtf8();
    QVERIFY(log.contains("/put/1"));
    QVERIFY(journals.contains("the lamp is lit"));
    for (const QByteArray &text : {log, journals}) {
        QVERIFY(!text.contains("SECRET"));
        QVERIFY(!text.contains("SIGNED"));
    }
    QVERIFY(!log.contains("the lamp is lit"));
}

void TestRetakeJob::withoutAKeyNothingIsSent()
{
    JobFixture f;
    f.access = [](const QString &, const QUrl &) { return std::optional<Access>(); };
    auto job = f.newJob();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Failed);
    QCOMPARE(job->record().error->kind, Error::Kind::NoKey);
    QCOMPARE(f.service.api.connections(), 0);
}

void TestRetakeJob::unwritableJournalSendsNothing()
{
    JobFixture f;
    auto job = f.newJob();
    // A folder in the file's place cannot be replaced, by root neither.
    const QString path = f.journal.folder() + QStringLiteral("/job.json");
    QVERIFY(QFile::remove(path));
    QVERIFY(QDir().mkpath(path + QStringLiteral("/x")));
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Failed);
    QCOMPARE(job->record().error->kind, Error::Kind::FileNotWritable);
    QCOMPARE(f.service.posts(), 0);
}

QTEST_GUILESS_MAIN(TestRetakeJob)
#include "tst_retakejob.moc"
