// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/pace.h"
#include "timeline/media/playbackqueue.h"
#include "timeline/media/playclock.h"
#include "timeline/media/playdecoder.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

using namespace timeline::media;

namespace {

constexpr std::int64_t gop = 48;

// A machine on paper: each picture that is decoded costs time, measured in frames of the clock. One
// of three is referred to, one of 48 is a key frame.
struct Machine {
    double all = 1; // for a picture, when all are decoded
    std::int64_t stall = -1; // when it does nothing for 40 frames
};

struct Shown {
    std::vector<std::int64_t> frames;
    std::int64_t due = 0;
    Detail last = Detail::Everything;

    // Between two pictures of the second half; wider ones, where more is tried, are one of ten.
    std::int64_t usualGap() const
    {
        std::vector<std::int64_t> gaps;
        for (std::size_t i = frames.size() / 2; i > 0 && i < frames.size(); ++i)
            gaps.push_back(frames[i] - frames[i - 1]);
        std::ranges::sort(gaps);
        return gaps.empty() ? 0 : gaps[(gaps.size() - 1) * 9 / 10];
    }
};

struct Next {
    std::int64_t frame;
    double cost;
};

// What decoding goes to from `last` on, and what that costs.
Next decoded(const Machine &machine, Detail detail, std::int64_t last, std::int64_t wanted)
{
    if (detail == Detail::Keys) {
        const std::int64_t key = (wanted + gop - 1) / gop * gop;
        return {key, machine.all};
    }
    const std::int64_t frame = detail == Detail::References ? (wanted + 2) / 3 * 3 : wanted;
    const std::int64_t way = std::min(frame - last, frame % gop + 1);
    const std::int64_t pictures =
        detail == Detail::References ? std::max<std::int64_t>(way / 3, 1) : way;
    return {frame, double(pictures) * machine.all};
}

Shown play(const Machine &machine, int speed, std::int64_t frames)
{
    PlaybackQueue<std::int64_t> queue(12);
    queue.start(0, speed, {0, frames * speed, false});
    Pace pace;
    pace.start(speed);
    Shown shown;
    double decoderFree = 0;
    std::int64_t last = -1, covered = 1;
    for (std::int64_t tick = 0; tick < frames; ++tick) {
        // The clock begins when three pictures wait.
        if (tick == 0) {
            for (std::int64_t n = 0; n < 3; ++n, last = n * speed) {
                const auto order = queue.next();
                pace.note(0);
                queue.push(*order, order->frame);
            }
        }
        if (tick == machine.stall)
            decoderFree += 40;
        while (decoderFree <= double(tick)) {
            auto order = queue.next();
            if (!order) {
                decoderFree = double(tick + 1);
                break;
            }
            pace.note(order->late, covered);
            const Next next = decoded(machine, pace.detail(), last, order->frame);
            decoderFree = std::max(decoderFree, double(tick)) + next.cost;
            covered = (next.frame - last) / speed;
            last = next.frame;
            order->place = next.frame;
            queue.push(*order, next.frame);
        }
        ++shown.due;
        // What is still being decoded is not there yet.
        if (const auto picture = queue.take(tick * speed))
            shown.frames.push_back(*picture);
    }
    shown.last = pace.detail();
    return shown;
}

} // namespace

class TestPace : public QObject {
    Q_OBJECT

private slots:
    void begins_data();
    void begins();
    void oneDelayChangesNothing();
    void goesDownStepByStep();
    void backwardsKnowsKeysOnly();
    void triesMoreAfterAWhile();
    void triesLessOftenWhenThatFails();
    void dropsEvenly_data();
    void dropsEvenly();
    void showsAShareOfEachStretch_data();
    void showsAShareOfEachStretch();
    void learnsHowFastDecodingGoes();
    void findsTheGapBehind_data();
    void findsTheGapBehind();
    void findsTheBreakAhead_data();
    void findsTheBreakAhead();
};

void TestPace::begins_data()
{
    QTest::addColumn<int>("speed");
    QTest::addColumn<int>("detail");
    QTest::newRow("ordinary") << 1 << int(Detail::Everything);
    QTest::newRow("twice as fast") << 2 << int(Detail::Everything);
    QTest::newRow("four times as fast") << 4 << int(Detail::References);
    QTest::newRow("eight times as fast") << 8 << int(Detail::References);
    QTest::newRow("backwards") << -1 << int(Detail::Everything);
    QTest::newRow("backwards, eight times as fast") << -8 << int(Detail::Everything);
}

void TestPace::begins()
{
    QFETCH(int, speed);
    QFETCH(int, detail);
    Pace pace;
    pace.start(speed);
    QCOMPARE(int(pace.detail()), detail);
}

static Detail after(Pace &pace, std::initializer_list<std::int64_t> late)
{
    for (const std::int64_t pictures : late)
        pace.note(pictures);
    return pace.detail();
}

