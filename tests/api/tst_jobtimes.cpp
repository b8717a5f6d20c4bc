// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jobtimes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace api;
using namespace std::chrono_literals;

namespace {

const QDateTime noon(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);

JobSnapshot finished(int seconds, double window = 6, const QString &service = QStringLiteral("ltx"))
{
    JobSnapshot job;
    job.state = JobState::Ready;
    job.serviceId = service;
    job.uploadedSeconds = window;
    job.stages = {{JobState::Preparing, noon.addSecs(-500)}, {JobState::Uploading, noon},
        {JobState::Submitting, noon.addSecs(1)}, {JobState::Checking, noon.addSecs(seconds)},
        {JobState::Ready, noon.addSecs(seconds + 60)}};
    return job;
}

JobSnapshot running(double window = 6)
{
    JobSnapshot job;
    job.state = JobState::Processing;
    job.serviceId = QStringLiteral("ltx");
    job.uploadedSeconds = window;
    return job;
}

QList<JobTime> times(const QList<double> &seconds, double window = 6)
{
    QList<JobTime> all;
    for (const double each : seconds)
        all.append({QStringLiteral("ltx"), window, each});
    return all;
}

} // namespace

class TestJobTimes : public QObject {
    Q_OBJECT

private slots:
    void theTimeIsFromTheUploadToTheResult();
    void whatSaysNothingIsNotCounted();
    void fewerThanThreeSayNothing();
    void theRangeLeavesOutWhatIsRare();
    void windowsOfThatLengthSayMore();
    void theyAreKeptFromRunToRun();
    void aDamagedFileIsReadAsFarAsItGoes();
    void theFileDoesNotGrowForEver();
};

void TestJobTimes::theTimeIsFromTheUploadToTheResult()
{
    QCOMPARE(timeOf(finished(90)), (JobTime{QStringLiteral("ltx"), 6, 90}));
    JobSnapshot shared = finished(90); // an upload that another job had made
    shared.stages.removeAt(1);
    QCOMPARE(timeOf(shared), (JobTime{QStringLiteral("ltx"), 6, 89}));
    JobSnapshot again = finished(90);
    again.stages.insert(3, {JobState::Uploading, noon.addSecs(50)});
    QCOMPARE(timeOf(again), (JobTime{QStringLiteral("ltx"), 6, 40}));
}

void TestJobTimes::whatSaysNothingIsNotCounted()
{
    QCOMPARE(timeOf(running()), std::nullopt);
    QCOMPARE(timeOf(finished(0)), std::nullopt);
    QCOMPARE(timeOf(finished(-5)), std::nullopt); // the clock was put back
    QCOMPARE(timeOf(finished(9 * 3600)), std::nullopt); // the computer slept
}

void TestJobTimes::fewerThanThreeSayNothing()
{
    const QString ltx = QStringLiteral("ltx");
    QCOMPARE(usualTime({}, ltx, 6), std::nullopt);
    QCOMPARE(usualTime(times({40, 50}), ltx, 6), std::nullopt);
    QCOMPARE(usualTime(times({40, 50, 60}), QStringLiteral("practice"), 6), std::nullopt);
    QCOMPARE(usualTime(times({50, 120.4, 40}), ltx, 6), (UsualTime{40s, 120s}));
}

void TestJobTimes::theRangeLeavesOutWhatIsRare()
{
    QCOMPARE(
        usualTime(times({3600, 50, 60, 70, 1}), QStringLiteral("ltx"), 6), (UsualTime{50s, 70s}));
    QCOMPARE(usualTime(times({0.2, 0.3, 0.4}), QStringLiteral("ltx"), 6), (UsualTime{1s, 1s}));
}

void TestJobTimes::windowsOfThatLengthSayMore()
{
    const QList<JobTime> all = times({40, 45, 50}, 5) + times({200, 220, 240}, 18);
    QCOMPARE(usualTime(all, QStringLiteral("ltx"), 6), (UsualTime{40s, 50s}));
    QCOMPARE(usualTime(all, QStringLiteral("ltx"), 20), (UsualTime{200s, 240s}));
    QCOMPARE(usualTime(all, QStringLiteral("ltx"), 10), (UsualTime{45s, 220s})); // of none enough
}

void TestJobTimes::theyAreKeptFromRunToRun()
{
    QTemporaryDir folder;
    {
        JobTimes times(folder.path());
        for (const int seconds : {40, 80, 120})
            times.add(finished(seconds));
        times.add(running());
        QCOMPARE(times.usual(running()), (UsualTime{40s, 120s}));
    }
    JobTimes times(folder.path());
    QCOMPARE(times.all().size(), 3);
    QCOMPARE(times.usual(running()), (UsualTime{40s, 120s}));
    QCOMPARE(times.usual(finished(50)), std::nullopt);
    QFile file(folder.filePath(QStringLiteral("times.csv")));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    // A folder that is not there loses no more than the times.
    JobTimes nowhere(folder.filePath(QStringLiteral("none")));
    nowhere.add(finished(40));
    QCOMPARE(nowhere.all().size(), 1);
}

void TestJobTimes::aDamagedFileIsReadAsFarAsItGoes()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("times.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        QByteArrayLiteral("ltx,6,40\nltx,6\n,,\nltx,x,40\nltx,6,-1\nltx,6,inf\n\0\xff\nltx,6,50\n"
                          "ltx,6,6"));
    file.close();
    QCOMPARE(JobTimes(folder.path()).all(), times({40, 50, 6}));
}

void TestJobTimes::theFileDoesNotGrowForEver()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("times.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int i = 0; i < 401; ++i)
        file.write("ltx,6," + QByteArray::number(i + 1) + "\n");
    file.close();
    const JobTimes times(folder.path());
    QCOMPARE(times.all().size(), 200);
    QCOMPARE(times.all().last().seconds, 401.0);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 200);
}

QTEST_GUILESS_MAIN(TestJobTimes)
#include "tst_jobtimes.moc"
