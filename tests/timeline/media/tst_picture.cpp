// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/picture.h"

#include <QProcess>
#include <QTest>

#include <cmath>

using namespace timeline;
using media::FramePtr;
using media::VideoFrame;

namespace {

QByteArray ffmpeg(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral("ffmpeg"),
        QStringList{QStringLiteral("-v"), QStringLiteral("error")} + arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return process.readAllStandardOutput();
}

QString sizeText(QSize size)
{
    return QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
}

// Bars and a gradient as raw bytes of `format`, made by FFmpeg with this matrix and range.
QByteArray rawBars(QSize size, const QString &format, const QString &matrix, const QString &range)
{
    return ffmpeg({QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
        QStringLiteral("smptehdbars=size=%1,format=gbrp").arg(sizeText(size)),
        QStringLiteral("-frames:v"), QStringLiteral("1"), QStringLiteral("-vf"),
        QStringLiteral(
            "scale=out_color_matrix=%1:out_range=%2:flags=accurate_rnd+full_chroma_int,format=%3")
            .arg(matrix, range, format),
        QStringLiteral("-f"), QStringLiteral("rawvideo"), QStringLiteral("-")});
}

// The same bytes as FFmpeg shows them, in RGB32.
QImage shownByFfmpeg(const QByteArray &raw, QSize size, const QString &format,
    const QString &matrix, const QString &range)
{
    const QByteArray bgra = ffmpeg(
        {QStringLiteral("-f"), QStringLiteral("rawvideo"), QStringLiteral("-s"), sizeText(size),
            QStringLiteral("-pix_fmt"), format, QStringLiteral("-i"), QStringLiteral("-"),
            QStringLiteral("-vf"),
            QStringLiteral("scale=in_color_matrix=%1:in_range=%2,format=bgra").arg(matrix, range),
            QStringLiteral("-f"), QStringLiteral("rawvideo"), QStringLiteral("-")},
        raw);
    if (bgra.size() != qsizetype(size.width()) * size.height() * 4)
        return {};
    return QImage(reinterpret_cast<const uchar *>(bgra.constData()), size.width(), size.height(),
        size.width() * 4, QImage::Format_RGB32)
        .copy();
}

FramePtr frameOf(const QByteArray &raw, QSize size, AVPixelFormat format)
{
    FramePtr frame = media::makeFrame();
    frame->width = size.width();
    frame->height = size.height();
    frame->format = format;
    av_frame_get_buffer(frame.get(), 32);
    std::uint8_t *data[4];
    int strides[4];
    av_image_fill_arrays(data, strides, reinterpret_cast<const std::uint8_t *>(raw.constData()),
        format, size.width(), size.height(), 1);
    const std::uint8_t *from[4]{data[0], data[1], data[2], data[3]};
    av_image_copy(frame->data, frame->linesize, from, strides, format, size.width(), size.height());
    return frame;
}

VideoFrame shared(FramePtr frame)
{
    return {std::shared_ptr<const AVFrame>(frame.release(), media::AvDeleter()), {}, 0};
}

// A picture of one colour.
FramePtr flat(QSize size, AVPixelFormat format, std::array<int, 3> values)
{
    FramePtr frame = media::makeFrame();
    frame->width = size.width();
    frame->height = size.height();
    frame->format = format;
    av_frame_get_buffer(frame.get(), 32);
    const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(format);
    for (int p = 0; p < 3; ++p) {
        const int height = p == 0 ? size.height() : -(-size.height() >> d->log2_chroma_h);
        for (int i = 0; i < height * frame->linesize[p] / (d->comp[0].depth > 8 ? 2 : 1); ++i) {
            if (d->comp[0].depth > 8)
                reinterpret_cast<std::uint16_t *>(frame->data[p])[i] =
                    std::uint16_t(values[std::size_t(p)]);
            else
                frame->data[p][i] = std::uint8_t(values[std::size_t(p)]);
        }
    }
    return frame;
}

int worst(const QImage &a, const QImage &b)
{
    if (a.size() != b.size() || a.isNull())
        return 256;
    int most = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            most = std::max({most, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                std::abs(qBlue(p) - qBlue(q))});
        }
    }
    return most;
}

model::VideoInfo infoOf(QSize coded, int rotation = 0)
{
    model::VideoInfo info;
    info.codedSize = coded;
    info.displaySize = rotation % 180 ? coded.transposed() : coded;
    info.rotation = rotation;
    return info;
}

