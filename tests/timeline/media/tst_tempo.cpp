// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/tempo.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <vector>

using namespace timeline::media;

namespace {

constexpr int rate = 48000;

double toneAt(std::int64_t sample, double hertz)
{
    return 0.5 * std::sin(2 * std::numbers::pi * hertz * double(sample) / rate);
}

// Reads a fast sound in stretches as the feeder does; one channel of it.
std::vector<double> fast(int channels, int speed, std::size_t count, const Tempo::Read &read)
{
    auto tempo = Tempo::open(rate, channels, speed);
    if (!tempo)
        return {};
    std::vector<double> all;
    std::vector<float> part(1024 * std::size_t(channels));
    while (all.size() < count) {
        tempo->fill(part, read);
        for (std::size_t i = 0; i < part.size(); i += std::size_t(channels))
            all.push_back(double(part[i]));
    }
    return all;
}

// By its upward zero crossings.
double pitchOf(const std::vector<double> &samples, std::size_t from, std::size_t to)
{
    int crossings = 0;
    for (std::size_t i = from + 1; i < to; ++i)
        crossings += samples[i - 1] < 0 && samples[i] >= 0;
    return double(crossings) * rate / double(to - from);
}

} // namespace

class TestTempo : public QObject {
    Q_OBJECT

private slots:
    void keepsThePitch_data()
    {
        QTest::addColumn<int>("speed");
        QTest::addColumn<int>("channels");
        QTest::newRow("twice as fast") << 2 << 2;
        QTest::newRow("four times as fast") << 4 << 2;
        QTest::newRow("mono") << 2 << 1;
        QTest::newRow("six channels") << 4 << 6;
    }
    void keepsThePitch()
    {
        QFETCH(int, speed);
        QFETCH(int, channels);
        const auto tone = [channels](std::int64_t first, std::span<float> out) {
            for (std::size_t i = 0; i < out.size(); ++i)
                out[i] = float(toneAt(first + std::int64_t(i) / channels, 441));
        };
        const std::vector<double> heard = fast(channels, speed, 2 * rate, tone);
        QVERIFY(!heard.empty());
        const double pitch = pitchOf(heard, rate / 2, 2 * rate);
        QVERIFY2(std::abs(pitch - 441) < 3, qPrintable(QString::number(pitch)));
    }

    // A second of silence, then a tone: what is heard when tells how fast time goes.
    void goesFaster_data()
    {
        QTest::addColumn<int>("speed");
        QTest::newRow("twice") << 2;
        QTest::newRow("four times") << 4;
    }
    void goesFaster()
    {
        QFETCH(int, speed);
        std::int64_t expected = 0;
        const auto late = [&](std::int64_t first, std::span<float> out) {
            QCOMPARE(first, expected);
            expected += std::int64_t(out.size()) / 2;
            for (std::size_t i = 0; i < out.size(); ++i) {
                const std::int64_t n = first + std::int64_t(i) / 2;
                out[i] = n < rate ? 0.0f : float(toneAt(n, 1000));
            }
        };
        const std::vector<double> heard = fast(2, speed, rate, late);
        const auto begin =
            std::ranges::find_if(heard, [](double sample) { return std::abs(sample) > 0.1; });
        const double at = double(begin - heard.begin()) / rate;
        QVERIFY2(std::abs(at - 1.0 / speed) < 0.05, qPrintable(QString::number(at)));
    }

    void impossibleSoundIsAnError()
    {
        QVERIFY(!Tempo::open(0, 2, 2));
        QVERIFY(!Tempo::open(48000, 0, 2));
    }
};

QTEST_GUILESS_MAIN(TestTempo)
#include "tst_tempo.moc"
