// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ffmpegtool.h"
#include "tests/timeline/render/seamfiles.h"
#include "timeline/bitstream/sei.h"
#include "timeline/render/seamencoder.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>

extern "C" {
#include <libavutil/mastering_display_metadata.h>
}

using namespace timeline;
using model::FrameRange;
using render::Rung;
using namespace seamfiles;
using namespace splicefiles;
using testsupport::words;

namespace {

// A caption that names its picture (ATSC A/53 part 4).
bitstream::SeiMessage captionOf(std::int64_t pts)
{
    const auto n = std::uint8_t(pts / 512 % 96 + 32);
    return {
        4, {0xB5, 0, 0x31, 'G', 'A', '9', '4', 3, 0xC1, 0xFF, 0xFC, n, std::uint8_t(n ^ 1), 0xFF}};
}

void addCaption(AVPacket &packet)
{
    const std::vector<bitstream::SeiMessage> messages{captionOf(packet.pts)};
    const std::vector<bitstream::Buffer> unit{bitstream::seiUnit(messages, bitstream::Codec::H264)};
    bitstream::Buffer data = *bitstream::joinNals(unit, {4});
    data.insert(data.end(), packet.data, packet.data + packet.size);
    if (!render::replaceData(packet, data))
        qFatal("no packet");
}

template <class T> void addSideData(AVStream &stream, AVPacketSideDataType type, T *data)
{
    auto *bytes = reinterpret_cast<std::uint8_t *>(data);
#if LIBAVCODEC_VERSION_MAJOR < 61
    if (av_stream_add_side_data(&stream, type, bytes, sizeof(T)) < 0)
        qFatal("no side data");
#else
    if (!av_packet_side_data_add(&stream.codecpar->coded_side_data,
            &stream.codecpar->nb_coded_side_data, type, bytes, sizeof(T), 0))
        qFatal("no side data");
#endif
}

// `mdcv` and `clli`.
void describeHdr10(AVStream &stream)
{
    AVMasteringDisplayMetadata *display = av_mastering_display_metadata_alloc();
    display->has_luminance = 1;
    display->max_luminance = {1000, 1};
    display->min_luminance = {1, 100};
    display->has_primaries = 1;
    const std::array<std::array<int, 2>, 3> primaries{
        {{34000, 16000}, {13250, 34500}, {7500, 3000}}};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t k = 0; k < 2; ++k)
            display->display_primaries[i][k] = {primaries[i][k], 50000};
    }
    display->white_point[0] = {15635, 50000};
    display->white_point[1] = {16450, 50000};
    addSideData(stream, AV_PKT_DATA_MASTERING_DISPLAY_METADATA, display);
    std::size_t size = 0;
    AVContentLightMetadata *light = av_content_light_metadata_alloc(&size);
    light->MaxCLL = 1000;
    light->MaxFALL = 400;
    addSideData(stream, AV_PKT_DATA_CONTENT_LIGHT_LEVEL, light);
}

} // namespace

class TestCarried : public QObject {
    Q_OBJECT

private slots:
    void captionsGoIntoTheNewPictures_data()
    {
        QTest::addColumn<QString>("params");
        QTest::newRow("closed GOPs") << QStringLiteral("keyint=24:bframes=3");
        QTest::newRow("a pyramid") << QStringLiteral("keyint=30:bframes=7:b-pyramid=normal");
        QTest::newRow("leading pictures") << QStringLiteral("keyint=20:open-gop=1:bframes=3");
        QTest::newRow("no B-frames") << QStringLiteral("keyint=24:bframes=0");
    }

    void captionsGoIntoTheNewPictures()
    {
        QFETCH(QString, params);
        QTemporaryDir folder;
        const QByteArray arguments =
            "-c:v libx264 -preset veryfast -x264-params scenecut=0:" + params.toLatin1();
        const QString plain = madeIn(folder, {"", arguments.constData(), "mp4", ""});
        const QString source = remade(
            folder, plain, [](AVStream &) {}, addCaption);
        const Spliced result = spliced(folder, source, {{{23}, {27}}, {{62}, {90}}});
        checkPictures(result);
        QVERIFY2(result.done.rung == Rung::AsPlanned, qPrintable(result.done.why));
        int count = 0;
        forEachPicture(result.out, [&](AVPacket &packet) {
            const auto messages =
                bitstream::pictureMessages(bytesOf(packet), {4}, bitstream::Codec::H264);
            QCOMPARE(messages, (std::vector<bitstream::SeiMessage>{captionOf(packet.pts)}));
            ++count;
        });
        QCOMPARE(count, 100);
        const char *frames = "-show_entries frame=pts:side_data=side_data_type -of compact";
        QCOMPARE(probed(result.out, frames).count("Closed Captions"), 100);
    }

