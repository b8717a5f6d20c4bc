// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/resultmap.h"

#include <QTest>

using namespace timeline::model;
using namespace timeline::render;

namespace {

// `count` frames `step` ticks apart from `first` on.
FrameIndex indexOf(Rational timeBase, std::int64_t first, std::int64_t step, std::int64_t count)
{
    std::vector<FrameEntry> frames;
    for (std::int64_t n = 0; n < count; ++n) {
        FrameEntry e;
        e.pts = e.dts = first + n * step;
        e.time = toFlicks(e.pts, timeBase);
        e.key = n == 0 ? KeyKind::Idr : KeyKind::None;
        frames.push_back(e);
    }
    return FrameIndex(timeBase, frames, {{first, first, KeyKind::Idr}}, step);
}

// One clip over a whole file, and its grid.
struct Spine {
    Project project;
    std::shared_ptr<const FrameIndex> index;
    FrameGrid grid;

    explicit Spine(FrameIndex i)
        : index(std::make_shared<const FrameIndex>(std::move(i)))
    {
        Media media;
        media.id = {1};
        media.info.video.displaySize = {1280, 720};
        project = projectOf(media, *index);
        FrameIndexes indexes;
        indexes.insert(project.media.front().id, index);
        grid = FrameGrid(project, indexes);
    }

    WindowPlan plan(FrameRange range) const
    {
        return planWindow({range, Flicks{flicksPerSecond}}, grid, project.sequence.format, {})
            .value();
    }
};

std::vector<FrameNumber> shownBy(const WindowPlan &plan, const FrameGrid &grid)
{
    std::vector<FrameNumber> shown;
    for (std::int64_t k = 0; k < plan.frames; ++k)
        shown.push_back(grid.frameAt(
            plan.window.begin + (frameStart(k, plan.rate) + frameStart(k + 1, plan.rate)) / 2));
    return shown;
}

std::vector<std::int64_t> resultFrames(const FrameMap &map)
{
    std::vector<std::int64_t> frames;
    for (const FrameMap::Entry &e : map.entries)
        frames.push_back(e.resultFrame);
    return frames;
}

} // namespace

class TestResultMap : public QObject {
    Q_OBJECT

private slots:
    void equalRatesMapOneToOne_data();
    void equalRatesMapOneToOne();
    void aSlowerResultShowsFramesTwice();
    void theMapGoesOnOutsideTheResult();
    void framesThatTheResultLacksAreMarked();
    void aVariableRateKeepsItsOwnFrames();
    void contextKeepsItsDistance();
};

void TestResultMap::equalRatesMapOneToOne_data()
{
    QTest::addColumn<qint64>("num");
    QTest::addColumn<qint64>("den");
    QTest::addColumn<qint64>("scale"); // of the result's time base
    QTest::addColumn<qint64>("first"); // pts of the result's first frame
    QTest::newRow("25 in 1/12800") << qint64(25) << qint64(1) << qint64(12800) << qint64(0);
    QTest::newRow("24 in milliseconds") << qint64(24) << qint64(1) << qint64(1000) << qint64(0);
    QTest::newRow("29.97 in 1/30000, late start")
        << qint64(30000) << qint64(1001) << qint64(30000) << qint64(45045);
    QTest::newRow("59.94 in 1/90000")
        << qint64(60000) << qint64(1001) << qint64(90000) << qint64(-3003);
}

void TestResultMap::equalRatesMapOneToOne()
{
    QFETCH(qint64, num);
    QFETCH(qint64, den);
    QFETCH(qint64, scale);
    QFETCH(qint64, first);
    const Rational rate{num, den}, base{1, scale};
    std::vector<FrameEntry> frames;
    for (std::int64_t n = 0; n < 121; ++n) {
        FrameEntry e;
        e.pts = first + toTicks(frameStart(n, rate), base);
        e.time = toFlicks(e.pts, base);
        frames.push_back(e);
    }
    const FrameIndex result(base, frames, {}, toTicks(frameStart(1, rate), base));
    std::vector<std::int64_t> expected;
    for (std::int64_t n = 0; n < 121; ++n)
        expected.push_back(n);
    QCOMPARE(mapByTime(rate, 121, result), expected);
}

void TestResultMap::aSlowerResultShowsFramesTwice()
{
    const FrameIndex result = indexOf({1, 24}, 0, 1, 24);
    const auto mapped = mapByTime({48, 1}, 8, result);
    QCOMPARE(mapped, (std::vector<std::int64_t>{0, 0, 1, 1, 2, 2, 3, 3}));
}

void TestResultMap::theMapGoesOnOutsideTheResult()
{
    const FrameIndex result = indexOf({1, 25}, 0, 1, 4);
    QCOMPARE(mapByTime({25, 1}, 7, result), (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6}));
    QCOMPARE(frameByTime(result, Flicks{-1}), -1);
    QCOMPARE(frameByTime(result, -frameStart(2, {25, 1})), -2);
    QCOMPARE(frameByTime(result, -frameStart(2, {25, 1}) - Flicks{1}), -3);
}

