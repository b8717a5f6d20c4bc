// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every fault of the practice service in every state of a job in which it can strike: how the job
// ends, what the books of both sides say, and how many submits went over the wire.
#include "tests/api/practicebench.h"

#include <QSet>
#include <QSignalSpy>
#include <QtTest>

using namespace api;
using namespace apitest;
using practice::allFaults;
using practice::Fault;

namespace {

using Kind = Error::Kind;

enum class End {
    Arrives, // in spite of it
    Refused,
    Failed,
    Uncertain,
    Waits, // for as long as it strikes: what is paid for is never given up, nor a place in the line
};

// What a fault does to a job when it strikes once, and when it strikes every time.
struct Expected {
    const char *fault;
    End once;
    End always;
    Kind kind; // of the error that it ends with
    bool takenOn = true; // of a submit: by the service, whatever it answers
};

constexpr int attempts = 3; // of PracticeBench's timing

constexpr Expected table[] = {
    {"slot-401", End::Refused, End::Refused, Kind::Refused},
    {"slot-403", End::Refused, End::Refused, Kind::Refused},
    {"slot-429", End::Arrives, End::Failed, Kind::NotAccepted},
    {"slot-500", End::Arrives, End::Failed, Kind::ServerFault},
    {"slot-502", End::Arrives, End::Failed, Kind::ServerFault},
    {"slot-503", End::Arrives, End::Failed, Kind::ServerFault},
    {"slot-529", End::Arrives, End::Failed, Kind::ServerFault},
    {"slot-307", End::Refused, End::Refused, Kind::Redirected},
    {"slot-dropped", End::Arrives, End::Failed, Kind::ConnectionLost},
    {"slot-reset", End::Arrives, End::Failed, Kind::ConnectionLost},
    {"slot-truncated", End::Arrives, End::Failed, Kind::ConnectionLost},
    {"slot-stalled", End::Arrives, End::Failed, Kind::TimedOut},

    {"upload-400", End::Failed, End::Failed, Kind::StorageRefused},
    {"upload-403", End::Arrives, End::Failed, Kind::StorageRefused},
    {"upload-412", End::Arrives, End::Failed, Kind::StorageRefused},
    {"upload-expired", End::Arrives, End::Failed, Kind::StorageRefused},
    {"upload-307", End::Failed, End::Failed, Kind::Redirected},
    {"upload-500", End::Arrives, End::Failed, Kind::ServerFault},
    {"upload-503", End::Arrives, End::Failed, Kind::ServerFault},
    {"upload-dropped", End::Arrives, End::Failed, Kind::ConnectionLost},
    {"upload-reset", End::Arrives, End::Failed, Kind::ConnectionLost},
    {"upload-stalled", End::Arrives, End::Failed, Kind::TimedOut},

    {"submit-307", End::Uncertain, End::Uncertain, Kind::Uncertain, false},
    {"submit-400", End::Refused, End::Refused, Kind::Refused, false},
    {"submit-401", End::Refused, End::Refused, Kind::Refused, false},
    {"submit-402", End::Refused, End::Refused, Kind::Refused, false},
    {"submit-403", End::Refused, End::Refused, Kind::Refused, false},
    {"submit-404", End::Refused, End::Refused, Kind::Refused, false},
    {"submit-413", End::Refused, End::Refused, Kind::Refused, false},
    {"submit-422", End::Refused, End::Refused, Kind::Refused, false},
    {"submit-429", End::Arrives, End::Waits, Kind::NotAccepted, false},
    {"submit-429-bare", End::Arrives, End::Waits, Kind::NotAccepted, false},
    {"submit-429-date", End::Arrives, End::Waits, Kind::NotAccepted, false},
    {"submit-429-rate", End::Arrives, End::Refused, Kind::NotAccepted, false},
    {"submit-429-rate-later", End::Arrives, End::Refused, Kind::NotAccepted, false},
    {"submit-500", End::Uncertain, End::Uncertain, Kind::Uncertain, false},
    {"submit-500-after", End::Uncertain, End::Uncertain, Kind::Uncertain},
    {"submit-502", End::Uncertain, End::Uncertain, Kind::Uncertain, false},
    {"submit-502-after", End::Uncertain, End::Uncertain, Kind::Uncertain},
    {"submit-503", End::Arrives, End::Refused, Kind::NotAccepted, false},
    {"submit-503-later", End::Arrives, End::Refused, Kind::NotAccepted, false},
    {"submit-503-new", End::Arrives, End::Refused, Kind::NotAccepted, false},
    {"submit-503-page", End::Uncertain, End::Uncertain, Kind::Uncertain, false},
    {"submit-504", End::Uncertain, End::Uncertain, Kind::Uncertain, false},
    {"submit-504-after", End::Uncertain, End::Uncertain, Kind::Uncertain},
    {"submit-529", End::Arrives, End::Refused, Kind::NotAccepted, false},
    {"submit-529-later", End::Arrives, End::Refused, Kind::NotAccepted, false},
    {"submit-529-page", End::Uncertain, End::Uncertain, Kind::Uncertain, false},
    {"submit-without-id", End::Uncertain, End::Uncertain, Kind::Uncertain},
    {"submit-dropped", End::Uncertain, End::Uncertain, Kind::Uncertain},
    {"submit-reset", End::Uncertain, End::Uncertain, Kind::Uncertain},
    {"submit-stalled", End::Uncertain, End::Uncertain, Kind::Uncertain},
    {"submit-truncated", End::Uncertain, End::Uncertain, Kind::Uncertain},
    {"submit-cut", End::Uncertain, End::Uncertain, Kind::Uncertain, false},

    {"poll-401", End::Arrives, End::Waits, Kind::Refused},
    {"poll-403", End::Arrives, End::Failed, Kind::Refused},
    {"poll-404", End::Arrives, End::Failed, Kind::JobUnknown},
    {"poll-307", End::Arrives, End::Failed, Kind::Redirected},
    {"poll-429", End::Arrives, End::Waits, Kind::NotAccepted},
    {"poll-500", End::Arrives, End::Waits, Kind::ServerFault},
    {"poll-502", End::Arrives, End::Waits, Kind::ServerFault},
    {"poll-503", End::Arrives, End::Waits, Kind::ServerFault},
    {"poll-529", End::Arrives, End::Waits, Kind::ServerFault},
    {"poll-dropped", End::Arrives, End::Waits, Kind::ConnectionLost},
    {"poll-reset", End::Arrives, End::Waits, Kind::ConnectionLost},
    {"poll-truncated", End::Arrives, End::Waits, Kind::ConnectionLost},
    {"poll-slow", End::Arrives, End::Arrives, Kind::Internal},
    {"poll-stalled", End::Arrives, End::Waits, Kind::TimedOut},

    {"download-403", End::Arrives, End::Failed, Kind::ResultExpired},
    {"download-404", End::Arrives, End::Failed, Kind::ResultExpired},
    {"download-410", End::Arrives, End::Failed, Kind::ResultExpired},
    {"url-expired", End::Arrives, End::Failed, Kind::ResultExpired},
    {"download-307", End::Failed, End::Failed, Kind::Redirected},
    {"download-500", End::Arrives, End::Waits, Kind::ServerFault},
    {"download-503", End::Arrives, End::Waits, Kind::ServerFault},
    {"download-dropped", End::Arrives, End::Waits, Kind::ConnectionLost},
    {"download-reset", End::Arrives, End::Waits, Kind::ConnectionLost},
    {"download-truncated", End::Arrives, End::Waits, Kind::ConnectionLost},
    {"download-wrong-length", End::Arrives, End::Waits, Kind::ConnectionLost},
    {"download-stalled", End::Arrives, End::Waits, Kind::TimedOut},

    {"slow", End::Arrives, End::Arrives, Kind::Internal},
    {"failed-job", End::Failed, End::Failed, Kind::JobFailed},
    {"failed-job-internal", End::Failed, End::Failed, Kind::JobFailed},
    {"failed-job-funds", End::Failed, End::Failed, Kind::JobFailed},
    {"failed-job-media", End::Failed, End::Failed, Kind::JobFailed},
    {"completed-without-url", End::Failed, End::Failed, Kind::ResultMissing},
    {"unknown-status", End::Arrives, End::Waits, Kind::Internal},

    // What is wrong with the file is the application's to find.
    {"bleed", End::Arrives, End::Arrives, Kind::Internal},
    {"trimmed", End::Arrives, End::Arrives, Kind::Internal},
    {"other-rate", End::Arrives, End::Arrives, Kind::Internal},
    {"wrong-size", End::Arrives, End::Arrives, Kind::Internal},
    {"black", End::Arrives, End::Arrives, Kind::Internal},
    {"cut-file", End::Arrives, End::Arrives, Kind::Internal},
};

const Fault &faultNamed(const char *name)
{
    for (const Fault &fault : allFaults()) {
        if (fault.name == QLatin1String(name))
            return fault;
    }
    qFatal("no fault %s", name);
}

// In which of its states a job meets requests of this step.
QList<JobState> statesOf(practice::Step step)
{
    using enum JobState;
    switch (step) {
    case practice::Step::Slot:
    case practice::Step::Upload:
        return {Uploading};
    case practice::Step::Submit:
        return {Submitting};
    case practice::Step::Poll:
        return {Queued, Processing, Downloading};
    case practice::Step::Download:
        return {Downloading};
    default:
        return {Preparing}; // armed before the job is taken on
    }
}

JobState stateOf(End end)
{
    switch (end) {
    case End::Refused:
        return JobState::Refused;
    case End::Failed:
        return JobState::Failed;
    case End::Uncertain:
        return JobState::Uncertain;
    default:
        return JobState::Checking;
    }
}

int submitsOf(const Fault &fault, const Expected &expected, bool always)
{
    const End end = always ? expected.always : expected.once;
    if (fault.step == practice::Step::Slot || fault.step == practice::Step::Upload)
        return end == End::Arrives ? 1 : 0;
    if (fault.step != practice::Step::Submit || end == End::Uncertain
        || expected.kind == Kind::Refused)
        return 1;
    return always ? attempts : 2; // it said that nothing was begun
}

QString bookedFor(End end, int submits)
{
    if (end == End::Arrives || end == End::Waits)
        return QStringLiteral("reserved");
    return end == End::Refused || submits == 0 ? QStringLiteral("released")
                                               : QStringLiteral("spent");
}

} // namespace

