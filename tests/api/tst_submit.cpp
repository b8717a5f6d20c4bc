// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/jobfixture.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QtTest>

using namespace api;
using namespace apitest;
using Then = WireReply::Then;

// Starts the job; back when nothing more comes of it.
static void run(RetakeJob &job)
{
    job.start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(job), patience);
}

// A submit costs money: what each answer to it means, and when it is sent at all.
class TestSubmit : public QObject {
    Q_OBJECT

private slots:
    void submitOutcome_data();
    void submitOutcome();
    void submitAgainOnlyWhenNotAccepted_data();
    void submitAgainOnlyWhenNotAccepted();
    void submitIsRepeatedWhenNeverConnected();
    void aFullAccountUsesUpNoTriesOfTheNetwork();
    void anUploadOfBeforeIsRenewedOnce_data();
    void anUploadOfBeforeIsRenewedOnce();
    void hangingSubmitIsUncertain();
    void stoppedWhileItsAnswerIsDue_data();
    void stoppedWhileItsAnswerIsDue();
    void stoppedTwiceItWaitsNoMore();
    void sentAgainByTheUser();
    void withoutAKeyNothingIsSent();
    void unwritableJournalSendsNothing();
    void nothingIsSentBeforeItIsOnTheDisk_data();
    void nothingIsSentBeforeItIsOnTheDisk();
};

void TestSubmit::submitOutcome_data()
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

void TestSubmit::submitOutcome()
{
    QFETCH(WireReply, reply);
    QFETCH(JobState, state);
    JobFixture f;
    f.service.queue("submit", reply);
    auto job = f.newJob();
    run(*job);
    QCOMPARE(job->record().state, state);
    QCOMPARE(f.service.posts(), 1);
    QCOMPARE(job->snapshot().moneyMayBeSpent, state != JobState::Refused);
    QCOMPARE(job->snapshot().error.has_value(), state != JobState::Checking);
    f.writer.flush();
    QCOMPARE(f.journal.read(QStringLiteral("job")).value(), job->record());
}

void TestSubmit::submitAgainOnlyWhenNotAccepted_data()
{
    QTest::addColumn<WireReply>("reply");
    QTest::newRow("queue is full") << errorEnvelope(429, "rate_limit_error");
    QTest::newRow("429 of a proxy") << html(429);
    QTest::newRow("503 in the service's words") << errorEnvelope(503, "service_unavailable");
    QTest::newRow("529 in the service's words") << errorEnvelope(529, "overloaded_error");
    QTest::newRow("429 with Retry-After in seconds") << answer(429, {}, {{"Retry-After", "0"}});
    QTest::newRow("429 with Retry-After as a date")
        << answer(429, {}, {{"Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"}});
}

void TestSubmit::submitAgainOnlyWhenNotAccepted()
{
    QFETCH(WireReply, reply);
    {
        JobFixture f;
        f.service.queue("submit", reply);
        auto job = f.newJob();
        run(*job);
        QCOMPARE(job->record().state, JobState::Checking);
        QCOMPARE(f.service.posts(), 2);
    }
    JobFixture f;
    f.service.always("submit", reply);
    auto job = f.newJob();
    run(*job);
    QCOMPARE(job->record().state, JobState::Refused);
    QCOMPARE(f.service.posts(), f.timing.notAccepted.maxAttempts);
    QVERIFY(!job->snapshot().moneyMayBeSpent);
}

void TestSubmit::submitIsRepeatedWhenNeverConnected()
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
    run(*job);
    QCOMPARE(job->record().state, JobState::Checking);
    QCOMPARE(refused, 2);
    QCOMPARE(f.service.posts(), 1);
}

void TestSubmit::aFullAccountUsesUpNoTriesOfTheNetwork()
{
    JobFixture f;
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QUrl dead(QStringLiteral("http://127.0.0.1:%1").arg(taken.serverPort()));
    taken.close();
    const int full = f.timing.unpaid.maxAttempts + 2;
    for (int i = 0; i < full; ++i)
        f.service.queue("submit", errorEnvelope(429, "concurrency_limit_error"));
    bool isBlip = true;
    f.access = [&f, &isBlip, dead, full](const QString &, const QUrl &) {
        Access access{f.billedService(), FakeService::key()};
        if (isBlip && f.service.posts() == full)
            access.service.baseUrl = dead;
        return access;
    };
    auto job = f.newJob();
    connect(job.get(), &RetakeJob::changed, job.get(), [&job, &isBlip] {
        if (job->record().error && job->record().error->kind == Error::Kind::NotConnected)
            isBlip = false;
    });
    run(*job);
    QVERIFY(!isBlip);
    QCOMPARE(job->record().state, JobState::Checking);
    QCOMPARE(f.service.posts(), full + 1);
}

