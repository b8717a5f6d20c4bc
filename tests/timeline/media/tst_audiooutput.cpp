// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/audiooutput.h"
#include "timeline/media/ringdevice.h"

#include <QMediaDevices>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

using namespace timeline::media;

// Everything up to the sound card; the machines that run this have none.
class TestAudioOutput : public QObject {
    Q_OBJECT

private slots:
    void formatsOfCards_data();
    void formatsOfCards();
    void dryRingsGiveSilence();
    void onlyWholeFramesAreGiven();
    void anotherRingIsFollowedWithoutAGap_data();
    void anotherRingIsFollowedWithoutAGap();
    void aRingThatHasTooLittleIsNotFollowedYet();
    void feederKeepsTheRingFull();
    void eachStartBeginsAnew();
    void stoppedFeederAsksForNothing();
    void playsOrSaysThatThereIsNoDevice();
};

static QAudioFormat format(QAudioFormat::SampleFormat sample, int channels = 2)
{
    QAudioFormat f;
    f.setSampleRate(48000);
    f.setChannelCount(channels);
    f.setSampleFormat(sample);
    return f;
}

template <class Sample> static std::vector<double> values(const QByteArray &bytes)
{
    std::vector<Sample> samples(std::size_t(bytes.size()) / sizeof(Sample));
    std::memcpy(samples.data(), bytes.constData(), samples.size() * sizeof(Sample));
    return {samples.begin(), samples.end()};
}

void TestAudioOutput::formatsOfCards_data()
{
    QTest::addColumn<int>("sample");
    QTest::addColumn<std::vector<double>>("expected");
    QTest::newRow("float") << int(QAudioFormat::Float) << std::vector<double>{0, 0.5, -1, 2};
    QTest::newRow("16-bit") << int(QAudioFormat::Int16)
                            << std::vector<double>{0, 16384, -32767, 32767};
    QTest::newRow("32-bit") << int(QAudioFormat::Int32)
                            << std::vector<double>{0, 1073741824, -2147483647, 2147483647};
    QTest::newRow("8-bit") << int(QAudioFormat::UInt8) << std::vector<double>{128, 192, 1, 255};
}

void TestAudioOutput::formatsOfCards()
{
    QFETCH(int, sample);
    QFETCH(std::vector<double>, expected);
    const auto ring = std::make_shared<AudioRing>(8);
    ring->write(std::vector<float>{0, 0.5f, -1, 2});
    const auto card = QAudioFormat::SampleFormat(sample);
    RingDevice device(ring, format(card));
    const QByteArray bytes = device.read(2 * format(card).bytesPerFrame());
    const std::vector<double> got = card == QAudioFormat::Float ? values<float>(bytes)
        : card == QAudioFormat::Int16                           ? values<qint16>(bytes)
        : card == QAudioFormat::Int32                           ? values<qint32>(bytes)
                                                                : values<quint8>(bytes);
    QCOMPARE(got, expected);
    QCOMPARE(device.silentFrames(), std::int64_t(0));
}

void TestAudioOutput::dryRingsGiveSilence()
{
    const auto ring = std::make_shared<AudioRing>(16);
    ring->write(std::vector<float>{1, 1, 1, 1});
    RingDevice device(ring, format(QAudioFormat::Float));
    QVERIFY(device.bytesAvailable() > 0);
    const QByteArray bytes = device.read(5000 * 8);
    QCOMPARE(bytes.size(), qsizetype(5000 * 8));
    const std::vector<double> got = values<float>(bytes);
    QCOMPARE(std::accumulate(got.begin(), got.end(), 0.0), 4.0);
    QCOMPARE(device.silentFrames(), std::int64_t(4998));
    QCOMPARE(device.givenFrames(), std::int64_t(5000));
}

void TestAudioOutput::onlyWholeFramesAreGiven()
{
    const auto ring = std::make_shared<AudioRing>(16);
    ring->write(std::vector<float>{1, 2, 3, 4});
    RingDevice device(ring, format(QAudioFormat::Float));
    QCOMPARE(device.read(11).size(), qsizetype(8));
    QCOMPARE(values<float>(device.read(8)), std::vector<double>({3, 4}));
}

// One sample of each channel per frame, `first` upwards by `step`.
static std::shared_ptr<AudioRing> ringOf(std::size_t frames, float first, float step)
{
    const auto ring = std::make_shared<AudioRing>(2 * frames);
    std::vector<float> samples;
    for (std::size_t i = 0; i < 2 * frames; ++i)
        samples.push_back(first + step * float(i / 2));
    ring->write(samples);
    return ring;
}

void TestAudioOutput::anotherRingIsFollowedWithoutAGap_data()
{
    QTest::addColumn<int>("given"); // frames before
    QTest::addColumn<int>("from");
    QTest::newRow("at once") << 100 << 100;
    QTest::newRow("what is past is left out") << 100 << 20;
    QTest::newRow("from the very first") << 0 << 0;
}

