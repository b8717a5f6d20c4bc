// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jobqueue.h"
#include "tests/api/jobfixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace api;
using namespace apitest;
using namespace std::chrono_literals;
using Move = JobQueue::Move;

namespace {

QString addTo(JobQueue &queue, const JobFixture &f, const QString &name)
{
    JobDraft draft = f.draft(name);
    draft.request.prompt = name;
    const auto id = queue.add(draft);
    if (!id)
        qFatal("no job");
    return *id;
}

// In the order in which they went over the wire.
QString promptsSent(const JobFixture &f)
{
    QString prompts;
    for (const WireRequest &request : f.service.api.requests()) {
        if (request.path == "/v2/retake" && request.method == "POST")
            prompts += QJsonDocument::fromJson(request.body)[QLatin1String("prompt")].toString();
    }
    return prompts;
}

QString titlesOf(const JobQueue &queue)
{
    QString titles;
    for (const JobSnapshot &job : queue.snapshot())
        titles += job.title;
    return titles;
}

void dropResults(JobQueue &queue)
{
    QObject::connect(&queue, &JobQueue::resultArrived, &queue,
        [&queue](const JobSnapshot &job) { queue.markUnusable(job.id, QStringLiteral("black")); });
}

} // namespace

class TestJobLine : public QObject {
    Q_OBJECT

private slots:
    void jobsAreSentInTheOrderOfTheLine()
    {
        JobFixture f;
        auto queue = queueOf(f);
        dropResults(*queue);
        queue->setMaxInFlight(1);
        f.service.hangFirst("submit");
        QStringList ids;
        for (const char *name : {"a", "b", "c", "d"})
            ids << addTo(*queue, f, QString::fromLatin1(name));
        QTRY_COMPARE_WITH_TIMEOUT(f.service.hanging(), 1, patience);
        for (int i = 0; i < 3; ++i) // the third time it is the first of the line already
            queue->moveInLine(ids[3], Move::Earlier);
        queue->moveInLine(ids[0], Move::Later); // has begun
        queue->moveInLine(ids[2], Move::Later); // is the last
        queue->moveInLine(QStringLiteral("nobody"), Move::Later);
        QCOMPARE(titlesOf(*queue), QStringLiteral("adbc"));
        queue->stop(ids[0]);
        queue->stop(ids[0]); // without waiting for the answer
        QTRY_COMPARE_WITH_TIMEOUT(countOf(*queue, JobState::Failed), 3, patience);
        QCOMPARE(promptsSent(f), QStringLiteral("adbc"));
    }

    void whatIsSentIsSentOnce_data()
    {
        QTest::addColumn<QString>("hash");
        QTest::addColumn<int>("uploads");
        QTest::newRow("the same window in another file") << QStringLiteral("9f86d081") << 1;
        QTest::newRow("another window") << QStringLiteral("60303ae2") << 2;
        QTest::newRow("a window of which nothing is known") << QString() << 2;
    }

    void whatIsSentIsSentOnce()
    {
        QFETCH(QString, hash);
        QFETCH(int, uploads);
        JobFixture f;
        auto queue = queueOf(f);
        QVERIFY(queue->add(f.draft(QStringLiteral("a"))));
        JobDraft second = f.draft(QStringLiteral("b"));
        second.windowPath = f.dir.filePath(QStringLiteral("other.mp4"));
        second.windowHash = hash;
        second.request.prompt = QStringLiteral("the lamp is out");
        QVERIFY(QFile::copy(f.draft().windowPath, second.windowPath));
        QVERIFY(queue->add(second));
        QTRY_COMPARE_WITH_TIMEOUT(countOf(*queue, JobState::Checking), 2, patience);
        QCOMPARE(f.service.storage.count("PUT", "/put/"), uploads);
        QCOMPARE(f.service.posts(), 2);
    }

    void anUploadIsSharedUnderItsKeyOnly()
    {
        JobFixture f;
        QByteArray key = FakeService::key();
        f.access = [&f, &key](const QString &, const QUrl &) {
            return Access{f.billedService(), key};
        };
        auto queue = queueOf(f);
        const auto uploadsAfter = [&](const QByteArray &now, const QString &name, int jobs) {
            key = now;
            addTo(*queue, f, name);
            [&] {
                QTRY_COMPARE_WITH_TIMEOUT(countOf(*queue, JobState::Checking), jobs, patience);
            }();
            return f.service.storage.count("PUT", "/put/");
        };
        QCOMPARE(uploadsAfter(FakeService::key(), QStringLiteral("a"), 1), 1);
        QCOMPARE(uploadsAfter(FakeService::otherKey(), QStringLiteral("b"), 2), 2);
        QCOMPARE(uploadsAfter(FakeService::key(), QStringLiteral("c"), 3), 2);
        QCOMPARE(uploadsAfter(FakeService::otherKey(), QStringLiteral("d"), 4), 2);
        // Nobody knows any more whose those of before are.
        queue.reset();
        queue = queueOf(f);
        queue->load();
        QCOMPARE(uploadsAfter(FakeService::key(), QStringLiteral("e"), 5), 3);
        QCOMPARE(f.service.posts(), 5);
    }

