// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/loudness.h"

#include "tests/support/ffmpegtool.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numbers>

using timeline::render::loudnessGain;
using timeline::render::LoudnessMeter;

namespace {

std::vector<float> tone(double seconds, double decibels, double frequency = 997)
{
    const double peak = std::pow(10, decibels / 20);
    std::vector<float> sound;
    for (int i = 0; i < int(seconds * LoudnessMeter::rate); ++i) {
        const double phase = 2 * std::numbers::pi * frequency * i / LoudnessMeter::rate;
        sound.insert(sound.end(), 2, float(peak * std::sin(phase)));
    }
    return sound;
}

double loudnessOf(std::initializer_list<std::vector<float>> pieces)
{
    LoudnessMeter meter;
    for (const auto &piece : pieces)
        meter.add(piece);
    return meter.loudness().value_or(-1000);
}

} // namespace

class TestLoudness : public QObject {
    Q_OBJECT

private slots:
    // What EBU Tech 3341 asks of a meter: within a tenth of a unit.
    void toneInBothChannels()
    {
        QVERIFY(std::abs(loudnessOf({tone(5, -23)}) + 23) < 0.1);
        QVERIFY(std::abs(loudnessOf({tone(5, -33)}) + 33) < 0.1);
    }

    void pausesAndWhispersDoNotCount()
    {
        QVERIFY(std::abs(loudnessOf({tone(10, -36), tone(60, -23), tone(10, -36)}) + 23) < 0.1);
        QVERIFY(std::abs(loudnessOf({tone(5, -20), tone(5, -120)}) + 20) < 0.2);
    }

    void silenceHasNone()
    {
        QCOMPARE(loudnessOf({tone(3, -120)}), -1000.0);
        QCOMPARE(loudnessOf({}), -1000.0);
        QCOMPARE(loudnessOf({tone(0.3, -20)}), -1000.0);
    }

    void piecesAreKeptApart()
    {
        LoudnessMeter meter;
        for (int i = 0; i < 10; ++i) {
            meter.startPiece();
            meter.add(tone(0.35, -20));
        }
        QVERIFY(!meter.loudness());
        meter.startPiece();
        meter.add(tone(1, -20));
        QVERIFY(std::abs(*meter.loudness() + 20) < 0.2);
    }

    void asFfmpegMeasures()
    {
        const QTemporaryDir folder;
        const QString wav = folder.filePath(QStringLiteral("noise.wav"));
        testsupport::runFfmpeg(
            testsupport::words("-f lavfi -i anoisesrc=c=pink:r=48000:a=0.3:d=6:s=1 -f lavfi -i "
                               "anoisesrc=c=brown:r=48000:a=0.5:d=6:s=2 -filter_complex amerge "
                               "-c:a pcm_f32le")
            + QStringList{wav});
        const QByteArray words =
            testsupport::runFfmpeg(QStringList{QStringLiteral("-i"), wav, QStringLiteral("-af"),
                QStringLiteral("ebur128=metadata=1,ametadata=print:key=lavfi.r128.I:file=-"),
                QStringLiteral("-f"), QStringLiteral("null"), QStringLiteral("-")});
        const double theirs = words.mid(words.lastIndexOf('=') + 1).trimmed().toDouble();
        const QByteArray raw = testsupport::runFfmpeg(QStringList{QStringLiteral("-i"), wav,
            QStringLiteral("-f"), QStringLiteral("f32le"), QStringLiteral("-")});
        LoudnessMeter meter;
        meter.add({reinterpret_cast<const float *>(raw.constData()),
            std::size_t(raw.size()) / sizeof(float)});
        QVERIFY2(std::abs(*meter.loudness() - theirs) < 0.1,
            qPrintable(QStringLiteral("%1 %2").arg(*meter.loudness()).arg(theirs)));
    }

    void theGainIsBounded()
    {
        QCOMPARE(loudnessGain(-20.0, -26.0), std::pow(10, 0.3));
        QCOMPARE(loudnessGain(-26.0, -20.0), std::pow(10, -0.3));
        QCOMPARE(loudnessGain(-10.0, -60.0), std::pow(10, 0.6));
        QCOMPARE(loudnessGain(-60.0, -10.0), std::pow(10, -0.6));
        QCOMPARE(loudnessGain(std::nullopt, -20.0), 1.0);
        QCOMPARE(loudnessGain(-20.0, std::nullopt), 1.0);
    }
};

QTEST_GUILESS_MAIN(TestLoudness)
#include "tst_loudness.moc"
