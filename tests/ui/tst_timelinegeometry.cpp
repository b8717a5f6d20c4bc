// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/syntheticview.h"
#include "ui/timelinegeometry.h"

#include <QTest>

#include <cmath>

using namespace timeline::model;
using ui::TimelineGeometry;

namespace {

TimelineGeometry geometryOf(std::int64_t frames, Rational rate = {25, 1}, int width = 1028)
{
    TimelineGeometry g;
    g.setSize({width, 300});
    g.setGrid(tests::syntheticView(frames, rate)->grid, rate);
    return g;
}

} // namespace

class TestTimelineGeometry : public QObject {
    Q_OBJECT

private slots:
    void fitShowsTheWholeSequenceBetweenTheMargins();
    void everyFrameIsFoundUnderItsPixels_data();
    void everyFrameIsFoundUnderItsPixels();
    void boundaryIsTheNearestStartOfAFrame();
    void zoomKeepsTheTimeUnderTheMouse_data();
    void zoomKeepsTheTimeUnderTheMouse();
    void zoomIsLogarithmicAndEndsAtAFewFrames();
    void scrollStopsAtBothEnds();
    void playbackTurnsPages();
    void resizingKeepsFitAndKeepsAZoom();
    void zoomToRangeShowsItWithRoom();
    void minimapGoesThereAndBack();
    void lanesLieUnderOneAnother_data();
    void lanesLieUnderOneAnother();
    void nothingOpenIsHarmless();
};

void TestTimelineGeometry::fitShowsTheWholeSequenceBetweenTheMargins()
{
    const TimelineGeometry g = geometryOf(1000);
    QCOMPARE(g.xOf(FrameNumber{0}), 14.0);
    QCOMPARE(g.xOf(FrameNumber{1000}), 1014.0);
    QCOMPARE(g.zoom(), 0.0);
    QCOMPARE(g.frameWidth(), 1.0);
    QCOMPARE(g.visible(), (TimeRange{Flicks{0}, g.grid().length()}));
}

