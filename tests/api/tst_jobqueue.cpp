// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/jobfixture.h"
#include "tests/support/smallfiles.h"

#include <QProcess>
#include <QSignalSpy>
#include <QtTest>

using namespace api;
using namespace apitest;
using Then = WireReply::Then;

class TestJobQueue : public QObject {
    Q_OBJECT

private slots:
    void oneJob();
    void twoInFlight();
    void takesOfOneWindowShareAnUpload();
    void draftsThatCannotBe_data();
    void draftsThatCannotBe();
    void loadsAndGoesOn();
    void jobOfAnotherProcessIsLeftAlone();
    void jobOfAnotherProcessIsShownAsItChanges();
    void whatAnotherProcessEndedIsSettled();
    void whatAKilledProcessLeftIsTakenUp();
    void loadsOnlyTheJobsNamed();
    void waitsForAKey();
    void damagedFileIsReported();
    void forgets();
    void whatAnotherProcessMovesIsNotForgotten();
    void anEndThatIsNotSavedStaysOurs();
    void addingWaitsForNoDisk();
    void aDiskThatFailsLeavesNoJob();
    void stoppedWhileItIsAdded();
    void whatAnotherIsToFinishIsLetGo();
};

void TestJobQueue::oneJob()
{
    JobFixture f;
    auto queue = queueOf(f);
    QSignalSpy added(queue.get(), &JobQueue::jobAdded);
    QSignalSpy arrived(queue.get(), &JobQueue::resultArrived);
    QSignalSpy finished(queue.get(), &JobQueue::jobFinished);
    QSignalSpy changed(queue.get(), &JobQueue::jobChanged);
    const auto id = queue->add(f.draft());
    QVERIFY(id.has_value());
    QCOMPARE(added.count(), 1);
    QCOMPARE(queue->find(*id)->state, JobState::Preparing);
    QVERIFY(queue->find(*id)->isWaitingInLine);
    QVERIFY(queue->find(*id)->isBusy);
    queue->flush();
    QVERIFY(f.journal.read(*id).has_value());
    QCOMPARE(f.service.api.connections(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 1, patience);
    const auto result = arrived.first().first().value<JobSnapshot>();
    QCOMPARE(result.state, JobState::Checking);
    QCOMPARE(result.context, f.draft().context);
    QCOMPARE(contentsOf(result.resultPath), f.service.result);
    queue->markReady(*id);
    QCOMPARE(queue->find(*id)->state, JobState::Ready);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QCOMPARE(queue->find(*id)->state, JobState::Ready);
    QVERIFY(changed.count() > 6);
    QCOMPARE(f.service.posts(), 1);
    queue->stop(*id);
    queue->markUnusable(*id, QStringLiteral("too late"));
    QCOMPARE(queue->find(*id)->state, JobState::Ready);
}

void TestJobQueue::twoInFlight()
{
    JobFixture f;
    auto queue = queueOf(f);
    int most = 0;
    connect(queue.get(), &JobQueue::jobChanged, this, [&] {
        int flying = 0;
        for (const JobSnapshot &job : queue->snapshot())
            flying += isInFlight(job.state) ? 1 : 0;
        most = qMax(most, flying);
    });
    connect(queue.get(), &JobQueue::resultArrived, queue.get(),
        [&queue](const JobSnapshot &job) { queue->markUnusable(job.id, QStringLiteral("black")); });
    for (int i = 0; i < 5; ++i)
        QVERIFY(queue->add(f.draft(QString::number(i))).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(countOf(*queue, JobState::Failed), 5, patience);
    QCOMPARE(most, 2);
    QCOMPARE(f.service.posts(), 5);
    QStringList titles;
    for (const JobSnapshot &job : queue->snapshot())
        titles.append(job.title);
    titles.sort();
    QCOMPARE(titles.join(QString()), QStringLiteral("01234"));
    QCOMPARE(queue->snapshot().first().error->message, QStringLiteral("black"));
}

void TestJobQueue::takesOfOneWindowShareAnUpload()
{
    JobFixture f;
    auto queue = queueOf(f);
    for (int i = 0; i < 3; ++i)
        QVERIFY(queue->add(f.draft(QString::number(i))).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(countOf(*queue, JobState::Checking), 3, patience);
    QCOMPARE(f.service.storage.count("PUT", "/put/"), 1);
    QCOMPARE(f.service.posts(), 3);
}

void TestJobQueue::draftsThatCannotBe_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("no window file") << 0 << Error::Kind::FileUnreadable;
    QTest::newRow("an empty window") << 1 << Error::Kind::FileUnreadable;
    QTest::newRow("a section under two seconds") << 2 << Error::Kind::InvalidRequest;
    QTest::newRow("a window over the cap") << 3 << Error::Kind::InvalidRequest;
    QTest::newRow("plain http") << 4 << Error::Kind::InsecureUrl;
    QTest::newRow("the result exists") << 5 << Error::Kind::FileNotWritable;
    QTest::newRow("no folder for the result") << 6 << Error::Kind::FileNotWritable;
    QTest::newRow("a result that another job writes") << 7 << Error::Kind::FileNotWritable;
}

void TestJobQueue::draftsThatCannotBe()
{
    QFETCH(int, fault);
    QFETCH(Error::Kind, kind);
    JobFixture f;
    auto queue = queueOf(f);
    JobDraft draft = f.draft();
    int before = 0;
    if (fault == 0)
        draft.windowPath += QLatin1Char('x');
    else if (fault == 1)
        QVERIFY(QFile::resize(draft.windowPath, 0));
    else if (fault == 2)
        draft.request.duration = 1;
    else if (fault == 3)
        draft.service.limits.maxUploadBytes = 1000;
    else if (fault == 4)
        draft.service.baseUrl = QUrl(QStringLiteral("http://api.ltx.io"));
    else if (fault == 5)
        draft.resultPath = draft.windowPath;
    else if (fault == 6)
        draft.resultPath = f.dir.filePath(QStringLiteral("no/folder.mp4"));
    else
        before = queue->add(draft).has_value() ? 1 : 0;
    const auto id = queue->add(draft);
    QVERIFY(!id.has_value());
    QCOMPARE(id.error().kind, kind);
    QCOMPARE(queue->snapshot().size(), before);
    queue->flush();
    QCOMPARE(f.journal.load().records.size(), before);
}

void TestJobQueue::loadsAndGoesOn()
{
    JobFixture f;
    f.service.always("poll", closed(Then::Hang));
    auto queue = queueOf(f);
    for (int i = 0; i < 4; ++i)
        QVERIFY(queue->add(f.draft(QString::number(i))).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(f.service.hanging(), 2, patience);
    queue.reset();

    f.service.always("poll", f.service.completed());
    queue = queueOf(f);
    QCOMPARE(queue->load(), QStringList());
    QCOMPARE(queue->snapshot().size(), 4);
    QTRY_COMPARE_WITH_TIMEOUT(countOf(*queue, JobState::Checking), 4, patience);
    QCOMPARE(f.service.posts(), 4);
    for (const JobSnapshot &job : queue->snapshot())
        queue->markReady(job.id);
    queue.reset();

    queue = queueOf(f);
    QSignalSpy arrived(queue.get(), &JobQueue::resultArrived);
    queue->load();
    QCOMPARE(countOf(*queue, JobState::Ready), 4);
    const auto id = queue->add(f.draft(QStringLiteral("late")));
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*id)->state, JobState::Checking, patience);
    QCOMPARE(arrived.count(), 1);
}

void TestJobQueue::jobOfAnotherProcessIsLeftAlone()
{
    JobFixture f;
    const JobRecord record = recordOf(f.draft(), QStringLiteral("job"));
    QVERIFY(f.journal.write(record).has_value());
    auto lock = f.journal.lock(record.id);
    auto queue = queueOf(f);
    queue->load();
    QVERIFY(queue->find(record.id)->isElsewhere);
    queue->stop(record.id);
    queue->wake();
    const auto other = queue->add(f.draft(QStringLiteral("b")));
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*other)->state, JobState::Checking, patience);
    QCOMPARE(f.journal.read(record.id).value(), record);
    QCOMPARE(f.service.posts(), 1);

    lock->reset();
    queue->wake();
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(record.id)->state, JobState::Checking, patience);
    QVERIFY(!queue->find(record.id)->isElsewhere);
    QCOMPARE(queue->snapshot().size(), 2);
}

