// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Hundreds of jobs through one queue, as in an application that is never closed.
#include "tests/api/jobfixture.h"
#include "tests/support/memoryuse.h"

#include <QDir>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QSet>
#include <QtTest>

#include <algorithm>

using namespace api;
using namespace apitest;
using Then = WireReply::Then;

namespace {

constexpr int jobsOfRound = 50; // jobs, after which everything is at rest
constexpr int rounds = 4;

QHash<QByteArray, QList<WireReply>> faults(FakeService &service)
{
    const WireReply fin = closed(Then::Fin), reset = closed(Then::Reset), hang = closed(Then::Hang);
    return {
        {"slot", {errorEnvelope(500, "api_error"), html(503), fin, reset, json(200, "{}")}},
        {"put", {html(503), answer(412, {}), fin, reset}},
        {"submit",
            {errorEnvelope(429, "concurrency_limit_error"), errorEnvelope(429, "rate_limit_error"),
                errorEnvelope(503, "service_unavailable"), errorEnvelope(402, "insufficient_funds"),
                errorEnvelope(422, "content_filtered_error"), errorEnvelope(500, "api_error"),
                html(502), fin, reset, hang, half(service.accepted(), Then::Fin)}},
        {"poll",
            {errorEnvelope(500, "api_error"), html(502), fin, reset, hang,
                half(service.status("processing"), Then::Reset), service.status("warming_up"),
                json(200, R"({"status":"failed","error":{"type":"api_error","message":"no"}})")}},
        {"file",
            {answer(403, {}), html(503), fin, reset, half(service.fileReply({}), Then::Fin),
                half(service.fileReply({}), Then::Reset)}},
    };
}

// The service's own word that nothing was begun, and what is known never to be charged.
bool isFree(const WireReply &reply)
{
    const QByteArray code = reply.bytes.mid(9, 3);
    return code == "402" || code == "422" || code == "429"
        || (code == "503" && reply.bytes.contains("service_unavailable"));
}

// What a process holds on to.
struct Footprint {
    qint64 kilobytes = 0;
    qsizetype files = 0, threads = 0, children = 0;
};

Footprint footprint(const QObject &queue, const QObject &manager)
{
    const auto entries = [](const QString &folder) {
        return QDir(folder)
            .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
            .size();
    };
    return {testsupport::heldKilobytes(), entries(QStringLiteral("/proc/self/fd")),
        entries(QStringLiteral("/proc/self/task")),
        queue.findChildren<QObject *>().size() + manager.findChildren<QObject *>().size()};
}

} // namespace

class TestQueueFlat : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingGrows();

private:
    std::optional<WireReply> whim(const QByteArray &route, const WireRequest &request);
    void runRound(int number);
    void checkRound(const QStringList &ids);
    Footprint atRest();

    JobFixture m_f;
    QHash<QByteArray, QList<WireReply>> m_faults;
    QRandomGenerator m_random{20'261'124};
    QHash<QString, int> m_charged; // by prompt: submits that may cost money
    std::unique_ptr<JobQueue> m_queue;
    QSet<QString> m_arrived;
    int m_made = 0, m_ready = 0, m_struck = 0;
};