    void hdr10StaysInTheNewPicturesAndInTheContainer()
    {
        QTemporaryDir folder;
        const QString plain = madeIn(folder,
            {"",
                "-c:v libx265 -preset ultrafast -tag:v hvc1 -pix_fmt yuv420p10le -color_primaries "
                "bt2020 -color_trc smpte2084 -colorspace bt2020nc -x265-params "
                "log-level=none:keyint=24:hdr10=1:repeat-headers=1:max-cll=1000,400:master-display="
                "G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,1)",
                "mp4", ""});
        const QString source = remade(folder, plain, describeHdr10, [](AVPacket &) {});
        const char *container = "-show_streams -show_entries stream=color_transfer";
        QVERIFY(probed(source, container).contains("Mastering display metadata"));
        QVERIFY(probed(source, container).contains("max_content=1000"));
        const Spliced result = spliced(folder, source, {{{30}, {34}}, {{76}, {80}}});
        checkPictures(result);
        QVERIFY2(result.done.rung == Rung::AsPlanned, qPrintable(result.done.why));
        for (const char *what :
            {"-show_entries frame=pts,color_transfer:side_data=side_data_type,red_x,min_"
             "luminance,max_luminance,max_content,max_average -of compact",
                container}) {
            const QByteArray before = probed(source, what), after = probed(result.out, what);
            QVERIFY(before.contains("smpte2084"));
            QCOMPARE(QString::fromUtf8(after), QString::fromUtf8(before));
        }
        // Of each frame; the first tells what the container does besides.
        const char *frames = "-show_entries frame=pts:side_data=side_data_type -of compact";
        QCOMPARE(probed(result.out, frames).count("Mastering display metadata"), 101);
    }

    // The second half counts its sets from one: no header says so.
    void otherTracksAreCarried_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QString>("arguments");
        QTest::newRow("a timecode track in QuickTime")
            << QStringLiteral("mov") << QStringLiteral("-timecode 01:02:03:04");
        QTest::newRow("a timecode track in MP4")
            << QStringLiteral("mp4") << QStringLiteral("-timecode 01:02:03:04");
        QTest::newRow("cover art in MP4") << QStringLiteral(
            "mp4") << QStringLiteral("-i %1 -map 0 -map 1 -disposition:v:1 attached_pic");
        QTest::newRow("cover art in Matroska") << QStringLiteral(
            "mkv") << QStringLiteral("-map 0 -attach %1 -metadata:s:t mimetype=image/png");
        QTest::newRow("measurements in MP4") << QStringLiteral("mp4") << QString();
    }

    void otherTracksAreCarried()
    {
        QFETCH(QString, suffix);
        QFETCH(QString, arguments);
        QTemporaryDir folder;
        const QByteArray ending = suffix.toLatin1();
        const QString plain = madeIn(folder,
            {"", "-c:v libx264 -preset ultrafast -g 24 -bf 2", ending.constData(), "-c:a aac"});
        const QString cover = folder.filePath(QStringLiteral("cover.png"));
        testsupport::runFfmpeg(words("-f lavfi -i color=red:s=64x64 -frames:v 1") << cover);
        QString source = folder.filePath(QStringLiteral("rich.") + suffix);
        if (arguments.isEmpty()) {
            source = remade(
                folder, plain, [](AVStream &) {}, [](AVPacket &) {}, Beside::Measurements);
        } else {
            QStringList command{QStringLiteral("-i"), plain};
            for (const QString &word : words(arguments.toLatin1().constData()))
                command << (word == QLatin1String("%1") ? cover : word);
            testsupport::runFfmpeg(command << words("-c copy") << source);
        }
        const Spliced result = spliced(folder, source, {{{40}, {44}}});
        checkPictures(result);
        QVERIFY2(result.done.rung == Rung::AsPlanned, qPrintable(result.done.why));
        QCOMPARE(result.done.leftOut, QStringList());
        const auto told = [](const QString &path) {
            return QString::fromUtf8(testsupport::runFfprobe(
                words("-show_entries stream=index,codec_type,codec_name,codec_tag_string,"
                      "nb_frames,width:stream_tags=timecode:stream_disposition=attached_pic:"
                      "format_tags=timecode")
                << path));
        };
        QVERIFY(told(source).count(QLatin1String("[STREAM]")) >= 2);
        QCOMPARE(told(result.out), told(source));
        QCOMPARE(facts(result.out), facts(source));
        const Listing before = packets(source), after = packets(result.out);
        for (const int stream : {1, 2, 3})
            QVERIFY(after.of(stream) == before.of(stream));
    }
};

QTEST_GUILESS_MAIN(TestCarried)
#include "tst_carried.moc"
