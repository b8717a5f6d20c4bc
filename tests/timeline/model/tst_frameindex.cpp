// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/frameindex.h"

#include <QTest>

using namespace timeline::model;

namespace {

FrameIndex indexOfPts(
    std::vector<std::int64_t> pts, std::int64_t lastDuration, Rational base = {1, 1000})
{
    std::vector<FrameEntry> frames;
    for (const std::int64_t p : pts)
        frames.push_back({.pts = p, .dts = p, .time = {}});
    return {base, std::move(frames), {}, lastDuration};
}

} // namespace

class TestFrameIndex : public QObject {
    Q_OBJECT

private slots:
    void framesStandInShownOrder()
    {
        const FrameIndex index = indexOfPts({0, 120, 40, 80, 200, 160}, 40);
        for (std::int64_t n = 0; n < 6; ++n)
            QCOMPARE(index.at({n}).pts, n * 40);
        QCOMPARE(index.duration(), toFlicks(240, {1, 1000}));
    }

    void theFrameOnScreen_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<qint64>("frame");
        QTest::newRow("before the first") << -100LL << 0LL;
        QTest::newRow("at a start") << 1040LL << 1LL;
        QTest::newRow("just before a start") << 1039LL << 0LL;
        QTest::newRow("in a long frame") << 1499LL << 1LL;
        QTest::newRow("behind the end") << 9999LL << 2LL;
    }

    void theFrameOnScreen()
    {
        QFETCH(qint64, ms);
        QFETCH(qint64, frame);
        const FrameIndex index =
            indexOfPts({1000, 1040, 1500}, 40); // starts at 1 s: the offset is kept
        QCOMPARE(index.frameAt(toFlicks(ms, {1, 1000})), FrameNumber{frame});
        QCOMPARE(index.start(), toFlicks(1000, {1, 1000}));
    }

    void ptsIsLookedUpExactly()
    {
        const FrameIndex index = indexOfPts({0, 40, 80}, 40);
        QCOMPARE(index.frameWithPts(40), FrameNumber{1});
        QCOMPARE(index.frameWithPts(41), std::nullopt);
    }

    void aMillisecondTimeBaseIsNoVariableRate()
    {
        QVERIFY(!indexOfPts({0, 33, 67, 100, 133, 167, 200}, 33).isVariable());
        QVERIFY(indexOfPts({0, 33, 67, 150, 183}, 33).isVariable());
    }

    void averageRateIsReduced()
    {
        QCOMPARE(indexOfPts({0, 40, 80, 120}, 40).averageRate(), (Rational{25, 1}));
        QCOMPARE(indexOfPts({7}, 40).averageRate(), (Rational{0, 1}));
    }

    void anEmptyIndexAnswers()
    {
        const FrameIndex index;
        QVERIFY(index.isEmpty());
        QCOMPARE(index.duration(), Flicks{0});
        QCOMPARE(index.frameAt(Flicks{5}), FrameNumber{0});
        QVERIFY(index.keyFrames().empty());
    }
};

QTEST_GUILESS_MAIN(TestFrameIndex)
#include "tst_frameindex.moc"
