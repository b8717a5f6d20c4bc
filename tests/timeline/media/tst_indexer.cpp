// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/timeline/media/picturehash.h"
#include "timeline/media/demuxer.h"
#include "timeline/media/framesource.h"
#include "timeline/media/scannedpacket.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>
#include <span>

using namespace timeline::media;
using namespace timeline::model;
using Stamps = FrameIndex::Stamps;

namespace {

constexpr PacketKind idr{KeyKind::Idr};
constexpr PacketKind inter{};

ScannedPacket packet(std::int64_t pts, PacketKind kind, bool hidden = false)
{
    ScannedPacket p;
    p.pts = pts;
    p.dts = pts - 2;
    p.duration = 1;
    p.size = 100;
    p.kind = kind;
    p.hidden = hidden;
    return p;
}

std::vector<std::int64_t> shown(const FrameIndex &index)
{
    std::vector<std::int64_t> all;
    for (const FrameEntry &entry : index.frames())
        all.push_back(entry.pts);
    return all;
}

struct Packet {
    std::int64_t pts, dts, duration, position;
    int flags;
    QByteArray bytes;

    bool operator==(const Packet &) const = default;
};

std::vector<Packet> packetsIn(Demuxer &demuxer)
{
    std::vector<Packet> all;
    const PacketPtr packet = makePacket();
    while (demuxer.read(*packet).value_or(false))
        all.push_back({packet->pts, packet->dts, packet->duration, packet->pos, packet->flags,
            QByteArray(reinterpret_cast<const char *>(packet->data), packet->size)});
    return all;
}

} // namespace

class TestIndexer : public QObject {
    Q_OBJECT

private slots:
    void onlyShownFramesAreCounted_data()
    {
        QTest::addColumn<std::vector<ScannedPacket>>("packets");
        QTest::addColumn<std::vector<std::int64_t>>("times");
        QTest::addColumn<int>("entries");
        using Packets = std::vector<ScannedPacket>;
        using Times = std::vector<std::int64_t>;
        const PacketKind cra{KeyKind::Cra};
        const PacketKind bla{KeyKind::Bla};
        const PacketKind recovery{KeyKind::Recovery};
        const PacketKind rasl{KeyKind::None, true};
        QTest::newRow("decoding order becomes shown order")
            << Packets{packet(0, idr), packet(3, inter), packet(1, inter), packet(2, inter)}
            << Times{0, 1, 2, 3} << 1;
        QTest::newRow("hidden frames are not counted but are entry points")
            << Packets{packet(-2, idr, true), packet(-1, inter, true), packet(0, inter)} << Times{0}
            << 1;
        QTest::newRow("what comes before the first key cannot be decoded")
            << Packets{packet(0, inter), packet(1, inter), packet(2, idr), packet(3, inter)}
            << Times{2, 3} << 1;
        QTest::newRow("skipped pictures of the first CRA are not shown")
            << Packets{packet(2, cra), packet(0, rasl), packet(1, rasl), packet(3, inter)}
            << Times{2, 3} << 1;
        QTest::newRow("those of a later CRA are")
            << Packets{packet(0, idr), packet(3, cra), packet(1, rasl), packet(2, rasl)}
            << Times{0, 1, 2, 3} << 2;
        QTest::newRow("those of a BLA never are")
            << Packets{packet(0, idr), packet(3, bla), packet(1, rasl), packet(2, rasl)}
            << Times{0, 3} << 2;
        QTest::newRow("H.264 leading pictures of a first recovery point are not whole")
            << Packets{packet(2, recovery), packet(1, inter), packet(3, inter)} << Times{2, 3} << 1;
        QTest::newRow("a pts that comes twice is one frame")
            << Packets{packet(0, idr), packet(1, inter), packet(1, inter)} << Times{0, 1} << 1;
        ScannedPacket nothing = packet(1, inter);
        nothing.size = 0;
        QTest::newRow("an empty packet shows nothing new")
            << Packets{packet(0, idr), nothing, packet(2, inter)} << Times{0, 2} << 1;
        QTest::newRow("VP8's hidden references are not shown")
            << Packets{packet(0, idr), packet(1, {KeyKind::None, false, false}), packet(2, inter)}
            << Times{0, 2} << 1;
        QTest::newRow("no packets") << Packets{} << Times{} << 0;
    }
    void onlyShownFramesAreCounted()
    {
        QFETCH(std::vector<ScannedPacket>, packets);
        QFETCH(std::vector<std::int64_t>, times);
        QFETCH(int, entries);
        const FrameIndex index = indexOf(packets, {1, 25}, 1);
        QCOMPARE(shown(index), times);
        QCOMPARE(int(index.entryPoints().size()), entries);
    }

