// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projects.h"
#include "timeline/media/playclock.h"
#include "timeline/media/playpath.h"

#include <QTest>

#include <cmath>

using namespace timeline;
using namespace std::chrono_literals;
using media::Heard;
using media::PlayClock;
using media::PlayPath;
using media::RateMeter;
using model::Flicks;

class TestPlayClock : public QObject {
    Q_OBJECT

private slots:
    void runsByTheSystemClock();
    void waitsForTheFirstSound();
    void doesNotWaitForever();
    void followsASoundCardThatRunsSlow();
    void neverRunsBackwards();
    void jumpsOverLargeDifferences();
    void goesOnWhenTheCardIsGone();
    void seesAStalledCard();
    void goesOnAlone_data();
    void goesOnAlone();
    void countsPictures();
    void path_data();
    void path();
    void pathIsOver_data();
    void pathIsOver();
    void loopsHaveARoll_data();
    void loopsHaveARoll();
    void soundFollowsThePath_data();
    void soundFollowsThePath();
};

static const PlayClock::TimePoint t0 = PlayClock::TimePoint(1000s);

static double milliseconds(Flicks time)
{
    return model::toSeconds(time) * 1000;
}
static Flicks flicks(double seconds)
{
    return model::fromSeconds(seconds);
}

void TestPlayClock::runsByTheSystemClock()
{
    PlayClock clock;
    clock.start(t0, false);
    QCOMPARE(clock.elapsed(t0), Flicks{0});
    QCOMPARE(clock.elapsed(t0 + 40ms), flicks(0.04));
    QCOMPARE(clock.elapsed(t0 + 3600s + 1ms), flicks(3600.001));
    clock.start(t0 + 9s, false);
    QCOMPARE(clock.elapsed(t0 + 10s), flicks(1));
}

void TestPlayClock::waitsForTheFirstSound()
{
    PlayClock clock;
    clock.start(t0, true);
    clock.follow({}, t0 + 100ms);
    QCOMPARE(clock.elapsed(t0 + 150ms), Flicks{0});
    clock.follow({30ms, 0ms}, t0 + 180ms);
    QCOMPARE(clock.elapsed(t0 + 190ms), Flicks{0});
    clock.follow({50ms, 20ms}, t0 + 200ms);
    // From its begin, so that no picture is passed over, and soon where the card is.
    QCOMPARE(clock.elapsed(t0 + 200ms), flicks(0.0025));
    for (int ms = 4; ms <= 200; ms += 4) {
        const Flicks before = clock.elapsed(t0 + 196ms + ms * 1ms);
        clock.follow({50ms + ms * 1ms, 20ms + ms * 1ms}, t0 + 200ms + ms * 1ms);
        QVERIFY(clock.elapsed(t0 + 200ms + ms * 1ms) - before < flicks(0.01));
    }
    QVERIFY(std::abs(milliseconds(clock.elapsed(t0 + 400ms)) - 220) < 1);
}

void TestPlayClock::doesNotWaitForever()
{
    PlayClock clock;
    clock.start(t0, true);
    QCOMPARE(clock.elapsed(t0 + 1s), Flicks{0});
    QCOMPARE(clock.elapsed(t0 + 1500ms), flicks(0.5));
    QVERIFY(clock.hasSoundStalled(t0 + 3500ms));
}

void TestPlayClock::followsASoundCardThatRunsSlow()
{
    PlayClock clock;
    clock.start(t0, true);
    // A card that plays 1 % slow, and tells in blocks of 20 ms what it has done.
    double worst = 0;
    for (int ms = 0; ms < 60'000; ms += 8) {
        const int heard = ms * 99 / 100 / 20 * 20;
        clock.follow({heard * 1ms, heard * 1ms}, t0 + ms * 1ms);
        if (ms > 1000)
            worst = std::max(worst, std::abs(milliseconds(clock.elapsed(t0 + ms * 1ms)) - heard));
    }
    QVERIFY2(worst < 25, qPrintable(QString::number(worst)));
}

