// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/errortext.h"
#include "tests/api/jobfixture.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QtTest>

using namespace api;
using namespace apitest;
using Then = WireReply::Then;

namespace {

QStringList logLines;

void collectLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logLines.append(text);
}

QList<JobState> statesOf(const RetakeJob &job)
{
    QList<JobState> states;
    for (const StageTime &stage : job.record().stages)
        states.append(stage.state);
    return states;
}

} // namespace

class TestRetakeJob : public QObject {
    Q_OBJECT

private slots:
    void wholeWay();
    void pollFaultsAreWaitedOut_data();
    void pollFaultsAreWaitedOut();
    void pollEnds_data();
    void pollEnds();
    void unknownJobIsAskedForAgain_data();
    void unknownJobIsAskedForAgain();
    void aWishForALongWaitIsNotHeeded_data();
    void aWishForALongWaitIsNotHeeded();
    void uploadFaultAsksForANewSlot_data();
    void uploadFaultAsksForANewSlot();
    void uploadGivesUp();
    void uploadThatIsTooLargeIsSentOnce_data();
    void uploadThatIsTooLargeIsSentOnce();
    void downloadGoesOnWhereItBroke();
    void refusedResultIsAskedForOnceMore();
    void oversizedResultIsNotKept();
    void stop_data();
    void stop();
    void lookedUpAgainAfterStop();
    void keyNeverLeavesTheApiHost();
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
    f.writer.flush();
    QCOMPARE(f.journal.read(QStringLiteral("job")).value(), job->record());

    QSignalSpy finished(job.get(), &RetakeJob::finished);
    job->markReady();
    QCOMPARE(job->record().state, Ready);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QCOMPARE(f.journal.read(QStringLiteral("job")).value(), job->record());
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
    QTest::newRow("a job refused for a moment") << errorEnvelope(403, "permission_error");
    QTest::newRow("a copy that does not know the job yet") << errorEnvelope(404, "not_found_error");
    QTest::newRow("a proxy's 404 page") << html(404);
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
    QTest::newRow("an account that stays refused") << errorEnvelope(403,
        "permission_error") << Error::Kind::Refused << QStringLiteral("permission_error");
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

void TestRetakeJob::unknownJobIsAskedForAgain_data()
{
    QTest::addColumn<WireReply>("reply");
    QTest::addColumn<int>("hours"); // since the submit
    QTest::addColumn<bool>("isLookedUp"); // again, by the user
    QTest::addColumn<int>("polls");
    const WireReply word = errorEnvelope(404, "not_found_error");
    QTest::newRow("its own word, just after the submit") << word << 0 << false << 3;
    QTest::newRow("its own word, within the day") << word << 23 << false << 3;
    QTest::newRow("its own word, after the day") << word << 25 << false << 1;
    QTest::newRow("its own word, long after the submit, which is looked up just now")
        << word << 25 << true << 1;
    QTest::newRow("another's page, after the day") << html(404) << 25 << false << 3;
}

void TestRetakeJob::unknownJobIsAskedForAgain()
{
    QFETCH(WireReply, reply);
    QFETCH(int, hours);
    QFETCH(bool, isLookedUp);
    JobFixture f;
    f.service.setWhim([&reply](const QByteArray &route, const WireRequest &) {
        return route == "poll" ? std::optional(reply) : std::nullopt;
    });
    JobRecord record = recordOf(f.draft(), QStringLiteral("job"));
    const QDateTime now = QDateTime::currentDateTimeUtc(), sent = now.addSecs(-3600 * hours);
    record.state = JobState::Queued;
    record.stages = {{JobState::Submitting, sent.addSecs(-3600)}, {JobState::Queued, sent}};
    if (isLookedUp)
        record.stages << StageTime{JobState::Failed, sent} << StageTime{JobState::Queued, now};
    record.isSubmitSent = true;
    record.serviceJobId = QStringLiteral("job-1");
    QVERIFY(f.journal.write(record).has_value());
    auto job = f.reloaded();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Failed);
    QCOMPARE(job->record().error->kind, Error::Kind::JobUnknown);
    QTEST(f.service.api.count("GET", "/v2/retake/"), "polls");
    QCOMPARE(f.service.posts(), 0);
    const QString sentence = errorSentence(*job->record().error);
    const qsizetype look = sentence.indexOf(QStringLiteral("Look again"));
    QVERIFY2(look >= 0 && look < sentence.indexOf(QStringLiteral("send")), qPrintable(sentence));
}

