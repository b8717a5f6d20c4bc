// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exporter.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testsequence.h"
#include "timeline/media/framesource.h"
#include "timeline/render/picturehash.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace timeline;
using model::FrameRange;
using render::ExportPlan;
using render::Preset;
using render::Rung;
using testsupport::words;

namespace {

struct Encode {
    const char *name; // a sentence
    const char *args; // of the pictures and the output
    const char *suffix = "mp4";
    const char *sound = "-c:a aac -b:a 96k"; // none: no sound
    const char *size = "320x180";
    const char *rate = "25";
    std::int64_t delay = 2; // pictures; of the encoder
};

constexpr std::array encodes{
    Encode{"H.264 closed GOPs", "-c:v libx264 -preset ultrafast -bf 3 -g 24 -refs 3"},
    Encode{"H.264 with a pyramid of B-frames",
        "-c:v libx264 -preset veryfast -x264-params "
        "keyint=24:scenecut=0:b-pyramid=normal:bframes=3"},
    Encode{"H.264 baseline", "-c:v libx264 -preset ultrafast -profile:v baseline -g 20"},
    Encode{"H.264 with 16 B-frames and 8 references",
        "-c:v libx264 -preset veryfast -x264-params "
        "keyint=40:scenecut=0:bframes=16:b-adapt=0:ref=8"},
    Encode{"H.264 with open GOPs",
        "-c:v libx264 -preset veryfast -x264-params "
        "keyint=20:scenecut=0:open-gop=1:bframes=3"},
    Encode{"H.264 with intra refresh",
        "-c:v libx264 -preset veryfast -x264-params keyint=20:intra-refresh=1"},
    Encode{"H.264 10-bit", "-c:v libx264 -preset ultrafast -g 24 -bf 2 -pix_fmt yuv420p10le"},
    Encode{"H.264 4:2:2", "-c:v libx264 -preset ultrafast -g 24 -bf 2 -pix_fmt yuv422p"},
    Encode{"H.264 in Matroska", "-c:v libx264 -preset veryfast -g 24 -bf 2", "mkv"},
    Encode{"H.264 at 30000/1001, ticks of its own",
        "-c:v libx264 -preset veryfast -g 24 -bf 2 -video_track_timescale 30000", "mov",
        "-c:a pcm_s16le", "320x180", "30000/1001"},
    Encode{"H.264, few ticks a second",
        "-c:v libx264 -preset ultrafast -g 24 -bf 2 -video_track_timescale 600"},
    Encode{"H.264 without sound", "-c:v libx264 -preset ultrafast -g 24 -bf 2", "mp4", ""},
    Encode{"ProRes", "-c:v prores_ks -profile:v 3 -pix_fmt yuv422p10le", "mov", "-c:a pcm_s16le"},
    Encode{"Motion JPEG", "-c:v mjpeg -q:v 3 -pix_fmt yuvj420p", "mov", "-c:a pcm_s16le"},
    Encode{"DNxHR", "-c:v dnxhd -profile:v dnxhr_sq -pix_fmt yuv422p", "mov", "-c:a pcm_s16le"},
    Encode{"VP9 in Matroska", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 24 -b:v 1M", "mkv",
        "-c:a libopus"},
};

QString madeIn(const QTemporaryDir &folder, const Encode &encode)
{
    const QString path = folder.filePath(QStringLiteral("source.") + QLatin1String(encode.suffix));
    QStringList arguments{QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
        QStringLiteral("testsrc2=s=%1:r=%2,noise=alls=4:allf=t")
            .arg(QLatin1String(encode.size), QLatin1String(encode.rate))};
    if (*encode.sound)
        arguments << words("-f lavfi -i sine=440:r=48000") << words(encode.sound);
    arguments << words("-frames:v 100 -t 4 -pix_fmt yuv420p") << words(encode.args);
    testsupport::runFfmpeg(arguments << path);
    return path;
}

// What the `ffmpeg` program makes of a file; ends the test when it has anything to complain about.
struct Listing {
    std::vector<QList<QByteArray>> lines; // stream, dts, pts, duration, size, hash
    QByteArray complaints;

    std::vector<QList<QByteArray>> of(int stream) const
    {
        std::vector<QList<QByteArray>> found;
        std::ranges::copy_if(lines, std::back_inserter(found),
            [&](const QList<QByteArray> &line) { return line[0].toInt() == stream; });
        return found;
    }
};

Listing listed(const QString &path, const char *how)
{
    QProcess process;
    process.start(QStringLiteral("ffmpeg"),
        words("-v error -nostdin -copyts -i") + QStringList{path} + words(how)
            + words("-f framemd5 -"));
    if (!process.waitForFinished(120'000))
        qFatal("ffmpeg hangs");
    Listing listing;
    listing.complaints = process.readAllStandardError();
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        QList<QByteArray> fields;
        for (const QByteArray &field : line.split(','))
            fields << field.trimmed();
        listing.lines.push_back(fields);
    }
    return listing;
}

Listing pictures(const QString &path)
{
    return listed(path, "-map 0:v:0 -fps_mode passthrough -enc_time_base -1");
}

Listing packets(const QString &path)
{
    return listed(path, "-map 0 -c copy");
}

bool isIn(const std::vector<FrameRange> &ranges, std::int64_t n)
{
    return std::ranges::any_of(ranges, [n](FrameRange r) { return r.contains({n}); });
}

// The take is either the source itself (what comes out must look the same) or another video.
media::ViewPtr changed(const media::ViewPtr &view, FrameRange range, const QString &take, bool own)
{
    return testsupport::withTake(
        view, {take, range, own ? range.begin.value : 5, 0, true, false, {}});
}

QString otherVideo()
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("take.mp4"));
    if (!QFile::exists(path))
        testsupport::runFfmpeg(words("-f lavfi -i mandelbrot=s=640x360:r=25 -frames:v 140 -c:v "
                                     "libx264 -preset ultrafast -pix_fmt yuv420p")
            << path);
    return path;
}

