// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/render/verify.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include <algorithm>

using namespace timeline;
using model::FrameRange;
using render::Check;
using render::Report;

namespace {

Check checkOf(const Report &report, const char *name)
{
    const auto found = std::ranges::find(report.checks, QString::fromLatin1(name), &Check::name);
    return found == report.checks.end() ? Check{QStringLiteral("none"), false, 0} : *found;
}

QStringList names(const Report &report)
{
    QStringList list;
    for (const Check &c : report.checks)
        list.append(c.name);
    return list;
}

} // namespace

class TestVerify : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aCopyIsIdentical_data();
    void aCopyIsIdentical();
    void aFullEncodeSaysSo();
    void aPoorEncodeFails();
    void aChangeInsideTheRangeIsWanted();
    void aChangeOutsideTheRangeFails();
    void missingFramesFail();
    void shiftedTimesFail();
    void anotherPixelFormatIsCloseButNotIdentical();
    void aFileOfDamagedPicturesFails();
    void theReportHasTheKeysOfTheContract();
    void cancelIsAnError();
    void whatBecameOfEachTrackIsSaid_data();
    void whatBecameOfEachTrackIsSaid();
    void quickAndFullAgree_data();
    void quickAndFullAgree();
    void uncompressedSoundIsComparedBySamples();
    void aSourceThatChangedIsSaid();

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    // FFmpeg from the base to a new file.
    QString made(const char *name, const char *arguments) const;
    QString drawnOn(const char *name, int begin) const; // from this frame to 59
    Report verified(const QString &out, std::optional<FrameRange> range = {}) const;

    QTemporaryDir m_folder;
    QString m_base; // 100 frames at 25/s, a key frame every 25
};

void TestVerify::initTestCase()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("verified");
    m_base = testsupport::make(spec);
}

QString TestVerify::made(const char *name, const char *arguments) const
{
    const QString out = path(name);
    testsupport::runFfmpeg(arguments, m_base, out);
    return out;
}

QString TestVerify::drawnOn(const char *name, int begin) const
{
    // Lossless, so that what is not drawn on stays the same bits though no packet does.
    const QString arguments = QStringLiteral(
        "-vf drawbox=x=60:y=50:w=200:h=80:color=red:t=fill:enable='between(n\\,%1\\,59)' "
        "-c:v libx264 -preset ultrafast -qp 0 -c:a copy");
    return made(name, qPrintable(arguments.arg(begin)));
}

Report TestVerify::verified(const QString &out, std::optional<FrameRange> range) const
{
    render::WantedRanges wanted;
    if (range)
        wanted = {*range};
    auto report = render::verify(testsupport::opened(m_base), testsupport::opened(out), wanted);
    if (!report)
        qFatal("%s", qPrintable(report.error().detail));
    return *report;
}

void TestVerify::aCopyIsIdentical_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("in MP4") << QStringLiteral("copy.mp4");
    QTest::newRow("in MOV") << QStringLiteral("copy.mov");
    QTest::newRow("in Matroska, whose times are milliseconds") << QStringLiteral("copy.mkv");
}

void TestVerify::aCopyIsIdentical()
{
    QFETCH(QString, name);
    const Report report =
        verified(made(qPrintable(name), "-map 0 -c copy"), FrameRange{{30}, {60}});
    QVERIFY(report.ok);
    QCOMPARE(report.frames, 100);
    QCOMPARE(report.identical, 100);
    QCOMPARE(report.decoded, 100);
    QCOMPARE(report.reencoded, std::vector<FrameRange>());
    QCOMPARE(report.packetsCopied, 100);
    QCOMPARE(report.packetsReencoded, 0);
    QVERIFY(report.soundCopied > 180);
    QCOMPARE(report.soundReencoded, 0);
    QVERIFY(!report.fallback);
    QCOMPARE(names(report),
        (QStringList{QStringLiteral("frame-count"), QStringLiteral("timestamps"),
            QStringLiteral("decodes"), QStringLiteral("tracks"), QStringLiteral("headers"),
            QStringLiteral("chapters"), QStringLiteral("outside-range"),
            QStringLiteral("sound-outside")}));
}

