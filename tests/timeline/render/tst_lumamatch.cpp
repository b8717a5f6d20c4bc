// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/lumamatch.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace timeline::render;

namespace {

// A value 0…1 for pixel (x, y) at moment `t`, in frames.
using Scene = std::function<double(double t, double x, double y)>;

double movingScene(double t, double x, double y)
{
    const double dx = x - 10 - t * 1.3, dy = y - 18 - 6 * std::sin(t / 9);
    return 0.35 + 0.2 * std::sin(x / 7 + y / 5) + 0.45 * std::exp(-(dx * dx + dy * dy) / 40);
}

double stillScene(double, double x, double y)
{
    return 0.4 + 0.3 * std::sin(x / 6 + y / 4);
}

double repeatingScene(double t, double x, double y)
{
    const double phase = t - 6 * std::floor(t / 6);
    return movingScene(phase, x, y);
}

// Same for every call: a plain generator, so that a failure repeats.
double noise(std::uint32_t &state)
{
    state = state * 1664525U + 1013904223U;
    return double(state >> 8) / double(1U << 24) - 0.5;
}

Thumbnail picture(
    const Scene &scene, double t, double gain, double offset, double noiseLevel, std::uint32_t seed)
{
    std::vector<std::array<std::uint8_t, 3>> rgb;
    for (int y = 0; y < Thumbnail::height; ++y) {
        for (int x = 0; x < Thumbnail::width; ++x) {
            const double v = gain * scene(t, x, y) + offset + noiseLevel * noise(seed);
            const auto byte = std::uint8_t(std::clamp(std::lround(v * 255), 0L, 255L));
            rgb.push_back({byte, byte, byte});
        }
    }
    return thumbnailOf(std::move(rgb));
}

struct Case {
    Scene scene;
    int offset = 0;
    double gain = 1, shift = 0, noiseLevel = 0.01;
    double rateRatio = 1; // result frames per window frame
};

// Two stretches of context of a 73-frame window, as 1 s at 25 fps on each side leaves them.
OffsetMatch match(const Case &c, std::vector<int> context = {})
{
    if (context.empty()) {
        for (int k = 0; k < 12; ++k)
            context.push_back(k);
        for (int k = 61; k < 73; ++k)
            context.push_back(k);
    }
    std::vector<Thumbnail> window;
    std::vector<Expected> expected;
    window.reserve(context.size());
    for (const int k : context) {
        window.push_back(picture(c.scene, k, 1, 0, c.noiseLevel, std::uint32_t(k + 1)));
        expected.push_back({&window.back(), std::int64_t((k + 0.5) * c.rateRatio)});
    }
    std::vector<Thumbnail> result;
    for (int n = 0; n < int(73 * c.rateRatio); ++n)
        result.push_back(picture(c.scene, (n - c.offset) / c.rateRatio, c.gain, c.shift,
            c.noiseLevel, std::uint32_t(1000 + n)));
    return findOffset(expected, result);
}

} // namespace

class TestLumaMatch : public QObject {
    Q_OBJECT

private slots:
    void movingPicturesTellTheOffset_data();
    void movingPicturesTellTheOffset();
    void stillPicturesLeaveItToTime();
    void darkPicturesLeaveItToTime();
    void repeatingPicturesLeaveItToTime();
    void aMatchBeyondTheReachIsNotClaimed();
    void noContextLeavesItToTime();
    void anEmptyResultIsNoMatch();
    void picturesBehindATrimmedTailDoNotCount();
    void straysAreLeftOut();
};

void TestLumaMatch::movingPicturesTellTheOffset_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<double>("gain");
    QTest::addColumn<double>("shift");
    QTest::addColumn<double>("ratio");
    QTest::newRow("nothing is shifted") << 0 << 1.0 << 0.0 << 1.0;
    QTest::newRow("two frames late") << 2 << 1.0 << 0.0 << 1.0;
    QTest::newRow("one frame early") << -1 << 1.0 << 0.0 << 1.0;
    QTest::newRow("seven frames early") << -7 << 1.0 << 0.0 << 1.0;
    QTest::newRow("eight frames late, at the edge of the reach") << 8 << 1.0 << 0.0 << 1.0;
    QTest::newRow("brighter and two frames late") << 2 << 1.0 << 0.1 << 1.0;
    QTest::newRow("less contrast and three frames late") << 3 << 0.9 << 0.02 << 1.0;
    QTest::newRow("24 frames for 25, one late") << 1 << 1.0 << 0.0 << 24.0 / 25.0;
    QTest::newRow("30 frames for 25, two early") << -2 << 1.0 << 0.0 << 30.0 / 25.0;
}