void TestQueueFlat::initTestCase()
{
    QFile window(m_f.draft().windowPath);
    QVERIFY(window.resize(2000));
    m_f.service.result = QByteArray(20'000, 'r');
    m_faults = faults(m_f.service);
    QLoggingCategory::setFilterRules(QStringLiteral("api*=false"));
    const std::chrono::milliseconds patient(1000);
    m_f.timing.timeouts = {.slot = patient,
        .upload = patient,
        .submit = patient,
        .poll = patient,
        .download = patient};
    m_f.service.setWhim([this](const QByteArray &route, const WireRequest &request) {
        return whim(route, request);
    });
    m_queue = queueOf(m_f);
    connect(m_queue.get(), &JobQueue::resultArrived, this, [this](const JobSnapshot &job) {
        QVERIFY(!m_arrived.contains(job.id));
        QCOMPARE(contentsOf(job.resultPath), m_f.service.result);
        m_arrived.insert(job.id);
        m_queue->markReady(job.id);
    });
}

std::optional<WireReply> TestQueueFlat::whim(const QByteArray &route, const WireRequest &request)
{
    std::optional<WireReply> reply;
    if (m_random.bounded(6) == 0) {
        const QList<WireReply> &of = m_faults[route];
        reply = of[m_random.bounded(int(of.size()))];
        ++m_struck;
    }
    if (route == "submit" && (!reply || !isFree(*reply)))
        ++m_charged[QJsonDocument::fromJson(request.body)[QLatin1String("prompt")].toString()];
    return reply;
}

void TestQueueFlat::runRound(int number)
{
    QStringList ids;
    for (int i = 0; i < jobsOfRound; ++i) {
        JobDraft draft = m_f.draft(QStringLiteral("%1-%2").arg(number).arg(i));
        draft.request.prompt = draft.title;
        // Every other one has an upload of its own.
        draft.windowHash = i % 2 ? QString() : draft.windowHash + QString::number(number);
        const auto id = m_queue->add(draft);
        QVERIFY(id.has_value());
        ids << *id;
    }
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(m_queue->snapshot(),
                                 [](const JobSnapshot &job) { return isFinal(job.state); }),
        120'000);
    checkRound(ids);
    m_made += jobsOfRound;
}

// Nothing lost, nothing doubled, and the book says what became of each.
void TestQueueFlat::checkRound(const QStringList &ids)
{
    m_queue->flush();
    const QList<Spend> book = m_queue->ledger().spends().value();
    QCOMPARE(book.size(), m_made + jobsOfRound);
    QCOMPARE(m_queue->snapshot().size(), jobsOfRound);
    for (const QString &id : ids) {
        const JobSnapshot job = m_queue->find(id).value();
        const int charged = m_charged.value(job.title);
        QVERIFY2(charged <= 1, qPrintable(job.title));
        const auto entry = std::ranges::find(book, id, &Spend::id);
        QVERIFY(entry != book.end());
        QCOMPARE(entry->state, charged ? SpendState::Spent : SpendState::Released);
        QCOMPARE(m_arrived.contains(id), job.state == JobState::Ready);
        QVERIFY(job.state != JobState::Abandoned);
        QVERIFY(charged || job.state == JobState::Refused || job.state == JobState::Failed);
        m_ready += job.state == JobState::Ready ? 1 : 0;
        m_queue->forget(id);
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_queue->snapshot().isEmpty(), patience);
    QCOMPARE(m_f.journal.load().records.size(), 0);
}

Footprint TestQueueFlat::atRest()
{
    m_f.manager.clearConnectionCache();
    m_f.service.api.forget();
    m_f.service.storage.forget();
    m_arrived.clear();
    // What is deleted later is deleted by the event loop, and so are sockets' ends heard.
    Footprint now, before;
    const bool isStill = QTest::qWaitFor(
        [&] {
            before = std::exchange(now, footprint(*m_queue, m_f.manager));
            return now.files == before.files && now.threads == before.threads
                && now.children == before.children && now.kilobytes == before.kilobytes;
        },
        patience);
    return isStill ? now : Footprint();
}

void TestQueueFlat::nothingGrows()
{
    QList<Footprint> after;
    for (int i = 0; i < rounds; ++i) {
        runRound(i);
        if (QTest::currentTestFailed())
            return;
        after << atRest();
        qInfo("%d jobs: %lld kB, %lld files, %lld threads, %lld children", m_made,
            static_cast<long long>(after.last().kilobytes),
            static_cast<long long>(after.last().files),
            static_cast<long long>(after.last().threads),
            static_cast<long long>(after.last().children));
    }
    qInfo("%d of %d jobs came to a result, %d faults struck", m_ready, m_made, m_struck);
    QVERIFY(m_ready > m_made / 4 && m_struck > m_made / 2);
    const Footprint &first = after.first(), &last = after.last();
    QVERIFY(first.kilobytes > 0 && last.kilobytes > 0);
    QCOMPARE(last.children, first.children);
    QVERIFY(last.files <= first.files);
    QVERIFY(last.threads <= first.threads);
    QVERIFY2(last.kilobytes - first.kilobytes < 1024,
        qPrintable(QString::number(last.kilobytes - first.kilobytes)));
}

QTEST_GUILESS_MAIN(TestQueueFlat)
#include "tst_queueflat.moc"