void TestTimelineGeometry::everyFrameIsFoundUnderItsPixels_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<int>("num");
    QTest::addColumn<int>("den");
    QTest::addColumn<double>("zoom");
    QTest::newRow("24 fps, zoomed in") << qint64(500) << 24 << 1 << 0.8;
    QTest::newRow("29.97 fps, to the last step") << qint64(3000) << 30000 << 1001 << 1.0;
    QTest::newRow("59.94 fps, three hours") << qint64(647'352) << 60000 << 1001 << 0.95;
    QTest::newRow("25 fps, frames narrower than pixels") << qint64(90'000) << 25 << 1 << 0.0;
}

void TestTimelineGeometry::everyFrameIsFoundUnderItsPixels()
{
    QFETCH(qint64, count);
    QFETCH(int, num);
    QFETCH(int, den);
    QFETCH(double, zoom);
    TimelineGeometry g = geometryOf(count, {num, den});
    g.setZoom(zoom, 500);
    for (qint64 n = 0; n < count; n += std::max<qint64>(1, count / 97)) {
        g.centerOn(g.grid().timeOf({n}));
        const double x = g.xOf(FrameNumber{n}), next = g.xOf(FrameNumber{n + 1});
        QCOMPARE(g.frameAt((x + next) / 2).value, n);
        QCOMPARE(g.boundaryAt(x + (next - x) * 0.4).value, n);
        QCOMPARE(g.boundaryAt(x + (next - x) * 0.6).value, n + 1);
    }
}

void TestTimelineGeometry::boundaryIsTheNearestStartOfAFrame()
{
    const TimelineGeometry g = geometryOf(100);
    QCOMPARE(g.boundaryAt(-500), FrameNumber{0});
    QCOMPARE(g.boundaryAt(14 + 4), FrameNumber{0});
    QCOMPARE(g.boundaryAt(14 + 6), FrameNumber{1});
    QCOMPARE(g.boundaryAt(1014 - 4), FrameNumber{100});
    QCOMPARE(g.boundaryAt(5000), FrameNumber{100});
    QCOMPARE(g.frameAt(5000), FrameNumber{99});
}

void TestTimelineGeometry::zoomKeepsTheTimeUnderTheMouse_data()
{
    QTest::addColumn<double>("anchor");
    QTest::newRow("in the middle") << 514.0;
    QTest::newRow("left of it") << 200.0;
    QTest::newRow("near the right end") << 990.0;
}

void TestTimelineGeometry::zoomKeepsTheTimeUnderTheMouse()
{
    QFETCH(double, anchor);
    TimelineGeometry g = geometryOf(90'000);
    const double seconds = toSeconds(g.timeAt(anchor));
    for (int i = 0; i < 20; ++i) {
        g.zoomBy(1.3, anchor);
        QVERIFY(std::abs(toSeconds(g.timeAt(anchor)) - seconds) * g.pixelsPerSecond() < 0.01);
    }
}

void TestTimelineGeometry::zoomIsLogarithmicAndEndsAtAFewFrames()
{
    TimelineGeometry g = geometryOf(100'000);
    g.setZoom(1, 500);
    QCOMPARE(g.frameWidth(), 250.0);
    g.zoomBy(100, 500);
    QCOMPARE(g.frameWidth(), 250.0);
    g.setZoom(0.5, 500);
    const double half = g.frameWidth();
    QVERIFY(std::abs(half - std::sqrt(0.01 * 250.0)) < 1e-9);
    QVERIFY(std::abs(g.zoom() - 0.5) < 1e-9);
    g.zoomBy(1e-9, 500);
    QCOMPARE(g.zoom(), 0.0);
    QCOMPARE(g.xOf(FrameNumber{0}), 14.0);
}

void TestTimelineGeometry::scrollStopsAtBothEnds()
{
    TimelineGeometry g = geometryOf(1000);
    g.zoomBy(4, 500);
    g.scrollBy(-1e9);
    QCOMPARE(g.xOf(FrameNumber{0}), 14.0);
    g.scrollBy(1e9);
    QCOMPARE(g.xOf(FrameNumber{1000}), 1014.0);
    g.scrollBy(-100);
    QCOMPARE(g.xOf(FrameNumber{1000}), 1114.0);
}

void TestTimelineGeometry::playbackTurnsPages()
{
    TimelineGeometry g = geometryOf(10'000);
    g.zoomBy(10, 14);
    const double before = g.xOf(FrameNumber{0});
    g.reveal({900});
    QCOMPARE(g.xOf(FrameNumber{0}), before);
    g.reveal({1001});
    QVERIFY(std::abs(g.xOf(FrameNumber{1001}) - 114) < 0.01);
    g.reveal({500});
    QVERIFY(std::abs(g.xOf(FrameNumber{500}) - 514)
        < 0.01); // the start of the sequence is nearer than 90 %
}

void TestTimelineGeometry::resizingKeepsFitAndKeepsAZoom()
{
    TimelineGeometry g = geometryOf(1000);
    g.setSize({2028, 300});
    QCOMPARE(g.xOf(FrameNumber{1000}), 2014.0);
    g.zoomBy(3, 14);
    const double pixels = g.pixelsPerSecond();
    g.setSize({1528, 300});
    QCOMPARE(g.pixelsPerSecond(), pixels);
}

void TestTimelineGeometry::zoomToRangeShowsItWithRoom()
{
    TimelineGeometry g = geometryOf(10'000);
    g.zoomTo(g.grid().shown(FrameRange{{5000}, {5100}}));
    QVERIFY(std::abs(g.xOf(FrameNumber{5000}) - 114) < 0.01);
    QVERIFY(std::abs(g.xOf(FrameNumber{5100}) - 914) < 0.01);
}

void TestTimelineGeometry::minimapGoesThereAndBack()
{
    TimelineGeometry g = geometryOf(10'000);
    g.zoomBy(50, 300);
    const Flicks time = g.grid().timeOf({7000});
    QCOMPARE(g.minimapX(time), 714.0);
    QCOMPARE(g.minimapTimeAt(714), time);
    QCOMPARE(g.minimapTimeAt(-10), Flicks{0});
    QCOMPARE(g.minimapTimeAt(9999), g.grid().length());
}

void TestTimelineGeometry::lanesLieUnderOneAnother_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("rows");
    QTest::newRow("ordinary") << 300 << 1;
    QTest::newRow("as low as it gets") << TimelineGeometry::minimumHeight(1) << 1;
    QTest::newRow("many takes") << TimelineGeometry::minimumHeight(9) << 9;
    QTest::newRow("tall") << 900 << 3;
}

void TestTimelineGeometry::lanesLieUnderOneAnother()
{
    QFETCH(int, height);
    QFETCH(int, rows);
    TimelineGeometry g = geometryOf(100);
    g.setTakeRows(rows);
    g.setSize({800, height});
    const ui::TimelineLanes lanes = g.lanes();
    int bottom = 0;
    for (const QRect &lane :
        {lanes.minimap, lanes.ruler, lanes.cache, lanes.strip, lanes.takes, lanes.waveform}) {
        QVERIFY(lane.top() >= bottom);
        QVERIFY(lane.height() > 0);
        QCOMPARE(lane.width(), 800);
        bottom = lane.bottom() + 1;
    }
    QVERIFY(bottom <= height);
}

void TestTimelineGeometry::nothingOpenIsHarmless()
{
    TimelineGeometry g;
    g.setSize({800, 200});
    g.zoomBy(2, 100);
    g.scrollBy(100);
    g.reveal({5});
    g.setZoom(0.5, 3);
    QVERIFY(g.isEmpty());
    QCOMPARE(g.frameAt(100), FrameNumber{0});
    QCOMPARE(g.boundaryAt(100), FrameNumber{0});
    QCOMPARE(g.visible(), TimeRange{});
    QCOMPARE(g.minimapTimeAt(100), Flicks{0});
}

QTEST_GUILESS_MAIN(TestTimelineGeometry)
#include "tst_timelinegeometry.moc"