void TestJobQueue::jobOfAnotherProcessIsShownAsItChanges()
{
    JobFixture f;
    JobRecord record = recordOf(f.draft(), QStringLiteral("job"));
    QVERIFY(f.journal.write(record).has_value());
    const auto lock = f.journal.lock(record.id);
    auto queue = queueOf(f);
    queue->load();
    QSignalSpy changed(queue.get(), &JobQueue::jobChanged);
    QSignalSpy forgotten(queue.get(), &JobQueue::jobForgotten);
    for (const JobState state : {JobState::Uploading, JobState::Submitting, JobState::Queued}) {
        record.state = state;
        record.stages.append({state, QDateTime::currentDateTimeUtc()});
        QVERIFY(f.journal.write(record).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(queue->find(record.id)->state, state, patience);
        QVERIFY(queue->find(record.id)->isElsewhere);
    }
    QCOMPARE(changed.count(), 3);
    QCOMPARE(f.service.api.connections(), 0);
    QVERIFY(f.journal.remove(record.id).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(forgotten.count(), 1, patience);
    QVERIFY(queue->snapshot().isEmpty());
}

void TestJobQueue::whatAnotherProcessEndedIsSettled()
{
    JobFixture f;
    JobRecord record = recordOf(f.draft(), QStringLiteral("job"));
    record.state = JobState::Processing;
    record.isSubmitSent = true;
    QVERIFY(f.journal.write(record).has_value());
    auto lock = f.journal.lock(record.id);
    auto queue = queueOf(f);
    Ledger ledger(queue->ledger().path());
    QVERIFY(ledger.reserve(spendOf(record), {}).has_value());
    queue->load();
    QCOMPARE(ledger.spends().value().first().state, SpendState::Reserved);
    // It ends, and its process dies before it has entered that.
    record.state = JobState::Ready;
    QVERIFY(f.journal.write(record).has_value());
    lock->reset();
    QTRY_COMPARE_WITH_TIMEOUT(ledger.spends().value().first().state, SpendState::Spent, patience);
    QCOMPARE(ledger.spends().value().size(), 1);
    QCOMPARE(queue->find(record.id)->state, JobState::Ready);
    QVERIFY(!queue->find(record.id)->isElsewhere);
    QCOMPARE(f.service.api.connections(), 0);
}

void TestJobQueue::whatAKilledProcessLeftIsTakenUp()
{
    JobFixture f;
    f.timing.lookElsewhere = std::chrono::milliseconds(20);
    const JobRecord record = recordOf(f.draft(), QStringLiteral("job"));
    QVERIFY(f.journal.write(record).has_value());
    QProcess holder;
    holder.start(QStringLiteral("sleep"), {QStringLiteral("1000")});
    QVERIFY(holder.waitForStarted());
    QByteArrayList lines; // of a lock of this process, but for who holds it
    {
        const auto lock = f.journal.lock(record.id);
        lines = contentsOf(f.journal.folder() + QStringLiteral("/job.lock")).split('\n');
    }
    QVERIFY(lines.size() > 2);
    lines[0] = QByteArray::number(holder.processId());
    lines[1] = "sleep";
    QFile file(f.journal.folder() + QStringLiteral("/job.lock"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lines.join('\n'));
    file.close();
    auto queue = queueOf(f);
    queue->load();
    QVERIFY(queue->find(record.id)->isElsewhere);
    // Nothing in the folder tells of this.
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(record.id)->state, JobState::Checking, patience);
    QVERIFY(!queue->find(record.id)->isElsewhere);
    QCOMPARE(f.service.posts(), 1);
}

void TestJobQueue::loadsOnlyTheJobsNamed()
{
    JobFixture f;
    for (const char *id : {"one", "two"})
        QVERIFY(f.journal.write(recordOf(f.draft(QString::fromLatin1(id)), QString::fromLatin1(id)))
                    .has_value());
    auto queue = queueOf(f);
    queue->load({QStringLiteral("two")});
    QCOMPARE(queue->snapshot().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(
        queue->find(QStringLiteral("two"))->state, JobState::Checking, patience);
    QCOMPARE(f.journal.read(QStringLiteral("one"))->state, JobState::Preparing);
    QVERIFY(f.journal.lock(QStringLiteral("one")).has_value());
    QCOMPARE(f.service.posts(), 1);
}

void TestJobQueue::waitsForAKey()
{
    JobFixture f;
    bool hasKey = false;
    const AccessProvider access = f.access;
    f.access = [&hasKey, access](const QString &id, const QUrl &url) {
        return hasKey ? access(id, url) : std::nullopt;
    };
    auto queue = queueOf(f);
    QSignalSpy added(queue.get(), &JobQueue::jobAdded);
    const auto id = queue->add(f.draft());
    QCOMPARE(queue->find(*id)->error->kind, Error::Kind::NoKey);
    queue->wake();
    hasKey = true;
    QCOMPARE(f.service.api.connections(), 0);
    queue->wake();
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*id)->state, JobState::Checking, patience);
    QCOMPARE(queue->find(*id)->error, std::nullopt);
}

void TestJobQueue::damagedFileIsReported()
{
    JobFixture f;
    QFile bad(f.journal.folder() + QStringLiteral("/bad.json"));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("{");
    bad.close();
    auto queue = queueOf(f);
    QCOMPARE(queue->load(), QStringList{bad.fileName() + QStringLiteral(".damaged")});
    QVERIFY(queue->snapshot().isEmpty());
}

void TestJobQueue::forgets()
{
    JobFixture f;
    auto queue = queueOf(f);
    QSignalSpy forgotten(queue.get(), &JobQueue::jobForgotten);
    const auto id = queue->add(f.draft());
    queue->forget(*id);
    queue->stop(*id);
    QCOMPARE(queue->find(*id)->state, JobState::Abandoned);
    QTRY_VERIFY_WITH_TIMEOUT(!queue->find(*id)->isBusy, patience);
    QCOMPARE(forgotten.count(), 0);
    queue->forget(*id);
    queue->forget(*id);
    queue->lookAgain(*id);
    QTRY_COMPARE_WITH_TIMEOUT(forgotten.count(), 1, patience);
    QVERIFY(!queue->find(*id).has_value());
    QVERIFY(f.journal.load().records.isEmpty());
    QVERIFY(f.journal.lock(*id).has_value());
    QCOMPARE(f.service.api.connections(), 0);
}

void TestJobQueue::whatAnotherProcessMovesIsNotForgotten()
{
    JobFixture f;
    JobRecord record = recordOf(f.draft(), QStringLiteral("job"));
    record.state = JobState::Uncertain;
    QVERIFY(f.journal.write(record).has_value());
    auto queue = queueOf(f);
    queue->load();
    QSignalSpy failed(queue.get(), &JobQueue::wishFailed);
    QSignalSpy forgotten(queue.get(), &JobQueue::jobForgotten);
    auto lock = f.journal.lock(record.id);
    queue->forget(record.id);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
    QCOMPARE(failed.first().at(1).value<Error>().kind, Error::Kind::Locked);
    // It was killed on the way to a second sending, which is ours now, under our lock.
    record.state = JobState::Uploading;
    record.sends = 2;
    QVERIFY(f.journal.write(record).has_value());
    lock->reset();
    queue->forget(record.id);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, patience);
    QVERIFY(!f.journal.lock(record.id).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(record.id)->state, JobState::Checking, patience);
    QCOMPARE(f.service.posts(), 1);
    QCOMPARE(forgotten.count(), 0);
}