// Both rings count frames, the second one downwards: what is heard is always that of its place.
void TestAudioOutput::anotherRingIsFollowedWithoutAGap()
{
    QFETCH(int, given);
    QFETCH(int, from);
    constexpr float most = 4096;
    RingDevice device(ringOf(4096, 0, 1), format(QAudioFormat::Float));
    device.read(given * 8);
    device.follow(ringOf(4096, most - float(from), -1), from);
    const std::vector<double> got = values<float>(device.read(2000 * 8));
    const int fade = 1024; // frames of two channels that are read at a time
    for (int i = 0; i < 2000; ++i) {
        const double up = given + i, down = double(most) - up;
        const double share = std::min(double(i + 1) / fade, 1.0);
        QVERIFY(std::abs(got[std::size_t(2 * i)] - (up + (down - up) * share)) < 0.01);
        QCOMPARE(got[std::size_t(2 * i)], got[std::size_t(2 * i + 1)]);
    }
    QCOMPARE(device.silentFrames(), std::int64_t(0));
    QCOMPARE(device.givenFrames(), std::int64_t(given + 2000));
}

void TestAudioOutput::aRingThatHasTooLittleIsNotFollowedYet()
{
    RingDevice device(ringOf(512, 1, 0), format(QAudioFormat::Float));
    const auto next = std::make_shared<AudioRing>(8192);
    device.follow(next, 0);
    QCOMPARE(values<float>(device.read(256 * 8)).back(), 1.0);
    next->write(std::vector<float>(2 * 300, 5.0f));
    QCOMPARE(values<float>(device.read(256 * 8)).back(), 1.0); // 300 of 512 that it would need
    next->write(std::vector<float>(2 * 1000, 5.0f));
    // The ring of before is empty by now.
    QCOMPARE(values<float>(device.read(256 * 8)).back(), 5.0);
    QCOMPARE(device.silentFrames(), std::int64_t(0));
    // Followed by two at once: the later one counts.
    device.follow(ringOf(4096, 7, 0), 768);
    device.follow(ringOf(4096, 9, 0), 768);
    QCOMPARE(values<float>(device.read(256 * 8)).back(), 9.0);
}

static SoundFeeder::Fill countingFrom(float first, int channels)
{
    return [first, channels](std::int64_t n, std::span<float> out) {
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = first + float(n + std::int64_t(i) / channels);
    };
}

void TestAudioOutput::feederKeepsTheRingFull()
{
    SoundFeeder feeder;
    const auto ring = feeder.start(2, 8192, countingFrom(0, 2));
    float next = 0;
    for (int round = 0; round < 20; ++round) {
        QTRY_VERIFY(ring->readable() >= 4096);
        std::vector<float> out(4096);
        QCOMPARE(ring->read(out), out.size());
        for (std::size_t i = 0; i < out.size(); i += 2) {
            QCOMPARE(out[i], next);
            QCOMPARE(out[i + 1], next);
            next += 1;
        }
    }
}

void TestAudioOutput::eachStartBeginsAnew()
{
    SoundFeeder feeder;
    for (int round = 0; round < 50; ++round) {
        const auto ring = feeder.start(1, 4096, countingFrom(float(1000 * round), 1));
        QTRY_VERIFY(ring->readable() >= 1024);
        std::vector<float> out(1024);
        ring->read(out);
        QCOMPARE(out.front(), float(1000 * round));
        QCOMPARE(out.back(), float(1000 * round + 1023));
    }
}

void TestAudioOutput::stoppedFeederAsksForNothing()
{
    std::atomic<int> calls = 0;
    SoundFeeder feeder;
    const auto ring = feeder.start(1, 2048, [&](std::int64_t, std::span<float>) { ++calls; });
    QTRY_COMPARE(calls.load(), 2);
    feeder.stop();
    std::vector<float> out(2048);
    ring->read(out);
    // Another start shows that the thread has been round since.
    const auto other = feeder.start(1, 1024, countingFrom(0, 1));
    QTRY_COMPARE(other->readable(), std::size_t(1024));
    QCOMPARE(calls.load(), 2);
    QCOMPARE(ring->readable(), std::size_t(0));
}

void TestAudioOutput::playsOrSaysThatThereIsNoDevice()
{
    AudioOutput output;
    output.setVolume(3);
    QCOMPARE(output.volume(), 1.0);
    output.setMuted(true);
    QVERIFY(output.isMuted());
    QVERIFY(!output.heard());
    const bool started =
        output.start(48000, [](const QAudioFormat &, std::int64_t, std::span<float>) {});
    QVERIFY(!started || !QMediaDevices::defaultAudioOutput().isNull());
    QCOMPARE(output.isRunning(), started);
    QCOMPARE(output.heard().has_value(), started);
    output.stop();
    QVERIFY(!output.isRunning());
}

QTEST_GUILESS_MAIN(TestAudioOutput)
#include "tst_audiooutput.moc"