void TestPace::oneDelayChangesNothing()
{
    Pace pace;
    pace.start(1);
    QCOMPARE(after(pace, {0, 90, 40, 8, 6, 2, 1, 0, 0, 11, 7, 3, 1, 0}), Detail::Everything);
    QCOMPARE(after(pace, {1, 2, 1, 2, 2, 1, 2, 2, 2, 2, 2}), Detail::Everything);
}

void TestPace::goesDownStepByStep()
{
    Pace pace;
    pace.start(1);
    QCOMPARE(after(pace, {0, 1, 2, 4}), Detail::Everything);
    QCOMPARE(after(pace, {8, 11}), Detail::References);
    // Back from the delay: that is no reason to go on.
    QCOMPARE(after(pace, {11, 5, 1, 0}), Detail::References);
    QCOMPARE(after(pace, {12}), Detail::Keys);
    QCOMPARE(after(pace, {9, 9, 9, 9, 90}), Detail::Keys);
    pace.start(1);
    QCOMPARE(pace.detail(), Detail::Everything);
}

void TestPace::backwardsKnowsKeysOnly()
{
    Pace pace;
    pace.start(-2);
    QCOMPARE(after(pace, {3, 5, 9, 11}), Detail::Keys);
}

static int untilMore(Pace &pace)
{
    const Detail before = pace.detail();
    int pictures = 0;
    while (pace.detail() == before && pictures < 100'000) {
        pace.note(0);
        ++pictures;
    }
    return pictures;
}

void TestPace::triesMoreAfterAWhile()
{
    Pace pace;
    pace.start(4);
    QCOMPARE(after(pace, {3, 5, 9, 11}), Detail::Keys);
    QCOMPARE(untilMore(pace), 120);
    pace.start(4);
    after(pace, {3, 5, 9, 11});
    pace.note(0, 119); // key frames lie far apart
    QCOMPARE(untilMore(pace), 1);
    QCOMPARE(pace.detail(), Detail::References);
    for (int i = 0; i < 1000; ++i)
        pace.note(0);
    QCOMPARE(pace.detail(), Detail::References); // which is all that this speed wants
}

void TestPace::triesLessOftenWhenThatFails()
{
    Pace pace;
    pace.start(1);
    after(pace, {3, 5, 9, 11});
    std::vector<int> waited;
    for (int i = 0; i < 7; ++i) {
        waited.push_back(untilMore(pace));
        after(pace, {3, 5, 9, 11});
    }
    QCOMPARE(waited, std::vector<int>({120, 240, 480, 960, 1920, 1920, 1920}));
}

void TestPace::dropsEvenly_data()
{
    QTest::addColumn<double>("cost");
    QTest::addColumn<int>("stall");
    QTest::addColumn<int>("speed");
    QTest::addColumn<int>("atLeast"); // of 100 due
    QTest::addColumn<int>("widest"); // between two that are shown
    QTest::newRow("a machine that keeps up drops nothing") << 0.8 << -1 << 1 << 100 << 1;
    QTest::newRow("a stall is made up for") << 0.5 << 20 << 1 << 65 << 1;
    QTest::newRow("a quarter too slow, every third is shown") << 1.25 << -1 << 1 << 32 << 3;
    QTest::newRow("twice too slow, every third is shown") << 2.0 << -1 << 1 << 30 << 3;
    QTest::newRow("far too slow, the key frames are, but where more is tried")
        << 20.0 << -1 << 1 << 1 << 144;
    QTest::newRow("fast, what is referred to") << 0.5 << -1 << 4 << 65 << 6;
    QTest::newRow("fast and slow, the key frames") << 3.0 << -1 << 8 << 15 << 48;
}

void TestPace::dropsEvenly()
{
    QFETCH(double, cost);
    QFETCH(int, stall);
    QFETCH(int, speed);
    QFETCH(int, atLeast);
    QFETCH(int, widest);
    const Shown shown = play({cost, stall}, speed, 400);
    QVERIFY2(std::int64_t(shown.frames.size()) * 100 >= atLeast * shown.due,
        qPrintable(QString::number(shown.frames.size())));
    QVERIFY2(shown.usualGap() <= widest, qPrintable(QString::number(shown.usualGap())));
}

void TestPace::showsAShareOfEachStretch_data()
{
    QTest::addColumn<double>("speed");
    QTest::addColumn<int>("gop");
    QTest::addColumn<int>("pictures"); // at least, of each stretch
    QTest::addColumn<int>("gap"); // at most
    QTest::newRow("nearly fast enough, long stretches") << 0.9 << 250 << 45 << 31;
    QTest::newRow("half as fast, long stretches") << 0.5 << 250 << 11 << 150;
    QTest::newRow("half as fast, short stretches") << 0.5 << 30 << 6 << 19;
    QTest::newRow("a tenth, long stretches") << 0.1 << 250 << 2 << 245;
    QTest::newRow("far too slow, the key frames") << 0.01 << 250 << 1 << 250;
}