// The disk still says that it runs: whoever looks again must not take that for another's doing.
void TestJobQueue::anEndThatIsNotSavedStaysOurs()
{
    JobFixture f;
    f.service.queue("poll", f.service.status("failed"));
    auto queue = queueOf(f);
    QSignalSpy failed(queue.get(), &JobQueue::wishFailed);
    const auto id = queue->add(f.draft());
    {
        QTRY_COMPARE_WITH_TIMEOUT(f.service.posts(), 1, patience);
        queue->flush();
        const testsupport::SmallFiles full(0);
        QTRY_COMPARE_WITH_TIMEOUT(queue->find(*id)->state, JobState::Failed, patience);
        queue->flush();
        QVERIFY(QTest::qWaitFor([&] { return !queue->find(*id)->isBusy; }, patience));
    }
    QVERIFY(f.journal.read(*id)->state != JobState::Failed);
    QVERIFY(!f.journal.lock(*id).has_value());
    queue->lookAgain(*id);
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*id)->state, JobState::Checking, patience);
    QCOMPARE(failed.count(), 0);
    QCOMPARE(f.service.posts(), 1);
}

void TestJobQueue::addingWaitsForNoDisk()
{
    JobFixture f;
    auto queue = queueOf(f);
    // Another process writes the book, for longer than anybody would want to wait.
    QLockFile book(queue->ledger().path() + QStringLiteral(".lock"));
    QVERIFY(book.tryLock(0));
    const auto id = queue->add(f.draft());
    QVERIFY(id.has_value());
    QTRY_VERIFY_WITH_TIMEOUT(f.journal.has(*id), patience);
    QVERIFY(queue->find(*id)->isBusy);
    queue->wake();
    QCOMPARE(f.service.api.connections(), 0);
    book.unlock();
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*id)->state, JobState::Checking, patience);
    QCOMPARE(f.service.posts(), 1);
    QCOMPARE(queue->ledger().spends().value().size(), 1);
}

