// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/render/verify.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline;
using model::FrameRange;

// What becomes of each track, looked at quickly and as a whole.
class TestVerifyTracks : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        testsupport::MediaSpec spec;
        spec.name = QStringLiteral("verified");
        m_base = testsupport::make(spec);
    }

    void whatBecameOfEachTrackIsSaid_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QStringList>("states");
        QTest::addColumn<bool>("ok");
        const auto row = [](const char *name, const char *arguments, const char *states, bool ok) {
            QTest::newRow(name) << QString::fromLatin1(arguments)
                                << QString::fromLatin1(states).split(QLatin1Char(' ')) << ok;
        };
        row("all copied", "-map 0:v -map 0:a", "copied copied copied", true);
        row("a sound track is missing", "-map 0:v -map 0:a:0", "copied copied missing", false);
        row("both sound tracks are missing", "-map 0:v", "copied missing missing", false);
        row("a sound track is encoded anew", "-map 0:v -map 0:a -c:a:1 aac -b:a:1 64k",
            "copied copied rewritten", true);
        row("a sound track is new", "-map 0:v -map 0:a -map 0:a:1", "copied copied copied new",
            true);
        row("a sound track ends early", "-map 0:v -map 0:a -bsf:a:1 noise=drop='gte(n\\,150)'",
            "copied copied touched", false);
        row("sound is damaged far away", "-map 0:v -map 0:a -bsf:a:0 noise=amount='eq(n\\,20)*2'",
            "copied touched copied", false);
        row("a subtitle track is new", "-map 0:v -map 0:a -i TEXTS -map 1 -c:s mov_text",
            "copied copied copied new", true);
        row("chapters are new", "-map 0:v -map 0:a -i CHAPTERS -map_chapters 1",
            "copied copied copied", false);
    }

    void whatBecameOfEachTrackIsSaid()
    {
        QFETCH(QString, arguments);
        QFETCH(QStringList, states);
        QFETCH(bool, ok);
        const auto written = [&](const char *name, const char *text) {
            QFile file(path(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
                qFatal("cannot write");
            return file.fileName();
        };
        const QString twoTracks = path("two tracks.mp4");
        testsupport::runFfmpeg("-f lavfi -i sine=880:r=44100:d=4 -map 0:v -map 0:a -map 1 -c copy "
                               "-c:a:1 aac -b:a:1 96k",
            m_base, twoTracks);
        QStringList inputs{QStringLiteral("-i"), twoTracks}, rest;
        QStringList words = arguments.split(QLatin1Char(' '));
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (words[i] != QLatin1String("-i")) {
                rest << words[i];
                continue;
            }
            ++i;
            inputs << QStringLiteral("-i")
                   << (words[i] == QLatin1String("TEXTS")
                              ? written("texts.srt", "1\n00:00:00,500 --> 00:00:01,500\nHello\n")
                              : written("chapters.txt",
                                  ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2000\n"
                                  "title=One\n"));
        }
        const QString out = path("tracks.mp4");
        testsupport::runFfmpeg(inputs + QStringList{QStringLiteral("-c"), QStringLiteral("copy")}
            + rest + QStringList{out});
        for (const render::Depth depth : {render::Depth::Quick, render::Depth::Full}) {
            const auto report = render::verify(testsupport::opened(twoTracks),
                testsupport::opened(out), {{FrameRange{{60}, {62}}}}, {}, {}, depth);
            QVERIFY(report);
            QStringList found;
            for (const render::TrackDifference &track : report->tracks)
                found << render::wordOf(track.state);
            QCOMPARE(found, states);
            QCOMPARE(report->identical, 100);
            QCOMPARE(report->ok, ok);
        }
    }

    void quickAndFullAgree_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("out");
        QTest::addColumn<bool>("ok");
        const auto row = [](const char *name, const char *base, const char *out, bool ok) {
            QTest::newRow(name) << QString::fromLatin1(base) << QString::fromLatin1(out) << ok;
        };
        // Encodings of one film, and copies of them.
        row("the same", "-c:v libx264 -preset ultrafast -g 10", "-c copy", true);
        row("other parameter sets over the same packets",
            "-c:v libx264 -preset ultrafast -g 10 -x264-params cabac=0:8x8dct=0", "-c copy SETS",
            false);
        row("a rotation", "-c:v libx264 -preset ultrafast -g 10", "-c copy -metadata:s:v rotate=90",
            false);
        row("other colours", "-c:v libx264 -preset ultrafast -g 10 -color_primaries bt709",
            "-c copy -bsf:v h264_metadata=colour_primaries=9", false);
        row("a packet is gone", "-c:v libx264 -preset ultrafast -g 10 -bf 0",
            "-c copy -bsf:v noise=drop='eq(n\\,33)'", false);
        row("a packet is damaged", "-c:v libx264 -preset ultrafast -g 10 -bf 0",
            "-c copy -bsf:v noise=amount='eq(n\\,33)*3'", false);
        row("a packet is damaged under H.265",
            "-c:v libx265 -preset ultrafast -tag:v hvc1 -x265-params log-level=error:keyint=10",
            "-c copy -bsf:v noise=amount='eq(n\\,33)*3'", false);
    }

    void quickAndFullAgree()
    {
        QFETCH(QString, base);
        QFETCH(QString, out);
        QFETCH(bool, ok);
        const QString before = path("agreed.mp4");
        testsupport::runFfmpeg(qPrintable(base + QStringLiteral(" -an")), m_base, before);
        const bool isRecoded = out.contains(QLatin1String("SETS"));
        out.remove(QLatin1String(" SETS"));
        const QString after = path("disagreed.mp4");
        testsupport::runFfmpeg(qPrintable(out), before, after);
        if (isRecoded) {
            // The quantiser that its pictures count from, in the parameter set of the header.
            QFile file(after);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QByteArray bytes = file.readAll();
            const qsizetype config = bytes.indexOf("avcC");
            QVERIFY(config > 0);
            const qsizetype pps = bytes.indexOf(char(0x68), config);
            QVERIFY(pps > config);
            bytes[pps + 3] = char(bytes[pps + 3] ^ 0x18);
            file.seek(0);
            file.write(bytes);
        }
        const media::MediaFile a = testsupport::opened(before), b = testsupport::opened(after);
        const render::WantedRanges wanted{{FrameRange{{90}, {92}}}};
        const auto quick = render::verify(a, b, wanted, {}, {}, render::Depth::Quick);
        const auto full = render::verify(a, b, wanted, {}, {}, render::Depth::Full);
        QVERIFY(quick && full);
        QCOMPARE(full->ok, ok);
        QCOMPARE(quick->ok, full->ok);
        QCOMPARE(quick->identical, full->identical);
        QCOMPARE(quick->reencoded, full->reencoded);
        QCOMPARE(quick->checks, full->checks);
    }

    void uncompressedSoundIsComparedBySamples()
    {
        const QString base = path("pcm.mov");
        testsupport::runFfmpeg("-map 0:v -map 0:a -c:v copy -c:a pcm_s16le", m_base, base);
        const auto soundOf = [&](const QString &out) {
            const auto report =
                render::verify(testsupport::opened(base), testsupport::opened(out), {});
            if (!report)
                qFatal("%s", qPrintable(report.error().detail));
            return report->tracks.at(1);
        };
        // Matroska cuts samples up in another way than QuickTime.
        const QString recut = path("pcm.mkv");
        testsupport::runFfmpeg("-map 0 -c copy", base, recut);
        QCOMPARE(soundOf(recut).state, render::TrackState::Copied);
        const QString late = path("late pcm.mov");
        testsupport::runFfmpeg(
            "-map 0:v -map 0:a -c:v copy -af adelay=10|10 -c:a pcm_s16le", base, late);
        QCOMPARE(soundOf(late).state, render::TrackState::Rewritten);
        // A tenth of a second of silence at 2 s.
        const QString silent = path("silent pcm.mov");
        testsupport::runFfmpeg("-map 0:v -map 0:a -c:v copy -af "
                               "volume=0:enable='between(t\\,2\\,2.1)' -c:a pcm_s16le",
            base, silent);
        const render::TrackDifference touched = soundOf(silent);
        QCOMPARE(touched.state, render::TrackState::Touched);
        QCOMPARE(touched.touched.size(), std::size_t(1));
        const double begin = model::toSeconds(touched.touched[0].begin);
        QVERIFY2(begin > 1.95 && begin < 2.05, qPrintable(QString::number(begin)));
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_folder;
    QString m_base; // 100 frames at 25/s, a key frame every 25
};

QTEST_GUILESS_MAIN(TestVerifyTracks)
#include "tst_verifytracks.moc"
