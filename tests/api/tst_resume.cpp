// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/jobfixture.h"

#include <QSignalSpy>
#include <QtTest>

using namespace api;
using namespace apitest;
using Then = WireReply::Then;

namespace {

// Leaves nothing behind but the journal, as a killed process does.
void kill(std::unique_ptr<RetakeJob> &job)
{
    job.reset();
}

} // namespace

class TestResume : public QObject {
    Q_OBJECT

private slots:
    void killedAt_data();
    void killedAt();
    void killedWhileADownloadRuns();
    void killedBetweenRenamingAndJournal();
    void killedWhileWaitingAfterNotAccepted();
    void practiceBeginsAnewAtAnotherPort();
    void changedWindowIsNotSent();
};

void TestResume::killedAt_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<QByteArray>(
        "route"); // that does not answer, so that the job stays in the state
    QTest::addColumn<JobState>("end");
    using enum JobState;
    QTest::newRow("in line") << Preparing << QByteArray() << Checking;
    QTest::newRow("asking for a slot") << Uploading << QByteArrayLiteral("slot") << Checking;
    QTest::newRow("uploading") << Uploading << QByteArrayLiteral("put") << Checking;
    QTest::newRow("submitting") << Submitting << QByteArrayLiteral("submit") << Uncertain;
    QTest::newRow("queued") << Queued << QByteArrayLiteral("poll") << Checking;
    QTest::newRow("downloading") << Downloading << QByteArrayLiteral("file") << Checking;
    QTest::newRow("checking") << Checking << QByteArray() << Checking;
}

void TestResume::killedAt()
{
    QFETCH(JobState, state);
    QFETCH(QByteArray, route);
    QFETCH(JobState, end);
    JobFixture f;
    if (!route.isEmpty())
        f.service.hangFirst(route);
    auto job = f.newJob();
    if (state != JobState::Preparing) {
        job->start();
        QTRY_COMPARE_WITH_TIMEOUT(job->record().state, state, patience);
        QTRY_COMPARE_WITH_TIMEOUT(f.service.hanging(), route.isEmpty() ? 0 : 1, patience);
    }
    f.writer.flush();
    const JobRecord left = f.journal.read(QStringLiteral("job")).value();
    QCOMPARE(left.state, state);
    kill(job);

    job = f.reloaded();
    QCOMPARE(job->record(), left);
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, end);
    QCOMPARE(f.service.posts(), 1);
    QVERIFY(job->snapshot().moneyMayBeSpent);
    if (end == JobState::Checking)
        QCOMPARE(contentsOf(job->record().resultPath), f.service.result);
    else
        QCOMPARE(job->record().error->kind, Error::Kind::Uncertain);
}

void TestResume::killedWhileADownloadRuns()
{
    JobFixture f;
    WireReply broken = f.service.fileReply({});
    broken.bytes.chop(100'000);
    broken.then = Then::Hang;
    f.service.queue("file", broken);
    auto job = f.newJob();
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Downloading, patience);
    QTRY_COMPARE_WITH_TIMEOUT(job->snapshot().bytesDone, qint64{200'000}, patience);
    kill(job);
    job = f.reloaded();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Checking);
    QCOMPARE(contentsOf(job->record().resultPath), f.service.result);
    QCOMPARE(
        f.service.storage.requests().last().header("range"), QByteArrayLiteral("bytes=200000-"));
}

void TestResume::killedBetweenRenamingAndJournal()
{
    JobFixture f;
    auto job = f.newJob();
    JobRecord left;
    connect(job.get(), &RetakeJob::stateChanged, job.get(), [&](JobState state) {
        if (state == JobState::Downloading)
            left = job->record();
    });
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->record().state, JobState::Checking, patience);
    kill(job);
    f.writer.flush();
    QVERIFY(f.journal.write(left).has_value());
    const int downloads = f.service.storage.count("GET", "/file/");
    job = f.reloaded();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Checking);
    QCOMPARE(f.service.storage.count("GET", "/file/"), downloads);
}

void TestResume::killedWhileWaitingAfterNotAccepted()
{
    JobFixture f;
    f.timing.notAccepted.base = std::chrono::hours(1);
    f.timing.notAccepted.cap = std::chrono::hours(1);
    f.service.queue("submit", errorEnvelope(429, "concurrency_limit_error"));
    auto job = f.newJob();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(job->snapshot().nextTry.isValid(), patience);
    QCOMPARE(job->snapshot().error->type, QStringLiteral("concurrency_limit_error"));
    QVERIFY(!job->snapshot().moneyMayBeSpent);
    kill(job);
    job = f.reloaded();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Checking);
    QCOMPARE(f.service.posts(), 2);
    QCOMPARE(f.service.storage.count("PUT", "/put/"), 1);
}

void TestResume::practiceBeginsAnewAtAnotherPort()
{
    JobFixture f;
    JobRecord record = recordOf(f.draft(), QStringLiteral("job"));
    record.serviceId = QStringLiteral("practice");
    record.billed = false;
    record.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:1"));
    record.state = JobState::Processing;
    record.isSubmitSent = true;
    record.serviceJobId = QStringLiteral("forgotten");
    record.request.videoUri = QStringLiteral("ltx://uploads/forgotten");
    QVERIFY(f.journal.write(record).has_value());
    auto job = f.reloaded();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(isStill(*job), patience);
    QCOMPARE(job->record().state, JobState::Checking);
    QCOMPARE(job->record().baseUrl, f.service.api.url());
    QCOMPARE(job->record().serviceJobId, QStringLiteral("job-1"));
    QVERIFY(!job->snapshot().moneyMayBeSpent);
}

void TestResume::changedWindowIsNotSent()
{
    JobFixture f;
    auto job = f.newJob();
    kill(job);
    QFile window(f.draft().windowPath);
    QVERIFY(window.resize(1000));
    job = f.reloaded();
    job->start();
    QCOMPARE(job->record().state, JobState::Failed);
    QCOMPARE(job->record().error->kind, Error::Kind::FileUnreadable);
    QCOMPARE(f.service.api.connections(), 0);
}

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
