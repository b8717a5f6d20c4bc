// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samples.h"
#include "ui/jobrow.h"
#include "ui/jobtray.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace ui;
using api::JobState;

class TestJobTray : public QObject {
    Q_OBJECT

private slots:
    void init() { m_tray = std::make_unique<JobTray>(); }

    void barsAreBusyWithoutBytes()
    {
        auto job = samples::job(QStringLiteral("a"), JobState::Processing);
        m_tray->setJobs({job});
        auto *bar = in<QProgressBar>("a", "jobBar");
        QCOMPARE(bar->maximum(), 0);
        job.state = JobState::Downloading;
        job.bytesDone = 30;
        job.bytesTotal = 60;
        m_tray->setJobs({job});
        QCOMPARE(bar->maximum(), 1000);
        QCOMPARE(bar->value(), 500);
        job.state = JobState::Ready;
        m_tray->setJobs({job});
        QVERIFY(bar->isHidden());
    }

    void stoppingAsksInPlaceAndSaysWhatItCosts()
    {
        QSignalSpy stops(m_tray.get(), &JobTray::wished);
        auto job = samples::job(QStringLiteral("a"), JobState::Processing);
        job.price = 0.62;
        job.moneyMayBeSpent = true;
        m_tray->setJobs({job});
        QTest::mouseClick(in<QPushButton>("a", "jobStop"), Qt::LeftButton);
        QCOMPARE(stops.size(), 0);
        const QLabel *detail = in<QLabel>("a", "jobDetail");
        QVERIFY(detail->text().startsWith(QStringLiteral("Stop this job?"))
            && detail->text().contains(QStringLiteral("0.62")));
        QTest::mouseClick(in<QPushButton>("a", "jobNo"), Qt::LeftButton);
        QVERIFY(detail->isHidden());
        QTest::mouseClick(in<QPushButton>("a", "jobStop"), Qt::LeftButton);
        QTest::mouseClick(in<QPushButton>("a", "jobYes"), Qt::LeftButton);
        QCOMPARE(stops.size(), 1);
        QCOMPARE(stops[0][0].toString(), QStringLiteral("a"));
        QCOMPARE(stops[0][1].value<JobWish>(), JobWish::Stop);
    }

    void aQuestionGoesAwayWhenTheJobEnds()
    {
        auto job = samples::job(QStringLiteral("a"), JobState::Processing);
        m_tray->setJobs({job});
        QTest::mouseClick(in<QPushButton>("a", "jobStop"), Qt::LeftButton);
        job.state = JobState::Ready;
        m_tray->setJobs({job});
        QVERIFY(in<QPushButton>("a", "jobYes")->isHidden());
        QVERIFY(!in<QPushButton>("a", "jobDismiss")->isHidden());
    }

    void uncertainLeavesTheChoiceToTheUser()
    {
        QSignalSpy wishes(m_tray.get(), &JobTray::wished);
        m_tray->setJobs({samples::job(QStringLiteral("a"), JobState::Uncertain)});
        QVERIFY(
            in<QLabel>("a", "jobDetail")->text().contains(QStringLiteral("may have been charged")));
        QTest::mouseClick(in<QPushButton>("a", "jobSendAgain"), Qt::LeftButton);
        QCOMPARE(wishes.size(), 0);
        QVERIFY(in<QLabel>("a", "jobDetail")->text().contains(QStringLiteral("both are charged")));
        QTest::mouseClick(in<QPushButton>("a", "jobYes"), Qt::LeftButton);
        QCOMPARE(wishes.size(), 1);
        QCOMPARE(wishes[0][1].value<JobWish>(), JobWish::SendAgain);
        QCOMPARE(in<QPushButton>("a", "jobDismiss")->text(), QStringLiteral("Leave it"));
        QTest::mouseClick(in<QPushButton>("a", "jobDismiss"), Qt::LeftButton);
        QCOMPARE(wishes.size(), 2);
        QCOMPARE(wishes[1][1].value<JobWish>(), JobWish::Dismiss);
    }

    void theOrderOfTheLineCanBeChanged()
    {
        QSignalSpy wishes(m_tray.get(), &JobTray::wished);
        QList<api::JobSnapshot> jobs{samples::job(QStringLiteral("works"), JobState::Processing)};
        for (const char *name : {"first", "second", "third"}) {
            jobs << samples::job(QString::fromLatin1(name), JobState::Preparing);
            jobs.last().isWaitingInLine = true;
        }
        m_tray->setJobs(jobs);
        QVERIFY(in<QPushButton>("works", "jobEarlier")->isHidden());
        QVERIFY(!in<QPushButton>("first", "jobEarlier")->isEnabled());
        QVERIFY(in<QPushButton>("first", "jobLater")->isEnabled());
        QVERIFY(in<QPushButton>("second", "jobEarlier")->isEnabled());
        QVERIFY(!in<QPushButton>("third", "jobLater")->isEnabled());
        QTest::mouseClick(in<QPushButton>("second", "jobEarlier"), Qt::LeftButton);
        QCOMPARE(wishes.size(), 1);
        QCOMPARE(wishes[0][0].toString(), QStringLiteral("second"));
        QCOMPARE(wishes[0][1].value<JobWish>(), JobWish::Earlier);
        m_tray->setJobs({jobs[0], jobs[1]});
        QVERIFY(in<QPushButton>("first", "jobLater")->isHidden());
    }

    void theRequestIdCanBeCopied()
    {
        auto job = samples::job(QStringLiteral("a"), JobState::Failed);
        job.requestId = QStringLiteral("0f8e7d6c");
        m_tray->setJobs({job});
        QTest::mouseClick(in<QToolButton>("a", "jobRequestId"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("0f8e7d6c"));
    }

    void rowsFollowTheirJobs()
    {
        const auto a = samples::job(QStringLiteral("a"), JobState::Processing);
        const auto b = samples::job(QStringLiteral("b"), JobState::Processing);
        m_tray->setJobs({a});
        const auto *row = m_tray->findChild<JobRow *>(QStringLiteral("job-a"));
        m_tray->setJobs({a, b});
        QCOMPARE(m_tray->findChild<JobRow *>(QStringLiteral("job-a")), row);
        m_tray->setJobs({b});
        QTRY_VERIFY(!m_tray->findChild<JobRow *>(QStringLiteral("job-a")));
        QVERIFY(!m_tray->isEmpty());
    }

private:
    template <class T> T *in(const char *job, const char *name) const
    {
        const auto *row = m_tray->findChild<JobRow *>(QStringLiteral("job-") + QLatin1String(job));
        T *found = row ? row->findChild<T *>(QLatin1String(name)) : nullptr;
        if (!found)
            qFatal("no %s in the row of %s", name, job);
        return found;
    }

    std::unique_ptr<JobTray> m_tray;
};

QTEST_MAIN(TestJobTray)
#include "tst_jobtray.moc"