void TestSubmit::anUploadOfBeforeIsRenewedOnce_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isEveryUpload"); // refused, not only the one of before
    QTest::addColumn<int>("posts");
    QTest::addColumn<JobState>("state");
    using enum JobState;
    for (const int status : {400, 403, 404}) {
        QTest::addRow("%d for the old one", status) << status << false << 2 << Checking;
        QTest::addRow("%d for the new one, too", status) << status << true << 2 << Refused;
    }
    for (const int status : {401, 402, 413, 422})
        QTest::addRow("%d is not about the upload", status) << status << false << 1 << Refused;
    for (const int status : {500, 502, 504})
        QTest::addRow("%d may have been charged", status) << status << false << 1 << Uncertain;
}

void TestSubmit::anUploadOfBeforeIsRenewedOnce()
{
    QFETCH(int, status);
    QFETCH(bool, isEveryUpload);
    QFETCH(int, posts);
    QFETCH(JobState, state);
    JobFixture f;
    f.service.setWhim([=](const QByteArray &route, const WireRequest &request) {
        const bool isRefused =
            route == "submit" && (isEveryUpload || request.body.contains("ltx://uploads/old"));
        return isRefused ? std::optional(errorEnvelope(status, "some_error")) : std::nullopt;
    });
    JobRecord record = recordOf(f.draft(), QStringLiteral("job"));
    record.request.videoUri = QStringLiteral("ltx://uploads/old");
    record.uploadedAt = QDateTime::currentDateTimeUtc().addSecs(-3600);
    QVERIFY(f.journal.write(record).has_value());
    auto job = f.reloaded();
    run(*job);
    QCOMPARE(job->record().state, state);
    QCOMPARE(f.service.posts(), posts);
    QCOMPARE(f.service.storage.count("PUT", "/put/"), posts - 1);
    QCOMPARE(job->snapshot().moneyMayBeSpent, state != JobState::Refused);
}

void TestSubmit::hangingSubmitIsUncertain()
{
    JobFixture f;
    f.timing.timeouts.submit = std::chrono::milliseconds(300);
    f.service.queue("submit", closed(Then::Hang));
    auto job = f.newJob();
    run(*job);
    QCOMPARE(job->record().state, JobState::Uncertain);
    QCOMPARE(f.service.posts(), 1);
}

void TestSubmit::stoppedWhileItsAnswerIsDue_data()
{
    QTest::addColumn<WireReply>("reply");
    QTest::addColumn<QString>("serviceJobId");
    QTest::addColumn<bool>("mayBeSpent");
    QTest::newRow("it was taken") << json(202, R"({"id":"job-9","status":"pending"})")
                                  << QStringLiteral("job-9") << true;
    QTest::newRow("there was no money")
        << errorEnvelope(402, "insufficient_funds_error") << QString() << false;
    QTest::newRow("the account is full")
        << errorEnvelope(429, "concurrency_limit_error") << QString() << false;
    QTest::newRow("a fault of the server") << errorEnvelope(500, "api_error") << QString() << true;
}

// What it tells of money and id is not thrown away.
void TestSubmit::stoppedWhileItsAnswerIsDue()
{
    QFETCH(WireReply, reply);
    QFETCH(QString, serviceJobId);
    QFETCH(bool, mayBeSpent);
    JobFixture f;
    f.service.queue("submit", closed(Then::Hang));
    auto job = f.newJob();
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(f.service.hanging(), 1, patience);
    QVERIFY(job->snapshot().isSending);
    job->stop();
    QCOMPARE(job->record().state, JobState::Submitting);
    QVERIFY(job->snapshot().isBusy);
    f.service.api.answerHanging(reply);
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Abandoned, patience);
    QCOMPARE(job->record().serviceJobId, serviceJobId);
    QCOMPARE(job->snapshot().moneyMayBeSpent, mayBeSpent);
    QVERIFY(!job->snapshot().isBusy);
    QCOMPARE(f.service.posts(), 1);
}

