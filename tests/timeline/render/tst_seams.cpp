// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exporter.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/render/splicefiles.h"
#include "timeline/bitstream/avcconfig.h"
#include "timeline/bitstream/h264slice.h"
#include "timeline/bitstream/sei.h"
#include "timeline/media/demuxer.h"
#include "timeline/render/muxer.h"
#include "timeline/render/seamencoder.h"
#include "timeline/render/streamcopy.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <functional>

extern "C" {
#include <libavutil/mastering_display_metadata.h>
}

using namespace timeline;
using model::FrameRange;
using render::Preset;
using render::Rung;
using namespace splicefiles;
using testsupport::words;

namespace {

// A copy of a file in which these ranges show another video.
struct Spliced {
    QString source, out;
    render::ExportDone done;
    QString error;

    render::SplicePlan plan() const
    {
        return done.plan.splice ? done.plan.splice->plan : render::SplicePlan();
    }
};

QString takeIn(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("take.mp4"));
    testsupport::runFfmpeg(words("-f lavfi -i mandelbrot=s=320x180:r=25 -frames:v 60 -c:v libx264 "
                                 "-preset ultrafast -pix_fmt yuv420p")
        << path);
    return path;
}

Spliced spliced(
    const QTemporaryDir &folder, const QString &source, const std::vector<FrameRange> &ranges)
{
    Spliced result;
    result.source = source;
    result.out = folder.filePath(QStringLiteral("out.") + source.section(QLatin1Char('.'), -1));
    media::ViewPtr view = testsupport::openSequence(source);
    const QString take = takeIn(folder);
    for (const FrameRange &range : ranges)
        view = testsupport::withTake(view, {take, range, 5, 0, true, false, {}});
    const auto plan = render::planExport(*view, Preset::MatchSource, result.out);
    if (!plan) {
        result.error = plan.error().detail;
        return result;
    }
    const auto done = render::runExport(view, *plan, result.out);
    if (done)
        result.done = *done;
    else
        result.error = done.error().detail;
    return result;
}

// Every frame of the plan's copied ranges decodes to what it was, at its time, without a word.
void checkPictures(const Spliced &spliced)
{
    QCOMPARE(spliced.error, QString());
    const Listing before = pictures(spliced.source), after = pictures(spliced.out);
    QCOMPARE(QString::fromUtf8(after.complaints), QString());
    QCOMPARE(after.lines.size(), before.lines.size());
    for (std::size_t n = 0; n < before.lines.size(); ++n)
        QCOMPARE(after.lines[n][2], before.lines[n][2]);
    for (const FrameRange &range : spliced.plan().copied()) {
        for (std::int64_t n = range.begin.value; n < range.end.value; ++n)
            QVERIFY2(after.lines[std::size_t(n)][5] == before.lines[std::size_t(n)][5],
                qPrintable(QString::number(n)));
    }
}

using PacketTouch = std::function<void(AVPacket &)>;

// Each picture packet of a file, in decoding order.
void forEachPicture(const QString &path, const PacketTouch &touch)
{
    const auto demuxer = std::move(*media::Demuxer::open(path));
    const int stream = demuxer->pictureStream();
    demuxer->readOnly({stream});
    const media::PacketPtr packet = media::makePacket();
    while (demuxer->read(*packet).value_or(false))
        touch(*packet);
}

bitstream::Bytes bytesOf(const AVPacket &packet)
{
    return {packet.data, std::size_t(packet.size)};
}

bitstream::AvcConfig headerOf(const QString &path)
{
    const auto demuxer = std::move(*media::Demuxer::open(path));
    const AVCodecParameters &p = *demuxer->stream(demuxer->pictureStream())->codecpar;
    return *bitstream::parseAvcConfig({p.extradata, std::size_t(p.extradata_size)});
}

// A caption that names its picture (ATSC A/53 part 4).
bitstream::SeiMessage captionOf(std::int64_t pts)
{
    const auto n = std::uint8_t(pts / 512 % 96 + 32);
    return {
        4, {0xB5, 0, 0x31, 'G', 'A', '9', '4', 3, 0xC1, 0xFF, 0xFC, n, std::uint8_t(n ^ 1), 0xFF}};
}

