// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/retakeorder.h"
#include "app/takeplacement.h"
#include "tests/support/projects.h"
#include "timeline/edit/edits.h"

#include <QTest>

using namespace timeline;
using testsupport::seconds;

namespace {

app::RetakeOrder order()
{
    app::RetakeOrder o;
    o.range = {{250}, {350}};
    o.prompt = QStringLiteral("rain");
    return o;
}

model::WindowPlan planOf(const testsupport::Built &built)
{
    return model::planWindow(
        {order().range, seconds(1)}, built.grid(), built.project.sequence.format, {})
        .value();
}

media::MediaFile resultFile()
{
    media::MediaFile file;
    file.path = QStringLiteral("/takes/take-1.mp4");
    file.info = testsupport::mediaOf().info;
    file.index = testsupport::indexOf(153);
    return file;
}

render::Alignment alignment()
{
    render::Alignment a;
    for (std::int64_t n = 0; n < 153; ++n)
        a.frameMap.entries.push_back({model::frameStart(n, {25, 1}), n});
    a.frameMap.length = model::frameStart(153, {25, 1});
    a.hasSound = true;
    return a;
}

} // namespace

class TestRetakeOrder : public QObject {
    Q_OBJECT

private slots:
    void twoTakesOfOneRangeAreLaidInAsPending()
    {
        const auto built = testsupport::projectOf(1000);
        app::RetakeOrder o = order();
        o.takes = 2;
        const auto laid = app::layRetake(
            built.project, o, planOf(built), {seconds(10), seconds(14)}, api::practiceService({}))
                              .value();
        QCOMPARE(laid.takes.size(), 2u);
        for (const model::TakeId take : laid.takes) {
            QVERIFY(laid.project.findTake(take)->isPending());
            QCOMPARE(edit::placesOf(laid.project, take),
                (std::vector<model::TimeRange>{{seconds(10), seconds(14)}}));
        }
        QCOMPARE(laid.project.findTake(laid.takes[1])->number, 2);
        QCOMPARE(
            laid.project.findRetake(laid.retake)->price, 0.0); // practice never enters money totals
    }

    void anArrivedTakeIsAFactAndThenShown()
    {
        const auto built = testsupport::projectOf(1000);
        app::RetakeOrder o = order();
        o.mode = model::Mode::Picture;
        const auto laid = app::layRetake(
            built.project, o, planOf(built), {seconds(10), seconds(14)}, api::practiceService({}))
                              .value();
        const auto placed = app::placeResult(
            laid.project, laid.takes[0], resultFile(), alignment(), QStringLiteral("abc"))
                                .value();
        QCOMPARE(placed.project.sequence, laid.project.sequence);
        QVERIFY(
            !placed.project.findTake(laid.takes[0])->hasSound); // only the picture was asked for
        QCOMPARE(placed.project.findRetake(laid.retake)->resultHash, QStringLiteral("abc"));
        const auto shown =
            timeline::edit::chooseTake(placed.project, laid.takes[0], timeline::edit::Part::Both)
                .value();
        QCOMPARE(shown.sequence.clips[1].pictureTake(), laid.takes[0]);
        QVERIFY(shown.sequence.clips[1].soundTake() != laid.takes[0]);
    }

    void aResultWithoutWhatWasAskedForIsUnusable()
    {
        const auto built = testsupport::projectOf(1000);
        app::RetakeOrder o = order();
        o.mode = model::Mode::Sound;
        const auto laid = app::layRetake(
            built.project, o, planOf(built), {seconds(10), seconds(14)}, api::practiceService({}))
                              .value();
        render::Alignment silent = alignment();
        silent.hasSound = false;
        QCOMPARE(
            app::placeResult(laid.project, laid.takes[0], resultFile(), silent, {}).error().kind,
            model::Error::Kind::ResultUnusable);
    }

    void limitsAreKept_data()
    {
        QTest::addColumn<int>("prompt");
        QTest::addColumn<int>("takes");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("the longest prompt") << 5000 << 1 << true;
        QTest::newRow("one character too many") << 5001 << 1 << false;
        QTest::newRow("nine takes") << 0 << 9 << true;
        QTest::newRow("no takes") << 0 << 0 << false;
        QTest::newRow("ten takes") << 0 << 10 << false;
    }

    void limitsAreKept()
    {
        QFETCH(int, prompt);
        QFETCH(int, takes);
        const auto built = testsupport::projectOf(1000);
        app::RetakeOrder o = order();
        o.prompt = QString(prompt, u'x');
        o.takes = takes;
        QTEST(app::checkOrder(o, planOf(built), {}).has_value(), "allowed");
    }

    void theRequestSaysWhatThePlanSays()
    {
        const auto built = testsupport::projectOf(1000);
        const auto request =
            app::requestFor(order(), planOf(built), {1080, 1920}, api::practiceService({}));
        QCOMPARE(request.startTime, 1.0);
        QCOMPARE(request.duration, 4.0);
        QCOMPARE(request.resolution, QStringLiteral("1080x1920"));
        QCOMPARE(request.mode, api::Mode::Both);
        QCOMPARE(request.prompt, QStringLiteral("rain"));
    }

    void aFileAddedByHandIsOneStep()
    {
        const auto built = testsupport::projectOf(1000);
        const auto added =
            app::addTake(built.project, resultFile(), alignment(), {seconds(10), seconds(14)})
                .value();
        QCOMPARE(added.project.sequence.clips[1].pictureTake(), added.take);
        QVERIFY(!added.project.findTake(added.take)->retakeId);
        QVERIFY(model::checkInvariant(added.project.sequence));
    }
};

QTEST_GUILESS_MAIN(TestRetakeOrder)
#include "tst_retakeorder.moc"
