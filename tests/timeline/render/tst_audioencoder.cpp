// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/encoder.h"

#include <QTest>

#include <cstring>
#include <limits>

using namespace timeline;
using render::AudioEncoder;
using render::AudioSettings;

namespace {

constexpr float noNumber = std::numeric_limits<float>::quiet_NaN();
constexpr float infinite = std::numeric_limits<float>::infinity();

AudioSettings settings(const QString &codec)
{
    AudioSettings made;
    made.codec = codec;
    made.channels = 1;
    made.bits = codec == QLatin1String("flac") ? 24 : 16;
    return made;
}

// The bytes of all packets; nothing when the encoder failed.
std::optional<QByteArray> encoded(const QString &codec, std::span<const float> samples)
{
    auto encoder = AudioEncoder::open(settings(codec), false);
    if (!encoder)
        return std::nullopt;
    QByteArray bytes;
    const auto sink = [&](AVPacket &packet) {
        bytes.append(reinterpret_cast<const char *>(packet.data), packet.size);
        return model::Result<>();
    };
    if (!(*encoder)->encode(samples, sink) || !(*encoder)->finish(sink))
        return std::nullopt;
    return bytes;
}

template <class Sample> std::vector<Sample> samplesOf(const QByteArray &bytes)
{
    std::vector<Sample> samples(std::size_t(bytes.size()) / sizeof(Sample));
    std::memcpy(samples.data(), bytes.constData(), samples.size() * sizeof(Sample));
    return samples;
}

} // namespace

class TestAudioEncoder : public QObject {
    Q_OBJECT

private slots:
    void whatIsNoNumberIsSilenceAndWhatIsTooLoudIsCut()
    {
        const std::vector<float> given{0.5F, noNumber, infinite, -infinite, 2.0F, -2.0F, -0.25F};
        const auto small = encoded(QStringLiteral("pcm_s16le"), given);
        QVERIFY(small);
        QCOMPARE(samplesOf<std::int16_t>(*small),
            (std::vector<std::int16_t>{16384, 0, 32767, -32768, 32767, -32768, -8192}));
        const auto large = encoded(QStringLiteral("pcm_s32le"), given);
        QVERIFY(large);
        const std::int32_t most = std::numeric_limits<std::int32_t>::max(), least = -most - 1;
        QCOMPARE(samplesOf<std::int32_t>(*large),
            (std::vector<std::int32_t>{1 << 30, 0, most, least, most, least, -(1 << 29)}));
        const auto bytes = encoded(QStringLiteral("pcm_u8"), given);
        QVERIFY(bytes);
        QCOMPARE(samplesOf<std::uint8_t>(*bytes),
            (std::vector<std::uint8_t>{192, 128, 255, 0, 255, 0, 96}));
    }

    void noSampleStopsAnEncoder_data()
    {
        QTest::addColumn<QString>("codec");
        for (const char *codec : {"aac", "flac", "libopus", "pcm_f32le", "libmp3lame"})
            QTest::newRow(codec) << QString::fromLatin1(codec);
    }

    void noSampleStopsAnEncoder()
    {
        QFETCH(QString, codec);
        std::vector<float> samples(9600, 0.1F);
        samples[100] = noNumber;
        samples[2000] = infinite;
        samples[5000] = -infinite;
        samples[7000] = std::numeric_limits<float>::max();
        const auto bytes = encoded(codec, samples);
        QVERIFY(bytes && !bytes->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAudioEncoder)
#include "tst_audioencoder.moc"