void TestJobQueue::aDiskThatFailsLeavesNoJob()
{
    JobFixture f;
    auto queue = queueOf(f);
    QSignalSpy failed(queue.get(), &JobQueue::addFailed);
    QSignalSpy forgotten(queue.get(), &JobQueue::jobForgotten);
    const auto first = queue->add(f.draft(QStringLiteral("a")));
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*first)->state, JobState::Checking, patience);
    queue->flush();
    QVERIFY(QDir(f.journal.folder()).removeRecursively());
    const auto second = queue->add(f.draft(QStringLiteral("b")));
    QVERIFY(second.has_value());
    // Stopped, it is to be written once more: that too must leave nothing.
    const auto third = queue->add(f.draft(QStringLiteral("c")));
    queue->stop(*third);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, patience);
    QCOMPARE(forgotten.count(), 2);
    QCOMPARE(failed.first().at(0).value<JobSnapshot>().context, f.draft().context);
    QCOMPARE(queue->snapshot().size(), 1);
    QCOMPARE(f.service.posts(), 1);
}

void TestJobQueue::stoppedWhileItIsAdded()
{
    JobFixture f;
    auto queue = queueOf(f);
    QSignalSpy finished(queue.get(), &JobQueue::jobFinished);
    const auto id = queue->add(f.draft());
    queue->stop(*id);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QCOMPARE(queue->find(*id)->state, JobState::Abandoned);
    QCOMPARE(f.journal.read(*id)->state, JobState::Abandoned);
    QCOMPARE(queue->ledger().spends().value().value(0).state, SpendState::Released);
    QTRY_VERIFY_WITH_TIMEOUT(f.journal.lock(*id).has_value(), patience);
    QCOMPARE(f.service.api.connections(), 0);
}