    void theOrderOutlivesTheProcess()
    {
        JobFixture f;
        f.access = [](const QString &, const QUrl &) { return std::nullopt; };
        auto queue = queueOf(f);
        QStringList ids;
        for (const char *name : {"a", "b", "c"})
            ids << addTo(*queue, f, QString::fromLatin1(name));
        queue->moveInLine(ids[0], Move::Later);
        queue.reset();
        queue = queueOf(f);
        queue->load();
        QCOMPARE(titlesOf(*queue), QStringLiteral("bac"));
        QCOMPARE(addTo(*queue, f, QStringLiteral("d")).isEmpty(), false);
        QCOMPARE(titlesOf(*queue), QStringLiteral("bacd"));
    }

    void whoIsTurnedAwayHoldsTheLine_data()
    {
        QTest::addColumn<WireReply>("reply");
        QTest::addColumn<bool>("isLetIn");
        QTest::newRow("an account that is full takes the next when a job ends")
            << errorEnvelope(429, "concurrency_limit_error") << true;
        QTest::newRow("but not before the time that the service says")
            << answer(429, R"({"type":"error","error":{"type":"concurrency_limit_error"}})",
                   {{"Content-Type", "application/json"}, {"Retry-After", "3000"}})
            << false;
        QTest::newRow("too many requests are not made fewer by a job's end")
            << errorEnvelope(429, "rate_limit_error") << false;
    }

    void whoIsTurnedAwayHoldsTheLine()
    {
        QFETCH(WireReply, reply);
        QFETCH(bool, isLetIn);
        JobFixture f;
        f.timing.notAccepted = {.base = 1h, .cap = 1h, .maxAttempts = 4};
        auto queue = queueOf(f);
        dropResults(*queue);
        f.service.always("poll", f.service.status("processing"));
        const QString a = addTo(*queue, f, QStringLiteral("a"));
        QTRY_COMPARE_WITH_TIMEOUT(queue->find(a)->state, JobState::Processing, patience);
        f.service.queue("submit", reply);
        const QString b = addTo(*queue, f, QStringLiteral("b"));
        const QString c = addTo(*queue, f, QStringLiteral("c"));
        QTRY_VERIFY_WITH_TIMEOUT(queue->find(b)->nextTry.isValid(), patience);
        const auto secondTry = queue->find(b)->nextTry;
        f.service.always("poll", f.service.completed());
        QTRY_COMPARE_WITH_TIMEOUT(queue->find(a)->state, JobState::Failed, patience);
        if (isLetIn) {
            QTRY_COMPARE_WITH_TIMEOUT(countOf(*queue, JobState::Failed), 3, patience);
            QCOMPARE(promptsSent(f), QStringLiteral("abbc"));
        } else {
            QCOMPARE(queue->find(b)->nextTry, secondTry);
            QVERIFY(queue->find(c)->isWaitingInLine);
            QCOMPARE(promptsSent(f), QStringLiteral("ab"));
        }
    }

    void whatIsPaidForWaitsForAKey()
    {
        JobFixture f;
        f.timing.paid = {.base = 1h, .cap = 1h};
        QByteArray key = FakeService::key();
        f.access = [&f, &key](const QString &, const QUrl &) {
            return Access{f.billedService(), key};
        };
        auto queue = queueOf(f);
        f.service.setWhim([&key](const QByteArray &route, const WireRequest &) {
            if (route == "poll")
                key = "lt-withdrawn";
            return std::optional<WireReply>();
        });
        const QString id = addTo(*queue, f, QStringLiteral("a"));
        QTRY_VERIFY_WITH_TIMEOUT(queue->find(id)->nextTry.isValid(), patience);
        QCOMPARE(queue->find(id)->error->httpStatus, 401);
        f.service.setWhim({});
        key = FakeService::otherKey();
        queue->wake();
        QTRY_COMPARE_WITH_TIMEOUT(queue->find(id)->state, JobState::Checking, patience);
        QCOMPARE(f.service.posts(), 1);
    }

    void aFullAccountIsWaitedForWithoutEnd()
    {
        JobFixture f;
        auto queue = queueOf(f);
        for (int i = 0; i < 3 * f.timing.notAccepted.maxAttempts; ++i)
            f.service.queue("submit", errorEnvelope(429, "concurrency_limit_error"));
        const QString id = addTo(*queue, f, QStringLiteral("a"));
        QTRY_COMPARE_WITH_TIMEOUT(queue->find(id)->state, JobState::Checking, patience);
        QCOMPARE(f.service.posts(), 3 * f.timing.notAccepted.maxAttempts + 1);
    }
};

QTEST_GUILESS_MAIN(TestJobLine)
#include "tst_jobline.moc"
