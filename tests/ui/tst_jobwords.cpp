// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samples.h"
#include "ui/jobwords.h"

#include <QLocale>
#include <QtTest>

using namespace ui;
using api::JobState;

class TestJobWords : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void stages_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("stage");
        QTest::newRow("preparing, with the window's frames known")
            << int(JobState::Preparing) << QStringLiteral("Cutting the window");
        QTest::newRow("uploading")
            << int(JobState::Uploading) << QStringLiteral("Uploading 1.2 MB of 4.0 MB");
        QTest::newRow("submitting")
            << int(JobState::Submitting) << QStringLiteral("Handing the request over");
        QTest::newRow("queued") << int(JobState::Queued)
                                << QStringLiteral("In the service's queue");
        QTest::newRow("processing")
            << int(JobState::Processing) << QStringLiteral("The service is working");
        QTest::newRow("downloading")
            << int(JobState::Downloading) << QStringLiteral("Downloading 1.2 MB of 4.0 MB");
        QTest::newRow("checking") << int(JobState::Checking)
                                  << QStringLiteral("Checking the result");
        QTest::newRow("ready") << int(JobState::Ready) << QStringLiteral("Ready");
        QTest::newRow("refused") << int(JobState::Refused)
                                 << QStringLiteral("Refused; nothing was charged");
        QTest::newRow("failed") << int(JobState::Failed) << QStringLiteral("Failed");
        QTest::newRow("uncertain")
            << int(JobState::Uncertain) << QStringLiteral("Not known whether the service took it");
        QTest::newRow("abandoned")
            << int(JobState::Abandoned) << QStringLiteral("Stopped; nothing was charged");
    }
    void stages()
    {
        QFETCH(int, state);
        auto job = samples::job(QStringLiteral("a"), JobState(state));
        job.bytesDone = 1'200'000;
        job.bytesTotal = 4'000'000;
        QTEST(jobLine(job, samples::at(42)).stage, "stage");
    }

    void preparingWithoutFramesIsOnlyPreparing()
    {
        const auto job = samples::job(QStringLiteral("a"), JobState::Preparing);
        QCOMPARE(jobLine(job, samples::at(0)).stage, QStringLiteral("Preparing"));
        QCOMPARE(jobLine(job, samples::at(0)).fraction, -1.0);
    }

    void onlyBytesMakeAPercentage()
    {
        auto job = samples::job(QStringLiteral("a"), JobState::Processing);
        job.bytesDone = job.bytesTotal = 100; // left over from the upload
        QCOMPARE(jobLine(job, samples::at(0)).fraction, -1.0);
        job.state = JobState::Downloading;
        job.bytesDone = 40;
        QCOMPARE(jobLine(job, samples::at(0)).fraction, 0.4);
        QCOMPARE(jobStage(job), QStringLiteral("downloading, 40 %"));
        job.bytesTotal = 0;
        QCOMPARE(jobLine(job, samples::at(0)).fraction, -1.0);
    }

    void anUnknownStatusWordIsShown()
    {
        auto job = samples::job(QStringLiteral("a"), JobState::Processing);
        job.statusWord = QStringLiteral("rendering");
        QVERIFY(jobLine(job, samples::at(0)).stage.contains(QStringLiteral("rendering")));
        job.statusWord = QStringLiteral("processing");
        QCOMPARE(jobLine(job, samples::at(0)).stage, QStringLiteral("The service is working"));
    }

    void stoppingSaysWhatItMeansForTheMoney()
    {
        auto job = samples::job(QStringLiteral("a"), JobState::Processing);
        job.price = 0.62;
        job.moneyMayBeSpent = true;
        QVERIFY(
            jobLine(job, samples::at(0)).stopMeaning.contains(QStringLiteral("$0.62 are spent")));
        job.moneyMayBeSpent = false;
        QCOMPARE(jobLine(job, samples::at(0)).stopMeaning,
            QStringLiteral("Nothing has been charged yet."));
        job.billed = false;
        job.serviceId = api::ltxDesktopId;
        QVERIFY(jobLine(job, samples::at(0))
                    .stopMeaning.startsWith(QStringLiteral("It costs nothing")));
        job.serviceId = api::practiceId;
        QVERIFY(jobLine(job, samples::at(0))
                    .stopMeaning.startsWith(QStringLiteral("Practice costs nothing")));
    }

    void elapsedTimeStopsWithTheJob()
    {
        QCOMPARE(jobLine(samples::job(QStringLiteral("a"), JobState::Processing), samples::at(100))
                     .elapsed,
            QStringLiteral("1:40"));
        QCOMPARE(
            jobLine(samples::job(QStringLiteral("a"), JobState::Ready), samples::at(100)).elapsed,
            QStringLiteral("0:42"));
    }

    void whatIsUsualIsSaidInRoundFigures_data()
    {
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::addColumn<QString>("words");
        QTest::newRow("seconds") << 3 << 8 << QStringLiteral("usually 3 s to 8 s");
        QTest::newRow("rounded away from each other")
            << 43 << 51 << QStringLiteral("usually 40 s to 55 s");
        QTest::newRow("to minutes") << 42 << 118 << QStringLiteral("usually 40 s to 2 min");
        QTest::newRow("minutes") << 130 << 301 << QStringLiteral("usually 2 min to 6 min");
        QTest::newRow("always the same") << 40 << 40 << QStringLiteral("usually about 40 s");
    }
    void whatIsUsualIsSaidInRoundFigures()
    {
        QFETCH(int, least);
        QFETCH(int, most);
        const api::UsualTime usual{std::chrono::seconds(least), std::chrono::seconds(most)};
        auto job = samples::job(QStringLiteral("a"), JobState::Processing);
        QTEST(jobLine(job, samples::at(50), usual).usual, "words");
        QCOMPARE(jobLine(job, samples::at(50)).usual, QString());
        QCOMPARE(jobLine(job, samples::at(50), usual).fraction, -1.0); // no percentage of it
        job.isWaitingInLine = true;
        QCOMPARE(jobLine(job, samples::at(50), usual).usual, QString());
        job = samples::job(QStringLiteral("a"), JobState::Ready);
        QCOMPARE(jobLine(job, samples::at(50), usual).usual, QString());
    }

    void leavingSaysWhatBecomesOfTheJobs()
    {
        auto paid = samples::job(QStringLiteral("a"), JobState::Processing);
        auto practice = samples::job(QStringLiteral("b"), JobState::Processing);
        practice.billed = false;
        QCOMPARE(leavingWords({paid, practice}),
            QStringLiteral("2 jobs are under way. After quitting, what the service has taken on "
                           "goes on there; it is taken up at the next start, and nothing is sent "
                           "or paid twice."));
        QCOMPARE(leavingWords({practice}),
            QStringLiteral("A job is under way. After quitting, practice jobs begin anew at the "
                           "next start; they cost nothing."));
        auto cut = samples::job(QStringLiteral("c"), JobState::Preparing);
        cut.bytesTotal = 137; // frames
        QCOMPARE(leavingWords({cut}),
            QStringLiteral("A job is under way. What is still being cut was not sent; quitting "
                           "drops it."));
        paid.isElsewhere = true;
        practice.state = JobState::Ready;
        QCOMPARE(leavingWords({paid, practice}), QString());
    }

    void whatIsOfferedFollowsTheState()
    {
        auto job = samples::job(QStringLiteral("a"), JobState::Uncertain);
        JobLine line = jobLine(job, samples::at(0));
        QVERIFY(line.isUncertain && line.canDismiss && !line.canStop && !line.canLookAgain);
        job.state = JobState::Failed;
        QVERIFY(!jobLine(job, samples::at(0))
                     .canLookAgain); // without an id there is nothing to look for
        job.serviceJobId = QStringLiteral("x");
        QVERIFY(jobLine(job, samples::at(0)).canLookAgain);
        job.isElsewhere = true;
        line = jobLine(job, samples::at(0));
        QVERIFY(!line.canLookAgain && !line.canDismiss && !line.canStop);
        QVERIFY(!line.detail.isEmpty());
        job.state = JobState::Checking;
        job.isLeft = true;
        line = jobLine(job, samples::at(0));
        QVERIFY(!line.canStop && !line.isRunning && !line.canDismiss);
        QVERIFY(line.detail.contains(QStringLiteral("retake resume")));
        QCOMPARE(line.stage, QStringLiteral("The result is here"));
    }

    void theSummaryNamesTheFurthestAndTheUncertain()
    {
        auto downloading = samples::job(QStringLiteral("b"), JobState::Downloading);
        downloading.bytesDone = 40;
        downloading.bytesTotal = 100;
        const QList jobs{samples::job(QStringLiteral("a"), JobState::Queued), downloading,
            samples::job(QStringLiteral("c"), JobState::Uncertain)};
        QCOMPARE(jobSummary(jobs),
            QStringLiteral("1 needs your decision · 2 running: downloading, 40 %"));
        auto waiting = samples::job(QStringLiteral("d"), JobState::Preparing);
        waiting.isWaitingInLine = true;
        QCOMPARE(jobSummary({downloading, waiting}),
            QStringLiteral("1 running: downloading, 40 % · 1 waiting in line"));
        QVERIFY(!jobLine(waiting, samples::at(0)).isRunning);
        QVERIFY(jobLine(waiting, samples::at(0)).canStop);
        QCOMPARE(jobSummary({samples::job(QStringLiteral("a"), JobState::Ready)}), QString());
    }

    void aRetrySaysWhenAndWhy()
    {
        auto job = samples::job(QStringLiteral("a"), JobState::Uploading);
        job.error = api::Error{};
        job.error->kind = api::Error::Kind::NotConnected;
        job.nextTry = samples::at(50);
        const QString detail = jobLine(job, samples::at(42)).detail;
        QVERIFY2(detail.endsWith(QStringLiteral("Trying again in 8 s.")), qPrintable(detail));
        QVERIFY(detail.startsWith(QStringLiteral("The service cannot be reached.")));
    }
};

QTEST_GUILESS_MAIN(TestJobWords)
#include "tst_jobwords.moc"