void TestResultMap::framesThatTheResultLacksAreMarked()
{
    const Spine spine(indexOf({1, 12800}, 0, 512, 250)); // 25 fps, 10 s
    const WindowPlan plan = spine.plan({{100}, {150}});
    const auto shown = shownBy(plan, spine.grid);
    const std::int64_t resultCount = plan.frames - 8; // trimmed tail
    const FrameIndex result = indexOf({1, 25}, 0, 1, resultCount);
    const auto mapped = mapByTime(plan.rate, plan.frames, result);
    const auto places = placesInWindow(plan, shown, spine.grid);

    const FrameMap late = layOnSequence(plan, places, mapped, 2, resultCount);
    QCOMPARE(std::int64_t(late.entries.size()), plan.frames);
    QCOMPARE(late.entries.front(), (FrameMap::Entry{Flicks{0}, 2}));
    QCOMPARE(late.length, plan.window.length());
    const auto frames = resultFrames(late);
    QCOMPARE(frames[std::size_t(resultCount - 3)], resultCount - 1);
    QCOMPARE(frames[std::size_t(resultCount - 2)], -1);
    QCOMPARE(frames.back(), -1);

    const FrameMap early = layOnSequence(plan, places, mapped, -2, resultCount);
    QCOMPARE(resultFrames(early)[0], -1);
    QCOMPARE(resultFrames(early)[1], -1);
    QCOMPARE(resultFrames(early)[2], 0);
    // What the sequence asks for by time is the entry of that very frame.
    const FrameNumber n{120};
    const Flicks time = spine.grid.timeOf(n) - plan.window.begin;
    const FrameNumber first = spine.grid.frameAt(plan.window.begin);
    QCOMPARE(late.frameAt(time), std::optional<FrameNumber>(FrameNumber{n - first + 2}));
}

void TestResultMap::aVariableRateKeepsItsOwnFrames()
{
    // Frames of 20, 60, 20, 60 … ms: 25 fps on average; the window is cut at the sequence's rate.
    std::vector<FrameEntry> entries;
    std::int64_t pts = 0;
    for (int n = 0; n < 250; ++n) {
        FrameEntry e;
        e.pts = e.dts = pts;
        e.time = toFlicks(pts, {1, 1000});
        entries.push_back(e);
        pts += n % 2 ? 60 : 20;
    }
    const Spine spine(FrameIndex({1, 1000}, entries, {}, 60));
    const WindowPlan plan = spine.plan({{100}, {160}});
    const auto shown = shownBy(plan, spine.grid);
    const FrameIndex result(indexOf({plan.rate.den, plan.rate.num}, 0, 1, plan.frames));
    const FrameMap map = layOnSequence(plan, placesInWindow(plan, shown, spine.grid),
        mapByTime(plan.rate, plan.frames, result), 0, plan.frames);
    const FrameRange frames = spine.grid.framesIn(plan.window);
    QCOMPARE(std::int64_t(map.entries.size()), frames.count());
    for (std::size_t i = 0; i < map.entries.size(); ++i) {
        const FrameNumber n = frames.begin + std::int64_t(i);
        QCOMPARE(map.entries[i].time, spine.grid.timeOf(n) - plan.window.begin);
        const std::int64_t k = map.entries[i].resultFrame;
        QVERIFY(k >= 0 && k < plan.frames);
        // The result's frame k shows what window frame k showed: this very frame, or when the
        // constant rate left it out, a neighbour.
        QVERIFY(std::abs(shown[std::size_t(k)] - n) <= 1);
    }
}

void TestResultMap::contextKeepsItsDistance()
{
    const Spine spine(indexOf({1, 25}, 0, 1, 250));
    const WindowPlan plan = spine.plan({{100}, {150}});
    const auto context = contextFrames(plan, spine.grid.length(), Flicks{flicksPerSecond / 2});
    const auto section = sectionFrames(plan);
    const std::int64_t first = toTicks(plan.section.begin - plan.window.begin, plan.rate.inverse());
    QCOMPARE(section.front(), first);
    QCOMPARE(std::int64_t(section.size()), 50);
    QVERIFY(!context.empty());
    for (const std::int64_t k : context) {
        const Flicks begin = plan.window.begin + frameStart(k, plan.rate);
        QVERIFY(begin + frameStart(1, plan.rate) <= plan.section.begin - Flicks{flicksPerSecond / 2}
            || begin >= plan.section.end + Flicks{flicksPerSecond / 2});
    }
    QCOMPARE(context.front(), 0);
    QCOMPARE(context.back(), plan.frames - 1);
}

QTEST_GUILESS_MAIN(TestResultMap)
#include "tst_resultmap.moc"