    void theLastFrameLastsAsLongAsItsPacketSays()
    {
        std::vector<ScannedPacket> packets{packet(0, idr), packet(10, inter), packet(20, inter)};
        packets.back().duration = 7;
        QCOMPARE(indexOf(packets, {1, 100}, 10).lastDuration(), std::int64_t(7));
        packets.back().duration = 0;
        QCOMPARE(indexOf(packets, {1, 100}, 4).lastDuration(), std::int64_t(10));
        QCOMPARE(indexOf({packets.front()}, {1, 100}, 4).lastDuration(), std::int64_t(1));
        ScannedPacket alone = packets.front();
        alone.duration = 0;
        QCOMPARE(indexOf({alone}, {1, 100}, 4).lastDuration(), std::int64_t(4));
    }

    void otherContainersAreExactToo_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("stamps");
        const auto row = [](const char *name, const char *file, const char *arguments,
                             Stamps stamps) {
            QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(arguments)
                                << int(stamps);
        };
        const char *h264 = "-an -c:v libx264 -preset ultrafast -bf 3 -g 20 -sc_threshold 0";
        row("fragmented MP4", "fragmented.mp4", "-c copy -movflags frag_keyframe+empty_moov",
            Stamps::Pts);
        row("H.264 with B-frames in AVI", "h264.avi", h264, Stamps::Dts);
        row("a bare H.264 stream", "bare.h264", h264, Stamps::Count);
        row("a bare HEVC stream", "bare.hevc",
            "-an -c:v libx265 -preset ultrafast -x265-params log-level=error", Stamps::Count);
        row("MPEG-4 with B-frames in AVI", "mpeg4.avi", "-an -c:v mpeg4 -bf 2 -g 20", Stamps::Dts);
        row("Motion JPEG in AVI", "mjpeg.avi", "-an -c:v mjpeg -pix_fmt yuvj420p", Stamps::Pts);
        row("MPEG-2 in MPEG-TS", "mpeg2.ts", "-an -c:v mpeg2video -bf 2 -g 15", Stamps::Pts);
        row("MPEG-2 in a program stream", "mpeg2.mpg", "-an -c:v mpeg2video -bf 2 -g 15",
            Stamps::Dts);
        row("VP8 with hidden references", "vp8.webm",
            "-an -c:v libvpx -auto-alt-ref 1 -lag-in-frames 16 -b:v 300k -deadline good -cpu-used "
            "8",
            Stamps::Pts);
        row("AV1 in MP4", "av1.mp4", "-an -c:v libsvtav1 -preset 12 -g 30", Stamps::Pts);
        row("Theora in Ogg", "theora.ogv", "-an -c:v libtheora -g 20", Stamps::Pts);
        row("FFV1 in Matroska", "ffv1.mkv", "-an -c:v ffv1 -g 10", Stamps::Pts);
        row("H.264 in FLV", "h264.flv", h264, Stamps::Pts);
        row("MPEG-2 in MXF", "mpeg2.mxf", "-an -c:v mpeg2video -bf 2 -g 12 -b:v 5M", Stamps::Pts);
        row("interlaced H.264 in MPEG-TS", "interlaced.ts",
            "-an -c:v libx264 -preset ultrafast -bf 2 -flags +ilme+ildct -x264-params tff=1",
            Stamps::Pts);
        row("MPEG-TS whose clock wraps", "wrap.ts",
            "-an -c:v libx264 -preset ultrafast -bf 2 -output_ts_offset 95442", Stamps::Pts);
        row("Matroska that lost its stamps", "stampless.mkv",
            "-an -c:v libx264 -preset ultrafast -bf 2 -output_ts_offset -1 -avoid_negative_ts "
            "disabled",
            Stamps::Count);
    }
    void otherContainersAreExactToo()
    {
        QFETCH(QString, name);
        QFETCH(QString, arguments);
        QFETCH(int, stamps);
        const QString path = m_folder.filePath(name);
        testsupport::runFfmpeg(arguments.toLatin1().constData(),
            testsupport::make(
                testsupport::spec(QString::fromLatin1("H.264 with B-frames and a long GOP"))),
            path);
        const auto file = openMedia(path);
        QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
        QCOMPARE(int(file->index->stamps()), stamps);
        const auto hashes = hashesInOrder(path);
        QCOMPARE(file->index->count(), std::int64_t(hashes.size()));
        auto frames = FrameSource::open(*file);
        QVERIFY(frames);
        std::vector<std::int64_t> order(hashes.size());
        std::iota(order.begin(), order.end(), 0);
        std::mt19937 generator(3);
        std::shuffle(order.begin(), order.end(), generator);
        for (const std::int64_t n : order) {
            const auto frame = (*frames)->frame({n});
            QVERIFY2(frame, qPrintable(QStringLiteral("frame %1").arg(n)));
            QVERIFY2(hashOf(*frame->picture) == hashes[std::size_t(n)],
                qPrintable(QStringLiteral("frame %1 shows another picture").arg(n)));
        }
    }

    void leavingOutPicturesChangesNothingElse_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("knows");
        QTest::newRow("MP4") << QStringLiteral("H.264 with B-frames and a long GOP") << true;
        QTest::newRow("an edit list")
            << QStringLiteral("an edit list that hides a pre-roll") << true;
        QTest::newRow("Matroska") << QStringLiteral("Matroska") << false;
    }
    void leavingOutPicturesChangesNothingElse()
    {
        QFETCH(QString, name);
        QFETCH(bool, knows);
        const QString path = testsupport::make(testsupport::spec(name));
        auto demuxer = Demuxer::open(path);
        QVERIFY(demuxer);
        const int stream = (*demuxer)->pictureStream();
        (*demuxer)->readOnly({stream});
        const std::vector<Packet> packets = packetsIn(**demuxer);
        QVERIFY(packets.size() > 50);
        QVERIFY((*demuxer)->rewind());
        QCOMPARE((*demuxer)->leaveOutAllButKeys(stream), knows);
        std::vector<Packet> some = packetsIn(**demuxer);
        QCOMPARE(some.size(), packets.size());
        for (std::size_t i = 0; i < some.size(); ++i) {
            if (!(some[i].flags & AV_PKT_FLAG_KEY))
                some[i].bytes = packets[i].bytes;
        }
        QVERIFY(some == packets);
        (*demuxer)->leaveOutNothing();
        QVERIFY((*demuxer)->rewind());
        QVERIFY(packetsIn(**demuxer) == packets);
    }

    void theKindOfAKeyIsRead()
    {
        const auto kindsIn = [](const char *name) {
            const auto file =
                openMedia(testsupport::make(testsupport::spec(QString::fromLatin1(name))));
            std::vector<KeyKind> kinds;
            for (const auto &entry : file->index->entryPoints())
                kinds.push_back(entry.key);
            return kinds;
        };
        QCOMPARE(kindsIn("HEVC with closed GOPs"), std::vector<KeyKind>(4, KeyKind::Idr));
        auto open = kindsIn("HEVC with open GOPs");
        QCOMPARE(open.size(), std::size_t(4));
        QCOMPARE(open[1], KeyKind::Cra);
        open = kindsIn("H.264 with open GOPs");
        QCOMPARE(open.front(), KeyKind::Idr);
        QCOMPARE(open[1], KeyKind::Recovery);
        QCOMPARE(kindsIn("ProRes in MOV"), std::vector<KeyKind>(75, KeyKind::Idr));
    }

    void saysHowFarItIsAndCanBeStopped_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("codec");
        QTest::newRow("scanned") << QStringLiteral("long.mkv") << QByteArray("mjpeg");
        QTest::newRow("decoded, from the start once")
            << QStringLiteral("long.h264") << QByteArray("libx264 -preset ultrafast -bf 2");
        QTest::newRow("decoded, as some packets do not say when they are shown")
            << QStringLiteral("long.avi") << QByteArray("libx264 -preset ultrafast -bf 2");
    }
    void saysHowFarItIsAndCanBeStopped()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, codec);
        const QString path = m_folder.filePath(name);
        testsupport::runFfmpeg(
            "-f lavfi -i testsrc=s=32x32:r=100:d=20 -map 1:v -pix_fmt yuvj420p -c:v " + codec,
            testsupport::make(testsupport::spec(QString::fromLatin1("no sound"))), path);
        std::vector<double> seen;
        QVERIFY(openMedia(path, [&seen](double p) { seen.push_back(p); }));
        QVERIFY(seen.size() > 3);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(seen.back(), 1.0);
        CancelToken cancel;
        const auto stopped = openMedia(
            path, [&cancel](double) { cancel.cancel(); }, cancel);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
    }

    void itGrowsInPrefixesOfTheWhole_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &spec : testsupport::matrix())
            QTest::newRow(qPrintable(spec.name)) << spec.name;
    }
    // Whatever is told of a file under way must stand when the whole is known: same frames, same
    // numbers, same lengths.
    void itGrowsInPrefixesOfTheWhole()
    {
        QFETCH(QString, name);
        std::vector<MediaFile> seen;
        const auto whole = openMedia(
            testsupport::make(testsupport::spec(name)), {}, {}, [&seen](const MediaFile &soFar) {
                seen.push_back(soFar);
                return false;
            });
        QVERIFY(whole);
        const FrameIndex &index = *whole->index;
        if (index.stamps() == FrameIndex::Stamps::Pts && index.count() >= 75)
            QVERIFY(!seen.empty());
        for (const MediaFile &file : seen) {
            const auto &part = *file.index;
            QVERIFY(part.count() > 0 && part.count() < index.count());
            QVERIFY(std::ranges::equal(
                part.frames(), std::span(index.frames()).first(std::size_t(part.count()))));
            QCOMPARE(part.shown({part.count() - 1}), index.shown({part.count() - 1}));
            QCOMPARE(std::size_t(std::ranges::count_if(index.entryPoints(),
                         [&part](const auto &e) { return e.pts <= part.frames().back().pts; })),
                part.entryPoints().size());
            QCOMPARE(file.identity, whole->identity);
        }
    }

    void theRestIsNotReadWhenThatIsEnough()
    {
        const QString path = testsupport::make(testsupport::spec(QStringLiteral("Matroska")));
        std::int64_t told = 0;
        const auto part = openMedia(path, {}, {}, [&told](const MediaFile &soFar) {
            told = soFar.index->count();
            return true;
        });
        QVERIFY(part);
        QVERIFY(told > 0);
        QCOMPARE(part->index->count(), told);
        QVERIFY(told < openMedia(path)->index->count());
    }

    void uncertainStampsGrowNothing_data()
    {
        QTest::addColumn<std::vector<ScannedPacket>>("packets");
        std::vector<ScannedPacket> packets;
        for (int i = 0; i < 40; ++i)
            packets.push_back(packet(i, i == 0 ? idr : inter));
        const auto spoilt = [&packets](auto spoil) {
            auto some = packets;
            spoil(some);
            return some;
        };
        QTest::newRow("too few packets") << std::vector(packets.begin(), packets.begin() + 16);
        QTest::newRow("a packet does not say when it is shown")
            << spoilt([](auto &p) { p[30].pts = AV_NOPTS_VALUE; });
        QTest::newRow("the clock jumps back") << spoilt([](auto &p) { p[30].dts = 2; });
        QTest::newRow("no packet says when it is decoded") << spoilt([](auto &p) {
            for (auto &each : p)
                each.dts = AV_NOPTS_VALUE;
        });
    }
    void uncertainStampsGrowNothing()
    {
        QFETCH(std::vector<ScannedPacket>, packets);
        QVERIFY(certainIndexOf(packets, {1, 25}).isEmpty());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestIndexer)
#include "tst_indexer.moc"
