// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/jobfixture.h"

#include <QSignalSpy>
#include <QtTest>

using namespace api;
using namespace apitest;
using Then = WireReply::Then;

namespace {

constexpr double price = 0.5; // of the fixture's draft

QStringList bookOf(JobQueue &queue)
{
    queue.flush();
    QStringList lines;
    const QList<Spend> spends = queue.ledger().spends().value();
    for (const Spend &spend : spends)
        lines.append(
            spend.id.mid(36) + stateName(spend.state)); // ids are uuids, or a uuid and "/2"
    return lines;
}

// Of a wish that fails, once it has.
Error::Kind endOf(QSignalSpy &failed)
{
    if (!QTest::qWaitFor([&failed] { return !failed.isEmpty(); }, patience))
        return Error::Kind::Uncertain;
    return failed.first().at(1).value<Error>().kind;
}

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

class TestJobSpending : public QObject {
    Q_OBJECT

private slots:
    void everyEndIsSettled_data();
    void everyEndIsSettled();
    void aDamagedBookKeepsItsJobs();
    void practiceIsNeverEntered();
    void aCapLeavesNothingBehind();
    void whatWasRefusedMakesRoomAgain();
    void aCapHoldsUpAllTakesOfAnOrder();
    void sentAgainCostsAgain();
    void aCapBlocksSendingAgain();
    void theBookIsPutRightAfterACrash();
    void aCapHoldsAfterACrash();
    void aDamagedBookBlocksNewJobs();
    void aDamagedBookHoldsWhatIsInLine();
    void aReservationWithoutAJobCountsAsSpent();
};

void TestJobSpending::everyEndIsSettled_data()
{
    QTest::addColumn<WireReply>("submit");
    QTest::addColumn<JobState>("end");
    QTest::addColumn<QString>("book");
    QTest::newRow("a result was paid for")
        << WireReply() << JobState::Checking << QStringLiteral("reserved");
    for (const int status : {400, 401, 402, 403, 404, 413, 422})
        QTest::addRow("refused with %d", status) << errorEnvelope(status, "some_error")
                                                 << JobState::Refused << QStringLiteral("released");
    QTest::newRow("never accepted") << errorEnvelope(429, "rate_limit_error") << JobState::Refused
                                    << QStringLiteral("released");
    QTest::newRow("closed after the body")
        << closed(Then::Fin) << JobState::Uncertain << QStringLiteral("spent");
    QTest::newRow("a fault of the server")
        << errorEnvelope(500, "api_error") << JobState::Uncertain << QStringLiteral("spent");
}

void TestJobSpending::everyEndIsSettled()
{
    QFETCH(WireReply, submit);
    QFETCH(JobState, end);
    QFETCH(QString, book);
    JobFixture f;
    if (!submit.bytes.isEmpty() || submit.then != Then::KeepOpen)
        f.service.always("submit", submit);
    auto queue = queueOf(f);
    const auto id = queue->add(f.draft());
    QVERIFY(id.has_value());
    QCOMPARE(bookOf(*queue), QStringList{QStringLiteral("reserved")});
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*id)->state, end, patience);
    QCOMPARE(bookOf(*queue), QStringList{book});
    if (end == JobState::Checking) {
        queue->markReady(*id);
        QCOMPARE(bookOf(*queue), QStringList{QStringLiteral("spent")});
    }
    queue->forget(*id);
    queue->flush();
    QCOMPARE(queue->ledger().spends().value().size(), 1);
}

