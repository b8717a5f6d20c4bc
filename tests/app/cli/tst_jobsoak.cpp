// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/interrupted.h"
#include "tests/support/memoryuse.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

namespace {

using State = api::JobState;

// With RETAKE_SOAK_JOBS=200 for as long as it takes; a dozen in every run of the tests.
int wantedJobs()
{
    const int jobs = qEnvironmentVariableIntValue("RETAKE_SOAK_JOBS");
    return jobs > 0 ? jobs : 12;
}

quint32 seed()
{
    const int given = qEnvironmentVariableIntValue("RETAKE_SOAK_SEED");
    return given > 0 ? quint32(given) : 20'261'123;
}

// Each strikes once or twice; some end a job, most must not.
const QStringList &someFaults()
{
    static const QStringList names = QStringLiteral(
        "slot-500 slot-503 slot-dropped slot-reset upload-503 upload-412 upload-dropped "
        "upload-reset submit-429 submit-503 submit-529 submit-422 submit-402 submit-500 "
        "submit-dropped submit-reset submit-cut submit-without-id poll-500 poll-502 poll-dropped "
        "poll-reset poll-truncated download-500 download-503 download-dropped download-reset "
        "download-truncated slow failed-job")
                                         .split(QLatin1Char(' '));
    return names;
}

// What one round came to.
struct Tally {
    int made = 0, delivered = 0, refused = 0, failed = 0, uncertain = 0;
};

} // namespace

// Runs with random faults, killed at random states and resumed, which are killed too: whatever
// happens, nothing is lost, nothing sent twice, and the ledger is right.
class TestJobSoak : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingLostNothingDoubled_data();
    void nothingLostNothingDoubled();
    void cleanupTestCase();

private:
    void round(int number);
    qint64 memoryAtRest() const; // kilobytes
    void runAndKill(const QStringList &arguments);
    void checkMoney(const Tally &tally, int accepted, const QList<api::Spend> &spends);
    QStringList randomFaults();
    int below(int limit) { return int(m_random.bounded(limit)); }

    Interrupted m_f{{}, 10};
    QRandomGenerator m_random{seed()};
    int m_jobs = 0;
    int m_kills = 0;
    qint64 m_memory = 0; // kilobytes, after the first quarter
    Tally m_all;
};

