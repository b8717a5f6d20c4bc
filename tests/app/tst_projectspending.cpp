// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/projectspending.h"
#include "app/settings.h"
#include "tests/support/projects.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QtTest>

using namespace timeline;
using testsupport::seconds;

namespace {

model::TakeId addPaidTake(testsupport::Built &built, int number, double price)
{
    const model::TakeId id = testsupport::addArrivedTake(built, number, 50);
    model::Retake retake;
    retake.id = built.project.newId<model::RetakeTag>();
    retake.price = price;
    built.project.findTake(id)->retakeId = retake.id;
    built.project.retakes.push_back(retake);
    return id;
}

api::Spend spendOf(double usd, const QString &project)
{
    api::Spend spend;
    spend.id = QStringLiteral("x");
    spend.state = api::SpendState::Spent;
    spend.usd = usd;
    spend.seconds = usd * 10;
    spend.projectUid = project;
    return spend;
}

} // namespace

class TestProjectSpending : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("RetakeStudioTest"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_projectspending"));
    }

    void nothingPaidCostsNothing()
    {
        const auto built = testsupport::projectOf(100);
        QCOMPARE(app::spendingOf(built.project, {}), app::ProjectSpending());
        QCOMPARE(app::ProjectSpending().perFinishedSecond(), 0.0);
    }

    void acceptedAndRejectedTakesAreToldApart()
    {
        auto built = testsupport::projectOf(100);
        model::Project &project = built.project;
        project.uid = QStringLiteral("film");
        const model::TakeId kept = addPaidTake(built, 1, 0.6);
        const model::TakeId thrown = addPaidTake(built, 2, 0.6);
        const model::TakeId practice = addPaidTake(built, 3, 0);
        project.findTake(kept)->accepted = true;
        project.findTake(thrown)->rejected = true;
        project.findTake(practice)->accepted = true;
        model::Clip clip = project.sequence.clips.front();
        project.sequence.clips.clear();
        for (const auto &[take, length] : {std::pair(kept, 2.0), std::pair(practice, 1.0)}) {
            clip.length = seconds(length);
            clip.slices.push_back({take, {}});
            clip.picture = take;
            project.sequence.clips.push_back(clip);
        }
        const auto spending = app::spendingOf(
            project, {spendOf(1.2, project.uid), spendOf(5, QStringLiteral("other"))});
        app::ProjectSpending expected;
        expected.totals = {1.2, 0, 12, 1};
        expected.onRejected = 0.6;
        expected.finished = seconds(2);
        QCOMPARE(spending, expected);
        QCOMPARE(spending.perFinishedSecond(), 0.6);
    }

    void capsAreKept()
    {
        app::Settings settings;
        const api::SpendCaps caps{0.6, std::nullopt, 20.0};
        settings.setCaps(caps);
        QCOMPARE(app::Settings().caps(), caps);
        settings.setCaps({});
        QCOMPARE(app::Settings().caps(), api::SpendCaps());
    }

    // Someone wrote "ten" into the file: better no retake than one that costs too much.
    void aCapThatCannotBeReadBlocks()
    {
        QSettings().setValue(QStringLiteral("money/capPerDay"), QStringLiteral("ten"));
        QCOMPARE(app::Settings().caps(), (api::SpendCaps{{}, 0.0, {}}));
        QSettings().remove(QStringLiteral("money/capPerDay"));
    }
};

QTEST_GUILESS_MAIN(TestProjectSpending)
#include "tst_projectspending.moc"