void TestSubmit::stoppedTwiceItWaitsNoMore()
{
    JobFixture f;
    f.service.queue("submit", closed(Then::Hang));
    auto job = f.newJob();
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(f.service.hanging(), 1, patience);
    job->stop();
    job->stop();
    QCOMPARE(job->record().state, JobState::Abandoned);
    QVERIFY(job->snapshot().moneyMayBeSpent);
    QCOMPARE(f.service.posts(), 1);
}

void TestSubmit::sentAgainByTheUser()
{
    JobFixture f;
    f.service.queue("submit", closed(Then::Fin));
    auto job = f.newJob();
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Uncertain, patience);
    QCOMPARE(f.service.posts(), 1);
    job->sendAgain([](const JobRecord &) { return Result<>(); });
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Preparing, patience);
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Checking, patience);
    QCOMPARE(f.service.posts(), 2);
    QCOMPARE(f.service.storage.count("PUT", "/put/"), 1);
}

void TestSubmit::withoutAKeyNothingIsSent()
{
    JobFixture f;
    f.access = [](const QString &, const QUrl &) { return std::optional<Access>(); };
    auto job = f.newJob();
    run(*job);
    QCOMPARE(job->record().state, JobState::Failed);
    QCOMPARE(job->record().error->kind, Error::Kind::NoKey);
    QCOMPARE(f.service.api.connections(), 0);
}

void TestSubmit::unwritableJournalSendsNothing()
{
    JobFixture f;
    auto job = f.newJob();
    // A folder in the file's place cannot be replaced, by root neither.
    const QString path = f.journal.folder() + QStringLiteral("/job.json");
    QVERIFY(QFile::remove(path));
    QVERIFY(QDir().mkpath(path + QStringLiteral("/x")));
    run(*job);
    QCOMPARE(job->record().state, JobState::Failed);
    QCOMPARE(job->record().error->kind, Error::Kind::FileNotWritable);
    QCOMPARE(f.service.posts(), 0);
}

void TestSubmit::nothingIsSentBeforeItIsOnTheDisk_data()
{
    QTest::addColumn<int>("meanwhile");
    QTest::addColumn<JobState>("state");
    QTest::addColumn<int>("posts");
    QTest::newRow("a slow disk") << 0 << JobState::Checking << 1;
    QTest::newRow("a slow disk, and it is stopped") << 1 << JobState::Abandoned << 0;
    QTest::newRow("a slow disk that fails") << 2 << JobState::Failed << 0;
}

void TestSubmit::nothingIsSentBeforeItIsOnTheDisk()
{
    QFETCH(int, meanwhile);
    QFETCH(JobState, state);
    QFETCH(int, posts);
    JobFixture f;
    QSemaphore disk;
    f.service.setWhim([&](const QByteArray &route, const WireRequest &) {
        if (route == "put")
            f.writer.post([&disk] { return disk.acquire(), Result<>(); });
        return std::optional<WireReply>();
    });
    auto job = f.newJob();
    QSignalSpy finished(job.get(), &RetakeJob::finished);
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Submitting, patience);
    // Whoever waited for the disk would not see these go by.
    int turns = 0;
    QTimer loop;
    connect(&loop, &QTimer::timeout, this, [&turns] { ++turns; });
    loop.start(1);
    QTRY_VERIFY_WITH_TIMEOUT(turns > 100, patience);
    QCOMPARE(job->record().state, JobState::Submitting);
    QCOMPARE(f.journal.read(QStringLiteral("job"))->state, JobState::Uploading);
    QCOMPARE(f.service.posts(), 0);
    const QString path = f.journal.folder() + QStringLiteral("/job.json");
    if (meanwhile == 1)
        job->stop();
    else if (meanwhile == 2)
        QVERIFY(QFile::remove(path) && QDir().mkpath(path + QStringLiteral("/x")));
    QCOMPARE(finished.count(), 0);
    QVERIFY(!f.journal.lock(QStringLiteral("job")).has_value());
    disk.release();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), state == JobState::Checking ? 0 : 1, patience);
    QCOMPARE(job->record().state, state);
    QCOMPARE(f.service.posts(), posts);
    QCOMPARE(job->snapshot().moneyMayBeSpent, posts > 0);
    if (meanwhile != 2)
        QTRY_COMPARE_WITH_TIMEOUT(f.journal.read(QStringLiteral("job"))->state, state, patience);
}

QTEST_GUILESS_MAIN(TestSubmit)
#include "tst_submit.moc"