void checkCopy(const QString &source, const QString &out, const ExportPlan &plan)
{
    const Listing before = pictures(source), after = pictures(out);
    QCOMPARE(QString::fromUtf8(after.complaints), QString::fromUtf8(before.complaints));
    QCOMPARE(after.lines.size(), before.lines.size());
    std::int64_t differing = 0;
    for (std::size_t n = 0; n < before.lines.size(); ++n) {
        QCOMPARE(after.lines[n][2], before.lines[n][2]); // pts
        if (!isIn(plan.reencoded, std::int64_t(n)))
            QVERIFY2(after.lines[n][5] == before.lines[n][5], qPrintable(QString::number(n)));
        differing += after.lines[n][5] != before.lines[n][5];
    }
    QVERIFY(differing > 0);
}

// Every packet of other tracks, and of the pictures every one that is shown outside.
void checkPackets(const QString &source, const QString &out, const ExportPlan &plan)
{
    const media::MediaFile file = testsupport::opened(source);
    const Listing before = packets(source), after = packets(out);
    QCOMPARE(after.complaints, before.complaints);
    const bool isMatroska = source.endsWith(QLatin1String("mkv"));
    for (int stream = 0; stream < 2; ++stream) {
        const auto wanted = before.of(stream), got = after.of(stream);
        QCOMPARE(got.size(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const auto n = file.index->frameWithPts(wanted[i][2].toLongLong());
            if (stream == 0 && n && isIn(plan.reencoded, n->value)) {
                QVERIFY(isMatroska || got[i][1] == wanted[i][1]);
                continue;
            }
            for (int field = isMatroska ? 2 : 1; field < 6; ++field)
                QVERIFY2(got[i][field] == wanted[i][field],
                    qPrintable(QStringLiteral("track %1, packet %2: %3 instead of %4")
                                   .arg(stream)
                                   .arg(i)
                                   .arg(QString::fromUtf8(got[i].join(' ')),
                                       QString::fromUtf8(wanted[i].join(' ')))));
        }
    }
}

// Over all of these frames together.
double psnrIn(const QString &source, const QString &out, const std::vector<FrameRange> &ranges)
{
    const auto a = media::FrameSource::open(testsupport::opened(source));
    const auto b = media::FrameSource::open(testsupport::opened(out));
    double error = 0, count = 0;
    for (const FrameRange &range : ranges) {
        for (model::FrameNumber n = range.begin; n < range.end; n = n + 1, ++count) {
            const auto x = (*a)->frame(n), y = (*b)->frame(n);
            error += std::pow(10, -(x && y ? render::picturePsnr(*x, *y).value_or(0) : 0) / 10);
        }
    }
    return -10 * std::log10(error / count);
}

} // namespace

class TestSplicer : public QObject {
    Q_OBJECT

private slots:
    void whatIsNotTouchedStaysAsItIs_data()
    {
        QTest::addColumn<int>("encode");
        for (std::size_t i = 0; i < encodes.size(); ++i)
            QTest::newRow(encodes[i].name) << int(i);
    }

    void whatIsNotTouchedStaysAsItIs()
    {
        QFETCH(int, encode);
        const Encode &made = encodes[std::size_t(encode)];
        QTemporaryDir folder;
        const QString source = madeIn(folder, made);
        const QString suffix = QLatin1Char('.') + QLatin1String(made.suffix);
        const media::ViewPtr plain = testsupport::openSequence(source);
        const int count = int(plain->grid->count());
        QVERIFY(count >= 99);
        QRandomGenerator random(quint32(7 + encode));
        for (int round = 0; round < 3; ++round) {
            const bool own = round == 0;
            const int begin = round == 2 ? 0 : random.bounded(1, count - 12);
            const int end = begin + random.bounded(1, 12);
            const QString take =
                own ? folder.filePath(QStringLiteral("own") + suffix) : otherVideo();
            if (own)
                QVERIFY(QFile::copy(source, take));
            media::ViewPtr view = changed(plain, {{begin}, {end}}, take, own);
            if (round == 1) // two ranges in one file
                view = changed(view, {{count - 3}, {count - 1}}, take, own);
            const QString out = folder.filePath(QStringLiteral("out") + suffix);
            const auto plan = render::planExport(*view, Preset::MatchSource, out);
            QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
            QCOMPARE(plan->fallbackReason, QString());
            const auto done = render::runExport(view, *plan, out);
            QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
            QCOMPARE(done->why, QString());
            QVERIFY(done->rung == Rung::AsPlanned);
            QCOMPARE(done->leftOut, QStringList());
            checkCopy(source, out, *plan);
            checkPackets(source, out, *plan);
            if (own) {
                const double psnr = psnrIn(source, out, plan->reencoded);
                QVERIFY2(psnr >= 50, qPrintable(QString::number(psnr)));
            }
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(
                    QStringLiteral("round %1, frames %2 to %3").arg(round).arg(begin).arg(end)));
        }
    }
};

QTEST_GUILESS_MAIN(TestSplicer)
#include "tst_splicer.moc"
