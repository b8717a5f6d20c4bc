// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/interrupted.h"
#include "timeline/model/projectfile.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace timeline;

namespace {

// What the run is killed at, beside the states of its jobs.
enum class Also { Nothing, SubmitSeen };

struct Row {
    const char *name;
    int takes;
    const char *fault; // holds the service where the run is to be killed; gone when it goes on
    QStringList states; // as journalled, in the order in which the jobs were made
    Also also = Also::Nothing;
    int code = 0; // of `retake resume`
    int submits = 1; // that ever reach the service
    bool isWanted = false; // a project of the user's own
};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

const QList<Row> &rows()
{
    static const QList<Row> all{
        {"preparing: in line behind two that are at the service", 3, "slow",
            words("processing processing preparing"), Also::Nothing, 0, 3},
        {"uploading", 1, "upload-stalled", words("uploading")},
        {"submitting, whether or not it has left", 1, "submit-stalled", words("submitting"),
            Also::Nothing, 10, 1},
        {"submitting, and the service has taken the job on", 1, "submit-stalled",
            words("submitting"), Also::SubmitSeen, 10, 1},
        {"queued", 1, "", words("queued")},
        {"processing", 1, "slow", words("processing")},
        {"processing, with a project of the user's own", 2, "slow", words("processing processing"),
            Also::Nothing, 0, 2, true},
        {"downloading", 1, "download-stalled", words("downloading")},
        {"checking", 1, "", words("checking")},
        {"ready, before the video was written", 1, "", words("ready")},
        {"ready, before the project was saved", 2, "", words("ready ready"), Also::Nothing, 0, 2,
            true},
    };
    return all;
}

} // namespace

// kill -9 at every state of a job that costs money, then `retake resume`: it ends once, it is sent
// once, and its video comes or its result is kept.
class TestKilled : public QObject {
    Q_OBJECT

private slots:
    void atEveryState_data();
    void atEveryState();

private:
    static void checkUncertain(const Interrupted &f, const Ended &resumed);
    static void checkDone(const Interrupted &f, const Row &row);
};

void TestKilled::atEveryState_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < rows().size(); ++i)
        QTest::newRow(rows()[i].name) << i;
}

void TestKilled::atEveryState()
{
    QFETCH(int, row);
    const Row &spec = rows()[row];
    Interrupted f(words(spec.fault));
    QStringList more{QStringLiteral("--takes"), QString::number(spec.takes)};
    if (spec.isWanted)
        more += {QStringLiteral("--project"), f.path(QStringLiteral("film.retake"))};
    const auto run = f.retake.start(f.runArguments(more, QStringLiteral("out.mp4")));
    const bool isKilled = f.killWhen(*run, [&](const Interrupted::Records &jobs) {
        return statesOf(jobs) == spec.states
            && (spec.also == Also::Nothing || f.service.account().accepted == spec.submits);
    });
    QVERIFY2(isKilled, run->readAllStandardError().constData());
    QCOMPARE(run->exitStatus(), QProcess::CrashExit);
    QCOMPARE(statesOf(f.jobs()), spec.states);
    QVERIFY(!QFile::exists(f.path(QStringLiteral("out.mp4"))));

    QVERIFY(f.service.setFaults({}).has_value());
    const Ended resumed = f.retake.run({QStringLiteral("resume"), QStringLiteral("--json")});
    QVERIFY2(resumed.code == spec.code, resumed.err.constData());
    if (spec.code == 10)
        checkUncertain(f, resumed);
    else
        checkDone(f, spec);
    // Whatever is done from now on, nothing is sent again.
    const int sent = f.service.wireCount(practice::Step::Submit);
    QVERIFY(f.retake.run({QStringLiteral("resume")}).code == 0);
    QCOMPARE(f.service.wireCount(practice::Step::Submit), sent);
}

void TestKilled::checkUncertain(const Interrupted &f, const Ended &resumed)
{
    QVERIFY(f.service.wireCount(practice::Step::Submit) <= 1);
    QCOMPARE(statesOf(f.jobs()), words("uncertain"));
    QCOMPARE(f.spends().size(), 1);
    QCOMPARE(f.spends().first().state, api::SpendState::Spent); // it may have been charged
    const QJsonArray jobs = resumed.json()[QStringLiteral("jobs")].toArray();
    QCOMPARE(jobs.size(), 1);
    QCOMPARE(jobs[0][QStringLiteral("state")].toString(), QStringLiteral("uncertain"));
    QCOMPARE(jobs[0][QStringLiteral("moneyMayBeSpent")].toBool(), true);
    QVERIFY(!QFile::exists(f.path(QStringLiteral("out.mp4"))));
}

void TestKilled::checkDone(const Interrupted &f, const Row &row)
{
    QVERIFY(QFile::exists(f.path(QStringLiteral("out.mp4"))));
    QVERIFY(f.jobs().isEmpty()); // all of it is written, so nothing is left to do
    QCOMPARE(f.service.wireCount(practice::Step::Submit), row.submits);
    QCOMPARE(f.service.account().accepted, row.submits);
    QCOMPARE(f.spends().size(), row.submits);
    double spent = 0;
    for (const api::Spend &spend : f.spends()) {
        QCOMPARE(spend.state, api::SpendState::Spent);
        spent += spend.usd;
    }
    QVERIFY(std::abs(spent - f.service.account().charged) < 0.001);
    if (!row.isWanted)
        return;
    const auto project = model::loadProject(f.path(QStringLiteral("film.retake")));
    QVERIFY(project.has_value());
    QCOMPARE(int(project->takes.size()), 1 + row.takes);
    QVERIFY(std::ranges::none_of(project->takes, &model::Take::isPending));
    for (const model::Media &media : project->media)
        QVERIFY(QFile::exists(media.path));
}

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_killed.moc"