void TestVerify::aFullEncodeSaysSo()
{
    const Report report = verified(
        made("full.mp4", "-c:v libx264 -preset ultrafast -crf 6 -c:a aac"), FrameRange{{30}, {60}});
    QVERIFY(report.ok);
    QCOMPARE(report.frames, 100);
    QVERIFY(report.identical < 100);
    QCOMPARE(report.packetsCopied, 0);
    QCOMPARE(report.packetsReencoded, 100);
    QVERIFY(report.soundReencoded > 0);
    QVERIFY(report.fallback && report.fallback->contains(QLatin1String("full encode")));
    const Check outside = checkOf(report, "outside-range");
    QVERIFY2(outside.ok && outside.value >= 40 && outside.value < 100,
        qPrintable(QString::number(outside.value)));
}

void TestVerify::aPoorEncodeFails()
{
    const Report report =
        verified(made("poor.mp4", "-c:v libx264 -preset ultrafast -crf 48 -c:a copy"),
            FrameRange{{30}, {60}});
    QVERIFY(!report.ok);
    QVERIFY(!checkOf(report, "outside-range").ok);
    QVERIFY(checkOf(report, "outside-range").value < 40);
    QVERIFY(report.soundCopied > 180);
    QCOMPARE(report.soundReencoded, 0);
}

void TestVerify::aChangeInsideTheRangeIsWanted()
{
    const Report report = verified(drawnOn("inside.mp4", 30), FrameRange{{30}, {60}});
    QVERIFY(report.ok);
    QCOMPARE(report.identical, 70);
    QCOMPARE(report.reencoded, (std::vector<FrameRange>{{{30}, {60}}}));
    QCOMPARE(checkOf(report, "outside-range").value, 999.0);
}

void TestVerify::aChangeOutsideTheRangeFails()
{
    const Report report = verified(drawnOn("outside.mp4", 28), FrameRange{{30}, {60}});
    QVERIFY(!report.ok);
    QCOMPARE(report.reencoded, (std::vector<FrameRange>{{{28}, {60}}}));
    QVERIFY(!checkOf(report, "outside-range").ok);
}

void TestVerify::missingFramesFail()
{
    const Report report = verified(made("short.mp4", "-frames:v 97 -c copy"));
    QVERIFY(!report.ok);
    QCOMPARE(checkOf(report, "frame-count"), (Check{QStringLiteral("frame-count"), false, -3}));
    QCOMPARE(names(report).size(), 6); // no range, nothing is outside it
}

void TestVerify::shiftedTimesFail()
{
    const Report report = verified(made("late.mp4",
        "-vf setpts='PTS+gte(N\\,50)*0.04/TB' -fps_mode passthrough -c:v libx264 -preset "
        "ultrafast"));
    const Check times = checkOf(report, "timestamps");
    QVERIFY(!report.ok && !times.ok);
    QVERIFY2(std::abs(times.value - 0.04) < 0.001, qPrintable(QString::number(times.value)));
}

void TestVerify::anotherPixelFormatIsCloseButNotIdentical()
{
    const Report report = verified(
        made("deep.mp4", "-c:v libx264 -preset ultrafast -qp 4 -pix_fmt yuv422p -c:a copy"),
        FrameRange{{30}, {60}});
    QCOMPARE(report.identical, 0);
    QVERIFY2(report.ok, qPrintable(QString::number(checkOf(report, "outside-range").value)));
}

void TestVerify::aFileOfDamagedPicturesFails()
{
    QFile base(m_base);
    QVERIFY(base.open(QIODevice::ReadOnly));
    QByteArray bytes = base.readAll();
    const media::MediaFile file = testsupport::opened(m_base);
    // The payload of three pictures in the middle is wiped out; the tables stay.
    for (const int n : {50, 51, 52}) {
        const model::FrameEntry &e = file.index->at({n});
        bytes.replace(e.position, e.size, QByteArray(e.size, '\0'));
    }
    QFile damaged(path("damaged.mp4"));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(bytes);
    damaged.close();
    const auto out = media::openMedia(damaged.fileName());
    QVERIFY(out);
    const auto report = render::verify(file, *out, {{FrameRange{{10}, {20}}}});
    QVERIFY(report);
    QVERIFY(!report->ok);
    QCOMPARE(report->packetsReencoded, 3);
    QCOMPARE(report->packetsCopied, 97);
    QVERIFY(report->identical >= 50 && report->identical < 98);
}