// A take in the making holds some 300 MB for its encoder: that is work, no growth.
qint64 TestJobSoak::memoryAtRest() const
{
    const bool isIdle =
        QTest::qWaitFor([this] { return m_f.service.account().active == 0; }, 60'000);
    return isIdle ? testsupport::heldKilobytes() : 0;
}

QStringList TestJobSoak::randomFaults()
{
    QStringList faults;
    for (int i = below(3); i > 0; --i)
        faults.append(QStringLiteral("%1:%2")
                          .arg(someFaults()[below(int(someFaults().size()))])
                          .arg(1 + below(2)));
    return faults;
}

void TestJobSoak::runAndKill(const QStringList &arguments)
{
    static const QList<State> states{State::Preparing, State::Uploading, State::Submitting,
        State::Queued, State::Processing, State::Downloading, State::Checking, State::Ready};
    const State fatal = states[below(int(states.size()))];
    const auto process = m_f.retake.start(arguments);
    const bool isKilled = m_f.killWhen(*process, [fatal](const Interrupted::Records &jobs) {
        return std::ranges::any_of(
            jobs, [fatal](const api::JobRecord &job) { return job.state == fatal; });
    });
    m_kills += isKilled ? 1 : 0;
    QCOMPARE(process->state(), QProcess::NotRunning);
}

void TestJobSoak::checkMoney(const Tally &tally, int accepted, const QList<api::Spend> &spends)
{
    // Nothing twice: not more jobs at the service than were asked for, each in the book once.
    QVERIFY(accepted <= tally.made);
    QCOMPARE(int(spends.size()), tally.made);
    const auto count = [&spends](api::SpendState state) {
        return int(std::ranges::count(spends, state, &api::Spend::state));
    };
    QCOMPARE(count(api::SpendState::Reserved), 0);
    QCOMPARE(count(api::SpendState::Released), tally.refused);
    QCOMPARE(count(api::SpendState::Spent), tally.delivered + tally.failed + tally.uncertain);
    // Nothing lost: what the service took on is here, or is told of.
    QVERIFY(accepted <= tally.delivered + tally.failed + tally.uncertain);
    QVERIFY(accepted >= tally.delivered + tally.failed);
}

void TestJobSoak::round(int number)
{
    const QList<api::Spend> before = m_f.spends();
    const int accepted = m_f.service.account().accepted;
    QVERIFY(m_f.service.setFaults(randomFaults()).has_value());
    const QString out = QStringLiteral("out-%1.mp4").arg(number);
    runAndKill(m_f.runArguments({QStringLiteral("--takes"), QString::number(1 + below(3))}, out));
    for (int i = below(3); i > 0; --i)
        runAndKill({QStringLiteral("resume")});
    const Ended resumed = m_f.retake.run({QStringLiteral("resume")});
    QVERIFY2(resumed.code >= 0, resumed.err.constData());

    Tally tally;
    const QList<api::Spend> spends = m_f.spends().mid(before.size());
    tally.made = int(spends.size());
    const Interrupted::Records left = m_f.jobs();
    for (const api::JobRecord &job : left) {
        QVERIFY2(job.state == State::Refused || job.state == State::Failed
                || job.state == State::Uncertain,
            qPrintable(api::stateName(job.state)));
        if (job.state == State::Failed)
            QCOMPARE(job.error.value_or(api::Error()).kind, api::Error::Kind::JobFailed);
        ++(job.state == State::Refused       ? tally.refused
                : job.state == State::Failed ? tally.failed
                                             : tally.uncertain);
    }
    tally.delivered = tally.made - int(left.size());
    QCOMPARE(QFile::exists(m_f.path(out)), tally.delivered > 0);
    checkMoney(tally, m_f.service.account().accepted - accepted, spends);
    for (const api::JobRecord &job : left)
        QCOMPARE(
            m_f.retake.run({QStringLiteral("jobs"), QStringLiteral("--forget"), job.id}).code, 0);
    QFile::remove(m_f.path(out));
    m_jobs += tally.made;
    m_all.delivered += tally.delivered;
    m_all.refused += tally.refused;
    m_all.failed += tally.failed;
    m_all.uncertain += tally.uncertain;
}

void TestJobSoak::initTestCase()
{
    qInfo("RETAKE_SOAK_SEED=%u RETAKE_SOAK_JOBS=%d", seed(), wantedJobs());
    m_f.service.setBalance(10'000);
}

void TestJobSoak::nothingLostNothingDoubled_data()
{
    QTest::addColumn<int>("number");
    // Between one and three takes each.
    for (int number = 0; number < wantedJobs() / 2; ++number)
        QTest::addRow("round %d", number) << number;
}

void TestJobSoak::nothingLostNothingDoubled()
{
    QFETCH(int, number);
    round(number);
    if (number == wantedJobs() / 8)
        m_memory = memoryAtRest();
}

void TestJobSoak::cleanupTestCase()
{
    const qint64 memory = memoryAtRest();
    QVERIFY2(m_memory > 0 && memory > 0, "The service is still at work.");
    const qint64 grown = memory - m_memory;
    qInfo("%d jobs, %d kills: %d delivered, %d refused, %d failed, %d uncertain; memory +%lld kB",
        m_jobs, m_kills, m_all.delivered, m_all.refused, m_all.failed, m_all.uncertain,
        static_cast<long long>(grown));
    QVERIFY(m_f.jobs().isEmpty());
    QVERIFY(m_kills > 0 && m_all.delivered > 0);
    QVERIFY2(grown < 64 * 1024, qPrintable(QString::number(grown)));
}

QTEST_GUILESS_MAIN(TestJobSoak)
#include "tst_jobsoak.moc"