// White but for one red corner, top left as stored.
QImage cornerPicture(int rotation, QSize size, const model::Conform &conform = {})
{
    FramePtr frame = flat(size, AV_PIX_FMT_YUV420P, {235, 128, 128});
    for (int y = 0; y < size.height() / 4; ++y)
        std::fill_n(frame->data[0] + y * frame->linesize[0], size.width() / 4, std::uint8_t(16));
    media::PictureConverter converter;
    return converter.toImage(shared(std::move(frame)), infoOf(size, rotation), {}, conform)
        .value_or(QImage());
}

} // namespace

class TestPicture : public QObject {
    Q_OBJECT

private slots:
    void imageIsThatOfFfmpeg_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("matrix");
        QTest::addColumn<QString>("range");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("tagged");
        const auto row = [](const char *name, const char *format, const char *matrix,
                             const char *range, QSize size, bool tagged) {
            QTest::newRow(name) << QString::fromLatin1(format) << QString::fromLatin1(matrix)
                                << QString::fromLatin1(range) << size << tagged;
        };
        row("BT.709 as the frame says", "yuv420p", "bt709", "tv", {320, 180}, true);
        row("BT.709 untagged from 720 lines on", "yuv420p", "bt709", "tv", {1280, 720}, false);
        row("BT.601 untagged below 720 lines", "yuv420p", "smpte170m", "tv", {320, 180}, false);
        row("BT.601 as the frame says at 720 lines", "yuv420p", "smpte170m", "tv", {1280, 720},
            true);
        row("BT.2020", "yuv420p10le", "bt2020", "tv", {320, 180}, true);
        row("full range", "yuv420p", "bt709", "pc", {320, 180}, true);
        row("full range by the format's name", "yuvj420p", "smpte170m", "pc", {320, 180}, false);
        row("10 bits", "yuv420p10le", "bt709", "tv", {320, 180}, true);
        row("10 bits 4:2:2", "yuv422p10le", "bt709", "tv", {320, 180}, true);
        row("4:4:4", "yuv444p", "bt709", "tv", {320, 180}, true);
        row("odd sides", "yuv420p", "bt709", "tv", {321, 181}, true);
        row("NV12", "nv12", "bt709", "tv", {320, 180}, true);
        row("planar RGB", "gbrp", "bt709", "pc", {320, 180}, false);
        for (const char *format : {"yuv420p", "yuv444p", "yuv422p10le", "yuv444p12le"}) {
            for (const char *matrix : {"bt709", "smpte170m", "bt2020", "fcc", "smpte240m"}) {
                for (const char *range : {"tv", "pc"})
                    row(qPrintable(QStringLiteral("%1, %2, %3")
                                       .arg(QLatin1String(format), QLatin1String(matrix),
                                           QLatin1String(range))),
                        format, matrix, range, {160, 90}, true);
            }
        }
    }

    void imageIsThatOfFfmpeg()
    {
        QFETCH(QString, format);
        QFETCH(QString, matrix);
        QFETCH(QString, range);
        QFETCH(QSize, size);
        QFETCH(bool, tagged);
        const AVPixelFormat pixels = av_get_pix_fmt(format.toLatin1().constData());
        const QByteArray raw = rawBars(size, format, matrix, range);
        QCOMPARE(raw.size(),
            qsizetype(av_image_get_buffer_size(pixels, size.width(), size.height(), 1)));
        FramePtr frame = frameOf(raw, size, pixels);
        if (tagged) {
            frame->colorspace = matrix == QLatin1String("bt2020")
                ? AVCOL_SPC_BT2020_NCL
                : AVColorSpace(av_color_space_from_name(matrix.toLatin1().constData()));
            frame->color_range =
                AVColorRange(av_color_range_from_name(range.toLatin1().constData()));
        }
        media::PictureConverter converter;
        const auto image = converter.toImage(shared(std::move(frame)), infoOf(size), {});
        QVERIFY(image);
        QCOMPARE(image->format(), QImage::Format_RGB32);
        QCOMPARE(image->size(), size);
        QVERIFY2(worst(*image, shownByFfmpeg(raw, size, format, matrix, range)) <= 2,
            qPrintable(
                QString::number(worst(*image, shownByFfmpeg(raw, size, format, matrix, range)))));
    }

    void fileTagsCountWhereTheFrameHasNone()
    {
        const QSize size(320, 180);
        const QByteArray raw =
            rawBars(size, QStringLiteral("yuv420p"), QStringLiteral("bt709"), QStringLiteral("pc"));
        model::VideoInfo info = infoOf(size);
        info.color = {QStringLiteral("bt709"), QStringLiteral("pc"), {}, {}};
        media::PictureConverter converter;
        const auto image =
            converter.toImage(shared(frameOf(raw, size, AV_PIX_FMT_YUV420P)), info, {});
        QVERIFY(image);
        QVERIFY(worst(*image,
                    shownByFfmpeg(raw, size, QStringLiteral("yuv420p"), QStringLiteral("bt709"),
                        QStringLiteral("pc")))
            <= 2);
    }

    void rotationTurnsClockwise_data()
    {
        QTest::addColumn<int>("rotation");
        QTest::addColumn<QPoint>("corner");
        QTest::addColumn<QSize>("shown");
        QTest::newRow("upright") << 0 << QPoint(2, 2) << QSize(64, 32);
        QTest::newRow("a quarter") << 90 << QPoint(29, 2) << QSize(32, 64);
        QTest::newRow("half") << 180 << QPoint(61, 29) << QSize(64, 32);
        QTest::newRow("three quarters") << 270 << QPoint(2, 61) << QSize(32, 64);
    }

    void rotationTurnsClockwise()
    {
        QFETCH(int, rotation);
        QFETCH(QPoint, corner);
        QFETCH(QSize, shown);
        const QImage image = cornerPicture(rotation, {64, 32});
        QCOMPARE(image.size(), shown);
        for (const QPoint p : {QPoint(2, 2), QPoint(shown.width() - 3, 2),
                 QPoint(2, shown.height() - 3), QPoint(shown.width() - 3, shown.height() - 3)})
            QCOMPARE(qGray(image.pixel(p)) < 20, p == corner);

        FramePtr frame = flat({64, 32}, AV_PIX_FMT_YUV422P10, {940, 512, 512});
        for (int y = 0; y < 8; ++y)
            std::fill_n(reinterpret_cast<std::uint16_t *>(frame->data[0] + y * frame->linesize[0]),
                16, std::uint16_t(64));
        media::PictureConverter converter;
        const auto upright = converter.toFrame(
            shared(std::move(frame)), infoOf({64, 32}, rotation), shown, AV_PIX_FMT_YUV420P, {});
        QVERIFY(upright);
        QCOMPARE(QSize((*upright)->width, (*upright)->height), shown);
        for (const QPoint p :
            {QPoint(2, 2), QPoint(shown.width() - 3, 2), QPoint(2, shown.height() - 3)})
            QCOMPARE(
                (*upright)->data[0][p.y() * (*upright)->linesize[0] + p.x()] < 20, p == corner);
    }

    void cropIsGivenInTheUprightPicture()
    {
        model::Conform conform;
        conform.cropX = 0.5;
        conform.cropWidth = 0.5;
        conform.cropHeight = 0.5;
        const QImage image = cornerPicture(90, {64, 32}, conform);
        QCOMPARE(image.size(), QSize(16, 32));
        QVERIFY(qGray(image.pixel(12, 2)) < 20);
        QVERIFY(qGray(image.pixel(2, 2)) > 235);
        QVERIFY(qGray(image.pixel(12, 28)) > 235);
    }

    void cropOnOddPixelsIsExact()
    {
        // Columns 0…12 black, the rest white: cut at 13.
        FramePtr frame = flat({64, 32}, AV_PIX_FMT_YUV420P, {235, 128, 128});
        for (int y = 0; y < 32; ++y)
            std::fill_n(frame->data[0] + y * frame->linesize[0], 13, std::uint8_t(16));
        model::Conform conform;
        conform.cropX = 13.0 / 64;
        conform.cropWidth = 40.0 / 64;
        media::PictureConverter converter;
        const auto cut = converter.toFrame(
            shared(std::move(frame)), infoOf({64, 32}), {40, 32}, AV_PIX_FMT_YUV420P, {}, conform);
        QVERIFY(cut);
        for (int x = 0; x < 40; ++x)
            QCOMPARE(int((*cut)->data[0][x]), 235);
    }

    void sizeIsTheMostThatIsOfUse()
    {
        media::PictureConverter converter;
        model::VideoInfo info = infoOf({720, 576});
        info.sampleAspect = {64, 45};
        info.displaySize = {1024, 576};
        const VideoFrame frame = shared(flat({720, 576}, AV_PIX_FMT_YUV420P, {235, 128, 128}));
        QCOMPARE(converter.toImage(frame, info, {})->size(), QSize(1024, 576));
        QCOMPARE(converter.toImage(frame, info, {4000, 4000})->size(), QSize(1024, 576));
        QCOMPARE(converter.toImage(frame, info, {512, 512})->size(), QSize(512, 288));
        QCOMPARE(converter.toImage(frame, info, {4000, 144})->size(), QSize(256, 144));
    }

    void aFlatColourStaysAtEverySize_data()
    {
        QTest::addColumn<QSize>("from");
        QTest::addColumn<QSize>("to");
        QTest::newRow("as it is") << QSize(320, 180) << QSize(320, 180);
        QTest::newRow("a little smaller") << QSize(320, 180) << QSize(288, 162);
        QTest::newRow("half") << QSize(1920, 1080) << QSize(960, 540);
        QTest::newRow("a third") << QSize(1920, 1080) << QSize(640, 360);
        QTest::newRow("a tile") << QSize(1920, 1080) << QSize(160, 90);
        QTest::newRow("a thumbnail of a small video") << QSize(320, 180) << QSize(128, 72);
        QTest::newRow("a thumbnail of a large video") << QSize(1920, 1080) << QSize(128, 72);
    }

    // Rounding that is off by a little for each line adds up in large steps down.
    void aFlatColourStaysAtEverySize()
    {
        QFETCH(QSize, from);
        QFETCH(QSize, to);
        FramePtr frame = flat(from, AV_PIX_FMT_YUV420P, {126, 100, 150});
        frame->colorspace = AVCOL_SPC_SMPTE170M;
        frame->color_range = AVCOL_RANGE_MPEG;
        media::PictureConverter converter;
        const auto image = converter.toImage(shared(std::move(frame)), infoOf(from), to);
        QVERIFY(image);
        QCOMPARE(image->size(), to);
        QImage expected(to, QImage::Format_RGB32);
        expected.fill(qRgb(163, 121, 72)); // ITU-R BT.601 worked out by hand
        QVERIFY2(
            worst(*image, expected) <= 2, qPrintable(QString::number(worst(*image, expected))));
    }

    void aBigPictureHasNoSeams_data()
    {
        QTest::addColumn<QSize>("to");
        QTest::newRow("as it is") << QSize(1920, 1080);
        QTest::newRow("a little smaller") << QSize(1438, 809);
        QTest::newRow("half") << QSize(960, 540);
    }
    // It is converted in shares, side by side: each line is what its lines of the source are. These
    // are rounded themselves.
    void aBigPictureHasNoSeams()
    {
        QFETCH(QSize, to);
        const QSize size(1920, 1080);
        FramePtr frame = flat(size, AV_PIX_FMT_YUV420P, {0, 128, 128});
        const auto lumaAt = [&](double y) { return 16 + 219 * y / size.height(); };
        for (int y = 0; y < size.height(); ++y)
            std::fill_n(frame->data[0] + std::ptrdiff_t(y) * frame->linesize[0], size.width(),
                std::uint8_t(std::lround(lumaAt(y))));
        frame->color_range = AVCOL_RANGE_MPEG;
        media::PictureConverter converter;
        const auto image = converter.toImage(shared(std::move(frame)), infoOf(size), to);
        QVERIFY(image);
        QImage expected(to, QImage::Format_RGB32);
        for (int y = 0; y < to.height(); ++y) {
            const double source = (y + 0.5) * size.height() / to.height() - 0.5;
            const int grey =
                int(std::lround(std::clamp((lumaAt(source) - 16) * 255 / 219, 0.0, 255.0)));
            std::fill_n(
                reinterpret_cast<QRgb *>(expected.scanLine(y)), to.width(), qRgb(grey, grey, grey));
        }
        QVERIFY2(
            worst(*image, expected) <= 3, qPrintable(QString::number(worst(*image, expected))));
    }

    void pixelsThatAreNotSquareBecomeSo_data()
    {
        QTest::addColumn<QSize>("shown");
        QTest::addColumn<int>("rotation");
        QTest::newRow("wide pixels") << QSize(128, 32) << 0;
        QTest::newRow("narrow pixels") << QSize(48, 32) << 0;
        QTest::newRow("wide pixels, turned by a quarter") << QSize(32, 128) << 90;
    }

    void pixelsThatAreNotSquareBecomeSo()
    {
        QFETCH(QSize, shown);
        QFETCH(int, rotation);
        FramePtr frame = flat({64, 32}, AV_PIX_FMT_YUV420P, {235, 128, 128});
        for (int y = 0; y < 32; ++y)
            std::fill_n(frame->data[0] + y * frame->linesize[0], 32, std::uint8_t(16));
        model::VideoInfo info = infoOf({64, 32}, rotation);
        info.displaySize = shown;
        media::PictureConverter converter;
        const auto image = converter.toImage(shared(std::move(frame)), info, {});
        QVERIFY(image);
        QCOMPARE(image->size(), shown);
        // Black is the left half as stored: turned by a quarter it is the upper one.
        const QPoint dark =
            rotation == 90 ? QPoint(16, shown.height() / 4) : QPoint(shown.width() / 4, 16);
        const QPoint bright =
            rotation == 90 ? QPoint(16, shown.height() * 3 / 4) : QPoint(shown.width() * 3 / 4, 16);
        QVERIFY(qGray(image->pixel(dark)) <= 2 && qGray(image->pixel(bright)) >= 253);
        const auto small = converter.toImage(
            shared(flat({64, 32}, AV_PIX_FMT_YUV420P, {235, 128, 128})), info, shown / 2);
        QVERIFY(small);
        QCOMPARE(small->size(), shown / 2);
    }

    void gainAndOffsetReachEachChannel()
    {
        model::Conform conform;
        conform.colorMatch = true;
        conform.gain = {0.5, 1.0, 1.0};
        conform.offset = {0.0, 0.1, -0.1};
        media::PictureConverter converter;
        const VideoFrame gray = shared(flat({32, 32}, AV_PIX_FMT_YUV420P, {126, 128, 128}));
        const QRgb plain = converter.toImage(gray, infoOf({32, 32}), {})->pixel(5, 5);
        const QRgb matched = converter.toImage(gray, infoOf({32, 32}), {}, conform)->pixel(5, 5);
        QVERIFY(std::abs(qRed(matched) - qRed(plain) * 0.5) <= 1.5);
        QVERIFY(std::abs(qGreen(matched) - (qGreen(plain) + 25.5)) <= 1.5);
        QVERIFY(std::abs(qBlue(matched) - (qBlue(plain) - 25.5)) <= 1.5);
        conform.colorMatch = false;
        QCOMPARE(converter.toImage(gray, infoOf({32, 32}), {}, conform)->pixel(5, 5), plain);
    }

    void nothingToDoPassesThePictureThrough()
    {
        FramePtr frame = flat({64, 32}, AV_PIX_FMT_YUV420P10, {500, 400, 600});
        frame->pts = 7;
        frame->pict_type = AV_PICTURE_TYPE_I;
        const std::uint8_t *data = frame->data[0];
        media::PictureConverter converter;
        const auto same = converter.toFrame(
            shared(std::move(frame)), infoOf({64, 32}), {64, 32}, AV_PIX_FMT_YUV420P10, {});
        QVERIFY(same);
        QCOMPARE((*same)->data[0], data);
        QCOMPARE((*same)->pts, AV_NOPTS_VALUE);
        QCOMPARE((*same)->pict_type, AV_PICTURE_TYPE_NONE);
        QCOMPARE((*same)->colorspace, AVCOL_SPC_SMPTE170M);
        QCOMPARE((*same)->color_range, AVCOL_RANGE_MPEG);
    }

    void matrixAndRangeChangeForTheEncoder_data()
    {
        QTest::addColumn<QString>("matrix");
        QTest::addColumn<QString>("range");
        QTest::newRow("another matrix") << QStringLiteral("bt709") << QStringLiteral("tv");
        QTest::newRow("another range") << QStringLiteral("smpte170m") << QStringLiteral("pc");
        QTest::newRow("both") << QStringLiteral("bt709") << QStringLiteral("pc");
    }

    void matrixAndRangeChangeForTheEncoder()
    {
        QFETCH(QString, matrix);
        QFETCH(QString, range);
        // Looks the same before and after.
        const VideoFrame frame = shared(flat({64, 64}, AV_PIX_FMT_YUV420P, {120, 90, 170}));
        media::PictureConverter converter;
        const QRgb before = converter.toImage(frame, infoOf({64, 64}), {})->pixel(9, 9);
        auto converted = converter.toFrame(
            frame, infoOf({64, 64}), {64, 64}, AV_PIX_FMT_YUV420P, {matrix, range, {}, {}});
        QVERIFY(converted);
        QVERIFY((*converted)->data[0][0] != 120);
        const QRgb after =
            converter.toImage(shared(std::move(*converted)), infoOf({64, 64}), {})->pixel(9, 9);
        QVERIFY(std::abs(qRed(before) - qRed(after)) <= 2);
        QVERIFY(std::abs(qGreen(before) - qGreen(after)) <= 2);
        QVERIFY(std::abs(qBlue(before) - qBlue(after)) <= 2);
    }

    void hdrBecomesSdrAndComesBack_data()
    {
        QTest::addColumn<int>("transfer");
        QTest::addColumn<int>("luma");
        QTest::addColumn<int>("gray");
        // 203 cd/m², the reference white, is code 0.58 of PQ and 0.75 of HLG: (1 + 1/w²)/(1 + 1) =
        // 0.52 of the screen's light, 0.763 of its signal.
        QTest::newRow("PQ, reference white")
            << int(AVCOL_TRC_SMPTE2084) << 64 + int(0.5807 * 876) << 195;
        QTest::newRow("HLG, reference white")
            << int(AVCOL_TRC_ARIB_STD_B67) << 64 + int(0.75 * 876) << 195;
        QTest::newRow("PQ, 1000 cd/m² is white")
            << int(AVCOL_TRC_SMPTE2084) << 64 + int(0.7518 * 876) << 255;
        QTest::newRow("HLG, black") << int(AVCOL_TRC_ARIB_STD_B67) << 64 << 0;
    }

    void hdrBecomesSdrAndComesBack()
    {
        QFETCH(int, transfer);
        QFETCH(int, luma);
        QFETCH(int, gray);
        FramePtr frame = flat({64, 64}, AV_PIX_FMT_YUV420P10, {luma, 512, 512});
        frame->color_trc = AVColorTransferCharacteristic(transfer);
        frame->color_primaries = AVCOL_PRI_BT2020;
        frame->colorspace = AVCOL_SPC_BT2020_NCL;
        const VideoFrame hdr = shared(std::move(frame));
        media::PictureConverter converter;
        const QRgb shown = converter.toImage(hdr, infoOf({64, 64}), {})->pixel(9, 9);
        QVERIFY2(std::abs(qGreen(shown) - gray) <= 2, qPrintable(QString::number(qGreen(shown))));
        QVERIFY(std::abs(qRed(shown) - qBlue(shown)) <= 2);

        const model::ColorInfo sdr{QStringLiteral("bt709"), QStringLiteral("tv"),
            QStringLiteral("bt709"), QStringLiteral("bt709")};
        auto sent = converter.toFrame(hdr, infoOf({64, 64}), {64, 64}, AV_PIX_FMT_YUV420P10, sdr);
        QVERIFY(sent);
        const model::ColorInfo back{QStringLiteral("bt2020nc"), QStringLiteral("tv"),
            QStringLiteral("bt2020"),
            QString::fromLatin1(av_color_transfer_name(AVColorTransferCharacteristic(transfer)))};
        const auto returned = converter.toFrame(
            shared(std::move(*sent)), infoOf({64, 64}), {64, 64}, AV_PIX_FMT_YUV420P10, back);
        QVERIFY(returned);
        const int came = reinterpret_cast<const std::uint16_t *>((*returned)->data[0])[9];
        QVERIFY2(std::abs(came - luma) <= 4, qPrintable(QString::number(came)));
    }

    void whatIsNoPictureIsAnError()
    {
        media::PictureConverter converter;
        QVERIFY(!converter.toImage({}, {}, {}));
        const VideoFrame frame = shared(flat({64, 64}, AV_PIX_FMT_YUV420P, {120, 90, 170}));
        QVERIFY(!converter.toFrame(frame, {}, {}, AV_PIX_FMT_YUV420P, {}));
        QVERIFY(!converter.toFrame(frame, {}, {64, 64}, AV_PIX_FMT_NONE, {}));
        QVERIFY(!converter.toFrame(frame, {}, {2'000'000, 2'000'000}, AV_PIX_FMT_YUV420P, {}));
    }
};

QTEST_GUILESS_MAIN(TestPicture)
#include "tst_picture.moc"
