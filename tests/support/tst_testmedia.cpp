// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>

using namespace testsupport;

// The support library itself: what it draws and sounds survives encoding, decoding and scaling by
// FFmpeg.
class TestMedia : public QObject {
    Q_OBJECT

private slots:
    void numbersSurviveScaling_data();
    void numbersSurviveScaling();
    void mixedPicturesAreRefused();
    void foreignPicturesAreRefused();
    void everyFrameIsRead_data();
    void everyFrameIsRead();
    void clicksAreFound_data();
    void clicksAreFound();
    void tonesTellChannelsApart();
    void sameSpecGivesTheSameFile();
};

static QByteArray ffmpeg(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("ffmpeg"),
        QStringList{
            QStringLiteral("-hide_banner"), QStringLiteral("-loglevel"), QStringLiteral("error")}
            + arguments);
    process.waitForFinished(-1);
    return process.readAllStandardOutput();
}

static std::vector<float> decodedSound(const QString &path, const MediaSpec &spec)
{
    const QByteArray bytes = ffmpeg({QStringLiteral("-i"), path, QStringLiteral("-map"),
        QStringLiteral("0:a:0"), QStringLiteral("-f"), QStringLiteral("f32le"),
        QStringLiteral("-ac"), QString::number(spec.audioChannels), QStringLiteral("pipe:1")});
    std::vector<float> samples(std::size_t(bytes.size()) / sizeof(float));
    if (!samples.empty())
        std::memcpy(samples.data(), bytes.constData(), samples.size() * sizeof(float));
    return samples;
}

void TestMedia::numbersSurviveScaling_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QSize>("size");
    QTest::newRow("the first frame as drawn") << 0 << QSize(320, 180);
    QTest::newRow("a middle number enlarged to 1080p") << 0x5a5a << QSize(1920, 1080);
    QTest::newRow("the highest number reduced") << 0xffff << QSize(160, 90);
    QTest::newRow("an upright phone picture") << 1234 << QSize(180, 320);
}

void TestMedia::numbersSurviveScaling()
{
    QFETCH(int, number);
    QFETCH(QSize, size);
    const QSize drawn = size.width() > size.height() ? QSize(320, 180) : QSize(180, 320);
    const QImage scaled =
        paintNumber(number, drawn).scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QCOMPARE(readNumber(scaled), std::optional<int>(number));
    QCOMPARE(readNumber(scaled.scaled(drawn, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)),
        std::optional<int>(number));
}

void TestMedia::mixedPicturesAreRefused()
{
    const QImage a = paintNumber(100, {320, 180}), b = paintNumber(203, {320, 180});
    QImage half(a.size(), QImage::Format_RGB32);
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const int grey = (qGray(a.pixel(x, y)) + qGray(b.pixel(x, y))) / 2;
            half.setPixel(x, y, qRgb(grey, grey, grey));
        }
    }
    QCOMPARE(readNumber(half), std::nullopt);
    QImage torn = a.copy();
    for (int y = 90; y < 180; ++y)
        memcpy(torn.scanLine(y), b.constScanLine(y), std::size_t(a.bytesPerLine()));
    QCOMPARE(readNumber(torn), std::nullopt);
}

void TestMedia::foreignPicturesAreRefused()
{
    QImage flat(320, 180, QImage::Format_RGB32);
    for (QRgb color : {qRgb(0, 0, 0), qRgb(255, 255, 255), qRgb(90, 130, 40)}) {
        flat.fill(color);
        QCOMPARE(readNumber(flat), std::nullopt);
    }
    QCOMPARE(readNumber(QImage()), std::nullopt);
    for (int number : {0, 77, 4321}) {
        const QImage image = paintNumber(number, {320, 180});
        QCOMPARE(readNumber(image.mirrored(true, false)), std::nullopt);
        QCOMPARE(readNumber(image.mirrored(false, true)), std::nullopt);
    }
}

void TestMedia::everyFrameIsRead_data()
{
    QTest::addColumn<QString>("name");
    for (const MediaSpec &row : matrix())
        QTest::newRow(qPrintable(row.name)) << row.name;
}

void TestMedia::everyFrameIsRead()
{
    QFETCH(QString, name);
    const MediaSpec media = spec(name);
    const QString path = make(media);
    QTemporaryDir folder;
    ffmpeg({QStringLiteral("-i"), path, QStringLiteral("-fps_mode"), QStringLiteral("passthrough"),
        folder.filePath(QStringLiteral("%05d.png"))});
    std::vector<int> numbers;
    for (const QFileInfo &file : QDir(folder.path()).entryInfoList(QDir::Files, QDir::Name))
        numbers.push_back(readNumber(QImage(file.filePath())).value_or(-1));
    QCOMPARE(numbers, expectedNumbers(media));
}

void TestMedia::clicksAreFound_data()
{
    everyFrameIsRead_data();
}

void TestMedia::clicksAreFound()
{
    QFETCH(QString, name);
    const MediaSpec media = spec(name);
    if (media.audioChannels == 0) {
        QVERIFY(decodedSound(make(media), media).empty());
        return;
    }
    const std::vector<float> sound = makeSound(media);
    std::vector<std::int64_t> expected;
    for (std::int64_t at = media.audioRate / 4;
         at < std::int64_t(sound.size()) / media.audioChannels; at += media.audioRate / 2)
        expected.push_back(at);
    QCOMPARE(clickPositions(sound, media.audioChannels, 0, media.audioRate), expected);
    // What the codec's priming does to absolute positions is for the tests of the readers; the
    // distances must survive encoding.
    const std::vector<float> decoded = decodedSound(make(media), media);
    const int rate =
        media.videoArgs.join(QString()).contains(QLatin1String("vp9")) ? 48000 : media.audioRate;
    const auto clicks = clickPositions(decoded, media.audioChannels, 0, rate);
    QVERIFY(clicks.size() >= 2);
    for (std::size_t i = 1; i < clicks.size(); ++i)
        QCOMPARE(clicks[i] - clicks[i - 1], std::int64_t(rate / 2));
}

void TestMedia::tonesTellChannelsApart()
{
    const MediaSpec media = spec(QStringLiteral("5.1 sound"));
    const std::vector<float> decoded = decodedSound(make(media), media);
    const std::span<const float> middle =
        std::span(decoded).subspan(std::size_t(6 * 52000), std::size_t(6 * 24000));
    for (int channel : {0, 1, 2, 4, 5})
        QCOMPARE(toneHeard(middle, 6, channel, 48000), std::optional<int>(channel));
    const std::vector<float> nothing(4800, 0.0f);
    QCOMPARE(toneHeard(nothing, 1, 0, 48000), std::nullopt);
}

void TestMedia::sameSpecGivesTheSameFile()
{
    MediaSpec media = spec(QStringLiteral("H.264 baseline"));
    const QString path = make(media);
    QCOMPARE(make(media), path);
    media.name = QStringLiteral("another name");
    QCOMPARE(make(media), path);
    media.firstNumber = 9;
    QVERIFY(make(media) != path);
}

QTEST_GUILESS_MAIN(TestMedia)
#include "tst_testmedia.moc"
