// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ffmpegtool.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/render/seamfiles.h"
#include "timeline/bitstream/avcconfig.h"
#include "timeline/bitstream/h264slice.h"
#include "timeline/media/demuxer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace timeline;
using model::FrameRange;
using render::Rung;
using namespace seamfiles;
using namespace splicefiles;

namespace {

bitstream::AvcConfig headerOf(const QString &path)
{
    const auto demuxer = std::move(*media::Demuxer::open(path));
    const AVCodecParameters &p = *demuxer->stream(demuxer->pictureStream())->codecpar;
    return *bitstream::parseAvcConfig({p.extradata, std::size_t(p.extradata_size)});
}

} // namespace

class TestSeams : public QObject {
    Q_OBJECT

private slots:
    void openGopsOfH264AreCountedAnew_data()
    {
        QTest::addColumn<QString>("params");
        QTest::addColumn<QString>("suffix");
        const auto row = [](const char *name, const char *params, const char *suffix = "mp4") {
            QTest::newRow(name) << QString::fromLatin1(params) << QString::fromLatin1(suffix);
        };
        row("three B-frames", "bframes=3");
        row("a pyramid and many references", "bframes=7:b-pyramid=normal:ref=6:b-adapt=2");
        row("CAVLC, in slices", "bframes=2:cabac=0:slices=3");
        row("in QuickTime", "bframes=3:ref=4", "mov");
        row("in Matroska", "bframes=3:ref=4", "mkv");
        row("weights and temporal prediction", "bframes=3:weightp=2:ref=5:direct=temporal");
    }

    void openGopsOfH264AreCountedAnew()
    {
        QFETCH(QString, params);
        QFETCH(QString, suffix);
        QTemporaryDir folder;
        const QByteArray arguments = "-c:v libx264 -preset medium -x264-params "
                                     "keyint=20:min-keyint=20:scenecut=0:open-gop=1:"
            + params.toLatin1();
        Encode encode{"", arguments.constData()};
        const QByteArray ending = suffix.toLatin1();
        encode.suffix = ending.constData();
        const QString source = madeIn(folder, encode);
        const Spliced result = spliced(folder, source, {{{23}, {27}}, {{62}, {66}}});
        checkPictures(result);
        QVERIFY2(result.done.rung == Rung::AsPlanned, qPrintable(result.done.why));
        QCOMPARE(result.done.why, QString());
        QCOMPARE(result.plan().rebased().size(), std::size_t(2));
        QVERIFY(result.done.plan.details.join(QLatin1Char(' '))
                    .contains(QLatin1String("Counted anew")));
        std::int64_t touched = 0;
        for (const FrameRange &range : result.plan().reencoded())
            touched += range.count();
        QVERIFY2(touched <= 2 * 28, qPrintable(QString::number(touched)));
        // What lies before the first seam is the very same packets.
        const auto before = packets(source).of(0), after = packets(result.out).of(0);
        for (std::size_t i = 0; i < 15; ++i)
            QVERIFY(before[i] == after[i]);
    }

    // Their entry point is stored before them, so that a seam begins with where it ends.
    void leadingPicturesAloneAreReplaced_data()
    {
        QTest::addColumn<QByteArray>("arguments");
        QTest::addColumn<QString>("suffix");
        const QByteArray h264 = "-c:v libx264 -preset veryfast -x264-params "
                                "keyint=20:min-keyint=20:scenecut=0:open-gop=1:bframes=3:b-adapt=0";
        const QByteArray h265 = "-c:v libx265 -preset ultrafast -tag:v hvc1 -x265-params "
                                "log-level=error:keyint=24:open-gop=1:bframes=3:b-adapt=0";
        for (const char *suffix : {"mp4", "mkv"}) {
            QTest::addRow("H.264 in %s", suffix) << h264 << QString::fromLatin1(suffix);
            QTest::addRow("H.265 in %s", suffix) << h265 << QString::fromLatin1(suffix);
        }
    }

    void leadingPicturesAloneAreReplaced()
    {
        QFETCH(QByteArray, arguments);
        QFETCH(QString, suffix);
        QTemporaryDir folder;
        Encode encode{"", arguments.constData()};
        const QByteArray ending = suffix.toLatin1();
        encode.suffix = ending.constData();
        const QString source = madeIn(folder, encode);
        const auto index = testsupport::opened(source).index;
        model::FrameNumber entry{30};
        while (!index->at(entry).isKey())
            entry = entry + 1;
        for (const int leading : {1, 2, 3}) {
            const Spliced result = spliced(folder, source, {{entry - leading, entry}});
            checkPictures(result);
            QVERIFY2(result.done.rung == Rung::AsPlanned, qPrintable(result.done.why));
            QCOMPARE(result.done.why, QString());
        }
    }

