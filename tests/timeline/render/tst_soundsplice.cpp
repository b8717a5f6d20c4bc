// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/soundsplice.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/render/soundcases.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace timeline;
using render::SampleRange;
using render::SoundWay;
using testsupport::MediaSpec;
using testsupport::SoundCopy;
using namespace soundcases;
using testsupport::words;

Q_DECLARE_METATYPE(MediaSpec)

namespace {

constexpr double audible = 1e-3; // of full scale: −60 dB

} // namespace

class TestSoundSplice : public QObject {
    Q_OBJECT

private slots:
    void aacPacketsAreReplaced_data()
    {
        QTest::addColumn<MediaSpec>("spec");
        QTest::addColumn<Ranges>("ranges");
        QTest::addColumn<std::size_t>("stretches");
        const auto row = [](const MediaSpec &spec, const Ranges &ranges = {{30, 50}},
                             std::size_t stretches = 1, const char *name = nullptr) {
            QTest::newRow(name ? name : qPrintable(spec.name)) << spec << ranges << stretches;
        };
        row(source("stereo at 48 kHz"));
        row(source("stereo at 44.1 kHz", 44'100));
        row(source("mono at 48 kHz", 48'000, 1));
        row(source("mono at 22.05 kHz", 22'050, 1));
        row(source("5.1", 48'000, 6));
        row(source("left, right and centre", 48'000, 3, "-c:a aac -aac_pns 0 -channel_layout 3.0"));
        row(source("MOV", 48'000, 2, "-c:a aac -aac_pns 0", "mov"));
        row(source("Matroska", 48'000, 2, "-c:a aac -aac_pns 0", "mkv"));
        row(source("Matroska at 44.1 kHz", 44'100, 2, "-c:a aac -aac_pns 0", "mkv"));
        MediaSpec late = source("a clock that starts at 5 s");
        late.startOffset = 5;
        row(late);
        MediaSpec cut = source("an edit list that hides a pre-roll");
        cut.frames = 130;
        cut.cutAt = 1.1;
        row(cut, {{29, 49}});
        row(cut, {{0, 20}}, 1, "at the begin, behind a pre-roll");
        MediaSpec gap = source("a sample is missing before the range");
        gap.audioArgs << words("-bsf:a setts=ts=TS+gte(N\\,20)");
        row(gap);
        row(gap, {{1, 4}, {30, 50}}, 2, "a sample is missing between two ranges");
        row(source("stereo at 48 kHz"), {{0, 15}}, 1, "at the very begin");
        row(source("stereo at 48 kHz"), {{80, 100}}, 1, "at the very end");
        row(source("stereo at 48 kHz"), {{0, 100}}, 1, "everything");
        row(source("stereo at 48 kHz"), {{30, 40}, {43, 50}}, 1, "two ranges close together");
        row(source("stereo at 48 kHz"), {{20, 35}, {60, 75}}, 2, "two ranges far apart");
    }

    void aacPacketsAreReplaced()
    {
        QFETCH(MediaSpec, spec);
        QFETCH(Ranges, ranges);
        QFETCH(std::size_t, stretches);
        const QTemporaryDir folder;
        const Result r = spliced(folder, spec, withTakes(spec, ranges));
        QVERIFY2(r.copy.plan.way == SoundWay::Packets, qPrintable(r.copy.plan.reason));
        QCOMPARE(r.copy.plan.replaced.size(), stretches);

        // As they came, but for the bytes of those replaced.
        const auto written = testsupport::soundPackets(r.after);
        QCOMPARE(r.copy.after.size(), r.copy.before.size());
        QCOMPARE(written.size(), r.copy.before.size());
        std::size_t copied = 0;
        const std::vector<std::int64_t> places = placesIn(r);
        for (std::size_t i = 0; i < r.copy.before.size(); ++i) {
            QVERIFY(r.copy.after[i].hasStampsOf(r.copy.before[i]));
            QCOMPARE(written[i].bytes, r.copy.after[i].bytes);
            const bool same = r.copy.after[i].bytes == r.copy.before[i].bytes;
            QCOMPARE(same, !holds(r.copy.plan.replaced, places[i]));
            copied += same ? 1 : 0;
            if (spec.startOffset == 0) // MP4 keeps an offset in milliseconds
                QCOMPARE(written[i].pts, r.copy.before[i].pts);
        }
        QCOMPARE(copied == 0, ranges.front() == (std::pair{0, 100}));

        const auto before = testsupport::decodedSound(r.before, r.samples);
        const auto after = testsupport::decodedSound(r.after, r.samples);
        const auto meant = testsupport::meantSound(r.view, r.samples);
        // The packet after the last replaced one shares half its sound with it.
        for (std::int64_t i = 0; i < r.samples * r.channels; ++i) {
            if (!holds(r.copy.plan.replaced, r.facts.clock.origin() + i / r.channels, 1024))
                QVERIFY2(before[std::size_t(i)] == after[std::size_t(i)],
                    qPrintable(QString::number(i / r.channels)));
        }
        for (const SampleRange &range : r.copy.plan.replaced) {
            for (const std::int64_t seam : {range.begin, range.end}) {
                const std::int64_t at = seam - r.facts.clock.origin();
                if (at + 1024 > r.samples)
                    continue;
                const auto part = [&](const std::vector<float> &sound) {
                    return std::span(sound).subspan(
                        std::size_t(at * r.channels), std::size_t(1024 * r.channels));
                };
                const double error = farthest(part(after), part(meant));
                QVERIFY2(error <= audible, qPrintable(QString::number(error)));
            }
        }
        // No drift: impulses of the source and of the takes stand where they are meant.
        QVERIFY(clicks(meant, r).size() >= 5);
        QCOMPARE(clicks(after, r), clicks(meant, r));
        QVERIFY(clicks(meant, r) != clicks(before, r));
    }

    // New packets follow each other closely: among them the gap would be lost, and what follows
    // would be early.
    void aGapInsideTheRangeIsNotClosed()
    {
        const QTemporaryDir folder;
        MediaSpec spec = source("a sample is missing in the range");
        spec.audioArgs << words("-bsf:a setts=ts=TS+gte(N\\,75)");
        const Result r = spliced(folder, spec, withTakes(spec, {{30, 50}}));
        QVERIFY(r.copy.plan.way == SoundWay::Track);
        QVERIFY(!r.copy.plan.reason.isEmpty());
        const auto wanted = clicks(testsupport::meantSound(r.view, r.samples), r);
        QVERIFY(wanted.size() >= 5);
        QCOMPARE(clicks(testsupport::decodedSound(r.after, r.samples), r), wanted);
    }

    void samplesAreReplaced_data()
    {
        QTest::addColumn<MediaSpec>("spec");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<double>("rounding");
        const auto row = [](const char *codec, const char *extension, int bytes, double rounding,
                             int channels = 2, int rate = 48'000) {
            const QByteArray name = QByteArray(codec) + " in " + extension;
            QTest::newRow(name.constData()) << source(name.constData(), rate, channels,
                (QByteArray("-c:a ") + codec).constData(), extension)
                                            << bytes * channels << rounding;
        };
        row("pcm_s16le", "mov", 2, 0.51 / 32'768);
        row("pcm_s16be", "mov", 2, 0.51 / 32'768, 1, 44'100);
        row("pcm_s24le", "mov", 3, 0.51 / 8'388'608);
        row("pcm_f32le", "mov", 4, 0);
        row("pcm_s16le", "mkv", 2, 0.51 / 32'768, 6);
        row("pcm_s24le", "mkv", 3, 0.51 / 8'388'608);
        row("pcm_f32le", "mkv", 4, 0);
        row("pcm_s32le", "mkv", 4, 1e-7);
        row("pcm_u8", "mkv", 1, 0.51 / 128);
    }

    void samplesAreReplaced()
    {
        QFETCH(MediaSpec, spec);
        QFETCH(int, bytes);
        QFETCH(double, rounding);
        const QTemporaryDir folder;
        const Result r = spliced(folder, spec, withTakes(spec, {{30, 50}}));
        QVERIFY2(r.copy.plan.way == SoundWay::Packets, qPrintable(r.copy.plan.reason));
        QCOMPARE(r.copy.after.size(), r.copy.before.size());
        std::int64_t sample = r.facts.clock.origin(), differing = 0;
        for (std::size_t i = 0; i < r.copy.before.size(); ++i) {
            const testsupport::SoundPacket &a = r.copy.before[i], &b = r.copy.after[i];
            QVERIFY(b.hasStampsOf(a));
            QCOMPARE(b.bytes.size(), a.bytes.size());
            for (qsizetype at = 0; at < a.bytes.size(); at += bytes, ++sample) {
                const bool same = a.bytes.mid(at, bytes) == b.bytes.mid(at, bytes);
                QVERIFY(same || holds(r.copy.plan.touched, sample));
                differing += same ? 0 : 1;
            }
        }
        QVERIFY(differing > r.facts.rate / 4);
        const auto after = testsupport::decodedSound(r.after, r.samples);
        auto meant = testsupport::meantSound(r.view, r.samples);
        for (float &value : meant) // two channels in one may be too loud for whole numbers
            value = std::clamp(value, -1.0F, 32767.0F / 32'768);
        const double error = farthest(after, meant);
        QVERIFY2(error <= rounding, qPrintable(QString::number(error)));
        QCOMPARE(clicks(after, r), clicks(meant, r));
    }

    void otherCodecsAreEncodedWhole_data()
    {
        QTest::addColumn<MediaSpec>("spec");
        QTest::addColumn<QString>("codec");
        QTest::addColumn<double>("tolerance"); // of clicks, seconds
        const auto row = [](const char *name, const MediaSpec &spec, const char *codec,
                             double tolerance) {
            QTest::newRow(name) << spec << QString::fromLatin1(codec) << tolerance;
        };
        row("MP3", source("MP3", 48'000, 2, "-c:a libmp3lame"), "mp3", 0);
        row("AC-3", source("AC-3", 48'000, 6, "-c:a ac3"), "ac3", 0);
        row("FLAC in Matroska", source("FLAC", 44'100, 2, "-c:a flac", "mkv"), "flac", 0);
        row("ALAC", source("ALAC", 48'000, 2, "-c:a alac", "mov"), "alac", 0);
        // Matroska counts milliseconds.
        row("Opus in Matroska", source("Opus", 48'000, 2, "-c:a libopus -b:a 128k", "mkv"), "opus",
            0.0071);
        row("Vorbis in Matroska", source("Vorbis", 48'000, 2, "-c:a libvorbis", "mkv"), "vorbis",
            0.0011);
        row("AAC of four corners",
            source("quad", 48'000, 4, "-c:a aac -channel_layout quad", "mp4"), "aac", 0);
        row("DTS", source("DTS", 48'000, 2, "-c:a dca -strict -2", "mkv"), "aac", 0.0011);
    }

    void otherCodecsAreEncodedWhole()
    {
        QFETCH(MediaSpec, spec);
        QFETCH(QString, codec);
        QFETCH(double, tolerance);
        const QTemporaryDir folder;
        const Result r = spliced(folder, spec, withTakes(spec, {{30, 50}}));
        QVERIFY(r.copy.plan.way == SoundWay::Track);
        QVERIFY(!r.copy.plan.reason.isEmpty());
        const model::AudioInfo &sound = r.after.info.audio.front();
        QCOMPARE(sound.codec, codec);
        QCOMPARE(sound.channels, int(r.channels));
        QCOMPARE(sound.sampleRate, r.facts.rate);
        // On the file's clock: codecs differ in how many samples they hide.
        render::SplicedSound meant(*r.view, r.facts.rate, r.facts.layout);
        const auto plain = testsupport::sequenceOf(r.after);
        render::SplicedSound after(*plain, r.facts.rate, r.facts.layout);
        const auto a = clicks(*meant.read(0, r.samples), r);
        const auto b = clicks(*after.read(0, r.samples), r);
        QCOMPARE(b.size(), a.size());
        QVERIFY(a.size() >= 7);
        for (std::size_t i = 0; i < a.size(); ++i)
            QVERIFY2(std::abs(double(a[i] - b[i])) <= tolerance * r.facts.rate,
                qPrintable(QStringLiteral("%1 %2").arg(a[i]).arg(b[i])));
        const bool isLossless = codec == QLatin1String("flac") || codec == QLatin1String("alac");
        if (isLossless)
            QVERIFY(farthest(*meant.read(0, r.samples), *after.read(0, r.samples)) < 0.51 / 32'768);
    }

    void noiseIsNotTakenForAClick_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::newRow("coded") << QStringLiteral("-c:a aac -b:a 96k -aac_pns 0");
        QTest::newRow("substituted") << QStringLiteral("-c:a aac -b:a 48k");
    }

    // Noise that the source's encoder has substituted sounds anew each time it is decoded.
    void noiseIsNotTakenForAClick()
    {
        QFETCH(QString, arguments);
        const QTemporaryDir folder;
        MediaSpec spec = source("noise");
        spec.audioArgs = words(arguments.toLatin1().constData())
            + words("-af "
                    "aeval=val(0)+0.2*(random(0)-0.5)|val(1)+0.2*(random(1)-0.5),aformat=channel_"
                    "layouts=stereo");
        const Result r = spliced(folder, spec, withTakes(spec, {{30, 50}}));
        QVERIFY2(r.copy.plan.way == SoundWay::Packets, qPrintable(r.copy.plan.reason));
        for (std::size_t i = 0; i < r.copy.before.size(); ++i) {
            const std::int64_t place = r.facts.clock.origin() + std::int64_t(i) * 1024;
            QCOMPARE(r.copy.after[i] == r.copy.before[i], !holds(r.copy.plan.replaced, place));
        }
    }

    void aTakeOfThePictureAloneLeavesEveryPacket()
    {
        const QTemporaryDir folder;
        const MediaSpec spec = source("stereo at 48 kHz");
        const Result r = spliced(folder, spec, withTakes(spec, {{30, 50}}, false));
        QVERIFY(r.copy.plan.way == SoundWay::Copy && r.copy.plan.touched.empty());
        QVERIFY(r.copy.after == r.copy.before);
        QVERIFY(testsupport::soundPackets(r.after) == r.copy.before);
    }

    void aSilentFileGainsATrack_data()
    {
        QTest::addColumn<QString>("extension");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("MP4") << QStringLiteral("mp4") << 1.01 / 48'000;
        QTest::newRow("Matroska") << QStringLiteral("mkv") << 0.0011;
    }

    void aSilentFileGainsATrack()
    {
        QFETCH(QString, extension);
        QFETCH(double, tolerance);
        const QTemporaryDir folder;
        MediaSpec spec = source("no sound", 48'000, 0);
        spec.extension = extension;
        const auto view = withTakes(spec, {{30, 50}});
        const QString path = folder.filePath(QStringLiteral("out.") + extension);
        const SoundCopy copy = testsupport::copyWithNewSound(view, containerOf(spec), path);
        QVERIFY(copy.plan.way == SoundWay::NewTrack);
        const auto after = testsupport::openSequence(path);
        QCOMPARE(after->files.cbegin()->info.audio.front().codec, QStringLiteral("aac"));
        std::vector<float> sound(2 * 4 * 48'000);
        QVERIFY(media::SequenceReader(after).samples(0, 48'000, 2, sound));
        const auto found = testsupport::clickPositions(sound, 2);
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY(std::abs(double(found.front()) / 48'000 - 1.63) <= tolerance);
        QVERIFY(farthest(std::span(sound).first(2 * 48'000), std::vector<float>(96'000)) < 1e-6);
        // The track is as long as the pictures, but for its last packet.
        const std::int64_t end = copy.after.back().pts + copy.after.back().duration;
        QVERIFY(std::abs(end - 4 * 48'000) <= 1024);
    }

    // Another encoder may shape its windows in the other of the two ways that AAC has; what one
    // packet leaves then is not what the next one takes away.
    void packetsThatWouldClickAreNotMade()
    {
        const QTemporaryDir folder;
        const MediaSpec spec =
            source("mono", 48'000, 1, "-c:a aac -aac_pns 0 -flags:a +bitexact -b:a 96k");
        const QString other = folder.filePath(QStringLiteral("other.mp4"));
        // ISO/IEC 14496-3 table 4.50: the shape stands behind 3 + 4 bits of the element, 8 of the
        // gain and 3 of the window.
        testsupport::copyChanged(
            testsupport::make(spec), other, [](AVPacket &packet) { packet.data[2] ^= 0x20; });
        const Result r =
            spliced(folder, spec, withTakes(testsupport::openSequence(other), {{30, 50}}));
        QCOMPARE(r.copy.plan.way, SoundWay::Track);
        QVERIFY2(
            r.copy.plan.reason.contains(QLatin1String("join")), qPrintable(r.copy.plan.reason));
        const auto a = clicks(testsupport::meantSound(r.view, r.samples), r);
        QVERIFY(a.size() >= 5);
        QCOMPARE(clicks(testsupport::decodedSound(r.after, r.samples), r), a);
    }
};

QTEST_GUILESS_MAIN(TestSoundSplice)
#include "tst_soundsplice.moc"