// As action cameras write what they measure.
bool addDataTrack(AVFormatContext &out)
{
    AVStream *made = avformat_new_stream(&out, nullptr);
    if (!made)
        return false;
    made->codecpar->codec_type = AVMEDIA_TYPE_DATA;
    made->codecpar->codec_id = AV_CODEC_ID_BIN_DATA;
    made->codecpar->codec_tag = MKTAG('g', 'p', 'm', 'd');
    made->time_base = {1, 1000};
    return true;
}

// Five measurements a second.
void writeMeasurement(render::Muxer &muxer, const AVPacket &picture)
{
    const std::int64_t ticks = picture.pts / 512; // 25 a second
    if (picture.pts < 0 || ticks % 5 != 0)
        return;
    const media::PacketPtr packet = media::makePacket();
    if (av_new_packet(packet.get(), 64) < 0)
        qFatal("no packet");
    std::fill_n(packet->data, 64, std::uint8_t(ticks));
    packet->pts = packet->dts = ticks * 40;
    packet->duration = 200;
    packet->flags = AV_PKT_FLAG_KEY;
    if (!muxer.write(*packet, 1, {1, 1000}))
        qFatal("no packet");
}

// The picture track in another file, whose stream and packets may be changed.
QString remade(const QTemporaryDir &folder, const QString &source,
    const std::function<void(AVStream &)> &describe, const PacketTouch &touch,
    const std::function<void(render::Muxer &, const AVPacket &)> &more = {})
{
    const QString path = folder.filePath(QStringLiteral("remade.mp4"));
    const auto demuxer = std::move(*media::Demuxer::open(source));
    const AVStream &from = *demuxer->stream(demuxer->pictureStream());
    const auto muxer = std::move(*render::Muxer::create(path, QStringLiteral("mp4")));
    AVFormatContext &out = muxer->context();
    AVStream *made = avformat_new_stream(&out, nullptr);
    if (!made || !render::makeLike(*made, *out.oformat, from, *from.codecpar))
        qFatal("no stream");
    render::setCopyOptions(out, demuxer->context(), from);
    describe(*made);
    if (more && !addDataTrack(out))
        qFatal("no stream");
    if (!muxer->start())
        qFatal("no file");
    forEachPicture(source, [&](AVPacket &packet) {
        touch(packet);
        if (more)
            more(*muxer, packet);
        if (!muxer->write(packet, 0, from.time_base))
            qFatal("no packet");
    });
    if (!muxer->finish() || !muxer->commit())
        qFatal("no file");
    return path;
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

QByteArray probed(const QString &path, const char *what)
{
    QProcess process;
    process.start(QStringLiteral("ffprobe"),
        words("-v error -select_streams v") + words(what) + QStringList{path});
    if (!process.waitForFinished(120'000))
        qFatal("ffprobe hangs");
    return process.readAllStandardOutput();
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
                folder, plain, [](AVStream &) {}, [](AVPacket &) {}, writeMeasurement);
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
            QProcess process;
            process.start(QStringLiteral("ffprobe"),
                words("-v error -show_entries stream=index,codec_type,codec_name,codec_tag_string,"
                      "nb_frames,width:stream_tags=timecode:stream_disposition=attached_pic:"
                      "format_tags=timecode")
                    + QStringList{path});
            process.waitForFinished();
            return QString::fromUtf8(process.readAllStandardOutput());
        };
        QVERIFY(told(source).count(QLatin1String("[STREAM]")) >= 2);
        QCOMPARE(told(result.out), told(source));
        QCOMPARE(facts(result.out), facts(source));
        const Listing before = packets(source), after = packets(result.out);
        for (const int stream : {1, 2, 3})
            QVERIFY(after.of(stream) == before.of(stream));
    }
};

QTEST_GUILESS_MAIN(TestSeams)
#include "tst_seams.moc"