void TestLumaMatch::movingPicturesTellTheOffset()
{
    QFETCH(int, offset);
    QFETCH(double, gain);
    QFETCH(double, shift);
    QFETCH(double, ratio);
    const OffsetMatch m = match({movingScene, offset, gain, shift, 0.01, ratio});
    QVERIFY(m.clear);
    QCOMPARE(m.offset, offset);
}

void TestLumaMatch::stillPicturesLeaveItToTime()
{
    const OffsetMatch m = match({stillScene, 3});
    QVERIFY(!m.clear && !m.isTwofold);
    QCOMPARE(m.offset, 0);
    QVERIFY(m.cost < 0.01);
}

void TestLumaMatch::darkPicturesLeaveItToTime()
{
    const auto dark = [](double t, double x, double y) { return 0.01 * movingScene(t, x, y); };
    const OffsetMatch m = match({dark, -2});
    QVERIFY(!m.clear);
    QCOMPARE(m.offset, 0);
}

void TestLumaMatch::repeatingPicturesLeaveItToTime()
{
    const OffsetMatch m = match({repeatingScene, 2});
    QVERIFY(!m.clear && m.isTwofold);
    QCOMPARE(m.offset, 0);
    // Where the pictures agree it is still known, for their colours.
    QVERIFY2((m.likeliest - 2) % 6 == 0, qPrintable(QString::number(m.likeliest)));
}

void TestLumaMatch::aMatchBeyondTheReachIsNotClaimed()
{
    const OffsetMatch m = match({movingScene, 14});
    QVERIFY(!m.clear);
    QCOMPARE(m.offset, 0);
}

void TestLumaMatch::noContextLeavesItToTime()
{
    const OffsetMatch m = match({movingScene, 2}, {0, 1});
    QVERIFY(!m.clear);
    QCOMPARE(m.offset, 0);
}

void TestLumaMatch::anEmptyResultIsNoMatch()
{
    const Thumbnail one = picture(movingScene, 0, 1, 0, 0, 1);
    const std::vector<Expected> expected(5, Expected{&one, 0});
    const OffsetMatch m = findOffset(expected, {});
    QVERIFY(!m.clear);
    QCOMPARE(m.offset, 0);
}

void TestLumaMatch::picturesBehindATrimmedTailDoNotCount()
{
    std::vector<Thumbnail> window, result;
    for (int k = 0; k < 73; ++k)
        window.push_back(picture(movingScene, k, 1, 0, 0.01, std::uint32_t(k + 1)));
    for (int n = 0; n < 40; ++n) // nothing of the last twenty
        result.push_back(picture(movingScene, n + 2, 1, 0, 0.01, std::uint32_t(n + 500)));
    std::vector<Expected> expected;
    for (int k = 0; k < 73; k = k == 11 ? 53 : k + 1)
        expected.push_back({&window[std::size_t(k)], k});
    const OffsetMatch m = findOffset(expected, result);
    QVERIFY(m.clear);
    QCOMPARE(m.offset, -2);
}

void TestLumaMatch::straysAreLeftOut()
{
    std::vector<Thumbnail> window, result;
    for (int k = 0; k < 12; ++k) {
        window.push_back(picture(movingScene, k, 1, 0, 0.01, std::uint32_t(k + 1)));
        result.push_back(
            picture(movingScene, k == 11 ? 30 : k, 0.9, 0.05, 0.01, std::uint32_t(k + 99)));
    }
    std::vector<PicturePair> pairs;
    for (std::size_t k = 0; k < window.size(); ++k)
        pairs.emplace_back(&window[k], &result[k]);
    auto expected = pairs;
    expected.pop_back();
    QCOMPARE(withoutStrays(pairs), expected);
    QVERIFY(withoutStrays({}).empty());
}

QTEST_GUILESS_MAIN(TestLumaMatch)
#include "tst_lumamatch.moc"