// What a job came to is not forgotten before it is in the book.
void TestJobSpending::aDamagedBookKeepsItsJobs()
{
    JobFixture f;
    auto queue = queueOf(f);
    const auto id = queue->add(f.draft());
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*id)->state, JobState::Checking, patience);
    const QString path = queue->ledger().path();
    const QByteArray before = contentsOf(path);
    QVERIFY(write(path, "?\n"));
    QSignalSpy failed(queue.get(), &JobQueue::wishFailed);
    QSignalSpy forgotten(queue.get(), &JobQueue::jobForgotten);
    queue->markReady(*id);
    queue->forget(*id);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
    QCOMPARE(failed.first().at(0).value<JobSnapshot>().id, *id);
    QCOMPARE(failed.first().at(1).value<Error>().kind, Error::Kind::LedgerDamaged);
    QCOMPARE(forgotten.count(), 0);
    QCOMPARE(f.journal.read(*id)->state, JobState::Ready);
    QVERIFY(queue->find(*id).has_value());

    QVERIFY(write(path, before));
    queue->forget(*id);
    QTRY_COMPARE_WITH_TIMEOUT(forgotten.count(), 1, patience);
    QCOMPARE(bookOf(*queue), QStringList{QStringLiteral("spent")});
    QVERIFY(f.journal.load().records.isEmpty());
}

void TestJobSpending::practiceIsNeverEntered()
{
    JobFixture f;
    f.access = [&f](const QString &, const QUrl &) {
        return Access{practiceService(f.service.api.url()), FakeService::key()};
    };
    auto queue = queueOf(f);
    queue->setCaps({0, 0, 0});
    JobDraft draft = f.draft();
    draft.service = practiceService(f.service.api.url());
    const auto id = queue->add(draft);
    QVERIFY(id.has_value());
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*id)->state, JobState::Checking, patience);
    QVERIFY(bookOf(*queue).isEmpty());
}

void TestJobSpending::aCapLeavesNothingBehind()
{
    JobFixture f;
    auto queue = queueOf(f);
    QSignalSpy failed(queue.get(), &JobQueue::addFailed);
    queue->setCaps({price - 0.01, {}, {}});
    const auto id = queue->add(f.draft());
    QVERIFY(id.has_value());
    QCOMPARE(endOf(failed), Error::Kind::CapReached);
    QVERIFY(!queue->find(*id).has_value());
    queue->flush();
    QVERIFY(f.journal.load().records.isEmpty());
    QVERIFY(bookOf(*queue).isEmpty());
    QCOMPARE(f.service.api.connections(), 0);
}

void TestJobSpending::whatWasRefusedMakesRoomAgain()
{
    JobFixture f;
    f.service.queue("submit", errorEnvelope(422, "content_filtered_error"));
    auto queue = queueOf(f);
    queue->setCaps({{}, price, {}});
    QSignalSpy failed(queue.get(), &JobQueue::addFailed);
    const auto first = queue->add(f.draft());
    QVERIFY(queue->add(f.draft(QStringLiteral("b"))).has_value());
    QCOMPARE(endOf(failed), Error::Kind::CapReached);
    QCOMPARE(failed.first().at(0).value<JobSnapshot>().title, QStringLiteral("b"));
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*first)->state, JobState::Refused, patience);
    const auto second = queue->add(f.draft(QStringLiteral("b")));
    QVERIFY(second.has_value());
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*second)->state, JobState::Checking, patience);
}

void TestJobSpending::aCapHoldsUpAllTakesOfAnOrder()
{
    JobFixture f;
    auto queue = queueOf(f);
    queue->setCaps({{}, {}, 1.5});
    QVERIFY(queue->allows(f.draft().projectUid, price, 3).has_value());
    const auto refused = queue->allows(f.draft().projectUid, price, 4);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().type, QStringLiteral("project"));
    QVERIFY(bookOf(*queue).isEmpty());
}

