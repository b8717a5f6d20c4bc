// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/syntheticview.h"
#include "ui/rangegesture.h"
#include "ui/rangesnap.h"
#include "ui/rulerticks.h"
#include "ui/striptiles.h"
#include "ui/timelinehit.h"

#include <QTest>

using namespace timeline::model;
using Zone = ui::TimelineHit::Zone;
using ui::RangeGesture;
using ui::TakeBlock;
using ui::TimelineGeometry;

namespace {

TimelineGeometry geometryOf(const timeline::media::ViewPtr &view)
{
    TimelineGeometry g;
    g.setSize({1028, 300});
    g.setGrid(view->grid, view->project.sequence.format.rate);
    return g;
}

TakeBlock block(double from, double to, int number)
{
    TakeBlock b;
    b.range = {fromSeconds(from), fromSeconds(to)};
    b.take = {number};
    b.number = number;
    return b;
}

} // namespace

Q_DECLARE_METATYPE(RangeGesture)
Q_DECLARE_METATYPE(std::optional<FrameRange>)

class TestTimelineLayout : public QObject {
    Q_OBJECT

private slots:
    void labelsNeverOverlap_data();
    void labelsNeverOverlap();
    void labelsDoNotDependOnTheScrollPosition();
    void zoomedInEachFrameHasATick();
    void labelsNeverOverlapAtAVariableRate();
    void hitFindsWhatIsThere_data();
    void hitFindsWhatIsThere();
    void narrowRangeKeepsItsEdges();
    void overlappingTakesLieUnderEachOther();
    void takesAreFoundByTheirTime();
    void tilesCoverTheWindowAndHangOnTheSequence();
    void aTileForEachFrameWhenZoomedIn();
    void gestureMakesARange_data();
    void gestureMakesARange();
    void entryPointsAreKeysCutsAndEnds();
    void everyFrameAKeyIsNoSnapping();
    void snapsToTheNearestPointWithinSixPixels();
};

void TestTimelineLayout::labelsNeverOverlap_data()
{
    QTest::addColumn<int>("num");
    QTest::addColumn<int>("den");
    QTest::addColumn<double>("zoom");
    for (const auto &[num, den] :
        {std::pair{25, 1}, {24000, 1001}, {30, 1}, {60000, 1001}, {15, 1}}) {
        for (const double zoom : {0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1.0})
            QTest::addRow("%d/%d at zoom %.2f", num, den, zoom) << num << den << zoom;
    }
}