void TestPlayClock::neverRunsBackwards()
{
    PlayClock clock;
    clock.start(t0, true);
    std::uint32_t noise = 1;
    Flicks last{0};
    for (int ms = 0; ms < 20'000; ms += 5) {
        noise = noise * 1664525u + 1013904223u;
        const int heard = std::max(0, ms - 60 + int(noise >> 24) / 4);
        clock.follow({heard * 1ms, heard * 1ms}, t0 + ms * 1ms);
        const Flicks now = clock.elapsed(t0 + ms * 1ms);
        QVERIFY(now >= last);
        last = now;
    }
    QVERIFY(milliseconds(last) > 19'000);
}

void TestPlayClock::jumpsOverLargeDifferences()
{
    PlayClock clock;
    clock.start(t0, false);
    clock.follow({2s, 2s}, t0 + 1s);
    QCOMPARE(clock.elapsed(t0 + 1s), flicks(2));
    // Far behind: time stands still until the card has come up.
    clock.follow({2100ms, 2100ms}, t0 + 3s);
    QCOMPARE(clock.elapsed(t0 + 3s), flicks(2.1));
}

void TestPlayClock::goesOnWhenTheCardIsGone()
{
    PlayClock clock;
    clock.start(t0, true);
    clock.follow({500ms, 500ms}, t0 + 600ms);
    QCOMPARE(clock.elapsed(t0 + 5600ms), flicks(5.5));
}

void TestPlayClock::seesAStalledCard()
{
    PlayClock clock;
    clock.start(t0, true);
    clock.follow({500ms, 500ms}, t0 + 600ms);
    clock.follow({500ms, 500ms}, t0 + 1500ms);
    QVERIFY(!clock.hasSoundStalled(t0 + 3600ms));
    QVERIFY(clock.hasSoundStalled(t0 + 3601ms));
    // Nothing to be heard, but the card runs: that is no stall.
    clock.follow({700ms, 500ms}, t0 + 3700ms);
    QVERIFY(!clock.hasSoundStalled(t0 + 4s));
}

void TestPlayClock::goesOnAlone_data()
{
    QTest::addColumn<bool>("hasBegun");
    QTest::newRow("while the first sound is waited for") << false;
    QTest::newRow("while the card's sound hangs") << true;
}

void TestPlayClock::goesOnAlone()
{
    QFETCH(bool, hasBegun);
    PlayClock clock;
    clock.start(t0, true);
    if (hasBegun) {
        clock.follow({400ms, 400ms}, t0 + 400ms);
        clock.follow({800ms, 400ms}, t0 + 800ms);
    }
    const Flicks before = clock.elapsed(t0 + 800ms);
    clock.goOnAlone(t0 + 800ms);
    QCOMPARE(clock.elapsed(t0 + 800ms), before);
    QCOMPARE(clock.elapsed(t0 + 1300ms), before + flicks(0.5));
    const auto content = std::chrono::milliseconds(std::lround(milliseconds(before))) + 500ms;
    QVERIFY(!clock.isFarFrom({2s, content - 200ms}, t0 + 1300ms));
    QVERIFY(!clock.isFarFrom({2s, content + 200ms}, t0 + 1300ms));
    QVERIFY(clock.isFarFrom({2s, content - 300ms}, t0 + 1300ms));
    QVERIFY(clock.isFarFrom({2s, content + 300ms}, t0 + 1300ms));
}

void TestPlayClock::countsPictures()
{
    RateMeter meter;
    meter.start(t0);
    QVERIFY(!meter.rates(t0 + 999ms));
    // Every second one comes in time.
    for (int i = 1; i <= 100; ++i) {
        meter.due(1, t0 + i * 40ms);
        if (i % 2 == 0)
            meter.shown(t0 + i * 40ms);
    }
    QCOMPARE(meter.rates(t0 + 4s)->due, 25.0);
    QVERIFY(std::abs(meter.rates(t0 + 4s)->shown - 12.5) < 1);
    QCOMPARE(meter.dropped(), std::int64_t(50));
    // A clock that jumps makes many due at once.
    meter.due(30, t0 + 6s);
    meter.shown(t0 + 6s);
    QCOMPARE(meter.rates(t0 + 6s)->due, 30.0);
    QCOMPARE(meter.rates(t0 + 6s)->shown, 1.0);
    QCOMPARE(meter.rates(t0 + 7s)->due, 0.0);
    meter.start(t0 + 7s);
    QCOMPARE(meter.dropped(), std::int64_t(0));
}

void TestPlayClock::path_data()
{
    QTest::addColumn<double>("start");
    QTest::addColumn<int>("speed");
    QTest::addColumn<double>("loopBegin");
    QTest::addColumn<double>("loopEnd");
    QTest::addColumn<double>("elapsed");
    QTest::addColumn<double>("expected");
    QTest::addColumn<int>("laps");
    QTest::newRow("straight on") << 2.0 << 1 << 0.0 << 0.0 << 3.0 << 5.0 << 0;
    QTest::newRow("eight times as fast") << 0.0 << 8 << 0.0 << 0.0 << 1.0 << 8.0 << 0;
    QTest::newRow("backwards") << 5.0 << -2 << 0.0 << 0.0 << 1.0 << 3.0 << 0;
    QTest::newRow("clamped to the end") << 9.0 << 1 << 0.0 << 0.0 << 3.0 << 10.0 << 0;
    QTest::newRow("clamped to the start") << 1.0 << -4 << 0.0 << 0.0 << 3.0 << 0.0 << 0;
    QTest::newRow("inside a loop") << 4.0 << 1 << 3.0 << 5.0 << 0.5 << 4.5 << 0;
    QTest::newRow("once round a loop") << 4.0 << 1 << 3.0 << 5.0 << 1.5 << 3.5 << 1;
    QTest::newRow("exactly at a loop's end") << 4.0 << 1 << 3.0 << 5.0 << 1.0 << 3.0 << 1;
    QTest::newRow("many times round a loop") << 4.0 << 1 << 3.0 << 5.0 << 101.0 << 3.0 << 51;
    QTest::newRow("backwards round a loop") << 4.0 << -1 << 3.0 << 5.0 << 1.5 << 4.5 << -1;
    QTest::newRow("a loop that does not hold the start")
        << 7.0 << 1 << 3.0 << 5.0 << 1.0 << 8.0 << 0;
}

void TestPlayClock::path()
{
    QFETCH(double, start);
    QFETCH(int, speed);
    QFETCH(double, loopBegin);
    QFETCH(double, loopEnd);
    QFETCH(double, elapsed);
    QFETCH(double, expected);
    QFETCH(int, laps);
    PlayPath path{flicks(start), speed, flicks(10), std::nullopt};
    if (loopEnd > 0)
        path.loop = model::TimeRange{flicks(loopBegin), flicks(loopEnd)};
    QCOMPARE(path.at(flicks(elapsed)), flicks(expected));
    QCOMPARE(path.laps(flicks(elapsed)), std::int64_t(laps));
}

void TestPlayClock::pathIsOver_data()
{
    QTest::addColumn<double>("start");
    QTest::addColumn<int>("speed");
    QTest::addColumn<bool>("loops");
    QTest::addColumn<double>("elapsed");
    QTest::addColumn<bool>("over");
    QTest::newRow("before the end") << 9.0 << 1 << false << 0.99 << false;
    QTest::newRow("at the end") << 9.0 << 1 << false << 1.0 << true;
    QTest::newRow("at the start, backwards") << 1.0 << -1 << false << 1.0 << true;
    QTest::newRow("just begun at the start, backwards") << 0.0 << -1 << false << 0.0 << false;
    QTest::newRow("never in a loop") << 4.0 << 1 << true << 1e6 << false;
}

void TestPlayClock::pathIsOver()
{
    QFETCH(double, start);
    QFETCH(int, speed);
    QFETCH(bool, loops);
    QFETCH(double, elapsed);
    QFETCH(bool, over);
    PlayPath path{flicks(start), speed, flicks(10), std::nullopt};
    if (loops)
        path.loop = model::TimeRange{flicks(3), flicks(5)};
    QCOMPARE(path.isOver(flicks(elapsed)), over);
}

void TestPlayClock::loopsHaveARoll_data()
{
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::addColumn<double>("roll");
    QTest::addColumn<int>("expectedBegin");
    QTest::addColumn<int>("expectedEnd");
    QTest::newRow("none") << 30 << 40 << 0.0 << 30 << 40;
    QTest::newRow("half a second, begun between two frames") << 30 << 40 << 0.5 << 17 << 53;
    QTest::newRow("a second") << 30 << 40 << 1.0 << 5 << 65;
    QTest::newRow("cut off at the sequence's ends") << 30 << 40 << 2.0 << 0 << 75;
    QTest::newRow("everything") << 0 << 75 << 2.0 << 0 << 75;
    QTest::newRow("no range has none") << 30 << 30 << 1.0 << 30 << 30;
}

void TestPlayClock::loopsHaveARoll()
{
    QFETCH(int, begin);
    QFETCH(int, end);
    QFETCH(double, roll);
    QFETCH(int, expectedBegin);
    QFETCH(int, expectedEnd);
    const model::FrameGrid grid = testsupport::projectOf(75).grid();
    const model::FrameRange range{{begin}, {end}};
    QCOMPARE(media::withRoll(grid, range, flicks(roll)),
        (model::FrameRange{{expectedBegin}, {expectedEnd}}));
}

void TestPlayClock::soundFollowsThePath_data()
{
    QTest::addColumn<bool>("loops");
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("count");
    QTest::addColumn<std::vector<float>>("expected");
    QTest::newRow("straight on") << false << 10 << 3 << std::vector<float>{410, 411, 412};
    QTest::newRow("inside a loop") << true << 10 << 3 << std::vector<float>{410, 411, 412};
    QTest::newRow("over a loop's end") << true << 98 << 4 << std::vector<float>{498, 499, 300, 301};
    QTest::newRow("rounds later") << true << 1098 << 3 << std::vector<float>{498, 499, 300};
}

void TestPlayClock::soundFollowsThePath()
{
    QFETCH(bool, loops);
    QFETCH(int, n);
    QFETCH(int, count);
    QFETCH(std::vector<float>, expected);
    PlayPath path{flicks(4), 1, flicks(10), std::nullopt};
    if (loops)
        path.loop = model::TimeRange{flicks(3), flicks(5)};
    std::vector<float> out(std::size_t(count) * 2);
    media::readAlong(path, 100, 2, n, out, [](std::int64_t first, std::span<float> part) {
        for (std::size_t i = 0; i < part.size(); ++i)
            part[i] = float(first + std::int64_t(i / 2));
    });
    std::vector<float> left;
    for (std::size_t i = 0; i < out.size(); i += 2) {
        QCOMPARE(out[i], out[i + 1]);
        left.push_back(out[i]);
    }
    QCOMPARE(left, expected);
}

QTEST_GUILESS_MAIN(TestPlayClock)
#include "tst_playclock.moc"
