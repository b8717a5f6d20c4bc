// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projects.h"
#include "timeline/model/windowplan.h"

#include <QTest>

#include <cmath>

using namespace timeline::model;
using testsupport::seconds;

class TestWindowPlan : public QObject {
    Q_OBJECT

private:
    static WindowPlan planned(const testsupport::Built &built, FrameRange range, double context = 1)
    {
        return planWindow(
            {range, seconds(context)}, built.grid(), built.project.sequence.format, {})
            .value();
    }

private slots:
    void anOrdinaryRangeGetsItsContext()
    {
        const WindowPlan plan = planned(testsupport::projectOf(1000), {{250}, {350}}); // 4 s
        QCOMPARE(plan.section, (TimeRange{seconds(10), seconds(14)}));
        QCOMPARE(plan.window.begin, seconds(9));
        QCOMPARE(plan.frames, 153); // 6 s are 150 frames; 8·19 + 1, the spare ones behind
        QCOMPARE(plan.startTime, 1.0);
        QCOMPARE(plan.duration, 4.0);
        QVERIFY(std::abs(plan.price - 0.612) < 1e-9);
        QCOMPARE(plan.notes, std::vector<WindowNote>{});
    }

    void everyPlanKeepsTheServicesRules_data()
    {
        QTest::addColumn<qint64>("num");
        QTest::addColumn<qint64>("den");
        QTest::newRow("23.976") << 24'000LL << 1001LL;
        QTest::newRow("25") << 25LL << 1LL;
        QTest::newRow("29.97") << 30'000LL << 1001LL;
        QTest::newRow("59.94") << 60'000LL << 1001LL;
    }

    void everyPlanKeepsTheServicesRules()
    {
        QFETCH(qint64, num);
        QFETCH(qint64, den);
        const auto built = testsupport::projectOf(700, {num, den});
        const FrameGrid grid = built.grid();
        for (std::int64_t begin = 0; begin < 700; begin += 23) {
            for (std::int64_t length : {1LL, 2LL, 40LL, 71LL, 72LL, 73LL, 74LL, 200LL}) {
                const FrameRange range{{begin}, {std::min<std::int64_t>(begin + length, 700)}};
                const WindowPlan plan =
                    planWindow({range, seconds(1)}, grid, built.project.sequence.format, {})
                        .value();
                QVERIFY(plan.frames >= 73);
                QCOMPARE(plan.frames % 8, 1);
                QVERIFY(plan.duration >= 2);
                QVERIFY(plan.startTime >= 0);
                QVERIFY(plan.window.begin >= Flicks{0});
                QVERIFY(plan.section.begin <= grid.timeOf(range.begin));
                QVERIFY(plan.section.end >= grid.timeOf(range.end));
                QVERIFY(plan.section.end <= grid.length());
                QVERIFY(plan.window.begin <= plan.section.begin);
                // Stream ticks round; half a frame is none.
                QVERIFY(plan.window.end >= plan.section.end - frameStart(1, {2 * num, den}));
                // The window begins on a frame, so that every one of its frames is one of the
                // sequence.
                QCOMPARE(grid.timeOf(grid.frameAt(plan.window.begin)), plan.window.begin);
                QCOMPARE(plan.window.length(), frameStart(plan.frames, {num, den}));
            }
        }
    }

    void aShortRangeIsSentInsideTwoSeconds()
    {
        const WindowPlan plan = planned(testsupport::projectOf(1000), {{250}, {260}});
        QVERIFY(plan.has(WindowNote::SectionLengthened));
        QCOMPARE(plan.section, (TimeRange{seconds(10), seconds(12)}));
        QCOMPARE(plan.range, (FrameRange{{250}, {260}}));
    }

    void aShortRangeAtTheEndGrowsForwards()
    {
        const WindowPlan plan = planned(testsupport::projectOf(1000), {{990}, {1000}});
        QCOMPARE(plan.section, (TimeRange{seconds(38), seconds(40)}));
        QVERIFY(plan.window.end <= seconds(40) + frameStart(8, {25, 1}));
    }

    void aRangePastTheEndIsClampedAndSaysSo()
    {
        const WindowPlan plan = planned(testsupport::projectOf(1000), {{900}, {1100}});
        QCOMPARE(plan.range, (FrameRange{{900}, {1000}}));
        QVERIFY(plan.has(WindowNote::RangeClamped));
    }

