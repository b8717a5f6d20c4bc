// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "timeline/render/packetmatcher.h"

using namespace timeline::model;
using namespace timeline::render;

namespace {

PacketPrint print(int frame, const char *payload)
{
    return {frameStart(frame, {25, 1}), qsizetype(qstrlen(payload)), QByteArray(payload)};
}

std::vector<int> framesOf(const std::vector<PacketPrint> &prints)
{
    std::vector<int> frames;
    for (const PacketPrint &p : prints)
        frames.push_back(int(toTicks(p.time, {1, 25})));
    return frames;
}

} // namespace

class TestPacketDiff : public QObject {
    Q_OBJECT

private slots:
    void bFramesComeOutInOrder();
    void aStreamWithoutDecodingTimesDoesNotFillTheMemory();
    void equalStreamsAreCopies();
    void aReplacedStretchIsCountedOnce();
    void roundedTimesStillMatch();
    void equalBytesAtAnotherTimeAreNoCopy();
    void additionalPacketsHaveNoPartner();
    void littleIsHeld();
};

void TestPacketDiff::bFramesComeOutInOrder()
{
    PtsOrder order;
    std::vector<PacketPrint> all;
    // Decoding order 0 4 2 1 3 8 6 5 7 with dts running from -2.
    int dts = -2;
    for (const int frame : {0, 4, 2, 1, 3, 8, 6, 5, 7}) {
        for (PacketPrint &p : order.add(print(frame, "x"), frameStart(dts++, {25, 1})))
            all.push_back(p);
    }
    QVERIFY(all.size() >= 6);
    for (PacketPrint &p : order.finish())
        all.push_back(p);
    QCOMPARE(framesOf(all), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8}));
}

void TestPacketDiff::aStreamWithoutDecodingTimesDoesNotFillTheMemory()
{
    PtsOrder order;
    std::size_t out = 0;
    for (int frame = 0; frame < 1000; ++frame)
        out += order.add(print(frame, "x"), Flicks::min()).size();
    QVERIFY(out >= 700);
    QCOMPARE(out + order.finish().size(), std::size_t(1000));
}

void TestPacketDiff::equalStreamsAreCopies()
{
    PacketMatcher matcher;
    matcher.addBase({print(0, "a"), print(1, "b"), print(2, "c")});
    matcher.addOut({print(0, "a"), print(1, "b")});
    matcher.addOut({print(2, "c")});
    QCOMPARE(matcher.finish(), (PacketCount{3, 0}));
}

void TestPacketDiff::aReplacedStretchIsCountedOnce()
{
    PacketMatcher matcher;
    matcher.addBase({print(0, "a"), print(1, "b"), print(2, "c"), print(3, "d")});
    matcher.addOut({print(0, "a"), print(1, "B"), print(2, "cc"), print(3, "d")});
    QCOMPARE(matcher.finish(), (PacketCount{2, 2}));
}

void TestPacketDiff::roundedTimesStillMatch()
{
    PacketMatcher matcher;
    PacketPrint rounded = print(1, "b");
    rounded.time += Flicks{flicksPerSecond / 1000};
    matcher.addBase({print(0, "a"), print(1, "b")});
    matcher.addOut({print(0, "a"), rounded});
    QCOMPARE(matcher.finish(), (PacketCount{2, 0}));
}

void TestPacketDiff::equalBytesAtAnotherTimeAreNoCopy()
{
    PacketMatcher matcher;
    matcher.addBase({print(0, "a"), print(1, "b"), print(2, "c")});
    matcher.addOut({print(1, "a"), print(2, "b"), print(3, "c")});
    QCOMPARE(matcher.finish(), (PacketCount{0, 3, 1}));
}

void TestPacketDiff::additionalPacketsHaveNoPartner()
{
    PacketMatcher matcher;
    PacketPrint between = print(1, "x");
    between.time += Flicks{flicksPerSecond / 50};
    matcher.addBase({print(0, "a"), print(1, "b"), print(2, "c")});
    matcher.addOut({print(0, "a"), print(1, "b"), between, print(2, "c"), print(3, "d")});
    QCOMPARE(matcher.finish(), (PacketCount{3, 2}));
}

void TestPacketDiff::littleIsHeld()
{
    PacketMatcher matcher;
    for (int frame = 0; frame < 5000; ++frame) {
        matcher.addBase({print(frame, "a")});
        matcher.addOut({print(frame, frame % 3 ? "a" : "b")});
        QVERIFY(matcher.heldBase() <= 1 && matcher.heldOut() <= 1);
    }
    QCOMPARE(matcher.finish(), (PacketCount{3333, 1667}));
}

QTEST_GUILESS_MAIN(TestPacketDiff)
#include "tst_packetdiff.moc"