void TestJobSpending::sentAgainCostsAgain()
{
    JobFixture f;
    f.service.queue("submit", closed(Then::Fin));
    auto queue = queueOf(f);
    const auto id = queue->add(f.draft());
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*id)->state, JobState::Uncertain, patience);
    // However often it is clicked.
    queue->sendAgain(*id);
    queue->sendAgain(*id);
    queue->forget(*id);
    QVERIFY(queue->find(*id)->isBusy);
    QCOMPARE(bookOf(*queue), (QStringList{QStringLiteral("spent"), QStringLiteral("/2reserved")}));
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*id)->state, JobState::Checking, patience);
    queue->markReady(*id);
    QCOMPARE(bookOf(*queue), (QStringList{QStringLiteral("spent"), QStringLiteral("/2spent")}));
    QCOMPARE(f.service.posts(), 2);
}

void TestJobSpending::aCapBlocksSendingAgain()
{
    JobFixture f;
    f.service.queue("submit", closed(Then::Fin));
    auto queue = queueOf(f);
    const auto id = queue->add(f.draft());
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*id)->state, JobState::Uncertain, patience);
    queue->setCaps({{}, price, {}});
    QSignalSpy failed(queue.get(), &JobQueue::wishFailed);
    queue->sendAgain(*id);
    QCOMPARE(endOf(failed), Error::Kind::CapReached);
    QCOMPARE(failed.first().at(1).value<Error>().type, QStringLiteral("day"));
    QVERIFY(f.journal.lock(*id).has_value());
    QCOMPARE(f.journal.read(*id)->sends, 1);
    QCOMPARE(queue->find(*id)->state, JobState::Uncertain);
    QCOMPARE(f.service.posts(), 1);
    queue->setCaps({});
    queue->sendAgain(*id);
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(*id)->state, JobState::Checking, patience);
}

// Killed between the journal and the book, on either side of a job.
void TestJobSpending::theBookIsPutRightAfterACrash()
{
    JobFixture f;
    JobRecord begun = recordOf(f.draft(), QStringLiteral("begun"));
    JobRecord sent = recordOf(f.draft(QStringLiteral("s")), QStringLiteral("sent"));
    sent.state = JobState::Processing;
    sent.serviceJobId = QStringLiteral("job_1");
    sent.isSubmitSent = true;
    JobRecord ended = recordOf(f.draft(QStringLiteral("b")), QStringLiteral("ended"));
    ended.state = JobState::Uncertain;
    ended.isSubmitSent = true;
    JobRecord refused = recordOf(f.draft(QStringLiteral("c")), QStringLiteral("refused"));
    refused.state = JobState::Refused;
    for (const JobRecord &record : {begun, sent, ended, refused})
        QVERIFY(f.journal.write(record).has_value());
    Ledger book(f.journal.folder() + QStringLiteral("/ledger.csv"));
    for (const JobRecord &record : {begun, ended, refused}) {
        QVERIFY(book.reserve(spendOf(record), {}).has_value());
    }
    auto queue = queueOf(f);
    queue->setCaps({0, 0, 0});
    queue->load();
    queue->flush();
    QStringList lines;
    const QList<Spend> spends = queue->ledger().spends().value();
    for (const Spend &spend : spends)
        lines.append(spend.id + QLatin1Char(' ') + stateName(spend.state));
    lines.sort();
    QCOMPARE(lines,
        (QStringList{QStringLiteral("begun reserved"), QStringLiteral("ended spent"),
            QStringLiteral("refused released"), QStringLiteral("sent reserved")}));
    QTRY_COMPARE_WITH_TIMEOUT(
        queue->find(QStringLiteral("begun"))->state, JobState::Checking, patience);
}