// Two programs on one journal: the first fetches what only the second can finish.
void TestJobQueue::whatAnotherIsToFinishIsLetGo()
{
    JobFixture f;
    f.timing.lookElsewhere = std::chrono::milliseconds(20);
    f.access = [access = f.access](const QString &id, const QUrl &url) {
        return id == ltxId ? access(id, url) : std::nullopt;
    };
    JobRecord record = recordOf(f.draft(), QStringLiteral("sent"));
    record.state = JobState::Processing;
    record.isSubmitSent = true;
    record.serviceJobId = QStringLiteral("job-1");
    QVERIFY(f.journal.write(record).has_value());
    auto first = queueOf(f);
    first->setLeft([](const JobRecord &of) { return of.state == JobState::Checking; });
    QSignalSpy arrived(first.get(), &JobQueue::resultArrived);
    QSignalSpy forgotten(first.get(), &JobQueue::jobForgotten);
    first->load();
    QVERIFY(!first->find(record.id)->isElsewhere);
    QTRY_VERIFY_WITH_TIMEOUT(first->find(record.id)->isLeft, patience);
    QCOMPARE(first->find(record.id)->state, JobState::Checking);
    QVERIFY(first->find(record.id)->isElsewhere);
    QTRY_VERIFY_WITH_TIMEOUT(!f.journal.holder(record.id).has_value(), patience);

    auto second = queueOf(f);
    QSignalSpy delivered(second.get(), &JobQueue::resultArrived);
    second->load();
    QTRY_COMPARE_WITH_TIMEOUT(delivered.count(), 1, patience);
    second->markReady(record.id);
    QTRY_COMPARE_WITH_TIMEOUT(first->find(record.id)->state, JobState::Ready, patience);
    second->forget(record.id);
    QTRY_COMPARE_WITH_TIMEOUT(second->snapshot().size(), 0, patience);
    QCOMPARE(arrived.count(), 0);
    QCOMPARE(f.service.posts(), 0);
    QVERIFY(f.journal.load().records.isEmpty());
}

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_jobqueue.moc"