    void whatCannotBeCountedAnewIsEncodedUpToTheNextIdr()
    {
        QTemporaryDir folder;
        const QString source = madeIn(folder,
            {"",
                "-c:v libx264 -preset veryfast -forced-idr 1 -force_key_frames 3.2 -x264-params "
                "keyint=20:min-keyint=5:scenecut=0:open-gop=1:bframes=3"});
        // The recovery point of frame 60 becomes a unit of scalable coding.
        QFile file(source);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qsizetype at = file.readAll().lastIndexOf(QByteArray::fromHex("060601c480"));
        QVERIFY(at > 0 && file.seek(at) && file.write("\x0E", 1) == 1);
        file.close();
        const Spliced result = spliced(folder, source, {{{23}, {27}}});
        QCOMPARE(result.error, QString());
        QVERIFY2(result.done.rung == Rung::NoRebase, qPrintable(result.done.why));
        QVERIFY2(result.done.why.contains(QLatin1String("layers")), qPrintable(result.done.why));
        QVERIFY(result.plan().rebased().empty());
        QCOMPARE(result.plan().seams.size(), std::size_t(1));
        QCOMPARE(result.plan().seams.front().touched.end.value, 80);
        QVERIFY(result.plan().seams.front().entry == render::Entry::AsItIs);
        checkPictures(result);
    }

    void setsAmongThePicturesKeepTheirIds()
    {
        QTemporaryDir folder;
        for (const int id : {0, 1}) {
            const QByteArray arguments = "-c:v libx264 -preset ultrafast -frames:v 50 -x264-params "
                                         "keyint=10:bframes=0:sps-id="
                + QByteArray::number(id);
            const QString half = madeIn(folder, {"", arguments.constData(), "ts", ""});
            QVERIFY(QFile::rename(half, folder.filePath(QStringLiteral("half%1.ts").arg(id))));
        }
        const QString source = folder.filePath(QStringLiteral("source.mp4"));
        testsupport::runFfmpeg({QStringLiteral("-i"),
            QStringLiteral("concat:%1|%2")
                .arg(folder.filePath(QStringLiteral("half0.ts")),
                    folder.filePath(QStringLiteral("half1.ts"))),
            QStringLiteral("-c"), QStringLiteral("copy"), source});
        QCOMPARE(headerOf(source).sps.size(), std::size_t(1));
        const Spliced result = spliced(folder, source, {{{13}, {16}}, {{73}, {76}}});
        checkPictures(result);
        QVERIFY2(result.done.rung == Rung::AsPlanned, qPrintable(result.done.why));
        const bitstream::AvcConfig header = headerOf(result.out);
        QCOMPARE(header.sps.size(), std::size_t(2));
        QCOMPARE(bitstream::parseH264Sps(header.sps[1])->id, 2);
    }

    void neighbouringIdrPicturesDiffer()
    {
        QTemporaryDir folder;
        const QString source =
            madeIn(folder, {"", "-c:v libx264 -preset ultrafast -g 1", "mp4", ""});
        const Spliced result = spliced(folder, source, {{{20}, {21}}, {{23}, {24}}, {{40}, {43}}});
        checkPictures(result);
        QVERIFY2(result.done.rung == Rung::AsPlanned, qPrintable(result.done.why));
        bitstream::H264Sets sets;
        const bitstream::AvcConfig header = headerOf(result.out);
        for (const auto *list : {&header.sps, &header.pps}) {
            for (const bitstream::Buffer &set : *list)
                sets.learn(set);
        }
        std::vector<std::uint32_t> ids;
        forEachPicture(result.out, [&](AVPacket &packet) {
            for (const bitstream::Bytes nal : bitstream::nalsOf(bytesOf(packet), {4})) {
                if (bitstream::nalType(nal, bitstream::Codec::H264) == 5) {
                    ids.push_back(
                        bitstream::parseH264Slice(bitstream::unescape(nal), sets)->idrPicId);
                    return;
                }
            }
        });
        QCOMPARE(ids.size(), std::size_t(98)); // the third range has one for its three pictures
        QVERIFY(std::ranges::adjacent_find(ids) == ids.end());
        const auto given = [](std::uint32_t id) { return id > 1; };
        QCOMPARE(std::ranges::count_if(ids, given), std::ptrdiff_t(3));
    }
};

QTEST_GUILESS_MAIN(TestSeams)
#include "tst_seams.moc"