    void aVideoUnderTheLeastFramesHoldsItsLastOne()
    {
        const WindowPlan plan = planned(testsupport::projectOf(60), {{5}, {55}});
        QVERIFY(plan.has(WindowNote::HeldFrames));
        QCOMPARE(plan.frames, 73);
        QCOMPARE(plan.window.begin, Flicks{0});
    }

    void contextGivesWayToTheCap()
    {
        const WindowPlan plan =
            planned(testsupport::projectOf(2000), {{500}, {990}}, 5); // 490 frames + 250
        QVERIFY(plan.isPossible());
        QVERIFY(plan.has(WindowNote::ContextShortened));
        QVERIFY(plan.frames <= 505);
    }

    void aRangeOverTheCapIsRefusedWithItsFiguresAndSplit()
    {
        const auto built = testsupport::projectOf(3000);
        const WindowPlan plan = planned(built, {{0}, {1500}});
        QVERIFY(!plan.isPossible());
        QVERIFY(plan.price > 6);
        const auto parts =
            splitToFit({{0}, {1500}}, built.grid(), built.project.sequence.format, {});
        QCOMPARE(parts.size(), 3u);
        QCOMPARE(parts.front().begin, FrameNumber{0});
        QCOMPARE(parts.back().end, FrameNumber{1500});
        for (std::size_t i = 1; i < parts.size(); ++i)
            QCOMPARE(parts[i].begin, parts[i - 1].end);
    }

    void noContextIsAllowed()
    {
        const WindowPlan plan = planned(testsupport::projectOf(1000), {{250}, {350}}, 0);
        QCOMPARE(plan.startTime, 0.0);
        QCOMPARE(plan.frames, 105);
    }

    void anEmptyRangeIsRefused()
    {
        const auto built = testsupport::projectOf(100);
        QCOMPARE(planWindow({{{10}, {10}}, {}}, built.grid(), built.project.sequence.format, {})
                     .error()
                     .kind,
            Error::Kind::InvalidRequest);
    }

    void thePictureIsPaddedToTheServicesShapes_data()
    {
        QTest::addColumn<QSize>("video");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QSize>("content");
        QTest::newRow("1080p stays") << QSize(1920, 1080) << QSize(1920, 1080) << QSize(1920, 1080);
        QTest::newRow("4K becomes 1080p")
            << QSize(3840, 2160) << QSize(1920, 1080) << QSize(1920, 1080);
        QTest::newRow("720p stays small")
            << QSize(1280, 720) << QSize(1280, 720) << QSize(1280, 720);
        QTest::newRow("4:3 gets bars beside it")
            << QSize(1440, 1080) << QSize(1920, 1080) << QSize(1440, 1080);
        QTest::newRow("scope gets bars above and below")
            << QSize(1920, 804) << QSize(1920, 1080) << QSize(1920, 804);
        QTest::newRow("portrait") << QSize(1080, 1920) << QSize(1080, 1920) << QSize(1080, 1920);
        QTest::newRow("a square is landscape")
            << QSize(1080, 1080) << QSize(1920, 1080) << QSize(1080, 1080);
    }

    void thePictureIsPaddedToTheServicesShapes()
    {
        QFETCH(QSize, video);
        QFETCH(QSize, size);
        QFETCH(QSize, content);
        QCOMPARE(windowPicture(video), (WindowPicture{size, content}));
    }

    void thePictureIsPaddedToSidesThatTheServiceTakes_data()
    {
        QTest::addColumn<QSize>("video");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QSize>("content");
        QTest::newRow("1080p") << QSize(1920, 1080) << QSize(1920, 1088) << QSize(1920, 1080);
        QTest::newRow("720p") << QSize(1280, 720) << QSize(1280, 736) << QSize(1280, 720);
        QTest::newRow("portrait") << QSize(1080, 1920) << QSize(1088, 1920) << QSize(1080, 1920);
        QTest::newRow("small") << QSize(320, 180) << QSize(320, 192) << QSize(320, 180);
        QTest::newRow("fits already") << QSize(1024, 576) << QSize(1024, 576) << QSize(1024, 576);
    }

    void thePictureIsPaddedToSidesThatTheServiceTakes()
    {
        QFETCH(QSize, video);
        QFETCH(QSize, size);
        QFETCH(QSize, content);
        QCOMPARE(windowPicture(video, 32), (WindowPicture{size, content}));
    }
};

QTEST_GUILESS_MAIN(TestWindowPlan)
#include "tst_windowplan.moc"