class TestFaultTable : public QObject {
    Q_OBJECT

private slots:
    void everyFaultIsInTheTable();
    void faults_data();
    void faults();
    void submitsOnAWarmConnection_data();
    void submitsOnAWarmConnection();
};

void TestFaultTable::everyFaultIsInTheTable()
{
    QSet<QString> here, there;
    for (const Expected &expected : table)
        here.insert(QString::fromLatin1(expected.fault));
    for (const Fault &fault : allFaults())
        there.insert(fault.name);
    QCOMPARE(here, there);
}

void TestFaultTable::faults_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<JobState>("state");
    QTest::addColumn<bool>("always");
    for (int row = 0; row < int(std::size(table)); ++row) {
        for (const JobState state : statesOf(faultNamed(table[row].fault).step)) {
            const QByteArray name = stateName(state).toLatin1();
            QTest::addRow("%s once, while %s", table[row].fault, name.constData())
                << row << state << false;
            QTest::addRow("%s always, while %s", table[row].fault, name.constData())
                << row << state << true;
        }
    }
}

void TestFaultTable::faults()
{
    QFETCH(int, row);
    QFETCH(JobState, state);
    QFETCH(bool, always);
    const Expected &expected = table[row];
    const Fault &fault = faultNamed(expected.fault);
    const End end = always ? expected.always : expected.once;

    practice::Settings settings = PracticeBench::quickSettings();
    if (fault.step == practice::Step::Poll && state == JobState::Processing)
        settings.processingTime = std::chrono::milliseconds(500); // to be met in it
    PracticeBench bench(settings);
    if (fault.effect == practice::Effect::Stall)
        bench.timing.timeouts = {.slot = std::chrono::milliseconds(400),
            .upload = std::chrono::milliseconds(400),
            .submit = std::chrono::milliseconds(400),
            .poll = std::chrono::milliseconds(400),
            .download = std::chrono::milliseconds(400)};
    QStringList faults{
        QString::fromLatin1(expected.fault) + (always ? QString() : QStringLiteral("=1"))};
    if (fault.step == practice::Step::Poll && state == JobState::Downloading)
        faults << QStringLiteral("download-503=1"); // after which it is asked again
    bool isArmed = false;
    const auto arm = [&](const JobSnapshot &job) {
        if (!isArmed && job.state == state)
            isArmed = bench.host.setFaults(faults).has_value();
    };
    connect(&bench.queue(), &JobQueue::jobAdded, this, arm);
    connect(&bench.queue(), &JobQueue::jobChanged, this, arm);
    const QString id = bench.add();
    QTRY_VERIFY_WITH_TIMEOUT(isArmed, 20'000);

    if (end == End::Waits) {
        const practice::Step again =
            fault.step == practice::Step::Job ? practice::Step::Poll : fault.step;
        const int before = bench.host.wireCount(again);
        QTRY_VERIFY_WITH_TIMEOUT(bench.host.wireCount(again) > before + 4, 20'000);
        QVERIFY(!bench.isStill(id));
        if (expected.kind != Kind::Internal)
            QTRY_VERIFY(bench.job(id).error && bench.job(id).error->kind == expected.kind);
        if (again == practice::Step::Submit) {
            QCOMPARE(bench.booked(id), QStringLiteral("reserved"));
            QCOMPARE(bench.host.account().accepted, 0);
            return;
        }
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(bench.isStill(id), 20'000);
        QCOMPARE(bench.job(id).state, stateOf(end));
        QCOMPARE(bench.job(id).error.has_value(), end != End::Arrives);
        if (end != End::Arrives)
            QCOMPARE(kindName(bench.job(id).error->kind), kindName(expected.kind));
        if (expected.kind == Kind::JobFailed)
            QCOMPARE(bench.job(id).error->type, QString(fault.type));
    }
    const int submits = submitsOf(fault, expected, always);
    QCOMPARE(bench.host.wireCount(practice::Step::Submit), submits);
    QCOMPARE(bench.booked(id), bookedFor(end, submits));
    const bool isTakenOn = submits > 0 && (end == End::Arrives || expected.takenOn);
    QCOMPARE(bench.host.account().accepted, isTakenOn ? 1 : 0);
    QCOMPARE(bench.job(id).moneyMayBeSpent, submits > 0 && end != End::Refused);
}

void TestFaultTable::submitsOnAWarmConnection_data()
{
    QTest::addColumn<int>("row");
    for (int row = 0; row < int(std::size(table)); ++row) {
        if (faultNamed(table[row].fault).step == practice::Step::Submit)
            QTest::newRow(table[row].fault) << row;
    }
}

// After a job that went well, the manager keeps connections to the service: QNetworkAccessManager
// sends again by itself on one that is closed under it.
void TestFaultTable::submitsOnAWarmConnection()
{
    QFETCH(int, row);
    const Expected &expected = table[row];
    PracticeBench bench(PracticeBench::quickSettings());
    if (faultNamed(expected.fault).effect == practice::Effect::Stall)
        bench.timing.timeouts.submit = std::chrono::milliseconds(400);
    const QString first = bench.add();
    QTRY_VERIFY_WITH_TIMEOUT(bench.isStill(first), 20'000);
    bench.queue().markReady(first);
    QCOMPARE(bench.booked(first), QStringLiteral("spent"));
    const bool always = expected.always != End::Waits;
    const End end = always ? expected.always : expected.once;
    const QString fault = QString::fromLatin1(expected.fault);
    QVERIFY(bench.host.setFaults({always ? fault : fault + QStringLiteral("=1")}));
    const QString second = bench.add();
    QTRY_VERIFY_WITH_TIMEOUT(bench.isStill(second), 20'000);
    QCOMPARE(bench.job(second).state, stateOf(end));
    const int submits = submitsOf(faultNamed(expected.fault), expected, always);
    QCOMPARE(bench.host.wireCount(practice::Step::Submit), 1 + submits);
    QCOMPARE(bench.booked(second), bookedFor(end, submits));
    QCOMPARE(bench.host.account().accepted, end == End::Arrives || expected.takenOn ? 2 : 1);
}

QTEST_GUILESS_MAIN(TestFaultTable)
#include "tst_faulttable.moc"