void TestRetakeJob::aWishForALongWaitIsNotHeeded_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<WireReply>("reply");
    const QList<QPair<QByteArray, QByteArray>> wish{{"Retry-After", "80000"}};
    QTest::newRow("by a poll") << QByteArrayLiteral("poll") << answer(429, {}, wish);
    QTest::newRow("by a download") << QByteArrayLiteral("file") << answer(503, {}, wish);
}

// The service forgets the result after a day.
void TestRetakeJob::aWishForALongWaitIsNotHeeded()
{
    QFETCH(QByteArray, route);
    QFETCH(WireReply, reply);
    JobFixture f;
    f.service.always(route, reply);
    auto job = f.newJob();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(job->snapshot().nextTry.isValid(), patience);
    const auto wait = QDateTime::currentDateTimeUtc().secsTo(job->snapshot().nextTry);
    QVERIFY2(wait <= 600, qPrintable(QString::number(wait)));
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
    QCOMPARE(job->record().error->message, QStringLiteral("Denied – No."));
    QCOMPARE(f.service.storage.count("PUT", "/put/"), f.timing.unpaid.maxAttempts);
    QCOMPARE(f.service.posts(), 0);
    QVERIFY(!job->snapshot().moneyMayBeSpent);
}

void TestRetakeJob::uploadThatIsTooLargeIsSentOnce_data()
{
    QTest::addColumn<WireReply>("reply");
    QTest::newRow("in the storage's words") << answer(400,
        "<Error><Code>EntityTooLarge</Code><Message>Your proposed upload is too "
        "large.</Message></Error>");
    QTest::newRow("by its status") << html(413);
}

void TestRetakeJob::uploadThatIsTooLargeIsSentOnce()
{
    QFETCH(WireReply, reply);
    JobFixture f;
    f.service.always("put", reply);
    auto job = f.newJob();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Failed);
    QCOMPARE(errorSentence(*job->record().error),
        QStringLiteral("The file is too large for the service's storage. Make the range shorter."));
    QCOMPARE(f.service.storage.count("PUT", "/put/"), 1);
    QCOMPARE(f.service.posts(), 0);
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

    // Bytes came in between: what is refused then is another address.
    JobFixture between;
    WireReply broken = between.service.fileReply({});
    broken.bytes.chop(120'000);
    broken.then = Then::Fin;
    for (const WireReply &reply : {answer(403, {}), broken, answer(403, {})})
        between.service.queue("file", reply);
    auto goesOn = between.newJob();
    goesOn->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*goesOn), patience);
    QCOMPARE(goesOn->record().state, JobState::Checking);
    QCOMPARE(contentsOf(goesOn->record().resultPath), between.service.result);

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
    QTRY_COMPARE_WITH_TIMEOUT(f.service.hanging(), 1, patience);
    job->stop();
    QCOMPARE(job->record().state, JobState::Abandoned);
    QCOMPARE(job->snapshot().moneyMayBeSpent, spent);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
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
    QVERIFY(log.contains("PUT 127.0.0.1"));
    QVERIFY(journals.contains("the lamp is lit"));
    for (const QByteArray &text : {log, journals}) {
        QVERIFY(!text.contains("SECRET"));
        QVERIFY(!text.contains("SIGNED"));
    }
    QVERIFY(!log.contains("the lamp is lit"));
}

QTEST_GUILESS_MAIN(TestRetakeJob)
#include "tst_retakejob.moc"