// A clock that never waits, a decoder that needs 1 / speed of its frames for each frame.
void TestPace::showsAShareOfEachStretch()
{
    QFETCH(double, speed);
    QFETCH(int, gop);
    QFETCH(int, pictures);
    QFETCH(int, gap);
    constexpr std::int64_t room = 12, rounds = 20, settled = 6;
    const std::int64_t end = rounds * gop;
    PlaybackQueue<std::int64_t> queue(room);
    queue.start(0, 1, {0, end, false});
    std::optional<std::int64_t> last;
    std::vector<std::int64_t> shown;
    double free = 0;
    for (std::int64_t clock = 0; clock < end; ++clock) {
        while (free <= double(clock)) {
            auto order = queue.next();
            if (!order) {
                free = double(clock + 1);
                break;
            }
            const std::int64_t key = order->frame / gop * gop;
            const std::int64_t frame =
                frameInShortage({key, key + gop, order->frame, order->clock, last, speed, 1, room});
            if (frame >= end)
                break;
            const std::int64_t first = frame / gop * gop - 1;
            const std::int64_t from = std::max(last.value_or(first), first);
            free += double(frame - from) / speed;
            last = order->place = frame;
            // What is still being decoded is late when the clock has passed it by then.
            QVERIFY2(free <= double(frame + gop) || clock < settled * gop,
                qPrintable(QStringLiteral("%1 is ready at %2").arg(frame).arg(free)));
            queue.push(*order, frame);
        }
        if (const auto picture = queue.take(clock))
            shown.push_back(*picture);
    }
    std::erase_if(shown, [&](std::int64_t n) { return n < settled * gop; });
    QVERIFY2(std::int64_t(shown.size()) >= pictures * (rounds - settled),
        qPrintable(QString::number(shown.size())));
    for (std::size_t i = 1; i < shown.size(); ++i)
        QVERIFY2(shown[i] - shown[i - 1] <= gap,
            qPrintable(QStringLiteral("%1 after %2").arg(shown[i]).arg(shown[i - 1])));
}

void TestPace::learnsHowFastDecodingGoes()
{
    DecodingSpeed speed;
    QVERIFY(speed.value() < 1);
    for (int i = 0; i < 50; ++i)
        speed.note(4, 5);
    QVERIFY(std::abs(speed.value() - 0.8) < 0.01);
    for (int i = 0; i < 50; ++i)
        speed.note(3, 2);
    QVERIFY(std::abs(speed.value() - 1.5) < 0.02);
}

void TestPace::findsTheGapBehind_data()
{
    QTest::addColumn<int>("frame");
    QTest::addColumn<int>("reach");
    QTest::addColumn<int>("expected"); // -1: none
    QTest::newRow("the frame itself") << 60 << 20 << 60;
    QTest::newRow("behind what is ready") << 50 << 20 << 39;
    QTest::newRow("too far away") << 50 << 11 << -1;
    QTest::newRow("not before the first") << 29 << 50 << -1;
}

void TestPace::findsTheGapBehind()
{
    QFETCH(int, frame);
    QFETCH(int, reach);
    QFETCH(int, expected);
    const auto isReady = [](std::int64_t n) { return (n >= 40 && n <= 55) || (n >= 20 && n < 30); };
    QCOMPARE(gapBehind(frame, reach, {20, 100, false}, isReady).value_or(-1), expected);
}

void TestPace::findsTheBreakAhead_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<bool>("loops");
    QTest::addColumn<int>("reach");
    QTest::addColumn<int>("expected"); // -1: none
    QTest::newRow("nothing but decoding on") << 30 << false << 20 << -1;
    QTest::newRow("behind what is ready") << 62 << false << 20 << 71;
    QTest::newRow("a loop's begin") << 110 << true << 40 << 20;
    QTest::newRow("a loop's begin, out of sight") << 110 << true << 5 << -1;
    QTest::newRow("the begin of a second round") << 210 << true << 40 << 20;
    QTest::newRow("a cut") << 80 << false << 20 << 90;
    QTest::newRow("the end is no break") << 110 << false << 40 << -1;
}

// Frames 60 to 70 are ready; at 90 there is a cut.
void TestPace::findsTheBreakAhead()
{
    QFETCH(int, place);
    QFETCH(bool, loops);
    QFETCH(int, reach);
    QFETCH(int, expected);
    const auto isReady = [](std::int64_t n) { return n >= 60 && n <= 70; };
    const auto follows = [](std::int64_t before, std::int64_t n) {
        return n == before + 1 && n != 90;
    };
    QCOMPARE(
        breakAhead(place, 1, reach, {20, 120, loops}, isReady, follows).value_or(-1), expected);
}

QTEST_GUILESS_MAIN(TestPace)
#include "tst_pace.moc"