void TestTimelineLayout::labelsNeverOverlap()
{
    QFETCH(int, num);
    QFETCH(int, den);
    QFETCH(double, zoom);
    TimelineGeometry g = geometryOf(tests::syntheticView(100'000, {num, den}));
    g.setZoom(zoom, 400);
    double free = -1e9;
    int labels = 0;
    for (const ui::RulerTick &tick : ui::rulerTicks(g, 80, 0, 1028)) {
        if (tick.label.isEmpty())
            continue;
        ++labels;
        QVERIFY2(tick.x >= free, qPrintable(tick.label));
        free = tick.x + 80;
    }
    QVERIFY(labels >= 3);
}

void TestTimelineLayout::labelsDoNotDependOnTheScrollPosition()
{
    TimelineGeometry g = geometryOf(tests::syntheticView(100'000));
    g.setZoom(0.6, 400);
    const auto labelled = [&g] {
        QHash<qint64, QString> labels;
        for (const ui::RulerTick &tick : ui::rulerTicks(g, 80, 0, 1028)) {
            if (tick.x > 0 && tick.x < 1000)
                labels.insert(tick.frame.value, tick.label);
        }
        return labels;
    };
    const auto before = labelled();
    g.scrollBy(137);
    const auto after = labelled();
    int shared = 0;
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (after.contains(it.key())) {
            ++shared;
            QCOMPARE(after.value(it.key()), it.value());
        }
    }
    QVERIFY(shared > 5);
}

void TestTimelineLayout::zoomedInEachFrameHasATick()
{
    TimelineGeometry g = geometryOf(tests::syntheticView(10'000));
    g.setZoom(1, 400);
    const auto ticks = ui::rulerTicks(g, 80, 0, 1028);
    for (std::size_t i = 1; i < ticks.size(); ++i)
        QCOMPARE(ticks[i].frame - ticks[i - 1].frame, 1);
    QVERIFY(!ticks.front().label.isEmpty());
}

void TestTimelineLayout::labelsNeverOverlapAtAVariableRate()
{
    // Half of the frames are ten times as long as the others.
    const auto start = [](std::int64_t n) {
        return fromSeconds(n < 2500 ? double(n) * 0.01 : 25 + double(n - 2500) * 0.1);
    };
    TimelineGeometry g = geometryOf(tests::syntheticView(5000, {20, 1}, 50, start));
    for (const double zoom : {0.0, 0.3, 0.6}) {
        g.setZoom(zoom, 150);
        double free = -1e9;
        for (const ui::RulerTick &tick : ui::rulerTicks(g, 80, 0, 1028)) {
            QVERIFY(tick.label.isEmpty() || tick.x >= free);
            if (!tick.label.isEmpty())
                free = tick.x + 80;
        }
    }
}

void TestTimelineLayout::hitFindsWhatIsThere_data()
{
    QTest::addColumn<QPointF>("at");
    QTest::addColumn<int>("zone");
    QTest::addColumn<int>("block");
    const TimelineGeometry g = geometryOf(tests::syntheticView(1000));
    const ui::TimelineLanes l = g.lanes();
    const auto row = [](const char *name, double x, const QRect &lane, Zone zone, int block = -1) {
        QTest::newRow(name) << QPointF(x, lane.center().y()) << int(zone) << block;
    };
    row("minimap", 500, l.minimap, Zone::Minimap);
    row("ruler", 500, l.ruler, Zone::Ruler);
    row("pictures left of the range", 300, l.strip, Zone::Strip);
    row("outside of the begin edge", 411, l.strip, Zone::RangeBegin);
    row("inside of the begin edge", 418, l.strip, Zone::RangeBegin);
    row("body", 500, l.strip, Zone::RangeBody);
    row("end edge", 618, l.strip, Zone::RangeEnd);
    row("body over the sound", 500, l.waveform, Zone::RangeBody);
    row("sound right of the range", 900, l.waveform, Zone::Strip);
    row("a take", 200, l.takes, Zone::Take, 0);
    row("between takes", 300, l.takes, Zone::Outside);
    QTest::newRow("below everything") << QPointF(500, 299.5) << int(Zone::Outside) << -1;
}

void TestTimelineLayout::hitFindsWhatIsThere()
{
    QFETCH(QPointF, at);
    QFETCH(int, zone);
    QFETCH(int, block);
    ui::TimelineScene scene;
    scene.geometry = geometryOf(tests::syntheticView(1000));
    scene.range = FrameRange{{400}, {600}};
    scene.blocks = {::block(5, 10, 1)}; // frames 125 to 250
    scene.takeLayout = ui::TakeLayout(scene.blocks);
    const ui::TimelineHit hit = ui::hitTest(scene, at);
    QCOMPARE(int(hit.zone), zone);
    QCOMPARE(hit.block ? int(*hit.block) : -1, block);
}

void TestTimelineLayout::narrowRangeKeepsItsEdges()
{
    ui::TimelineScene scene;
    scene.geometry = geometryOf(tests::syntheticView(1000));
    scene.range = FrameRange{{400}, {403}}; // three pixels
    const double y = scene.geometry.lanes().strip.center().y();
    QCOMPARE(ui::hitTest(scene, {409, y}).zone, Zone::RangeBegin);
    QCOMPARE(ui::hitTest(scene, {415.5, y}).zone, Zone::RangeBody);
    QCOMPARE(ui::hitTest(scene, {422, y}).zone, Zone::RangeEnd);
}

void TestTimelineLayout::overlappingTakesLieUnderEachOther()
{
    const std::vector<TakeBlock> blocks{
        block(10, 20, 1), block(10, 20, 2), block(18, 30, 3), block(20, 25, 4), block(40, 50, 5)};
    QCOMPARE(ui::takeRows(blocks), (std::vector<int>{0, 1, 2, 0, 0}));
    const TimelineGeometry g = geometryOf(tests::syntheticView(2000));
    const ui::TakeLayout layout(blocks);
    QCOMPARE(layout.rows(), 3);
    for (std::size_t a = 0; a < blocks.size(); ++a) {
        for (std::size_t b = a + 1; b < blocks.size(); ++b)
            QVERIFY(!layout.rect(g, blocks, a).intersects(layout.rect(g, blocks, b)));
    }
}

void TestTimelineLayout::takesAreFoundByTheirTime()
{
    // A long one before short ones, and not in the order of time.
    const std::vector<TakeBlock> blocks{
        block(30, 31, 1), block(5, 40, 2), block(10, 12, 3), block(50, 60, 4), block(12, 13, 5)};
    const ui::TakeLayout layout(blocks);
    const auto between = [&](double from, double to) {
        return layout.between(fromSeconds(from), fromSeconds(to));
    };
    using Found = std::vector<std::size_t>;
    QCOMPARE(between(0, 4), Found{});
    QCOMPARE(between(0, 5), Found{1});
    QCOMPARE(between(45, 49), Found{});
    QCOMPARE(between(0, 100), (Found{0, 1, 2, 3, 4}));
    // Those that only lie before one that reaches in may be among them.
    const Found late = between(35, 55);
    for (const std::size_t i : {1, 3})
        QVERIFY(std::ranges::find(late, std::size_t(i)) != late.end());
    QVERIFY(ui::TakeLayout().between(fromSeconds(0), fromSeconds(9)).empty());
}

void TestTimelineLayout::tilesCoverTheWindowAndHangOnTheSequence()
{
    TimelineGeometry g = geometryOf(tests::syntheticView(100'000));
    g.setZoom(0.4, 500);
    const auto before = ui::stripTiles(g, 16.0 / 9, 0, 1028);
    QVERIFY(before.front().rect.left() <= 14 && before.back().rect.right() >= 1028);
    for (std::size_t i = 1; i < before.size(); ++i)
        QVERIFY(std::abs(before[i].rect.left() - before[i - 1].rect.right()) < 1e-6);
    g.scrollBy(40);
    for (const ui::StripTile &tile : ui::stripTiles(g, 16.0 / 9, 0, 1028)) {
        const auto same =
            std::find_if(before.begin(), before.end(), [&tile](const ui::StripTile &b) {
                return std::abs(b.rect.left() - 40 - tile.rect.left()) < 1e-3;
            });
        if (same != before.end())
            QCOMPARE(tile.frame, same->frame);
    }
}

void TestTimelineLayout::aTileForEachFrameWhenZoomedIn()
{
    TimelineGeometry g = geometryOf(tests::syntheticView(10'000));
    g.setZoom(1, 500);
    const auto tiles = ui::stripTiles(g, 16.0 / 9, 0, 1028);
    QVERIFY(tiles.size() >= 4);
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        QCOMPARE(tiles[i].rect.left(), g.xOf(tiles[i].frame));
        if (i > 0)
            QCOMPARE(tiles[i].frame - tiles[i - 1].frame, 1);
    }
}

void TestTimelineLayout::gestureMakesARange_data()
{
    using Kind = RangeGesture::Kind;
    QTest::addColumn<RangeGesture>("gesture");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<std::optional<FrameRange>>("expected");
    const std::optional<FrameRange> old = FrameRange{{40}, {60}};
    const auto row = [](const char *name, RangeGesture gesture, qint64 to,
                         std::optional<FrameRange> expected) {
        QTest::newRow(name) << gesture << to << expected;
    };
    row("a new one to the right", {Kind::New, {10}, {}, 100}, 30, FrameRange{{10}, {30}});
    row("a new one to the left", {Kind::New, {30}, {}, 100}, 10, FrameRange{{10}, {30}});
    row("nothing yet", {Kind::New, {30}, {}, 100}, 30, std::nullopt);
    row("a new one past the end is clamped", {Kind::New, {90}, {}, 100}, 500,
        FrameRange{{90}, {100}});
    row("the begin", {Kind::Begin, {40}, old, 100}, 20, FrameRange{{20}, {60}});
    row("the begin onto the end leaves a frame", {Kind::Begin, {40}, old, 100}, 60,
        FrameRange{{59}, {60}});
    row("the begin over the end becomes the end", {Kind::Begin, {40}, old, 100}, 70,
        FrameRange{{60}, {70}});
    row("the end", {Kind::End, {60}, old, 100}, 99, FrameRange{{40}, {99}});
    row("the end onto the begin leaves a frame", {Kind::End, {60}, old, 100}, 40,
        FrameRange{{40}, {41}});
    row("the end before the start", {Kind::End, {60}, old, 100}, -5, FrameRange{{0}, {40}});
    row("the body moves", {Kind::Body, {40}, old, 100}, 45, FrameRange{{45}, {65}});
    row("the body stops at the end with its length", {Kind::Body, {40}, old, 100}, 400,
        FrameRange{{80}, {100}});
    row("the body stops at the start", {Kind::Body, {40}, old, 100}, 0, FrameRange{{0}, {20}});
}

void TestTimelineLayout::gestureMakesARange()
{
    QFETCH(RangeGesture, gesture);
    QFETCH(qint64, to);
    QFETCH(std::optional<FrameRange>, expected);
    QVERIFY(gesture.at({to}) == expected);
}

void TestTimelineLayout::entryPointsAreKeysCutsAndEnds()
{
    const auto view = tests::syntheticView(230, {25, 1}, 100);
    QCOMPARE(ui::entryPoints(*view), (std::vector<FrameNumber>{{0}, {100}, {200}, {230}}));

    // Cut at frame 130, the second clip begins 20 frames later in the file.
    Project project = view->project;
    Clip first = project.sequence.clips.front(), second = first;
    first.length = frameStart(130, {25, 1});
    second.id = {99};
    second.slices.front().start += frameStart(150, {25, 1});
    second.length = frameStart(80, {25, 1});
    project.sequence.clips = {first, second};
    const auto cut = timeline::media::makeView(project, view->files);
    QCOMPARE(ui::visibleCuts(project.sequence), std::vector<Flicks>{first.length});
    Project joined = project;
    joined.sequence.clips[1].slices.front().start = first.slices.front().start + first.length;
    QVERIFY(ui::visibleCuts(joined.sequence).empty());
    QCOMPARE(ui::entryPoints(*cut), (std::vector<FrameNumber>{{0}, {100}, {130}, {180}, {210}}));
}

void TestTimelineLayout::everyFrameAKeyIsNoSnapping()
{
    QCOMPARE(ui::entryPoints(*tests::syntheticView(200, {25, 1}, 1)),
        (std::vector<FrameNumber>{{0}, {200}}));
}

void TestTimelineLayout::snapsToTheNearestPointWithinSixPixels()
{
    const TimelineGeometry g = geometryOf(tests::syntheticView(1000)); // a pixel a frame
    const std::vector<FrameNumber> points{{0}, {100}, {108}, {1000}};
    const auto snap = [&](double frame) { return ui::snapPointNear(g, 14 + frame, points, {500}); };
    QCOMPARE(snap(103), FrameNumber{100});
    QCOMPARE(snap(105), FrameNumber{108});
    QCOMPARE(snap(494), FrameNumber{500});
    QCOMPARE(snap(998), FrameNumber{1000});
    QCOMPARE(snap(50), std::nullopt);
    QCOMPARE(snap(93), std::nullopt);
}

QTEST_GUILESS_MAIN(TestTimelineLayout)
#include "tst_timelinelayout.moc"