void TestVerify::theReportHasTheKeysOfTheContract()
{
    Report report;
    report.ok = true;
    report.frames = 14400;
    report.identical = 14212;
    report.reencoded = {{{3402}, {3590}}};
    report.packetsCopied = 14212;
    report.packetsReencoded = 188;
    report.soundCopied = 5;
    report.soundReencoded = 6;
    report.checks = {{QStringLiteral("frame-count"), true, 0}};
    QJsonObject json = render::toJson(report);
    QCOMPARE(json.keys(),
        (QStringList{QStringLiteral("checks"), QStringLiteral("decoded"),
            QStringLiteral("fallback"), QStringLiteral("frames"), QStringLiteral("identical"),
            QStringLiteral("ok"), QStringLiteral("packets"), QStringLiteral("reencoded"),
            QStringLiteral("sound"), QStringLiteral("tracks")}));
    QCOMPARE(json[QStringLiteral("reencoded")], QJsonValue(QJsonArray{QJsonArray{3402, 3590}}));
    QVERIFY(json[QStringLiteral("fallback")].isNull());
    QCOMPARE(json[QStringLiteral("packets")],
        QJsonValue(
            QJsonObject{{QStringLiteral("copied"), 14212}, {QStringLiteral("reencoded"), 188}}));
    report.fallback = QStringLiteral("because");
    QCOMPARE(
        render::toJson(report)[QStringLiteral("fallback")], QJsonValue(QStringLiteral("because")));
}

void TestVerify::cancelIsAnError()
{
    model::CancelToken cancel;
    const media::MediaFile file = testsupport::opened(m_base);
    const auto report = render::verify(
        file, file, {}, [&](double) { cancel.cancel(); }, cancel);
    QVERIFY(!report);
    QCOMPARE(report.error().kind, model::Error::Kind::Cancelled);
}

void TestVerify::whatBecameOfEachTrackIsSaid_data()
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
    row("a sound track is new", "-map 0:v -map 0:a -map 0:a:1", "copied copied copied new", true);
    row("a sound track ends early", "-map 0:v -map 0:a -bsf:a:1 noise=drop='gte(n\\,150)'",
        "copied copied touched", false);
    row("sound is damaged far away", "-map 0:v -map 0:a -bsf:a:0 noise=amount='eq(n\\,20)*2'",
        "copied touched copied", false);
    row("a subtitle track is new", "-map 0:v -map 0:a -i TEXTS -map 1 -c:s mov_text",
        "copied copied copied new", true);
    row("chapters are new", "-map 0:v -map 0:a -i CHAPTERS -map_chapters 1", "copied copied copied",
        false);
}

void TestVerify::whatBecameOfEachTrackIsSaid()
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
    testsupport::runFfmpeg(inputs + QStringList{QStringLiteral("-c"), QStringLiteral("copy")} + rest
        + QStringList{out});
    for (const render::Depth depth : {render::Depth::Quick, render::Depth::Full}) {
        const auto report = render::verify(testsupport::opened(twoTracks), testsupport::opened(out),
            {{FrameRange{{60}, {62}}}}, {}, {}, depth);
        QVERIFY(report);
        QStringList found;
        for (const render::TrackDifference &track : report->tracks)
            found << render::wordOf(track.state);
        QCOMPARE(found, states);
        QCOMPARE(report->identical, 100);
        QCOMPARE(report->ok, ok);
    }
}

void TestVerify::quickAndFullAgree_data()
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

void TestVerify::quickAndFullAgree()
{
    QFETCH(QString, base);
    QFETCH(QString, out);
    QFETCH(bool, ok);
    const QString before = made("agreed.mp4", qPrintable(base + QStringLiteral(" -an")));
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

void TestVerify::uncompressedSoundIsComparedBySamples()
{
    const QString base = path("pcm.mov");
    testsupport::runFfmpeg("-map 0:v -map 0:a -c:v copy -c:a pcm_s16le", m_base, base);
    const auto soundOf = [&](const QString &out) {
        const auto report = render::verify(testsupport::opened(base), testsupport::opened(out), {});
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

void TestVerify::aSourceThatChangedIsSaid()
{
    const QString base = path("changing.mp4");
    QVERIFY(QFile::copy(m_base, base));
    const media::MediaFile file = testsupport::opened(base);
    QFile changed(base);
    QVERIFY(changed.open(QIODevice::Append));
    changed.write("more");
    changed.close();
    const auto report = render::verify(file, testsupport::opened(m_base), {});
    QVERIFY(!report);
    QCOMPARE(report.error().kind, model::Error::Kind::SourceChanged);
}

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