// It was journalled, and its process was killed before any cap was asked.
void TestJobSpending::aCapHoldsAfterACrash()
{
    JobFixture f;
    JobRecord first = recordOf(f.draft(), QStringLiteral("first"));
    JobRecord second = recordOf(f.draft(QStringLiteral("b")), QStringLiteral("second"));
    second.turn = first.turn + 1;
    QVERIFY(f.journal.write(first).has_value());
    QVERIFY(f.journal.write(second).has_value());
    auto queue = queueOf(f);
    queue->setCaps({{}, price, {}});
    QSignalSpy failed(queue.get(), &JobQueue::addFailed);
    queue->load();
    QCOMPARE(endOf(failed), Error::Kind::CapReached);
    QCOMPARE(failed.first().at(0).value<JobSnapshot>().id, second.id);
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(first.id)->state, JobState::Checking, patience);
    queue->flush();
    QVERIFY(!f.journal.has(second.id));
    QVERIFY(!queue->find(second.id).has_value());
    QCOMPARE(f.service.posts(), 1);
    QCOMPARE(bookOf(*queue), QStringList{QStringLiteral("reserved")});
}

// Whether it is reserved nobody can tell.
void TestJobSpending::aDamagedBookHoldsWhatIsInLine()
{
    JobFixture f;
    f.timing.lookElsewhere = std::chrono::milliseconds(1);
    const JobRecord unsent = recordOf(f.draft(), QStringLiteral("unsent"));
    JobRecord sent = recordOf(f.draft(QStringLiteral("b")), QStringLiteral("sent"));
    sent.state = JobState::Processing;
    sent.serviceJobId = QStringLiteral("job-1");
    sent.isSubmitSent = true;
    QVERIFY(f.journal.write(unsent).has_value() && f.journal.write(sent).has_value());
    const QString path = f.journal.folder() + QStringLiteral("/ledger.csv");
    QVERIFY(write(path, "?\n"));
    auto queue = queueOf(f);
    queue->load();
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(sent.id)->state, JobState::Checking, patience);
    QVERIFY(queue->find(unsent.id)->isHeld);
    QCOMPARE(queue->find(unsent.id)->error->kind, Error::Kind::LedgerDamaged);
    QVERIFY(queue->find(unsent.id)->error->message.contains(path));
    QCOMPARE(f.service.posts(), 0);
    // Once it is mended nobody has to say so.
    QVERIFY(QFile::remove(path));
    QTRY_COMPARE_WITH_TIMEOUT(queue->find(unsent.id)->state, JobState::Checking, patience);
    QCOMPARE(queue->ledger().spends().value().size(), 2);
}

// Its journal was set aside, or is gone: nobody will ever settle it.
void TestJobSpending::aReservationWithoutAJobCountsAsSpent()
{
    JobFixture f;
    const JobRecord ours = recordOf(f.draft(), QStringLiteral("ours"));
    QVERIFY(f.journal.write(ours).has_value());
    Ledger book(f.journal.folder() + QStringLiteral("/ledger.csv"));
    JobRecord lost = recordOf(f.draft(), QStringLiteral("lost"));
    lost.sends = 2;
    QVERIFY(book.reserve(spendOf(ours), {}).has_value());
    QVERIFY(book.reserve(spendOf(lost), {}).has_value());
    auto queue = queueOf(f);
    queue->load();
    queue->flush();
    const QList<Spend> spends = book.spends().value();
    QCOMPARE(spends.size(), 2);
    QCOMPARE(spends[0].state, SpendState::Reserved);
    QCOMPARE(spends[1].id, QStringLiteral("lost/2"));
    QCOMPARE(spends[1].state, SpendState::Spent);
}

void TestJobSpending::aDamagedBookBlocksNewJobs()
{
    JobFixture f;
    QVERIFY(write(f.journal.folder() + QStringLiteral("/ledger.csv"), "?\n"));
    auto queue = queueOf(f);
    QSignalSpy failed(queue.get(), &JobQueue::addFailed);
    QVERIFY(queue->add(f.draft()).has_value());
    QCOMPARE(endOf(failed), Error::Kind::LedgerDamaged);
    queue->flush();
    QVERIFY(f.journal.load().records.isEmpty());
    QVERIFY(queue->snapshot().isEmpty());
    QCOMPARE(f.service.api.connections(), 0);
}

QTEST_GUILESS_MAIN(TestJobSpending)
#include "tst_jobspending.moc"
