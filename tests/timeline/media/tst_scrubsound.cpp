// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/player.h"
#include "timeline/media/scrubsound.h"

#include <QMediaDevices>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <semaphore>
#include <vector>

using namespace timeline::media;
using timeline::model::Flicks;
using timeline::model::TimeRange;

namespace {

Flicks milliseconds(std::int64_t count)
{
    return Flicks{count * timeline::model::flicksPerSecond / 1000};
}

SnippetFeeder::Fill constant(float value)
{
    return [value](std::span<float> out) { std::ranges::fill(out, value); };
}

std::vector<float> readAll(AudioRing &ring)
{
    std::vector<float> out(ring.readable());
    ring.read(out);
    return out;
}

} // namespace

class TestScrubSound : public QObject {
    Q_OBJECT

private slots:
    void isAroundTheFrame_data()
    {
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("end");
        QTest::addColumn<bool>("isStep");
        QTest::addColumn<int>("heardBegin");
        QTest::addColumn<int>("heardEnd");
        QTest::newRow("scrubbed: 70 ms around it") << 1000 << 1040 << false << 985 << 1055;
        QTest::newRow("scrubbed at the start") << 0 << 40 << false << 0 << 70;
        QTest::newRow("scrubbed in a slow video: its begin")
            << 1000 << 1200 << false << 1000 << 1070;
        QTest::newRow("stepped to: all of it") << 1000 << 1040 << true << 1000 << 1040;
        QTest::newRow("stepped to in a fast video: 20 ms") << 1000 << 1008 << true << 994 << 1014;
    }
    void isAroundTheFrame()
    {
        QFETCH(int, begin);
        QFETCH(int, end);
        QFETCH(bool, isStep);
        QFETCH(int, heardBegin);
        QFETCH(int, heardEnd);
        const TimeRange frame{milliseconds(begin), milliseconds(end)};
        const TimeRange heard{milliseconds(heardBegin), milliseconds(heardEnd)};
        QCOMPARE(isStep ? steppedSound(frame) : scrubbedSound(frame), heard);
    }

    void swellsAndFades()
    {
        std::vector<float> samples(200, 1.0f);
        fadeEnds(samples, 2, 20);
        QVERIFY(samples.front() < 0.01f && samples[1] == samples[0]);
        QVERIFY(samples.back() < 0.01f);
        QVERIFY(std::is_sorted(samples.begin(), samples.begin() + 40));
        QVERIFY(std::is_sorted(samples.rbegin(), samples.rbegin() + 40));
        QVERIFY(std::all_of(
            samples.begin() + 40, samples.end() - 40, [](float s) { return s == 1.0f; }));
        // Shorter than its fades, and nothing at all.
        std::vector<float> few(6, 1.0f);
        fadeEnds(few, 2, 20);
        QCOMPARE(few[2], 1.0f * few[3]);
        fadeEnds({}, 2, 20);
    }

    void eachWishIsASound()
    {
        SnippetFeeder feeder;
        const auto ring = feeder.start(1000, 2, 1024);
        QCOMPARE(ring->readable(), std::size_t(0));
        for (int i = 1; i <= 5; ++i) {
            feeder.play(70, constant(float(i)));
            QTRY_COMPARE(ring->readable(), std::size_t(140));
            const std::vector<float> heard = readAll(*ring);
            QCOMPARE(heard[70], float(i));
            QVERIFY(heard.front() < 0.1f * float(i) && heard.back() < 0.1f * float(i));
        }
    }

    void theNewestWishFollowsWhenOneIsNearlyOver()
    {
        SnippetFeeder feeder;
        const auto ring = feeder.start(1000, 1, 1024);
        feeder.play(70, constant(1));
        QTRY_COMPARE(ring->readable(), std::size_t(70));
        std::atomic<int> outdated = 0;
        feeder.play(70, [&outdated](std::span<float>) { ++outdated; });
        feeder.play(70, constant(3));
        std::vector<float> out(60);
        QCOMPARE(ring->read(out), out.size());
        QTRY_COMPARE(ring->readable(), std::size_t(80));
        const std::vector<float> heard = readAll(*ring);
        QCOMPARE(heard[10 + 35], 3.0f);
        QCOMPARE(outdated.load(), 0);
    }

    void aStoppedFeederIsSilent()
    {
        SnippetFeeder feeder;
        const auto ring = feeder.start(1000, 1, 1024);
        std::binary_semaphore begun(0), mayEnd(0);
        feeder.play(70, [&](std::span<float>) {
            begun.release();
            mayEnd.acquire();
        });
        begun.acquire();
        feeder.stop();
        mayEnd.release();
        feeder.play(70, constant(1));
        const auto other = feeder.start(1000, 1, 1024);
        feeder.play(70, constant(2));
        QTRY_COMPARE(other->readable(), std::size_t(70));
        QCOMPARE(ring->readable(), std::size_t(0));
    }

    // Machines without a device are silent; with one it may not disturb either.
    void scrubbingGoesOnWithOrWithoutADevice()
    {
        const ViewPtr view = testsupport::openSequence(
            testsupport::make(testsupport::spec(QStringLiteral("H.264 baseline"))));
        ScrubSound sound;
        sound.play(view, {milliseconds(1000), milliseconds(1070)});
        QCOMPARE(sound.output().isRunning(), !QMediaDevices::defaultAudioOutput().isNull());
        sound.stop();
        sound.output().setMuted(true);
        sound.play(view, {milliseconds(1000), milliseconds(1070)});
        QVERIFY(!sound.output().isRunning());
        Player player;
        player.setViews({view});
        for (std::int64_t n : {3, 4, 40, 40, 74, 999}) {
            player.scrub({n});
            QCOMPARE(player.position().value, std::min<std::int64_t>(n, 74));
        }
        player.step(-1);
        QCOMPARE(player.position().value, std::int64_t(73));
        player.setViews({});
        player.step(1);
        player.scrub({4});
        QCOMPARE(player.position().value, std::int64_t(0));
    }
};

QTEST_GUILESS_MAIN(TestScrubSound)
#include "tst_scrubsound.moc"
