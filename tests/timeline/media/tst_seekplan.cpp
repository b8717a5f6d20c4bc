// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/seekplan.h"

#include <QTest>

using namespace timeline::media;
using namespace timeline::model;
using Kind = SeekPlan::Kind;

namespace {

constexpr qint64 noFrame = -1;

// 100 frames, ten ticks each, a key every 25 from frame `firstKey` on; decoded two frames before
// they are shown.
FrameIndex indexWithKeys(std::int64_t firstKey, FrameIndex::Stamps stamps = FrameIndex::Stamps::Pts)
{
    std::vector<FrameEntry> frames;
    std::vector<FrameIndex::EntryPoint> entries;
    for (std::int64_t n = 0; n < 100; ++n) {
        FrameEntry entry;
        entry.pts = n * 10;
        entry.dts = n * 10 - 20;
        if (n >= firstKey && (n - firstKey) % 25 == 0) {
            entry.key = KeyKind::Cra;
            entries.push_back({entry.pts, entry.dts, entry.key});
        }
        frames.push_back(entry);
    }
    return {{1, 250}, frames, entries, 10, stamps};
}

} // namespace

namespace QTest {
template <> char *toString(const std::optional<SeekPlan> &plan)
{
    if (!plan)
        return qstrdup("no plan");
    return qstrdup(
        qPrintable(QStringLiteral("kind %1, entry %2").arg(int(plan->kind)).arg(plan->entry)));
}
} // namespace QTest

class TestSeekPlan : public QObject {
    Q_OBJECT

private slots:
    void plans_data()
    {
        QTest::addColumn<qint64>("firstKey");
        QTest::addColumn<qint64>("target");
        QTest::addColumn<qint64>("last");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("entry");
        QTest::newRow("a key frame begins at itself")
            << qint64(0) << qint64(50) << noFrame << int(Kind::Entry) << 2;
        QTest::newRow("a leading picture begins at the key before its own")
            << qint64(0) << qint64(49) << noFrame << int(Kind::Entry) << 1;
        QTest::newRow("the next frame goes on")
            << qint64(0) << qint64(31) << qint64(30) << int(Kind::GoOn) << 0;
        QTest::newRow("over a near key it goes on")
            << qint64(0) << qint64(51) << qint64(45) << int(Kind::GoOn) << 0;
        QTest::newRow("a far frame is sought")
            << qint64(0) << qint64(99) << qint64(10) << int(Kind::Entry) << 3;
        QTest::newRow("the same frame again is sought")
            << qint64(0) << qint64(30) << qint64(30) << int(Kind::Entry) << 1;
        QTest::newRow("backwards is sought")
            << qint64(0) << qint64(29) << qint64(30) << int(Kind::Entry) << 1;
        QTest::newRow("before the first key the file begins at its start")
            << qint64(3) << qint64(1) << noFrame << int(Kind::Start) << 0;
    }
    void plans()
    {
        QFETCH(qint64, firstKey);
        QFETCH(qint64, target);
        QFETCH(qint64, last);
        QFETCH(int, kind);
        QFETCH(int, entry);
        const FrameIndex index = indexWithKeys(firstKey);
        SeekContext context{index, {target}, std::nullopt, 0};
        if (last != noFrame)
            context.last = FrameNumber{last};
        QCOMPARE(planSeek(context), (std::optional(SeekPlan{Kind(kind), std::size_t(entry)})));
    }

    void eachFailureStepsFurtherBack()
    {
        const FrameIndex index = indexWithKeys(0);
        std::vector<std::optional<SeekPlan>> plans;
        for (int attempt = 0; attempt < 5; ++attempt)
            plans.push_back(planSeek({index, {99}, std::nullopt, attempt}));
        const std::vector<std::optional<SeekPlan>> expected{SeekPlan{Kind::Entry, 3},
            SeekPlan{Kind::Entry, 2}, SeekPlan{Kind::Entry, 1}, SeekPlan{Kind::Start, 0},
            std::nullopt};
        QCOMPARE(plans, expected);
    }

    void withoutStampsTheFileIsReadFromItsStart()
    {
        const FrameIndex index = indexWithKeys(0, FrameIndex::Stamps::Count);
        QCOMPARE(planSeek({index, {60}, std::nullopt, 0}), std::optional(SeekPlan{Kind::Start, 0}));
        QCOMPARE(
            planSeek({index, {60}, FrameNumber{20}, 0}), std::optional(SeekPlan{Kind::GoOn, 0}));
        QCOMPARE(planSeek({index, {60}, std::nullopt, 1}), std::optional<SeekPlan>());
    }
};

QTEST_GUILESS_MAIN(TestSeekPlan)
#include "tst_seekplan.moc"
