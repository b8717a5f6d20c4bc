// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/colorfit.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace timeline::render;

namespace {

using Channels = std::array<double, 3>;

// The colours of a made-up picture, then `gain` and `offset` put on them, with ±`noise` steps of
// 1/255.
Thumbnail picture(int seed, const Channels &gain, const Channels &offset, int noise)
{
    std::vector<std::array<std::uint8_t, 3>> rgb;
    for (std::size_t i = 0; i < Thumbnail::pixels; ++i) {
        std::array<std::uint8_t, 3> colour{};
        for (std::size_t c = 0; c < 3; ++c) {
            const double at = double(i + std::size_t(seed) * 31);
            const double v =
                0.5 + 0.3 * std::sin(at / double(17 + 5 * c)) + 0.1 * std::cos(at / 301);
            const int jitter = noise
                ? int((i * 7919 + c * 104729 + std::size_t(seed)) % std::size_t(2 * noise + 1))
                    - noise
                : 0;
            const long step = std::lround((gain[c] * v + offset[c]) * 255) + jitter;
            colour[c] = std::uint8_t(std::clamp(step, 0L, 255L));
        }
        rgb.push_back(colour);
    }
    return thumbnailOf(std::move(rgb));
}

Thumbnail flat(std::uint8_t value)
{
    return thumbnailOf(
        std::vector<std::array<std::uint8_t, 3>>(Thumbnail::pixels, {value, value, value}));
}

} // namespace

class TestColorFit : public QObject {
    Q_OBJECT

private slots:
    void aDriftIsFoundAndUndone_data();
    void aDriftIsFoundAndUndone();
    void equalColoursAreLeftAlone();
    void flatPicturesGiveAShiftButNoGain();
    void differentPicturesAreNoDrift();
    void clippedPixelsDoNotBendTheLine();
    void nothingGivesNothing();
};

void TestColorFit::aDriftIsFoundAndUndone_data()
{
    QTest::addColumn<double>("red");
    QTest::addColumn<double>("green");
    QTest::addColumn<double>("blue");
    QTest::addColumn<double>("shift");
    QTest::newRow("warmer") << 1.08 << 1.0 << 0.92 << 0.0;
    QTest::newRow("washed out") << 0.85 << 0.85 << 0.85 << 0.06;
    QTest::newRow("darker") << 0.9 << 0.9 << 0.9 << -0.03;
}

void TestColorFit::aDriftIsFoundAndUndone()
{
    QFETCH(double, red);
    QFETCH(double, green);
    QFETCH(double, blue);
    QFETCH(double, shift);
    const Channels drift{red, green, blue};
    ColorFitter fitter;
    for (int seed = 0; seed < 8; ++seed)
        fitter.add(
            picture(seed, {1, 1, 1}, {0, 0, 0}, 0), picture(seed, drift, {shift, shift, shift}, 2));
    const ColorFit fit = fitter.fit();
    QVERIFY(fit.helps);
    QVERIFY(fit.after < 0.3 * fit.before);
    for (std::size_t c = 0; c < 3; ++c) {
        // window = (result − shift) / drift
        QVERIFY2(
            std::abs(fit.gain[c] - 1 / drift[c]) < 0.02, qPrintable(QString::number(fit.gain[c])));
        QVERIFY2(std::abs(fit.offset[c] + shift / drift[c]) < 0.012,
            qPrintable(QString::number(fit.offset[c])));
    }
}

void TestColorFit::equalColoursAreLeftAlone()
{
    ColorFitter fitter;
    for (int seed = 0; seed < 8; ++seed)
        fitter.add(picture(seed, {1, 1, 1}, {0, 0, 0}, 0), picture(seed, {1, 1, 1}, {0, 0, 0}, 1));
    const ColorFit fit = fitter.fit();
    QVERIFY(!fit.helps);
    QCOMPARE(fit.gain, (Channels{1, 1, 1}));
    QCOMPARE(fit.offset, (Channels{0, 0, 0}));
}

void TestColorFit::flatPicturesGiveAShiftButNoGain()
{
    ColorFitter fitter;
    fitter.add(flat(100), flat(110));
    const ColorFit fit = fitter.fit();
    QVERIFY(fit.helps);
    QCOMPARE(fit.gain, (Channels{1, 1, 1}));
    for (const double offset : fit.offset)
        QVERIFY(std::abs(offset + 10 / 255.0) < 1e-9);
}

void TestColorFit::differentPicturesAreNoDrift()
{
    ColorFitter fitter;
    const Thumbnail window = picture(1, {1, 1, 1}, {0, 0, 0}, 0);
    std::vector<std::array<std::uint8_t, 3>> turned(window.rgb.rbegin(), window.rgb.rend());
    const Thumbnail other = thumbnailOf(turned);
    // The same colours in other places: a fit would pull everything to grey. It may only be taken
    // when it explains most of the difference, and its figures show that it does not.
    fitter.add(window, other);
    const ColorFit fit = fitter.fit();
    QVERIFY(fit.after > 0.5 * fit.before);
}

void TestColorFit::clippedPixelsDoNotBendTheLine()
{
    ColorFitter fitter;
    for (int seed = 0; seed < 4; ++seed)
        fitter.add(
            picture(seed, {1, 1, 1}, {0, 0, 0}, 0), picture(seed, {1.3, 1.3, 1.3}, {0, 0, 0}, 0));
    const ColorFit fit = fitter.fit();
    QVERIFY(fit.helps);
    for (const double gain : fit.gain)
        QVERIFY2(std::abs(gain - 1 / 1.3) < 0.01, qPrintable(QString::number(gain)));
}

void TestColorFit::nothingGivesNothing()
{
    QVERIFY(!ColorFitter().fit().helps);
}

QTEST_GUILESS_MAIN(TestColorFit)
#include "tst_colorfit.moc"
